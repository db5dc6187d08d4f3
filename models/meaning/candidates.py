"""Which pairs of sentences are worth aligning word by word.

Aligning every pair of a large story is quadratic in its words. A cheap likeness (cosine of
the sentence vectors, half the likeness of wording) finds for each sentence the others that
may say the same; only these are aligned. A story of `_SMALL` sentences or fewer is aligned
whole.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from scipy.sparse import csr_array

from models.encoders.background import Vectors
from models.meaning.letters import letter_weights
from models.meaning.table import Rows, SentenceTable

_SMALL = 300
# Of 285 pairs of labelled stories with a total of .75 or more (a probability from about
# .6) all have this likeness, and 99.97% of the 8,878 such ECB+ pairs; of 906 pairs with .5 or
# more in a story of 2,950 sentences none is left out (`python -m benchmarks.large_story`).
_LEAST = 0.40
# The likest that each sentence keeps: so many, or this share of the story if that is more,
# since a statement may be made by every article.
_LIKEST, _SHARE = 128, 1 / 32
_LETTERS = 0.5
# Letters are folded into so many columns (feature hashing, Weinberger et al. 2009,
# arXiv:0902.2206); at 1024 the error of a likeness is about .03.
_COLUMNS = 1024
# Likenesses held in memory at once.
_CELLS_AT_ONCE = 4_000_000


def candidate_pairs(table: SentenceTable) -> tuple[Rows, Rows]:
    """The pairs (first < second) to be aligned, each once, in ascending order."""
    size = len(table)
    if size <= _SMALL:
        first, second = np.triu_indices(size, 1)
        return first.astype(np.int64), second.astype(np.int64)
    vectors = _cheap_vectors(table)
    likest = max(_LIKEST, round(size * _SHARE))
    step = max(1, _CELLS_AT_ONCE // size)
    found = [
        _likest(table, vectors, np.arange(start, min(start + step, size)), likest)
        for start in range(0, size, step)
    ]
    keys = np.unique(np.concatenate(found))
    return keys // size, keys % size


def _likest(table: SentenceTable, vectors: Vectors, block: Rows, likest: int) -> Rows:
    """The pairs of the rows `block` with those likest to each, as first * n + second."""
    size = len(table)
    dimension = table.sentences.shape[1]
    gains = table.sentence_gains[table.language[block]][:, table.language]
    cosine = (vectors[block, :dimension] @ vectors[:, :dimension].T) * gains
    likeness = cosine + vectors[block, dimension:] @ vectors[:, dimension:].T
    likeness[np.arange(len(block)), block] = -np.inf
    least = np.partition(likeness, size - likest, axis=1)[:, size - likest]
    rows, columns = np.nonzero(likeness >= np.maximum(least, _LEAST)[:, None])
    one, other = block[rows], columns
    keys: Rows = np.minimum(one, other) * size + np.maximum(one, other)
    return keys


def _cheap_vectors(table: SentenceTable) -> Vectors:
    """The sentence vectors and beside them the letters, of shape (n, dimension + columns)."""
    weights, grams = letter_weights(table.words)
    codes = np.array([crc32(gram.encode()) for gram in grams], dtype=np.int64)
    signs = np.where(codes & 0x80000000, 1.0, -1.0)
    columns = (np.arange(len(codes)), codes % _COLUMNS)
    fold = csr_array((signs, columns), shape=(weights.shape[1], _COLUMNS))
    folded = (weights @ fold).toarray().astype(np.float32)
    norms = np.maximum(np.linalg.norm(folded, axis=1, keepdims=True), 1e-9)
    return np.hstack([table.sentences, folded / norms * np.float32(np.sqrt(_LETTERS))])
