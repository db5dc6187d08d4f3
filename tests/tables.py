"""Sentence tables of random vectors, for laws that hold whatever the sentences say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.encoders.background import Vectors, unit
from models.meaning.table import SentenceTable


def random_table(
    lengths: Sequence[int], seed: int = 0, dimension: int = 5, langs: Sequence[str] = ("en",)
) -> SentenceTable:
    """Sentences of so many words each, words and weights drawn at random.

    langs: the languages that the sentences are in, in turn; between two of them cosines are
    raised by gains drawn at random.
    """
    random = np.random.default_rng(seed)
    n_words, size = sum(lengths), len(lengths)
    words = iter(f"w{number}" for number in range(n_words))
    language = np.arange(size) % len(langs)
    return SentenceTable(
        texts=tuple(f"sentence {number}" for number in range(size)),
        langs=tuple(langs[number] for number in language.tolist()),
        words=tuple(tuple(next(words) for _ in range(length)) for length in lengths),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        vectors=_directions(random, n_words, dimension),
        weights=random.uniform(0.3, 6.0, size=n_words).astype(np.float32),
        rarity=np.ones(n_words, dtype=np.float32),
        sentences=_directions(random, size, dimension),
        language=language.astype(np.int64),
        counted=random.uniform(size=size) < 0.7,
        word_gains=_gains(random, len(langs)),
        sentence_gains=_gains(random, len(langs)),
    )


def all_pairs(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every ordered pair of `size` sentences, a sentence with itself included."""
    first, second = np.indices((size, size)).reshape(2, -1)
    return first.astype(np.int64), second.astype(np.int64)


def _directions(random: np.random.Generator, count: int, dimension: int) -> Vectors:
    return unit(random.normal(size=(count, dimension)).astype(np.float32))


def _gains(random: np.random.Generator, count: int) -> Vectors:
    """Symmetric, 1 within a language."""
    drawn = np.triu(random.uniform(1.1, 1.8, size=(count, count)), 1)
    gains: Vectors = (drawn + drawn.T + np.eye(count)).astype(np.float32)
    return gains
