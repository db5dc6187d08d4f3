"""Token alignment: how much of one sentence another one covers, word by word.

For each word of a sentence its best match among the words of another, on the encoder's
own word vectors; the mean of these matches, weighted by how much each word tells, is how
much of the first the second covers. It is late interaction, read in both directions
(ColBERT: Khattab and Zaharia 2020, arXiv:2004.12832; BERTScore with IDF: Zhang et al.
2020, arXiv:1904.09675).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from models.meaning.background import Vectors
from models.meaning.table import Rows, SentenceTable

# Words whose matches are held in memory at once, on the side of the other sentences.
_WORDS_AT_ONCE = 20_000


def coverages(table: SentenceTable, first: Rows, second: Rows) -> tuple[Vectors, Vectors]:
    """How much of each sentence `first` the sentence `second` covers, and the reverse.

    first, second: of shape (n_pairs,), so are both results; range 0 to 1. A sentence
    without words is covered by none and covers none.
    """
    there, back = np.zeros(len(first), np.float32), np.zeros(len(first), np.float32)
    order = np.argsort(first, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(first[order])) + 1):
        if len(places):
            index = int(first[places[0]])
            there[places], back[places] = _both_ways(table, index, second[places])
    return there, back


def word_matches(table: SentenceTable, index: int, others: Rows) -> NDArray[np.float64]:
    """For each word of sentence `index` its best match in each of the sentences `others`.

    Of shape (n_words, len(others)), cosine, -1 to 1; -1 for a sentence without words.
    """
    best = np.full((len(table.vectors[table.rows(index)]), len(others)), -1.0)
    if len(best):
        for places, similar, first in _similarities(table, index, others):
            best[:, places] = np.maximum.reduceat(similar, first, axis=1)
    return best


def _both_ways(table: SentenceTable, index: int, others: Rows) -> tuple[Vectors, Vectors]:
    """Coverage of sentence `index` by each of `others`, and of each of them by it."""
    there, back = np.zeros(len(others), np.float32), np.zeros(len(others), np.float32)
    weights = table.weights[table.rows(index)]
    if weights.sum() > 0:
        for places, similar, first in _similarities(table, index, others):
            best = np.maximum(np.maximum.reduceat(similar, first, axis=1), 0)
            there[places] = weights @ best / weights.sum()
            theirs = np.concatenate([table.weights[table.rows(int(i))] for i in others[places]])
            total = np.maximum(np.add.reduceat(theirs, first), np.float32(1e-9))
            back[places] = (
                np.add.reduceat(np.maximum(similar.max(axis=0), 0) * theirs, first) / total
            )
    return there, back


def _similarities(
    table: SentenceTable, index: int, others: Rows
) -> Iterator[tuple[Rows, Vectors, Rows]]:
    """The cosines of the words of `index` with those of `others`, some sentences at a time.

    Yields the places in `others` of sentences that have words, the cosines of shape
    (n_words, n_their_words), and at which of their words each sentence begins.
    """
    own = table.vectors[table.rows(index)]
    lengths = np.diff(table.starts)[others]
    filled = np.flatnonzero(lengths > 0)
    cuts = np.flatnonzero(np.diff(np.cumsum(lengths[filled]) // _WORDS_AT_ONCE)) + 1
    for places in np.split(filled, cuts):
        if len(places):
            rows, counts = others[places], lengths[places]
            first = np.concatenate([[0], np.cumsum(counts)[:-1]])
            taken = np.repeat(table.starts[rows] - first, counts) + np.arange(counts.sum())
            gains = table.word_gains[table.language[index], table.language[rows]]
            similar = own @ table.vectors[taken].T
            if (gains > 1).any():
                similar = np.minimum(similar * np.repeat(gains, counts), 1)
            yield places, similar, first
