"""Sentences that say the same thing, gathered into statements.

Average linkage (UPGMA) on the affinity of sentences, through scikit-learn. Split first
into the connected components of the pairs above the threshold: average linkage is
reducible, so no merge below the threshold ever crosses components and the split is exact,
while no n-by-n matrix of a whole story is built.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Labels = NDArray[np.int64]


def cluster(same: csr_array, threshold: float) -> Labels:
    """A label for each of n sentences, of shape (n,), 0 to n_statements - 1.

    same: (n, n), symmetric, probability of same content, absent entries are 0. Two
    clusters are merged while their mean pairwise probability exceeds `threshold`. Labels
    count in the order of each cluster's first sentence.
    """
    linked = same.multiply(same > threshold)
    component = connected_components(linked, directed=False)[1].astype(np.int64)
    labels = np.full(same.shape[0], -1, dtype=np.int64)
    for members in _groups(component):
        labels[members] = labels.max(initial=-1) + 1 + _average_linkage(same, members, threshold)
    return _in_order(labels)


def _groups(component: Labels) -> list[NDArray[np.int64]]:
    order = np.argsort(component, kind="stable")
    cuts = np.flatnonzero(np.diff(component[order])) + 1
    return np.split(order, cuts) if len(order) else []


def _average_linkage(same: csr_array, members: NDArray[np.int64], threshold: float) -> Labels:
    if len(members) <= 2:
        return np.zeros(len(members), dtype=np.int64)
    # scikit-learn takes 2 CPU-seconds to import, too long for a command's --help.
    from sklearn.cluster import AgglomerativeClustering

    distance = 1.0 - same[members][:, members].toarray()
    np.fill_diagonal(distance, 0.0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - threshold
    )
    labels: Labels = model.fit_predict(distance).astype(np.int64)
    return labels


def _in_order(labels: Labels) -> Labels:
    _, first = np.unique(labels, return_index=True)
    new = np.empty(len(first), dtype=np.int64)
    new[np.argsort(first)] = np.arange(len(first))
    ordered: Labels = new[labels] if len(labels) else labels
    return ordered


def representative(members: NDArray[np.int64], same: csr_array, lengths: NDArray[np.int64]) -> int:
    """The member with the highest mean affinity to the others.

    Of equals the shortest, then the first.
    """
    inside = same[members][:, members].toarray()
    mean = inside.sum(axis=1) / max(1, len(members) - 1)
    best = min(range(len(members)), key=lambda k: (-round(mean[k], 6), lengths[members[k]], k))
    return int(members[best])
