"""How much of a sentence is said elsewhere, and which words nobody else says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pytest

from models.language.words import word_spans
from models.meaning import coverage as module
from models.meaning.affinity import affinities
from models.meaning.coverage import Coverage, coverage, status, uncovered_spans, untold
from models.settings import Alignment
from tests.tellings import Desk

TEXTS = (
    "The ferry ran aground in fog on Monday evening, injuring 31 people.",
    "The ferry ran aground in thick fog on Monday.",
    "Thirty-one people were hurt.",
    "The mussel farmers stopped harvesting as a precaution.",
    "The ferry ran aground in fog on Monday evening, and the mussel farmers want compensation.",
)


def covered_by(
    desk: Desk, row: int, others: Collection[int], texts: Sequence[str] = TEXTS
) -> Coverage:
    """Coverage of one of the texts by some of the others; what is not in `TEXTS` is a headline."""
    counted = np.arange(len(texts)) < len(TEXTS)
    table = replace(desk.table(texts), counted=counted)
    pairs = affinities(table, desk.yardstick.calibration)
    told = np.array([number in others for number in range(len(texts))])
    return coverage(row, told, table, pairs)


def test_a_verbatim_sentence_is_covered_whole(desk: Desk) -> None:
    """What another origin prints word for word has coverage 1 and is its own best."""
    found = covered_by(desk, 0, {0, 3})

    assert found.share == 1.0
    assert found.best == (0, 1.0)
    assert found.said.tolist() == [1.0] * len(word_spans(TEXTS[0]))


def test_with_nobody_else_nothing_is_covered(desk: Desk) -> None:
    """A story of one origin has coverage 0 and no counterpart."""
    found = covered_by(desk, 0, set())

    assert found.share == 0.0
    assert found.best is None
    assert not found.said.any()


def test_more_company_never_covers_less(desk: Desk) -> None:
    """Coverage grows with the sentences elsewhere, from a stranger's to a paraphrase's."""
    shares = [covered_by(desk, 0, others).share for others in ({3}, {1, 3}, {1, 2, 3}, {0, 1})]

    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[1] > 0.4


def test_two_sentences_cover_two_claims(desk: Desk) -> None:
    """Each word is looked for in all sentences: together they say more than either."""
    one, other, both = (covered_by(desk, 4, others).said.sum() for others in ({1}, {3}, {1, 3}))

    assert both > max(one, other) + 1


def test_only_what_others_tell_has_a_say(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the nearest are searched, they are the nearest of those elsewhere.

    A headline, or a sentence of the own origin, takes the place of none of them.
    """
    monkeypatch.setattr(module, "_NEAREST", 2)
    texts = [*TEXTS, f"Now: {TEXTS[0]}", f"Then: {TEXTS[0]}", f"But: {TEXTS[0]}"]
    alone, crowded = covered_by(desk, 0, {1, 2, 3}), covered_by(desk, 0, {1, 2, 3}, texts)

    assert np.allclose(alone.said, crowded.said)
    assert alone.share == pytest.approx(crowded.share)


def test_no_words_no_coverage(desk: Desk) -> None:
    """A sentence without words is covered by nothing and divides by nothing."""
    found = covered_by(desk, 0, {1}, ["…", *TEXTS])

    assert found.share == 0.0
    assert found.said.shape == (0,)


def test_shares_and_words_stay_in_range(desk: Desk) -> None:
    """All between 0 and 1, `by` names sentences elsewhere."""
    for row in range(len(TEXTS)):
        others = set(range(len(TEXTS))) - {row}
        found = covered_by(desk, row, others)
        assert 0 <= found.share <= 1
        assert found.said.min() >= 0
        assert found.said.max() <= 1
        assert set(found.by.tolist()) <= others


def test_uncovered_words_are_the_added_claim(desk: Desk) -> None:
    """The spans are of the text itself, begin and end at words, and hold what was added."""
    table, text = desk.table(TEXTS), TEXTS[4]
    found = covered_by(desk, 4, {0, 1, 2})
    spans = word_spans(text)

    uncovered = uncovered_spans(spans, found.said, table.weights[table.rows(4)])

    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    assert uncovered
    assert all(start in starts and end in ends for start, end in uncovered)
    pieces = [text[start:end] for start, end in uncovered]
    assert any("mussel farmers" in piece for piece in pieces)
    assert not any("aground" in piece for piece in pieces)


def test_a_stray_article_is_no_news() -> None:
    """A run of uncovered words must tell something; said words end a run."""
    text = "the ship and the reef"
    said = np.array([0.0, 1.0, 0.0, 0.0, 0.0])
    weights = np.array([0.5, 4.0, 0.5, 0.5, 5.0])

    assert [text[a:b] for a, b in uncovered_spans(word_spans(text), said, weights)] == [
        "and the reef"
    ]


def judged_as(share: float, said: Sequence[float], weight: float = 6.0) -> str:
    """The status of a sentence so covered, at the thresholds of these tests."""
    words = np.array(said)
    found = Coverage(share, share, words, np.zeros(len(words), np.int64), None)
    return status(found, np.full(len(words), weight), Alignment(unique=0.2, claim=12.0))


@pytest.mark.parametrize(
    ("share", "expected"), [(0.19, "unique"), (0.2, "shared"), (1.0, "shared")]
)
def test_little_coverage_is_unique(share: float, expected: str) -> None:
    """At the threshold a sentence is no longer unique."""
    assert judged_as(share, [1.0, 1.0, 1.0]) == expected


def test_unique_comes_first() -> None:
    """A sentence of which next to nothing is told is unique, not partial."""
    assert judged_as(0.1, [0.0] * 5) == "unique"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([1, 1, 1, 0], "shared"),  # one word
        ([1, 1, 0, 0], "partial"),  # two words, 12 nats: at the threshold
        ([0, 1, 1, 0], "shared"),  # two words, but not one stretch
        ([0, 1, 0, 0], "partial"),  # a told word does not end a stretch for good
        ([0.49, 0.49, 0.5, 0.5], "partial"),  # from one half on a word is told
    ],
)
def test_an_untold_claim_makes_it_partial(said: list[float], expected: str) -> None:
    """From so many nats on, in one stretch, a told sentence is partial."""
    assert judged_as(0.6, said) == expected


def test_untold_is_the_best_run_of_all_runs() -> None:
    """Against every run of words, summed one by one; nothing untold tells nothing."""
    random = np.random.default_rng(2)
    for size in (1, 2, 7, 12):
        said, weights = random.uniform(size=size), random.uniform(0.3, 6, size)
        signed = np.where(said < 0.5, weights, -weights)
        runs = [signed[a:b].sum() for a in range(size) for b in range(a + 1, size + 1)]
        assert untold(said, weights) == pytest.approx(max(0.0, *runs))
    assert untold(np.ones(4), np.full(4, 6.0)) == 0.0
    assert untold(np.zeros(0), np.zeros(0)) == 0.0


def test_what_is_told_in_quite_other_words_counts(desk: Desk) -> None:
    """The share is the mean of words found and of nearness; either alone does not make it."""
    reworded = "At the fog-bound reef dozens of travellers got injured when their boat struck it."
    found = covered_by(desk, 0, {3, 5}, [*TEXTS, reworded])
    stranger = covered_by(desk, 0, {3}, [*TEXTS, reworded])

    assert found.share > stranger.share + 0.1
    assert found.share > found.words / 2 + 0.1
    assert found.share <= (found.words + 1) / 2
