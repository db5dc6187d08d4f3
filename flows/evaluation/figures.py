"""The figures that fit a task's labels, as plain data for JSON and the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from flows.evaluation.formats import ReuseRow, Row
from models.evaluation.clusters import clustering
from models.evaluation.labels import by_level, decisions, ranking, reliability

Score = dict[str, Any]
Figures = dict[str, Any]


def of_probabilities(rows: Sequence[Row], scores: Sequence[Score], threshold: float) -> Figures:
    """Decisions and calibration where all labels are 0 or 1; rank correlation where graded."""
    values, labels = _columns(rows, scores)
    if not set(labels.tolist()) <= {0, 1}:
        return asdict(ranking(values, labels))
    found = asdict(reliability(values, labels.astype(np.int64)))
    return of_decisions(rows, scores, threshold) | found


def of_decisions(rows: Sequence[Row], scores: Sequence[Score], threshold: float) -> Figures:
    """Decisions against labels 0 and 1."""
    values, labels = _columns(rows, scores)
    return asdict(decisions(values, labels.astype(np.int64), threshold))


def of_levels(rows: Sequence[ReuseRow], scores: Sequence[Score], threshold: float) -> Figures:
    """Decisions for 0 and 1, rank correlation for other numbers, and the scores of each label."""
    labels = [row.label for row in rows]
    values = np.array([score["score"] for score in scores], dtype=np.float64)
    levels = {"levels_seen": [asdict(level) for level in by_level(values, labels)]}
    if not all(isinstance(label, float | int) for label in labels):
        return {"n": len(labels)} | levels
    if set(labels) <= {0, 1}:
        return of_decisions(rows, scores, threshold) | levels
    return asdict(ranking(values, np.array(labels, dtype=np.float64))) | levels


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
    pooled = asdict(clustering(list(grouped.values())))
    if group is None:
        return pooled
    each = [{group: name, **asdict(clustering([its]))} for name, its in grouped.items()]
    return pooled | {"by_group": each}


def _columns(rows: Sequence[Row], scores: Sequence[Score]) -> tuple[Any, Any]:
    """Scores and labels as arrays of shape (n,)."""
    values = np.array([score["score"] for score in scores], dtype=np.float64)
    return values, np.array([getattr(row, row.gold) for row in rows], dtype=np.float64)
