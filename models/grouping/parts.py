"""Sentences that make more than one statement: which words belong to which.

A sentence first makes the statement of its cluster. Where a run of its words is said by a
sentence of another statement elsewhere, that run belongs to the shorter of the two
statements: the shorter one is the claim that the longer sentence contains, and both
tellings of it must land in the same place.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from models.arrays import Labels
from models.meaning.coverage import Coverage, is_said

# Fewer words in a row are no claim.
_LEAST_RUN = 4


def word_labels(row: int, labels: Labels, sizes: Mapping[int, float], found: Coverage) -> Labels:
    """The statement of each word of sentence `row`, of shape (n_words,).

    labels: the cluster of every row. sizes: the mean words of each cluster's sentences.
    """
    own = int(labels[row])
    targets = np.where(is_said(found.said), labels[found.by], own)
    shorter = [int(t) if (sizes[int(t)], int(t)) < (sizes[own], own) else own for t in targets]
    return _without_crumbs(np.array(shorter, dtype=np.int64), own)


def _without_crumbs(labels: Labels, own: int) -> Labels:
    """`labels` with runs too short to be a claim given back to the sentence's own."""
    cleaned = labels.copy()
    for start, stop in label_runs(labels):
        if stop - start < _LEAST_RUN and stop - start < len(labels):
            cleaned[start:stop] = own
    return cleaned


def label_runs(labels: Labels) -> list[tuple[int, int]]:
    """The (start, stop) of each run of equal labels."""
    edges = np.flatnonzero(np.diff(labels)) + 1
    bounds = [0, *(int(edge) for edge in edges), len(labels)]
    return [(a, b) for a, b in pairwise(bounds) if a < b]
