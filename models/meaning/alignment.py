"""Token alignment: how much of one sentence another one covers, word by word.

For each word of a sentence its best match among the words of another, on the encoder's
own word vectors; the mean of these matches, weighted by how much each word tells, is how
much of the first the second covers. It is late interaction, read in both directions
(ColBERT: Khattab and Zaharia 2020, arXiv:2004.12832; BERTScore with IDF: Zhang et al.
2020, arXiv:1904.09675).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from models.arrays import Floats
from models.encoders.background import Vectors
from models.meaning.table import Rows, SentenceTable

# Words whose matches are held in memory at once, on the side of the other sentences.
_WORDS_AT_ONCE = 20_000


class Alignment(NamedTuple):
    """Pairs of sentences, aligned both ways.

    there, back: of shape (n_pairs,), 0 to 1, how much of the first the second covers, and the
    reverse. words: how well the words of the one are matched in the other, -1 to 1, all in a
    row. there_at, back_at: of shape (n_pairs,), where the words of the first of a pair begin
    there, and those of the second.
    """

    there: Vectors
    back: Vectors
    words: Vectors
    there_at: Rows
    back_at: Rows


def align(table: SentenceTable, first: Rows, second: Rows) -> Alignment:
    """Align each sentence `first` with the sentence `second`, both of shape (n_pairs,).

    A sentence without words is covered by none and covers none.
    """
    there, back = np.zeros(len(first), np.float32), np.zeros(len(first), np.float32)
    order = np.argsort(first, kind="stable")
    ours, theirs = [np.zeros(0, np.float32)], [np.zeros(0, np.float32)]
    for places in np.split(order, np.flatnonzero(np.diff(first[order])) + 1):
        if len(places):
            found = _both_ways(table, int(first[places[0]]), second[places])
            there[places], back[places] = found[:2]
            ours.append(found[2])
            theirs.append(found[3])
    lengths, words = np.diff(table.starts), np.concatenate(ours)
    there_at, back_at = _begins(lengths[first], order), _begins(lengths[second], order)
    return Alignment(there, back, np.concatenate([words, *theirs]), there_at, back_at + len(words))


def _begins(lengths: Rows, order: Rows) -> Rows:
    """Where each of several stretches of such lengths begins, if laid out in `order`."""
    begins = np.empty_like(order)
    begins[order] = np.cumsum(lengths[order]) - lengths[order]
    return begins


def word_matches(table: SentenceTable, index: int, others: Rows) -> Floats:
    """For each word of sentence `index` its best match in each of the sentences `others`.

    Of shape (n_words, len(others)), cosine, -1 to 1; -1 for a sentence without words.
    """
    best = np.full((len(table.vectors[table.rows(index)]), len(others)), -1.0)
    if len(best):
        for places, similar, first, _ in _similarities(table, index, others):
            best[:, places] = np.maximum.reduceat(similar, first, axis=1)
    return best


def _both_ways(
    table: SentenceTable, index: int, others: Rows
) -> tuple[Vectors, Vectors, Vectors, Vectors]:
    """Coverage of sentence `index` by each of `others`, and of each of them by it.

    Then how well its words are matched in each of them, and theirs in it, one after the other.
    """
    there, back = np.zeros(len(others), np.float32), np.zeros(len(others), np.float32)
    weights = table.weights[table.rows(index)]
    ours, theirs = np.full((len(others), len(weights)), -1, np.float32), [np.zeros(0, np.float32)]
    for places, similar, first, taken in _similarities(table, index, others):
        ours[places] = np.maximum.reduceat(similar, first, axis=1).T
        theirs.append(similar.max(axis=0, initial=-1))
        if weights.sum() > 0:
            there[places] = (np.maximum(ours[places], 0) * weights).sum(axis=1) / weights.sum()
            their_weights = table.weights[taken]
            total = np.maximum(np.add.reduceat(their_weights, first), np.float32(1e-9))
            back[places] = np.add.reduceat(np.maximum(theirs[-1], 0) * their_weights, first) / total
    return there, back, ours.ravel(), np.concatenate(theirs)


def _similarities(
    table: SentenceTable, index: int, others: Rows
) -> Iterator[tuple[Rows, Vectors, Rows, Rows]]:
    """The cosines of the words of `index` with those of `others`, some sentences at a time.

    Yields the places in `others` of sentences that have words, the cosines of shape
    (n_words, n_their_words), at which of their words each sentence begins, and where these
    words stand in the table.
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
            similar = (table.vectors[taken] @ own.T).T  # a third faster than own @ ...
            if (gains > 1).any():
                similar = np.minimum(similar * np.repeat(gains, counts), 1)
            yield places, similar, first, taken
