"""One order of a story's tellers and statements, whatever order they arrived in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.attention.standing import Standing

Floats = NDArray[np.float64]
Hashes = NDArray[np.uint64]


def in_order(own: Floats, others: Floats, standing: Standing) -> tuple[Floats, Standing] | None:
    """`own` above `others`, rows and columns sorted by content, without silent ones.

    With how they stand, in the same order. None if nothing is left on either side. The draws go by
    position; sorting makes them independent of the order in which articles and statements
    arrived. Each axis is first sorted by what the order of the other cannot change: rows by
    their words as a multiset, columns by the source's words and the multiset of pairs of words
    and row; then rows by their words as they now stand. A multiset goes by the sum of its
    elements' hashes (Clarke et al. 2003, doi:10.1007/978-3-540-40061-5_12): which order it is
    does not matter.
    """
    told = others.any(axis=1)
    others, early, votes = others[told], standing.early[told], standing.votes[told]
    if not own.any() or not len(others):
        return None
    rows, columns = np.divmod(np.flatnonzero(others != 0), len(own))
    words = _hashed(others[rows, columns].view(np.uint64))
    stands = _hashed(_hashed(votes.view(np.uint64)) + early)
    each = _added(words, rows, len(others)) ^ stands
    told_by = _added(_hashed(words ^ each[rows]), columns, len(own))
    order = np.lexsort((standing.out, told_by, own))
    order = order[((own > 0) | others.any(axis=0))[order]]
    others = others[:, order]
    keys = [(row.tobytes(), mark) for row, mark in zip(others, stands.tolist(), strict=True)]
    by_key = sorted(range(len(keys)), key=keys.__getitem__)
    ordered = np.vstack([own[order], others[by_key]])
    return ordered, Standing(early[by_key], standing.out[order], votes[by_key], standing.own_votes)


def _added(hashes: Hashes, groups: NDArray[np.int64], count: int) -> Hashes:
    """The sum of the hashes of each of `count` groups, modulo 2**64."""
    sums = np.zeros(count, dtype=np.uint64)
    np.add.at(sums, groups, hashes)
    return sums


def _hashed(bits: Hashes) -> Hashes:
    """The bits, mixed as SplitMix64 does (Steele et al. 2014, doi:10.1145/2660193.2660195)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return bits ^ (bits >> np.uint64(31))
