"""Whether two sentences say the same: laws, and a few judgements that must come out right."""

from __future__ import annotations

import numpy as np
import pytest

from models import affinity
from models.affinity import affinities, letter_vectors
from tests.tables import random_table
from tests.tellings import Desk

SAME = (
    "The ferry ran aground in thick fog, injuring 31 people.",
    "The ferry ran aground in dense fog, and 31 people were injured.",
)
OTHER = "Ticket prices will rise by a tenth next year, the company said."
TEXTS = (
    *SAME,
    OTHER,
    "Everyone had been taken off alive by 11:30 p.m.",
    "By half past eleven at night all had been brought to safety.",
    "…",
    "The company will raise ticket prices by ten per cent next year.",
)


def test_affinity_is_a_symmetric_probability(desk: Desk) -> None:
    """The order of two sentences is irrelevant; values lie in 0 to 1, likeness too."""
    pairs = affinities(desk.table(TEXTS))
    same, letters = pairs.same.toarray(), pairs.letters.toarray()

    assert np.array_equal(same, same.T)
    assert np.array_equal(letters, letters.T)
    assert same.min() >= 0
    assert same.max() <= 1
    assert letters.min() >= 0
    assert letters.max() <= 1 + 1e-9
    assert pairs.probability(2, 2) == 1.0


def test_paraphrase_above_neighbour(desk: Desk) -> None:
    """Two tellings of one claim are likelier the same than two claims of one story."""
    pairs = affinities(desk.table(TEXTS))

    assert pairs.probability(0, 1) > 0.5 > pairs.probability(0, 2)
    assert pairs.probability(2, 6) > pairs.probability(2, 3)
    assert pairs.probability(3, 4) > pairs.probability(3, 6)


def test_nearly_the_same_words_come_top(desk: Desk) -> None:
    """A sentence with a word put in front is nearer than any other."""
    pairs = affinities(desk.table([*TEXTS, f"Meanwhile {SAME[0]}"]))

    assert pairs.same[[len(TEXTS)]].toarray()[0].argmax() == 0
    assert pairs.probability(0, len(TEXTS)) > 0.9


def test_other_numbers_make_it_less_likely(desk: Desk) -> None:
    """The same sentence with another figure is less surely the same claim."""
    rose, agree, differ = (
        "The death toll rose to 31 on Friday.",
        "On Friday the death toll rose to 31.",
        "On Friday the death toll rose to 77.",
    )
    pairs = affinities(desk.table([rose, agree, differ]))

    assert pairs.probability(0, 1) > pairs.probability(0, 2)


def test_a_further_sentence_changes_no_judgement(desk: Desk) -> None:
    """A pair is judged on its own: no statistic of the other texts enters."""
    few = affinities(desk.table(TEXTS[:4])).same.toarray()
    many = affinities(desk.table(TEXTS)).same.toarray()[:4, :4]

    assert np.allclose(few, many, atol=1e-6)


@pytest.mark.parametrize("texts", [[], ["Alone."], ["…"], ["…", "—"]])
def test_too_little_to_compare(desk: Desk, texts: list[str]) -> None:
    """No sentence, one, and sentences without words have no pairs."""
    pairs = affinities(desk.table(texts))

    assert pairs.same.shape == (len(texts), len(texts))
    assert pairs.same.nnz == 0
    assert pairs.contained() == {row: {row} for row in range(len(texts))}


def test_contained_looks_one_way(desk: Desk) -> None:
    """The short claim is all in the long sentence; the long is not all in the short."""
    short, long = "The mayor resigned.", "The mayor resigned, and two aides were arrested later."
    contained = affinities(desk.table([short, long])).contained()

    assert contained == {0: {0, 1}, 1: {1}}


def test_nearest_of_few_are_all(desk: Desk) -> None:
    """A story smaller than the bound loses nothing; a larger one keeps the best."""
    pairs = affinities(desk.table(TEXTS))

    among = np.arange(1, len(TEXTS))

    assert pairs.nearest(0, among, len(TEXTS)).tolist() == among.tolist()
    assert 1 in pairs.nearest(0, among, 2)
    assert 1 not in pairs.nearest(0, among[1:], 2)


def test_pairs_in_chunks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pairs are held in memory at once, the judgements are the same."""
    table = random_table([5, 3, 6, 2, 4, 4, 1, 3], seed=5)
    whole = affinities(table).same.toarray()
    monkeypatch.setattr(affinity, "_PAIRS_AT_ONCE", 2)

    assert np.count_nonzero(whole) > 4
    assert np.allclose(affinities(table).same.toarray(), whole, atol=1e-12)


def test_letters_catch_inflection(desk: Desk) -> None:
    """Forms of one word are alike, other words are not; every row has unit length."""
    rows = letter_vectors(desk.table(["evacuated", "evacuation", "mussels"])).toarray()

    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert rows[0] @ rows[1] > 0.4
    assert rows[0] @ rows[2] < 0.1
