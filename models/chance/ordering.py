"""One order of a story's tellers and statements, whatever order they arrived in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.arrays import Floats, Integers
from models.attention.standing import Standing

Hashes = NDArray[np.uint64]

_OWN = np.uint64(0x9E3779B97F4A7C15)  # stands for the row of the source; no small number


@dataclass(frozen=True, eq=False)
class Ordered:
    """A source above the others, in an order of their own.

    words: of shape (n_tellers, n_statements), the source first; no row or column is all 0.
    standing: of the others in that order. tellers, statements: where each of the others, and each
    statement, stood before.
    """

    words: Floats
    standing: Standing
    tellers: Integers
    statements: Integers


def in_order(
    own: Floats, others: Floats, standing: Standing, tags: Hashes | None = None
) -> Ordered | None:
    """`own` above `others`, rows and columns sorted by content, without silent ones.

    tags: of shape (1 + n_others, n_statements), the source first: what else tells a teller's
    statement from another, which only orders what is alike without. None if nothing is left on
    either side. The draws go by position; sorting makes them independent of the order in which
    articles and statements arrived. Each axis is first sorted by what the order of the other
    cannot change: rows by their words as a multiset, columns by the source's words and the
    multiset of pairs of words and row; then rows by their words as they now stand. A multiset
    goes by the sum of its elements' hashes (Clarke et al. 2003,
    doi:10.1007/978-3-540-40061-5_12): which order it is does not matter.
    """
    kept = np.flatnonzero(others.any(axis=1))
    if not own.any() or not len(kept):
        return None
    others, early, votes = others[kept], standing.early[kept], standing.votes[kept]
    stands = hashed(hashed(votes.view(np.uint64)) + early)
    tags = None if tags is None else tags[np.append(0, kept + 1)]
    aside = np.zeros(len(own), dtype=np.bool_) if standing.aside is None else standing.aside
    order = _columns(own, others, standing.out + 2 * aside, stands, tags)
    words = others[:, order]
    marks = [b""] * len(words) if tags is None else [row.tobytes() for row in tags[1:, order]]
    keys = [
        (row.tobytes(), *stand) for row, *stand in zip(words, stands.tolist(), marks, strict=True)
    ]
    by_key = sorted(range(len(keys)), key=keys.__getitem__)
    return Ordered(
        np.vstack([own[order], words[by_key]]),
        Standing(
            early[by_key], standing.out[order], votes[by_key], standing.own_votes, aside[order]
        ),
        kept[by_key],
        order,
    )


def _columns(
    own: Floats, others: Floats, out: Integers, stands: Hashes, tags: Hashes | None
) -> Integers:
    """The statements that anybody tells, in order."""
    rows, columns = np.divmod(np.flatnonzero(others != 0), len(own))
    words = hashed(others[rows, columns].view(np.uint64))
    each = _added(words, rows, len(others)) ^ stands
    keys = [out, _added(hashed(words ^ each[rows]), columns, len(own)), own]
    if tags is not None:
        keys.insert(0, _tagged(tags, np.append(_OWN, each)))
    order = np.lexsort(keys)
    return order[((own > 0) | others.any(axis=0))[order]]


def _tagged(tags: Hashes, each: Hashes) -> Hashes:
    """A hash of the tags of each statement, whose they are and not in which order."""
    rows, columns = np.nonzero(tags)
    return _added(hashed(tags[rows, columns] ^ each[rows]), columns, tags.shape[1])


def _added(hashes: Hashes, groups: Integers, count: int) -> Hashes:
    """The sum of the hashes of each of `count` groups, modulo 2**64."""
    sums = np.zeros(count, dtype=np.uint64)
    np.add.at(sums, groups, hashes)
    return sums


def hashed(bits: Hashes) -> Hashes:
    """The bits, mixed as SplitMix64 does (Steele et al. 2014, doi:10.1145/2660193.2660195)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return bits ^ (bits >> np.uint64(31))
