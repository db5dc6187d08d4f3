"""How much of a sentence is said elsewhere, and which words nobody else says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pytest

from models import coverage as module
from models.affinity import affinities
from models.coverage import Coverage, coverage, status, uncovered_spans
from models.settings import Alignment
from models.words import word_spans
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
    """Coverage of one of the texts by some of the others."""
    table = desk.table(texts)
    pairs = affinities(table)
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


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1.0, "shared"), (0.7, "shared"), (0.69, "partial"), (0.2, "partial"), (0.19, "unique")],
)
def test_status_has_two_thresholds(share: float, expected: str) -> None:
    """At a threshold the better status holds."""
    assert status(share, Alignment(shared=0.7, unique=0.2)) == expected
