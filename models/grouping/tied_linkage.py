"""Average linkage (UPGMA) on a sparse affinity, exact, and fair to ties.

Sums of whole numbers are exact in whatever order they are added up, so no rounding decides
and no order of input can. Equal means are treated alike:

1. Of two pairs equally alike, the one that has more in common with third sentences goes
   first: the product of the two's affinities to each third sentence, summed.
2. Pairs equal in that too are merged at once, as a group, if the mean over all pairs inside
   the group reaches the threshold (the multidendrogram of Fernández and Gómez 2008,
   doi:10.1007/s00357-008-9004-x, with a threshold on the group).
3. Where it does not, nothing in the affinities says which pair to prefer: they stay apart
   until a merge of one of them with another decides it.

Only sums that are not zero are kept, and only pairs whose mean reaches the threshold wait
to be merged: the candidates of A + B lie among those of A and of B, for the mean of A + B
to C lies between those of A to C and of B to C (average linkage is reducible).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import Final

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from models.arrays import Labels

Pair = tuple[int, int]

UNIT: Final = 2**30
"""Affinities are counted in these parts of 1."""

# A unit of affinity is divided into so many parts to order ties by what they have in
# common: more than 1,000,000 sentences can add up (each at most _COARSE squared).
_PARTS = 2**50
_COARSE = 2**15


def link(weights: csr_array, least: int) -> Labels:
    """The cluster of each of n sentences, of shape (n,).

    weights: (n, n), symmetric whole numbers, 0 to UNIT; absent pairs and the diagonal
    are 0. Clusters are merged while the mean over all their pairs is at least `least`.
    The smaller row of sums moves into the larger: O(m log² n) for m pairs, no n-by-n matrix.
    """
    linkage = _Linkage(weights, least)
    while pairs := linkage.most_alike():
        for group in _connected(pairs):
            if linkage.holds(group):
                linkage.merge(group)
            else:
                linkage.put_off(group, pairs)
    labels = np.empty(weights.shape[0], dtype=np.int64)
    for label, members in enumerate(linkage.members.values()):
        labels[members] = label
    return labels


class _Linkage:
    """The clusters so far. A cluster that absorbs another keeps its number.

    sums: for each cluster its neighbours and the sum of affinities to each. members: the
    sentences of each. waiting: a heap of (minus a mean, cluster, cluster). An absorption
    changes the means to all neighbours; only those of the absorbed cluster are put in anew,
    for to the others the mean sinks, which is seen when the pair's turn comes. undecided:
    for each cluster the tied pairs that wait for a change.
    """

    def __init__(self, weights: csr_array, least: int) -> None:
        self._least = least * _PARTS
        self.sums: dict[int, dict[int, int]] = {one: {} for one in range(weights.shape[0])}
        self.members = {one: [one] for one in range(weights.shape[0])}
        self._undecided: dict[int, list[set[Pair]]] = defaultdict(list)
        self._waiting: list[tuple[int, int, int]] = []
        for one, other, weight in _refined(weights, least):
            self.sums[one][other] = weight
            if one < other and weight >= self._least:
                self._waiting.append((-weight, one, other))
        heapify(self._waiting)

    def most_alike(self) -> set[Pair]:
        """The pairs of clusters with the greatest mean affinity, taken from those waiting."""
        pairs: set[Pair] = set()
        greatest = None
        while self._waiting and greatest in (None, self._waiting[0][0]):
            mean, one, other = heappop(self._waiting)
            if one not in self.sums or other not in self.sums:
                continue
            if mean == (now := self._mean(one, other)):
                greatest = mean
                pairs.add((one, other))
            elif mean < now:  # it has sunk since; where it has risen it was put in anew
                self._wait(one, other)
        return pairs

    def holds(self, group: frozenset[int]) -> bool:
        """Whether the mean over all pairs between the clusters reaches the threshold."""
        sizes = [len(self.members[one]) for one in group]
        twice = sum(sizes) ** 2 - sum(size**2 for size in sizes)
        total = sum(self.sums[one].get(other, 0) for one in group for other in group)
        return total >= self._least * twice

    def put_off(self, group: frozenset[int], pairs: set[Pair]) -> None:
        """Keep the tied pairs of `group` until one of its clusters is merged with another."""
        inside = {pair for pair in pairs if pair[0] in group}
        for one in group:
            self._undecided[one].append(inside)

    def merge(self, group: frozenset[int]) -> None:
        """Make one cluster of the clusters in `group`."""
        kept = max(group, key=lambda one: len(self.sums[one]))  # the fewest sums to move
        for other in group - {kept}:
            self._absorb(other, kept)
        for one in group:
            for pairs in self._undecided.pop(one, ()):
                self._take_up(pairs)

    def _absorb(self, old: int, kept: int) -> None:
        self.members[kept] += self.members.pop(old)
        row = self.sums[kept]
        for other, total in self.sums.pop(old).items():
            theirs = self.sums[other]
            del theirs[old]
            if other != kept:
                row[other] = theirs[kept] = row.get(other, 0) + total
                self._wait(kept, other)

    def _take_up(self, pairs: set[Pair]) -> None:
        """Let tied pairs wait again that were put off."""
        while pairs:  # emptied: the set is known to each cluster of the group
            pair = pairs.pop()
            if self.sums.keys() >= set(pair):
                self._wait(*pair)

    def _wait(self, one: int, other: int) -> None:
        """Let the pair wait, if it reaches the threshold."""
        pairs = len(self.members[one]) * len(self.members[other])
        if self.sums[one][other] >= self._least * pairs:
            heappush(self._waiting, (self._mean(one, other), one, other))

    def _mean(self, one: int, other: int) -> int:
        """Minus the mean, in parts of a unit: a whole number, which no float could hold."""
        pairs = len(self.members[one]) * len(self.members[other])
        return -self.sums[one][other] // pairs


def _refined(weights: csr_array, least: int) -> Iterator[tuple[int, int, int]]:
    """(row, column, weight in parts of a unit) of each entry, ties told apart.

    Third sentences count only where both pairs reach the threshold, so that a sentence
    unrelated to all others changes nothing.
    """
    if not weights.nnz:
        return
    linked = weights >= least
    coarse = csr_array(weights.multiply(linked))
    coarse.data //= UNIT // _COARSE
    common = csr_array((coarse @ coarse).multiply(linked))
    entries = coo_array(weights)
    yield from (
        (one, other, weight * _PARTS + shared)
        for one, other, weight, shared in zip(
            *(axis.tolist() for axis in entries.coords),
            entries.data.tolist(),
            np.asarray(common[entries.row, entries.col]).tolist(),
            strict=True,
        )
    )


def _connected(pairs: set[Pair]) -> list[frozenset[int]]:
    """The groups of clusters that `pairs` connect."""
    if len(pairs) == 1:  # nearly always: no ties
        return [frozenset(*pairs)]
    clusters, places = np.unique(np.array(sorted(pairs)), return_inverse=True)
    ends = places.reshape(-1, 2).T
    graph = coo_array((np.ones(len(pairs)), (ends[0], ends[1])), shape=(len(clusters),) * 2)
    component = connected_components(graph, directed=False)[1]
    groups: dict[int, list[int]] = defaultdict(list)
    for cluster, number in zip(clusters.tolist(), component.tolist(), strict=True):
        groups[number].append(cluster)
    return [frozenset(group) for group in groups.values()]
