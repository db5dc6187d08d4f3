"""Likeness of wording: character n-grams, weighted by how much their word tells.

It catches inflection, spelling variants and compounds that words miss. A word that the whole
story has, such as the two names in every sentence on a visit, counts as much less here as it
does in alignment. Average precision of the same main claim on labelled stories (invented,
real, real): .847, .769, .677 with that and .844, .767, .673 without.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from models.language.words import information

_GRAM_SIZES = (3, 4, 5)

Sentences = Sequence[tuple[str, ...]]


def letter_vectors(
    sentences: Sentences, rarity: NDArray[np.floating] | Sequence[float] | None = None
) -> csr_array:
    """Character n-grams (3 to 5) of each sentence's words, unit rows, of shape (n, n_grams).

    rarity: as for `letter_weights`.
    """
    weights, _ = letter_weights(sentences, rarity)
    norms = np.sqrt(weights.multiply(weights).sum(axis=1))
    return csr_array(diags_array(1 / np.where(norms > 0, norms, 1.0)) @ weights)


def letter_weights(
    sentences: Sentences, rarity: NDArray[np.floating] | Sequence[float] | None = None
) -> tuple[csr_array, tuple[str, ...]]:
    """What each n-gram weighs in each sentence, of shape (n, n_grams), and the n-grams.

    An n-gram weighs the square root of what its word tells, shared out over the word's
    n-grams; where several words have it, the most. rarity: for each word of all sentences, in
    order, what it keeps of that, 0 to 1.
    """
    words = list(chain.from_iterable(sentences))
    kept = np.ones(len(words)) if rarity is None else np.asarray(rarity, dtype=np.float64)
    columns: dict[str, int] = {}
    places = {
        word: [columns.setdefault(gram, len(columns)) for gram in _grams(word)]
        for word in dict.fromkeys(words)
    }
    counts = np.array([len(places[word]) for word in words], dtype=np.int64)
    weights = np.sqrt([information(word) for word in words] / np.maximum(1, counts)) * np.sqrt(kept)
    rows = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    size = max(1, len(columns))
    keys = np.repeat(rows, counts) * size + np.array(
        list(chain.from_iterable(places[word] for word in words)), dtype=np.int64
    )
    entries, where = np.unique(keys, return_inverse=True)
    most = np.zeros(len(entries))
    np.maximum.at(most, where, np.repeat(weights, counts))
    shape = (len(sentences), size)
    return csr_array((most, (entries // size, entries % size)), shape=shape), tuple(columns)


@lru_cache(maxsize=100_000)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[i : i + n] for n in _GRAM_SIZES for i in range(len(padded) - n + 1))
