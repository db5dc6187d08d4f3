"""The tree of average linkage over articles, and the stories that last longest in it.

A cut at one height serves no two collections: headlines of a much told event are as unlike
as articles on two trials of one party in full-text news. So a story is the branch that
exists over the widest range of plausible thresholds, weighted by how plausible each is.
Every article's way from its leaf to the root is divided among the clusters it passes
through, and the partition is taken whose clusters hold the largest part of all ways
together: the "excess of mass" of HDBSCAN (Campello et al. 2013,
doi:10.1007/978-3-642-37456-2_14), here on the tree of average linkage and with a prior on
the threshold. With a narrow prior that is a cut at one height, with a wide one the longest
branch wins.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from models.arrays import Flags, Floats, Integers

# Affinities count in these parts of 1, so that sums are exact in whatever order.
_UNIT = 2**30


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A forest over n leaves: node n + k is the k-th merge.

    parent: of shape (n + merges,), -1 for a root; always greater than the node. height: of
    the same shape, the mean affinity between the two parts; of a leaf 1.
    """

    leaves: int
    parent: Integers
    height: Floats


def average_linkage_tree(affinity: csr_array, least: float) -> Tree:
    """The tree of average linkage (UPGMA) down to a mean affinity of `least`.

    affinity: (n, n), symmetric, without a diagonal, absent entries are 0. All pairs of
    clusters that are each other's nearest are merged at once: average linkage is
    reducible, so the tree is that of merging one by one (Bruynooghe 1978; Murtagh 1983).
    Of equals the one that stands first is nearest.
    """
    n = affinity.shape[0]
    sums, node, size = _in_units(affinity), np.arange(n), np.ones(n, dtype=np.int64)
    parent, height = np.full(n, -1), np.ones(n)
    while True:
        one, other, mean = _nearest_pairs(sums, size, least)
        if not len(one):
            return Tree(n, parent, height)
        made = len(parent) + np.arange(len(one))
        parent[node[one]] = parent[node[other]] = made
        parent = np.concatenate([parent, np.full(len(one), -1)])
        height = np.concatenate([height, mean])
        node[one] = made
        size[one] += size[other]
        kept = np.ones(len(node), dtype=bool)
        kept[other] = False
        sums, node, size = _joined(sums, one, other, kept), node[kept], size[kept]


def _in_units(affinity: csr_array) -> csr_array:
    """The affinities as whole numbers of units; the last digit may differ across the diagonal."""
    entries = coo_array(affinity)
    whole = np.rint(entries.data * _UNIT).astype(np.int64)
    weights = csr_array((whole, entries.coords), shape=affinity.shape)
    return csr_array(weights.maximum(weights.T))


def _nearest_pairs(
    sums: csr_array, size: Integers, least: float
) -> tuple[Integers, Integers, Floats]:
    """The pairs of clusters that are each other's nearest, and their mean affinities."""
    row, column = coo_array(sums).coords
    mean = sums.data / (size[row] * size[column] * _UNIT)
    highest = np.full(len(size), -np.inf)
    np.maximum.at(highest, row, mean)
    top = np.flatnonzero((mean == highest[row]) & (mean >= least))
    first, at = np.unique(row[top], return_index=True)
    nearest = np.full(len(size), -1)
    nearest[first] = column[top[at]]
    mutual = np.flatnonzero((nearest >= 0) & (nearest[nearest] == np.arange(len(size))))
    one = mutual[mutual < nearest[mutual]]
    return one, nearest[one], highest[one]


def _joined(sums: csr_array, one: Integers, other: Integers, kept: Flags) -> csr_array:
    """`sums` with the row and column of each of `other` added to those of `one`."""
    place = np.cumsum(kept) - 1
    place[other] = place[one]
    row, column = (place[axis] for axis in coo_array(sums).coords)
    apart = row != column
    n = int(kept.sum())
    return csr_array((sums.data[apart], (row[apart], column[apart])), shape=(n, n))


def lasting(tree: Tree, plausible: Floats, plausible_above: Floats) -> Integers:
    """The cluster of each leaf, of shape (n,): the node of `tree` that stands for it.

    plausible: for each node, the share of thresholds at which its parts are joined.
    plausible_above: likewise for its parent, and for a root the share below all likeness:
    the difference is how long the node lasts. Of equals the larger cluster.
    """
    size = np.concatenate([np.ones(tree.leaves), np.zeros(len(tree.parent) - tree.leaves)])
    below = np.zeros(len(size))  # what the best clusters inside the node hold
    whole = np.zeros(len(size), dtype=bool)
    for node, parent in enumerate(tree.parent):
        held = size[node] * max(plausible[node] - plausible_above[node], 0.0)
        whole[node] = held >= below[node]
        if parent >= 0:
            size[parent] += size[node]
            below[parent] += max(held, below[node])
    return _topmost(tree, whole)


def _topmost(tree: Tree, whole: Flags) -> Integers:
    """Of the nodes on each leaf's way up, the highest that is whole."""
    chosen = np.arange(len(tree.parent))
    for node in range(len(tree.parent) - 1, -1, -1):
        parent = tree.parent[node]
        if parent >= 0 and (whole[chosen[parent]] or not whole[node]):
            chosen[node] = chosen[parent]
    return chosen[: tree.leaves]
