"""Likeness of wording: forms of a word are alike, other words are not."""

from __future__ import annotations

import numpy as np

from models.meaning.letters import letter_vectors, letter_weights


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
    assert (letter_weights([("the", "skerrin")])[0].data > 0).all()


def test_a_word_of_the_whole_story_weighs_less() -> None:
    """Each word keeps what `rarity` says; of two words with an n-gram the one that has more."""
    same = [("skerrin", "skerry")]
    whole, _ = letter_weights(same)
    less, grams = letter_weights(same, [0.25, 1.0])
    ratio = dict(zip(grams, (less.toarray() / whole.toarray())[0].tolist(), strict=True))

    assert ratio["rin"] == 0.5
    assert ratio["ry "] == 1.0
    assert 0.5 <= ratio["ker"] <= 1.0
