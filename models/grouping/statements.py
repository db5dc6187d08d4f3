"""Sentences that say the same thing, gathered into statements.

1. Average linkage on the affinity of sentences (`models.grouping.statement_clustering`, an
   estimator in the manner of scikit-learn).
2. Of each cluster the sentence that stands for it, the *representative*, keeps those that
   say the same as it does; the others are clustered by themselves. The mean over all pairs
   lets two claims hang together by a third sentence that makes both; what is shown of a
   statement, though, is one sentence, and everyone in it must say that.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from models.arrays import Flags, Integers, Labels
from models.grouping.linkage import by_first_member
from models.meaning.affinity import dense_block, dense_row


def statements(same: csr_array, lengths: Labels, threshold: float) -> Labels:
    """The statement of each of n sentences, of shape (n,), 0 to n_statements - 1.

    Every sentence of a statement says the same as its representative with a probability of
    at least `threshold`. same: as for `cluster`. lengths: of shape (n,), for `representative`.
    Labels count in the order of each statement's first sentence.

    On labelled stories (real, real, invented) the B-cubed F1 is .823, .755, .924 with the
    second step and .824, .755, .924 without.
    """
    found = np.full(len(lengths), -1, dtype=np.int64)
    waiting = [np.arange(len(lengths))] if len(lengths) else []
    while waiting:
        rest = waiting.pop()
        labels = cluster(same[rest][:, rest], threshold)
        for members in (rest[labels == label] for label in range(int(labels.max()) + 1)):
            kept = members
            while not (agreed := _agreeing(kept, same, lengths, threshold)).all():
                kept = kept[agreed]  # without the others another may be the most central
            found[kept] = found.max() + 1
            if len(kept) < len(members):
                waiting.append(np.setdiff1d(members, kept))
    return by_first_member(found)


def _agreeing(members: Labels, same: csr_array, lengths: Labels, threshold: float) -> Flags:
    """Which of `members` say the same as the one that represents them; it does itself."""
    stands = representative(members, same, lengths)
    agreed = np.asarray(dense_row(same, stands)[members] >= threshold)
    agreed[members == stands] = True
    return agreed


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


def representative(members: Integers, same: csr_array, lengths: Integers) -> int:
    """The member with the highest mean affinity to the others.

    Of equals (to six decimals) the shortest, then the first.
    """
    inside = dense_block(same, members)
    mean = inside.sum(axis=1) / max(1, len(members) - 1)
    best = min(range(len(members)), key=lambda k: (-round(mean[k], 6), lengths[members[k]], k))
    return int(members[best])
