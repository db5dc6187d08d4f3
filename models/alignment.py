"""Token alignment: how much of one sentence another one covers, word by word.

For each word of a sentence its best match among the words of another, on the encoder's
own word vectors; the mean of these matches, weighted by how much each word tells, is how
much of the first the second covers. It is late interaction, read in both directions
(ColBERT: Khattab and Zaharia 2020, arXiv:2004.12832; BERTScore with IDF: Zhang et al.
2020, arXiv:1904.09675).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from models.encoding import Encoded
from models.words import informations, words

Vectors = NDArray[np.float32]

# What a word can weigh at most, in nats. Without a cap the rarest name decides alone.
# ROC AUC (MRPC / ECB+ pairs, min and mean of both directions): cap 6 .778/.877,
# 8 .775/.872, none .768/.866, all words alike .773/.876.
_MOST_INFORMATION = 6.0
# Word products held in memory at once.
_BLOCK_CELLS = 20_000_000
_NO_ROWS = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class SentenceTable:
    """Distinct sentences, laid out for alignment.

    texts: the n sentences. words: the folded words of each. starts: of shape (n + 1,),
    where each sentence's words begin in `vectors`. vectors: of shape (n_words,
    dimension), unit length, centred. weights: of shape (n_words,), nats. sentences: of
    shape (n, dimension), unit length.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    starts: NDArray[np.int64]
    vectors: Vectors
    weights: NDArray[np.float32]
    sentences: Vectors

    def __len__(self) -> int:
        return len(self.texts)

    def rows(self, index: int) -> slice:
        """Where the words of sentence `index` stand in `vectors` and `weights`."""
        return slice(int(self.starts[index]), int(self.starts[index + 1]))


def sentence_table(
    texts: Sequence[str],
    encoded: Mapping[str, Encoded],
    centre: Vectors,
    lang: str,
) -> SentenceTable:
    """The table of `texts`.

    centre: of shape (dimension,), what every word vector has in common in this model.
    """
    folded = tuple(words(text) for text in texts)
    vectors = [encoded[text].words.astype(np.float32) - centre for text in texts]
    weights = [np.minimum(informations(row, lang), _MOST_INFORMATION) for row in folded]
    return SentenceTable(
        texts=tuple(texts),
        words=folded,
        starts=np.concatenate([[0], np.cumsum([len(row) for row in folded])]).astype(np.int64),
        vectors=_unit(_stack(vectors, centre.shape[0])),
        weights=np.concatenate([*weights, np.zeros(0)]).astype(np.float32),
        sentences=_unit(_stack([encoded[t].sentence[None, :] for t in texts], centre.shape[0])),
    )


def common_direction(encoded: Sequence[Encoded]) -> Vectors:
    """The mean word vector, of shape (dimension,), to be subtracted as the model's centre."""
    mean: Vectors = np.vstack([item.words for item in encoded]).astype(np.float32).mean(axis=0)
    return mean


def covered(table: SentenceTable, floor: float) -> csr_array:
    """How much of sentence i sentence j covers, as a sparse (n, n) array.

    Range 0 to 1. Pairs of which neither covers `floor` of the other are left out, and the
    diagonal; of the others both entries are there. Never holds an n-by-n array: sentences
    are taken in blocks, each aligned with itself and what follows, both ways at once.
    """
    data, rows, columns = [], [], []
    filled = np.flatnonzero(np.diff(table.starts) > 0)
    for block in _blocks(table, filled):
        after = filled[filled >= block[0]]
        there, back = _both_ways(table, block, after)
        one, other = np.nonzero((np.maximum(there, back) >= floor) & (block[:, None] < after))
        data += [there[one, other], back[one, other]]
        rows += [block[one], after[other]]
        columns += [after[other], block[one]]
    values = np.concatenate([*data, np.zeros(0, dtype=np.float32)])
    places = tuple(np.concatenate([*part, _NO_ROWS]) for part in (rows, columns))
    return csr_array((values, places), shape=(len(table), len(table)))


def word_matches(
    table: SentenceTable, index: int, others: NDArray[np.int64]
) -> NDArray[np.float64]:
    """For each word of sentence `index` its best match in each of the sentences `others`.

    Of shape (n_words, len(others)), cosine, -1 to 1; -1 for a sentence without words.
    """
    own = table.vectors[table.rows(index)]
    lengths = np.diff(table.starts)[others]
    best = np.full((len(own), len(others)), -1.0)
    filled = np.flatnonzero(lengths > 0)
    if len(own) and len(filled):
        taken = np.concatenate([np.arange(*table.starts[[i, i + 1]]) for i in others[filled]])
        first = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
        similar = own @ table.vectors[taken].T
        best[:, filled] = np.maximum.reduceat(similar, first, axis=1)
    return best


def _blocks(table: SentenceTable, filled: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    lengths = np.diff(table.starts)[filled]
    budget = max(1, _BLOCK_CELLS // max(1, len(table.vectors)))
    cuts = np.searchsorted(np.cumsum(lengths), np.arange(budget, lengths.sum(), budget))
    return [block for block in np.split(filled, np.unique(cuts)) if len(block)]


def _both_ways(
    table: SentenceTable, block: NDArray[np.int64], after: NDArray[np.int64]
) -> tuple[Vectors, Vectors]:
    """Coverage of each of `block` by each of `after`, and the reverse.

    Both of shape (len(block), len(after)). Both are runs of sentences with words.
    """
    first, last = table.starts[block[0]], table.starts[block[-1] + 1]
    similar = np.maximum(table.vectors[first:last] @ table.vectors[first:].T, 0)
    own, others = table.starts[block] - first, table.starts[after] - first
    weights = table.weights[first:]
    best = np.maximum.reduceat(similar, others, axis=1) * weights[: last - first, None]
    best_back = np.maximum.reduceat(similar, own, axis=0) * weights
    total = np.maximum(np.add.reduceat(weights, others), np.float32(1e-9))
    there = np.add.reduceat(best, own, axis=0) / total[: len(block), None]
    back = np.add.reduceat(best_back, others, axis=1) / total
    return np.asarray(there, dtype=np.float32), np.asarray(back, dtype=np.float32)


def _stack(rows: Sequence[NDArray[np.floating]], dimension: int) -> Vectors:
    stacked: Vectors = np.vstack([*rows, np.zeros((0, dimension))]).astype(np.float32)
    return stacked


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )
    return unit
