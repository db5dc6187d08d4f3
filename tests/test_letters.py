"""Likeness of wording: forms of a word are alike, other words are not."""

from __future__ import annotations

import numpy as np

from models.meaning.letters import letter_grams, letter_vectors


def test_letters_catch_inflection() -> None:
    """Forms of one word are alike, other words are not; every row has unit length."""
    rows = letter_vectors([("evacuated",), ("evacuation",), ("mussels",)]).toarray()

    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert rows[0] @ rows[1] > 0.4
    assert rows[0] @ rows[2] < 0.1


def test_a_sentence_without_words_is_like_nothing() -> None:
    """Its row is all zeros; no sentences at all are no rows."""
    rows = letter_vectors([(), ("reef",)])

    assert np.allclose(np.linalg.norm(rows.toarray(), axis=1), [0, 1])
    assert letter_vectors([]).shape[0] == 0


def test_the_order_of_words_does_not_count() -> None:
    """N-grams never cross from one word to the next."""
    one, other = letter_vectors([("the", "ferry", "sank"), ("sank", "the", "ferry")]).toarray()

    assert np.allclose(one, other)


def test_telling_words_weigh_more() -> None:
    """Two sentences that share a rare word are more alike than two that share "the"."""
    the, rare, reef, both = letter_vectors(
        [("the", "xylophone"), ("a", "skerrin"), ("the", "reef"), ("my", "skerrin")]
    ).toarray()

    assert rare @ both > the @ reef + 0.2
    assert all(weight > 0 for weight in letter_grams(("the", "skerrin")).values())
