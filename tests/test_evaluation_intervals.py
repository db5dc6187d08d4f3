"""The intervals of figures: of whole stories drawn anew, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from flows.evaluation.figures import of_clusters, of_decisions
from flows.evaluation.formats import CoverageRow, SentenceRow
from models.evaluation.intervals import intervals, together
from models.evaluation.labels import decisions

Measure = Callable[[Sequence[Any]], dict[str, Any]]


def of_places(scores: np.ndarray, labels: np.ndarray) -> Measure:
    """The figures of drawn places."""

    def measure(its: Sequence[Any]) -> dict[str, Any]:
        places = np.concatenate(its)
        return asdict(decisions(scores[places], labels[places], 0.5))

    return measure


def judged(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores that go with their labels somewhat."""
    random = np.random.default_rng(5)
    labels = np.arange(n) % 2
    return 0.4 * labels + random.random(n) * 0.6, labels


def test_an_interval_lies_around_its_figure_and_narrows_with_more_rows() -> None:
    """Of an AUC, with 40 rows and with 400."""
    widths = []
    for n in (40, 400):
        measure = of_places(*judged(n))
        found = intervals(together([None] * n), measure)["auc"]
        assert found is not None
        assert found[0] < measure([np.arange(n)])["auc"] < found[1]
        widths.append(found[1] - found[0])

    assert widths[1] < widths[0] / 2


def test_rows_of_one_story_are_drawn_together() -> None:
    """Each row ten times tells no more than each row once, where the story says so."""
    scores, labels = judged(30)
    story = list(range(30))
    once = intervals(together(story), of_places(scores, labels))
    often = of_places(np.tile(scores, 10), np.tile(labels, 10))

    assert intervals(together(story * 10), often)["balanced_accuracy"] == pytest.approx(
        once["balanced_accuracy"]
    )
    alone = intervals(together([None] * 300), often)["balanced_accuracy"]
    wide = once["balanced_accuracy"]
    assert alone is not None
    assert wide is not None
    assert alone[1] - alone[0] < (wide[1] - wide[0]) / 2


def test_what_some_draws_leave_undefined_has_no_interval() -> None:
    """A draw without the only row of label 1 has no AUC."""
    labels = np.array([1] + [0] * 29)

    found = intervals(together([None] * 30), of_places(np.linspace(1, 0, 30), labels))

    assert found["auc"] is None


def test_few_stories_have_no_interval() -> None:
    """Nineteen say too little; rows without a story count each for itself."""
    rows = [
        CoverageRow(id=n, a="Some words.", b="Others.", label=float(n % 2), story=n % 19)
        for n in range(60)
    ]
    scores = [{"score": 0.5 + 0.1 * (n % 2)} for n in range(60)]
    apart = [row.model_copy(update={"story": None}) for row in rows]

    assert of_decisions(rows, scores, 0.5)["intervals"] == {}
    assert of_decisions(apart, scores, 0.5)["intervals"]["recall"] == (1.0, 1.0)


def test_a_story_that_is_drawn_twice_is_two_stories() -> None:
    """Stories that are all alike give the same figure in every draw."""
    rows = [
        SentenceRow(story=story, doc=1, sent_id=n, text="Some words.", cluster=n // 2)
        for story in range(20)
        for n in range(4)
    ]
    scores = [{"cluster": number} for _ in range(20) for number in (0, 0, 0, 1)]
    found = of_clusters(rows, scores, "cluster", "story")

    assert found["intervals"]["ari"] == pytest.approx((found["ari"], found["ari"]))
    assert found["intervals"]["bcubed_f1"][0] == pytest.approx(found["bcubed_f1"])
