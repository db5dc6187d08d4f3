"""Likeness of wording: character n-grams, weighted by how much their word tells.

It catches inflection, spelling variants and compounds that words miss. A word that the whole
story has, such as the two names in every sentence on a visit, counts as much less here as it
does in alignment. Average precision of the same main claim on labelled stories (invented,
real, real): .847, .769, .677 with that and .844, .767, .673 without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from math import sqrt

from scipy.sparse import csr_array

from models.meaning.words import information

_GRAM_SIZES = (3, 4, 5)


def letter_vectors(
    sentences: Sequence[tuple[str, ...]], rarity: Iterable[Iterable[float]] = repeat(repeat(1.0))
) -> csr_array:
    """Character n-grams (3 to 5) of each sentence's words, unit rows, of shape (n, n_grams).

    An n-gram weighs the square root of what its word tells, shared out over the word's
    n-grams. rarity: for each sentence what each of its words keeps of that, 0 to 1.
    """
    columns: dict[str, int] = {}
    rows, places, values = [], [], []
    for index, (words, kept) in enumerate(zip(sentences, rarity, strict=False)):
        grams = letter_grams(words, kept)
        norm = sqrt(sum(weight * weight for weight in grams.values())) or 1.0
        for gram, weight in grams.items():
            rows.append(index)
            places.append(columns.setdefault(gram, len(columns)))
            values.append(weight / norm)
    return csr_array((values, (rows, places)), shape=(len(sentences), max(1, len(columns))))


def letter_grams(words: tuple[str, ...], rarity: Iterable[float] = repeat(1.0)) -> dict[str, float]:
    """The n-grams of one sentence's words with their weights, above 0, not normalised."""
    grams: dict[str, float] = {}
    for word, kept in zip(words, rarity, strict=False):
        for gram, weight in _grams(word):
            grams[gram] = max(weight * sqrt(kept), grams.get(gram, 0.0))
    return grams


@lru_cache(maxsize=100_000)
def _grams(word: str) -> tuple[tuple[str, float], ...]:
    padded = f" {word} "
    grams = [padded[i : i + n] for n in _GRAM_SIZES for i in range(len(padded) - n + 1)]
    weight = sqrt(information(word) / max(1, len(grams)))
    return tuple((gram, weight) for gram in grams)
