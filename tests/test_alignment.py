"""Token alignment against the plainest way to compute it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.encoders.background import Background, Centre, Gain
from models.encoders.encoding import Encoded
from models.meaning import alignment
from models.meaning.alignment import align, word_matches
from models.meaning.table import USUAL_TOPIC, SentenceTable, sentence_table
from tests.tables import all_pairs, random_table
from tests.tellings import Desk

LENGTHS = st.lists(st.integers(min_value=0, max_value=6), max_size=9)
LANGS = st.sampled_from([("en",), ("en", "zh"), ("ar", "de", "ru")])


def naively(table: SentenceTable) -> NDArray[np.float64]:
    """Coverage of each sentence by each one, word by word; gains raise cosines to 1 at most."""
    result = np.zeros((len(table), len(table)))
    for i in range(len(table)):
        for j in range(len(table)):
            own, other = table.vectors[table.rows(i)], table.vectors[table.rows(j)]
            if not len(own) or not len(other):
                continue
            weights = table.weights[table.rows(i)]
            gain = float(table.word_gains[table.language[i], table.language[j]])
            best = [max(0.0, *(min(1.0, gain * float(a @ b)) for b in other), 0.0) for a in own]
            result[i, j] = np.dot(best, weights) / weights.sum()
    return result


def covered(table: SentenceTable) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Coverage of all pairs as two square matrices: of i by j, and of j by i."""
    there, back, *_ = align(table, *all_pairs(len(table)))
    shape = (len(table), len(table))
    return there.reshape(shape), back.reshape(shape)


@given(LENGTHS, st.integers(0, 99), LANGS)
def test_coverage_is_what_a_double_loop_finds(
    lengths: list[int], seed: int, langs: tuple[str, ...]
) -> None:
    """Both directions at once, gains and sentences without words change nothing."""
    table = random_table(lengths, seed, langs=langs)
    there, back = covered(table)

    assert np.allclose(there, naively(table), atol=1e-5)
    assert np.allclose(back, naively(table).T, atol=1e-5)


