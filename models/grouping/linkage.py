"""Exact average linkage (UPGMA) of sentences on a sparse affinity, components first.

Average linkage is reducible: the mean affinity of A + B to C lies between those of A to C
and of B to C. So where no pair between two sets of sentences is above the threshold, no
merge above it ever crosses, and each connected component of the pairs above the threshold
is clustered by itself, exactly, without an n-by-n matrix of the whole story. Nor can a
sentence that is above the threshold to none change what happens to the others.

Inside a component scikit-learn builds the tree. Its result is taken where it is the only
one possible; where ties or rounding leave it a choice, which it would make by the order of
the input, and in components too large for a square matrix, `models.grouping.tied_linkage` decides.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from models.arrays import Floats, Labels
from models.grouping.tied_linkage import UNIT, link

# Sentences of a component up to which a square matrix is built: 1,500 take 18 MB each for
# the affinities, their sums and the distances.
_DENSE_UP_TO = 1500


def average_linkage(affinity: csr_array, threshold: float) -> Labels:
    """The cluster of each of n sentences, of shape (n,): 0, 1, ... by first member.

    affinity: (n, n), symmetric, 0 to 1; absent pairs are 0, the diagonal has no say.
    Clusters are merged, the most alike first, while the mean affinity over all their
    pairs exceeds `threshold`. Affinities count in steps of 2**-30.

    The partition depends on the affinities alone: sentences in another order get the same
    one, ties included (the rules for ties stand in `models.grouping.tied_linkage`).
    Sokal and Michener 1958; reducibility: Bruynooghe 1978, Murtagh 1983.
    """
    weights, least = _in_units(affinity), round(threshold * UNIT) + 1
    component = connected_components(weights >= least, directed=False)[1].astype(np.int64)
    labels = np.full(weights.shape[0], -1, dtype=np.int64)
    for members in _groups(component):
        labels[members] = labels.max(initial=-1) + 1 + _component(weights, members, least)
    return by_first_member(labels)


def _in_units(affinity: csr_array) -> csr_array:
    """The affinities as whole numbers of units, without the diagonal and without zeros."""
    entries = coo_array(affinity)
    row, column = entries.coords
    apart = row != column
    whole = np.rint(entries.data[apart] * UNIT).astype(np.int64)
    weights = csr_array((whole, (row[apart], column[apart])), shape=affinity.shape)
    weights.eliminate_zeros()
    return weights


def _groups(component: Labels) -> list[Labels]:
    order = np.argsort(component, kind="stable")
    cuts = np.flatnonzero(np.diff(component[order])) + 1
    return np.split(order, cuts) if len(order) else []


def _component(weights: csr_array, members: Labels, least: int) -> Labels:
    if len(members) <= 2:
        return np.zeros(len(members), dtype=np.int64)
    inside = weights[members][:, members]
    found = _by_scikit_learn(inside, least) if len(members) <= _DENSE_UP_TO else None
    return link(inside, least) if found is None else found


def _by_scikit_learn(weights: csr_array, least: int) -> Labels | None:
    """The clusters of a component, or None if another order of input might give others."""
    # scikit-learn takes 2 CPU-seconds to import, too long for a command's --help.
    from sklearn.cluster import AgglomerativeClustering

    alike = weights.toarray().astype(np.float64)
    distance = UNIT - alike
    np.fill_diagonal(distance, 0.0)
    model = AgglomerativeClustering(
        n_clusters=None,
        metric="precomputed",
        linkage="average",
        distance_threshold=UNIT - least + 0.5,
    ).fit(distance)
    merges = model.children_[: len(alike) - model.n_clusters_]
    if not _only_one_possible(alike, merges.tolist(), least):
        return None
    return np.asarray(model.labels_, dtype=np.int64)


def _only_one_possible(alike: Floats, merges: list[list[int]], least: int) -> bool:
    """Whether average linkage must make these merges and no others.

    So it is if each joins two clusters that are nearest to each other and to none else, by
    at least one unit, for then the order of merges is of no account (reducibility), and if
    no pair of clusters at the threshold is left. Sums are exact: whole numbers below 2**53.
    merges: pairs of nodes; n and above name the clusters made by earlier merges.
    """
    sums, sizes, place = alike.copy(), np.ones(len(alike)), list(range(len(alike)))
    for one, other in merges:
        i, j = place[one], place[other]
        if not (_nearest(sums, sizes, i, j, least) and _nearest(sums, sizes, j, i, least)):
            return False
        sums[i] += sums[j]
        sums[i, [i, j]] = sums[j] = sums[:, j] = 0.0
        sums[:, i] = sums[i]
        sizes[i] += sizes[j]
        place.append(i)
    return bool((sums <= (least - 1) * np.outer(sizes, sizes)).all())


def _nearest(sums: Floats, sizes: Floats, one: int, other: int, least: int) -> bool:
    """Whether `other` is the nearest cluster to `one`, by a unit, and reaches the threshold."""
    means = sums[one] / (sizes * sizes[one])
    mean = means[other]
    means[other] = least - 1
    return bool(mean >= means.max() + 1)


def by_first_member(labels: Labels) -> Labels:
    """The same partition, its clusters numbered from 0 by their first members."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    new = np.empty(len(first), dtype=np.int64)
    new[np.argsort(first)] = np.arange(len(first))
    return new[inverse]
