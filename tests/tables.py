"""Sentence tables of random vectors, for laws that hold whatever the sentences say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.alignment import SentenceTable


def random_table(lengths: Sequence[int], seed: int = 0, dimension: int = 5) -> SentenceTable:
    """Sentences of so many words each, words and weights drawn at random."""
    random = np.random.default_rng(seed)
    n_words = sum(lengths)
    vectors = random.normal(size=(n_words, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sentences = random.normal(size=(len(lengths), dimension)).astype(np.float32)
    sentences /= np.linalg.norm(sentences, axis=1, keepdims=True)
    words = iter(f"w{number}" for number in range(n_words))
    return SentenceTable(
        texts=tuple(f"sentence {number}" for number in range(len(lengths))),
        words=tuple(tuple(next(words) for _ in range(length)) for length in lengths),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        vectors=vectors.reshape(n_words, dimension),
        weights=random.uniform(0.3, 6.0, size=n_words).astype(np.float32),
        sentences=sentences.reshape(len(lengths), dimension),
    )
