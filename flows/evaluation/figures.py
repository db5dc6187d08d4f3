"""The figures that fit a task's labels, as plain data for JSON and the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from flows.evaluation.formats import NamedRow, ReuseRow, Row
from models.arrays import Integers
from models.evaluation.clusters import clustering
from models.evaluation.intervals import intervals, together
from models.evaluation.labels import by_level, decisions, ranking, reliability

Places = Integers
Score = dict[str, Any]
Figures = dict[str, Any]


def of_probabilities(
    rows: Sequence[NamedRow], scores: Sequence[Score], threshold: float
) -> Figures:
    """Decisions and calibration where all labels are 0 or 1; rank correlation where graded."""
    values, labels = _columns(rows, scores)
    if not set(labels.tolist()) <= {0, 1}:
        return _with_intervals(rows, lambda its: asdict(ranking(values[its], labels[its])))
    yes = labels.astype(np.int64)

    def figures(its: Places) -> Figures:
        called = asdict(decisions(values[its], yes[its], threshold))
        return called | asdict(reliability(values[its], yes[its]))

    return _with_intervals(rows, figures)


def of_decisions(rows: Sequence[NamedRow], scores: Sequence[Score], threshold: float) -> Figures:
    """Decisions against labels 0 and 1."""
    values, labels = _columns(rows, scores)
    yes = labels.astype(np.int64)
    return _with_intervals(rows, lambda its: asdict(decisions(values[its], yes[its], threshold)))


def of_levels(rows: Sequence[ReuseRow], scores: Sequence[Score], threshold: float) -> Figures:
    """Decisions for 0 and 1, rank correlation for other numbers, and the scores of each label."""
    labels = [row.label for row in rows]
    values = np.array([score["score"] for score in scores], dtype=np.float64)
    levels = {"levels_seen": [asdict(level) for level in by_level(values, labels)]}
    if not all(isinstance(label, float | int) for label in labels):
        return {"n": len(labels)} | levels
    if set(labels) <= {0, 1}:
        return of_decisions(rows, scores, threshold) | levels
    grades = np.array(labels, dtype=np.float64)
    return _with_intervals(rows, lambda its: asdict(ranking(values[its], grades[its]))) | levels


def of_clusters(
    rows: Sequence[Row], scores: Sequence[Score], cluster: str, group: str | None
) -> Figures:
    """Clusters of `scores[cluster]` against the gold column, within each group of rows.

    group: the column of what is clustered apart (None: all rows are one group).
    """
    grouped: dict[object, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for row, score in zip(rows, scores, strict=True):
        found, gold = grouped[getattr(row, group) if group else None]
        found.append(score[cluster])
        gold.append(getattr(row, row.gold))
    groups = list(grouped.values())
    pooled = asdict(clustering(groups))
    if group is None:
        return pooled
    pooled["intervals"] = intervals(groups, lambda drawn: asdict(clustering(drawn)))
    each = [{group: name, **asdict(clustering([its]))} for name, its in grouped.items()]
    return pooled | {"by_group": each}


def _with_intervals(rows: Sequence[NamedRow], figures: Callable[[Places], Figures]) -> Figures:
    """The figures of all rows, and their intervals over stories drawn anew."""
    stories = together([row.story for row in rows])
    drawn = intervals(stories, lambda its: figures(np.concatenate(its)))
    return figures(np.arange(len(rows))) | {"intervals": drawn}


def _columns(rows: Sequence[Row], scores: Sequence[Score]) -> tuple[Any, Any]:
    """Scores and labels as arrays of shape (n,)."""
    values = np.array([score["score"] for score in scores], dtype=np.float64)
    return values, np.array([getattr(row, row.gold) for row in rows], dtype=np.float64)
