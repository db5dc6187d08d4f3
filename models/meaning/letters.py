"""Likeness of wording: character n-grams, weighted by how much their word tells.

It catches inflection, spelling variants and compounds that words miss.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt

from scipy.sparse import csr_array

from models.meaning.words import information

_GRAM_SIZES = (3, 4, 5)


def letter_vectors(sentences: Sequence[tuple[str, ...]]) -> csr_array:
    """Character n-grams (3 to 5) of each sentence's words, unit rows, of shape (n, n_grams).

    An n-gram weighs the square root of what its word tells, shared out over the word's
    n-grams.
    """
    columns: dict[str, int] = {}
    rows, places, values = [], [], []
    for index, words in enumerate(sentences):
        grams = letter_grams(words)
        norm = sqrt(sum(weight * weight for weight in grams.values())) or 1.0
        for gram, weight in grams.items():
            rows.append(index)
            places.append(columns.setdefault(gram, len(columns)))
            values.append(weight / norm)
    return csr_array((values, (rows, places)), shape=(len(sentences), max(1, len(columns))))


@lru_cache(maxsize=10_000)
def letter_grams(words: tuple[str, ...]) -> Mapping[str, float]:
    """The n-grams of one sentence's words with their weights, above 0, not normalised."""
    grams: dict[str, float] = {}
    for word in words:
        for gram, weight in _grams(word):
            grams[gram] = max(weight, grams.get(gram, 0.0))
    return grams


@lru_cache(maxsize=100_000)
def _grams(word: str) -> tuple[tuple[str, float], ...]:
    padded = f" {word} "
    grams = [padded[i : i + n] for n in _GRAM_SIZES for i in range(len(padded) - n + 1)]
    weight = sqrt(information(word) / max(1, len(grams)))
    return tuple((gram, weight) for gram in grams)
