"""Whether two sentences say the same: laws, and a few judgements that must come out right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.encoders.background import background_texts
from models.meaning import affinity
from models.meaning.affinity import affinities, judge
from models.meaning.alignment import word_matches
from models.meaning.calibration import DEFAULT, Calibration
from models.meaning.table import USUAL_TOPIC, sentence_table
from tests.tables import all_pairs, random_table
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
    pairs = desk.judged(TEXTS)
    same, letters = pairs.same.toarray(), pairs.letters.toarray()

    assert np.array_equal(same, same.T)
    assert np.array_equal(letters, letters.T)
    assert same.min() >= 0
    assert same.max() <= 1
    assert letters.min() >= 0
    assert letters.max() <= 1 + 1e-9
    assert pairs.probability(2, 2) == 1.0


def test_words_are_matched_as_the_judgement_matched_them() -> None:
    """The matches that coverage reads are those it would find; of a pair not judged, none."""
    table = random_table([3, 5, 2, 4, 1, 6], seed=3)
    pairs = affinities(table, DEFAULT)
    judged = pairs.covers.toarray() > 0

    assert judged.any()
    assert not judged.all()
    for row in range(len(table)):
        others = np.flatnonzero(judged[row])
        n_words = len(table.words[row])
        found = pairs.matched(row, others, n_words)
        assert found is not None
        assert np.allclose(found, word_matches(table, row, others), atol=1e-6)
        assert pairs.matched(row, np.arange(len(table)), n_words) is None


def test_paraphrase_above_neighbour(desk: Desk) -> None:
    """Two tellings of one claim are likelier the same than two claims of one story."""
    pairs = desk.judged(TEXTS)

    assert pairs.probability(0, 1) > 0.5 > pairs.probability(0, 2)
    assert pairs.probability(2, 6) > pairs.probability(2, 3)
    assert pairs.probability(3, 4) > pairs.probability(3, 6)


def test_nearly_the_same_words_come_top(desk: Desk) -> None:
    """A sentence with a word put in front is nearer than any other."""
    pairs = desk.judged([*TEXTS, f"Meanwhile {SAME[0]}"])

    assert pairs.same[[len(TEXTS)]].toarray()[0].argmax() == 0
    assert pairs.probability(0, len(TEXTS)) > 0.9


def test_other_numbers_make_it_less_likely(desk: Desk) -> None:
    """The same sentence with another figure is less surely the same claim."""
    rose, agree, differ = (
        "The death toll rose to 31 on Friday.",
        "On Friday the death toll rose to 31.",
        "On Friday the death toll rose to 77.",
    )
    pairs = desk.judged([rose, agree, differ])

    assert pairs.probability(0, 1) > pairs.probability(0, 2)


def test_a_pair_is_judged_by_itself(desk: Desk) -> None:
    """No statistic of the other texts enters `judge`: not of few, of many or of strangers."""
    strangers = background_texts("en")[:5]
    few = judge(desk.table(TEXTS[:4]), *all_pairs(4), desk.yardstick.calibration)
    table = desk.table([*TEXTS[:4], *strangers, *TEXTS[4:]])
    many = judge(table, *all_pairs(4), desk.yardstick.calibration)

    for part in ("total", "same", "there", "back", "letters", "cosine"):
        assert np.allclose(getattr(few, part), getattr(many, part), atol=1e-6), part


def test_of_a_story_only_its_topic_enters(desk: Desk) -> None:
    """What a story makes of a pair is what the pair is by itself, less the common topic."""
    table = desk.table(TEXTS)
    story = affinities(table, desk.yardstick.calibration).same.toarray()
    first, second = np.triu_indices(len(TEXTS), 1)
    above = 0.8 * ((table.topic[first] + table.topic[second]) / 2 - USUAL_TOPIC)
    alone = judge(table, first, second, desk.yardstick.calibration, above)
    kept = np.maximum(alone.there, alone.back) >= affinity.CANDIDATE_COVERAGE

    assert np.ptp(above) > 0.01
    assert np.allclose(story[first, second], np.where(kept, alone.same, 0), atol=1e-9)


def test_a_further_sentence_changes_judgements_by_little(desk: Desk) -> None:
    """One more unrelated sentence in the story moves no probability by much."""
    further = "The museum opens its new wing in spring."
    before = desk.judged(TEXTS).same.toarray()
    after = desk.judged([*TEXTS, further]).same.toarray()[: len(TEXTS), : len(TEXTS)]

    assert np.abs(after - before).max() < 0.05


def test_the_common_topic_counts_against_a_pair() -> None:
    """Where all of a story is alike, the same pair is less surely the same claim."""
    table = replace(random_table([4] * 8, seed=3), texts=("No figures here.",) * 8)
    first, second = np.triu_indices(8, 1)
    plain, crowded = (judge(table, first, second, DEFAULT, topic) for topic in (0.0, 0.2))

    assert np.allclose(plain.total - crowded.total, 0.2)
    assert (crowded.same < plain.same).all()


def test_the_curve_is_the_one_given() -> None:
    """Probabilities are those of the calibration in force."""
    table, curve = random_table([4] * 6, seed=4), Calibration(0.5, 3.0)
    judged = judge(table, *all_pairs(6), curve)

    assert np.allclose(judged.same, 1 / (1 + np.exp(-3.0 * (judged.total - 0.5))))


@pytest.mark.parametrize("texts", [[], ["Alone."], ["…"], ["…", "—"]])
def test_too_little_to_compare(desk: Desk, texts: list[str]) -> None:
    """No sentence, one, and sentences without words have no pairs."""
    pairs = desk.judged(texts)

    assert pairs.same.shape == (len(texts), len(texts))
    assert pairs.same.nnz == 0
    assert pairs.contained() == {row: {row} for row in range(len(texts))}


def test_contained_looks_one_way(desk: Desk) -> None:
    """The short claim is all in the long sentence; the long is not all in the short."""
    short, long = "The mayor resigned.", "The mayor resigned, and two aides were arrested later."
    contained = desk.judged([short, long]).contained()

    assert contained == {0: {0, 1}, 1: {1}}


def test_nearest_of_few_are_all(desk: Desk) -> None:
    """A story smaller than the bound loses nothing; a larger one keeps the best."""
    pairs = desk.judged(TEXTS)

    among = np.arange(1, len(TEXTS))

    assert pairs.nearest(0, among, len(TEXTS)).tolist() == among.tolist()
    assert 1 in pairs.nearest(0, among, 2)
    assert 1 not in pairs.nearest(0, among[1:], 2)


def test_pairs_in_chunks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pairs are held in memory at once, the judgements are the same."""
    table = random_table([5, 3, 6, 2, 4, 4, 1, 3], seed=5)
    whole = affinities(table, DEFAULT).same.toarray()
    monkeypatch.setattr(affinity, "_PAIRS_AT_ONCE", 2)

    assert np.count_nonzero(whole) > 4
    assert np.allclose(affinities(table, DEFAULT).same.toarray(), whole, atol=1e-12)


def test_translations_are_the_same_claim(desk: Desk) -> None:
    """Across languages too a telling of one claim is likelier the same than a neighbour."""
    texts = [
        SAME[0],
        OTHER,
        "Die Fähre lief in dichtem Nebel auf Grund; 31 Menschen wurden verletzt.",
    ]
    known = desk.measured_in("en", "de")
    table = sentence_table(texts, desk.vectors(texts), known.background, ("en", "en", "de"))
    pairs = affinities(table, known.calibration)

    assert pairs.probability(0, 2) > 0.5 > pairs.probability(1, 2)
