"""One order of a story's tellers and statements, whatever order they arrived in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def in_order(own: Floats, others: Floats) -> Floats | None:
    """`own` above `others`, rows and columns sorted by content, without silent ones.

    None if nothing is left on either side. The draws go by position; sorting makes them
    independent of the order in which articles and statements arrived. Each axis is first
    sorted by what the order of the other cannot change: rows by their sorted values, columns
    by the source's value and the sorted pairs of value and row; then rows by their values as
    they now stand.
    """
    others = others[others.sum(axis=1) > 0]
    if own.sum() == 0 or len(others) == 0:
        return None
    told = (own > 0) | (others.sum(axis=0) > 0)
    own, others = own[told], others[:, told]
    kind = _ranks(np.sort(others, axis=1))
    pairs = np.sort(others * (len(others) + 1) + kind[:, None], axis=0)
    columns = _order(np.column_stack([own, pairs.T]))
    own, others = own[columns], others[:, columns]
    return np.vstack([own, others[_order(others)]])


def _order(rows: Floats) -> NDArray[np.int64]:
    """The order of `rows` by content, of shape (n,); which order does not matter."""
    keys = [row.tobytes() for row in np.ascontiguousarray(rows)]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)


def _ranks(rows: Floats) -> NDArray[np.int64]:
    """Where each row stands among the distinct rows, of shape (n,)."""
    keys = [row.tobytes() for row in np.ascontiguousarray(rows)]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return np.array([ranks[key] for key in keys], dtype=np.int64)