@pytest.mark.parametrize("at_once", [1, 3, 7, 20_000])
def test_how_many_words_at_once_is_irrelevant(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few words are held in memory, the result is the same."""
    table = random_table([4, 0, 7, 1, 3, 5, 2, 0, 6], seed=3, langs=("en", "zh"))
    whole = word_matches(table, 2, np.array([8, 0, 1, 4]))
    monkeypatch.setattr(alignment, "_WORDS_AT_ONCE", at_once)

    assert np.allclose(covered(table)[0], naively(table), atol=1e-5)
    assert np.allclose(word_matches(table, 2, np.array([8, 0, 1, 4])), whole, atol=1e-6)


def test_pairs_are_answered_in_their_own_order() -> None:
    """Any pairs, in any order, repeated or not, are those of the double loop."""
    table = random_table([4, 3, 0, 5, 2, 6], seed=9)
    first, second = np.array([3, 0, 3, 5, 2, 0]), np.array([1, 4, 5, 5, 3, 4])
    there, back, *_ = align(table, first, second)

    assert np.allclose(there, naively(table)[first, second], atol=1e-5)
    assert np.allclose(back, naively(table)[second, first], atol=1e-5)


@pytest.mark.parametrize("lengths", [[], [0], [0, 0], [3, 0]])
def test_sentences_without_words_cover_nothing(lengths: list[int]) -> None:
    """No pair, and pairs with an empty side, are answered with 0."""
    there, back = covered(random_table(lengths))
    empty = np.array(lengths) == 0

    assert there.shape == back.shape == (len(lengths), len(lengths))
    assert not there[empty].any()
    assert not there[:, empty].any()
    assert not back[empty].any()


def test_a_sentence_covers_itself_and_what_it_contains(desk: Desk) -> None:
    """Shorter inside longer is covered nearly whole, the longer by the shorter is not."""
    table = desk.table(
        [
            "The mayor resigned on Monday.",
            "The mayor resigned on Monday, and the council will elect another in June.",
            "A storm sank two fishing boats off the coast.",
        ]
    )
    found, _ = covered(table)

    assert np.allclose(found.diagonal(), 1, atol=1e-3)
    assert found[0, 1] > 0.8 > found[1, 0]
    assert max(found[0, 2], found[2, 0]) < 0.5


def test_word_matches_are_best_cosines() -> None:
    """For each word and each asked sentence, the largest product; -1 without words."""
    table = random_table([3, 4, 0, 2], seed=8)
    asked = np.array([3, 2, 1])
    found = word_matches(table, 0, asked)
    own = table.vectors[table.rows(0)]

    assert found.shape == (3, 3)
    assert (found[:, 1] == -1).all()
    for column, other in ((0, 3), (2, 1)):
        best = (own @ table.vectors[table.rows(other)].T).max(axis=1)
        assert np.allclose(found[:, column], best, atol=1e-6)


def test_word_matches_across_languages_are_raised() -> None:
    """A match in another language counts by the gain of the two languages, 1 at most."""
    table = random_table([3, 4, 2], seed=4, langs=("en", "zh"))
    plain = replace(table, word_gains=np.ones_like(table.word_gains))
    others = np.array([1, 2])
    found, before = word_matches(table, 0, others), word_matches(plain, 0, others)

    assert table.word_gains[0, 1] > 1
    assert np.allclose(found[:, 0], np.minimum(1, before[:, 0] * table.word_gains[0, 1]))
    assert np.allclose(found[:, 1], before[:, 1])


def test_word_matches_of_no_words() -> None:
    """A sentence without words has no rows."""
    table = random_table([0, 2])

    assert word_matches(table, 0, np.array([0, 1])).shape == (0, 2)


@given(st.integers(0, 9), st.integers(0, 99), LANGS)
def test_the_topic_is_the_mean_cosine_with_the_other_counted(
    size: int, seed: int, langs: tuple[str, ...]
) -> None:
    """With gains, without the sentence itself, and with three sentences of the usual likeness."""
    table = random_table([1] * size, seed, langs=langs)
    gains = table.sentence_gains[table.language][:, table.language]
    cosine = table.sentences @ table.sentences.T * gains
    for row in range(size):
        others = [j for j in range(size) if table.counted[j] and j != row]
        mean = (cosine[row, others].sum() + 3 * USUAL_TOPIC) / (len(others) + 3)
        assert table.topic[row] == pytest.approx(mean, abs=1e-5)


def test_what_is_not_counted_does_not_move_the_topic() -> None:
    """A headline has a topic, but no say in that of the others."""
    table = random_table([2, 2, 2, 2], seed=6)
    table = replace(table, counted=np.array([True, True, True, False]))
    turned = table.sentences.copy()
    turned[3] *= -1

    assert np.allclose(replace(table, sentences=turned).topic[:3], table.topic[:3])


def test_cosines_are_those_of_a_loop() -> None:
    """Raised between languages, never beyond 1."""
    table = random_table([1] * 7, seed=2, langs=("en", "zh"), dimension=2)
    others = np.array([5, 0, 3, 3])
    found = [
        min(1.0, float(table.sentences[4] @ table.sentences[j] * gain))
        for j in others
        for gain in [table.sentence_gains[table.language[4], table.language[j]]]
    ]

    assert np.allclose(table.cosines(4, others), np.maximum(found, -1), atol=1e-6)


def test_the_table_keeps_words_and_vectors_together(desk: Desk) -> None:
    """As many vectors and weights as words, unit length, in the order of the sentences."""
    table = desk.table(["Two lifeboats took part.", "…", "No one was hurt."])

    assert [len(row) for row in table.words] == [4, 0, 4]
    assert table.starts.tolist() == [0, 4, 4, 8]
    assert np.allclose(np.linalg.norm(table.vectors, axis=1), 1, atol=1e-5)
    assert (table.weights > 0).all()
    assert table.counted.all()


def test_each_sentence_is_centred_as_its_language_is() -> None:
    """Two sentences with the same vectors, in two languages, differ by the two centres."""
    half = np.float16
    encoded = [Encoded(np.array([1, 0], half), np.array([[1, 0]], half))] * 3
    english = Centre(np.array([0, 1], np.float32), np.array([0, -1], np.float32))
    german = Centre(np.array([0, -1], np.float32), np.array([0, 1], np.float32))
    known = Background({"en": english, "de": german}, {frozenset({"de", "en"}): Gain(1.3, 1.4)})
    table = sentence_table(("one", "eins", "one"), encoded, known, ("en", "de", "xx"))
    slope = np.sqrt(0.5)

    assert np.allclose(table.vectors, [[slope, -slope], [slope, slope], [slope, -slope]])
    assert np.allclose(table.sentences, [[slope, slope], [slope, -slope], [slope, slope]])
    assert np.allclose(table.word_gains[table.language[0], table.language], [1, 1.3, 1])
    assert np.allclose(table.sentence_gains[table.language[1], table.language], [1.4, 1, 1.4])
