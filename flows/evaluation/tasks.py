"""The tasks: the rows that each reads, its judge, its thresholds and its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.evaluation import figures, judges
from flows.evaluation.bench import Bench
from flows.evaluation.figures import Figures, Score
from flows.evaluation.formats import (
    ArticleRow,
    CoverageRow,
    PairRow,
    RetellingRow,
    ReuseRow,
    Row,
    SentenceRow,
)
from models.copying.derivation import DERIVED
from models.meaning.affinity import CONTAINED
from models.settings import Settings

Rows = Sequence[Any]  # of the task's own form


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    form: its rows. judge: the output row of each row. measure: the figures of labelled rows,
    their output rows and the threshold. named, threshold: the frozen threshold; nothing is
    tuned on the rows that are evaluated. curved: whether what is judged hangs on the curve
    from evidence to probability.
    """

    form: type[Row]
    judge: Callable[[Rows, Bench], list[Score]]
    measure: Callable[[Rows, Sequence[Score], float], Figures]
    named: str
    threshold: Callable[[Settings], float]
    curved: bool = False


def _statements(rows: Rows, scores: Sequence[Score], _threshold: float) -> Figures:
    return figures.of_clusters(rows, scores, "cluster", "story")


def _stories(rows: Rows, scores: Sequence[Score], _threshold: float) -> Figures:
    return figures.of_clusters(rows, scores, "story", None)


TASKS: Mapping[str, Task] = {
    "pairs": Task(
        PairRow,
        judges.pairs,
        figures.of_probabilities,
        "alignment.same",
        lambda settings: settings.alignment.same,
        curved=True,
    ),
    "coverage": Task(
        CoverageRow,
        judges.coverage,
        figures.of_decisions,
        "contained",
        lambda _settings: CONTAINED,
    ),
    "statements": Task(
        SentenceRow,
        judges.statements,
        _statements,
        "alignment.same",
        lambda settings: settings.alignment.same,
        curved=True,
    ),
    "stories": Task(
        ArticleRow,
        judges.stories,
        _stories,
        "stories.same",
        lambda settings: settings.stories.same,
    ),
    "reuse": Task(
        ReuseRow,
        judges.reuse,
        figures.of_levels,
        "derived",
        lambda _settings: DERIVED,
    ),
    "distortion": Task(
        RetellingRow,
        judges.distortion,
        figures.of_decisions,
        "distortion.distorted",
        lambda settings: settings.distortion.distorted,
    ),
}
