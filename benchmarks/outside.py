"""The figures on labelled news data of others, through the code of `rashomon evaluate`.

Fixed sub-samples, so that a change can be judged in minutes: of each set every Nth row, or
story where rows belong to stories.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from benchmarks.gold_stories import real_stories
from benchmarks.measuring import Measurement
from benchmarks.rows import SETS, thinned
from benchmarks.story_figures import statements_measurement, story_measurements
from flows.evaluation.bench import Bench
from flows.evaluation.figures import Score
from flows.evaluation.tasks import TASKS

Scored = Sequence[tuple[float, float]]  # score and label of each row
Judged = tuple[list[Any], list[Score]]

# task, set, which rows (each Nth), measure
_SETS = (
    ("pairs", "mrpc", 5, "ROC AUC"),
    ("pairs", "ecbplus", 11, "ROC AUC"),
    ("pairs", "headlines", 5, "rank correlation"),
    ("reuse", "clough_stevenson", 2, "rank correlation"),
    ("distortion", "bump", 8, "ROC AUC"),
    ("distortion", "bump_edits", 2, "ROC AUC"),
)


def outside(folder: Path, bench: Bench) -> list[Measurement]:
    """The figures; `folder` holds the labelled files."""
    scored = [
        _scored(_judged(folder, bench, task, name, every), name, measure)
        for task, name, every, measure in _SETS
    ]
    return [
        *scored,
        *story_measurements("real stories, first", real_stories(folder, "statuses"), bench),
        *story_measurements("real stories, second", real_stories(folder, "statuses_second"), bench),
        _statements(folder, bench),
        _stories(folder, bench),
    ]


def auc(rows: Scored) -> float:
    """The area under the ROC curve; not a number where all labels are the same."""
    scores, labels = np.array(rows, dtype=float).T
    return float(roc_auc_score(labels, scores)) if len(set(labels)) > 1 else float("nan")


def rank_correlation(rows: Scored) -> float:
    """Spearman's."""
    return float(spearmanr(*np.array(rows, dtype=float).T)[0])


_MEASURES: Mapping[str, Callable[[Scored], float]] = {
    "ROC AUC": auc,
    "rank correlation": rank_correlation,
}


def _scored(judged: Judged, name: str, measure: str) -> Measurement:
    units = [(score["score"], float(row.label)) for row, score in zip(*judged, strict=True)]
    return Measurement(f"{name}: {measure}", units, _MEASURES[measure])


def _statements(folder: Path, bench: Bench) -> Measurement:
    rows, scores = _judged(folder, bench, "statements", "ecbplus_statements", 3)
    grouped: dict[object, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for row, score in zip(rows, scores, strict=True):
        found, gold = grouped[row.story]
        found.append(score["cluster"])
        gold.append(row.cluster)
    return statements_measurement("ecbplus", list(grouped.values()))


def _stories(folder: Path, bench: Bench) -> Measurement:
    rows, scores = _judged(folder, bench, "stories", "allsides", 5)
    gold = [row.story for row in rows]
    items = list(bcubed([score["story"] for score in scores], gold))
    by_story = defaultdict(list)
    for story, item in zip(gold, items, strict=True):
        by_story[story].append(item)
    return Measurement("allsides: stories, B-cubed F1", list(by_story.values()), bcubed_f1)


def bcubed(found: Sequence[object], gold: Sequence[object]) -> Iterator[tuple[float, float]]:
    """B-cubed precision and recall of each item (`models.evaluation.clusters.clustering`)."""
    clusters, wanted = Counter(found), Counter(gold)
    together = Counter(zip(found, gold, strict=True))
    for one, other in zip(found, gold, strict=True):
        shared = together[one, other]
        yield shared / clusters[one], shared / wanted[other]


def bcubed_f1(stories: Sequence[Sequence[tuple[float, float]]]) -> float:
    """B-cubed F1 over the items of all stories."""
    items = np.array([item for story in stories for item in story])
    precision, recall = items.mean(axis=0)
    return float(2 * precision * recall / (precision + recall))


def _judged(folder: Path, bench: Bench, task: str, name: str, every: int) -> Judged:
    """The rows of a set, and what `rashomon evaluate` would write for each."""
    kind = TASKS[task]
    rows = [kind.form.model_validate(row) for row in thinned(list(SETS[name](folder)), every)]
    return rows, kind.judge(rows, bench)
