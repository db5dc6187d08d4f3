"""Sentences that say the same thing, gathered into statements.

Average linkage on the affinity of sentences (`models.grouping.statement_clustering`, an
estimator in the manner of scikit-learn), and the sentence that stands for a statement.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Labels = NDArray[np.int64]


def cluster(same: csr_array, threshold: float) -> Labels:
    """A label for each of n sentences, of shape (n,), 0 to n_statements - 1.

    same: (n, n), symmetric, probability of same content, absent entries are 0. Two
    clusters are merged while their mean pairwise probability exceeds `threshold`. Labels
    count in the order of each cluster's first sentence.
    """
    if not same.shape[0]:
        return np.zeros(0, dtype=np.int64)
    # scikit-learn takes 2 CPU-seconds to import, too long for a command's --help.
    from models.grouping.statement_clustering import StatementClustering

    return StatementClustering(threshold).fit(same).labels_


def representative(members: NDArray[np.int64], same: csr_array, lengths: NDArray[np.int64]) -> int:
    """The member with the highest mean affinity to the others.

    Of equals (to six decimals) the shortest, then the first.
    """
    inside = same[members][:, members].toarray()
    mean = inside.sum(axis=1) / max(1, len(members) - 1)
    best = min(range(len(members)), key=lambda k: (-round(mean[k], 6), lengths[members[k]], k))
    return int(members[best])
