"""An evaluation on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.wording.untrusted import inert
from models.records import Refusal

if TYPE_CHECKING:  # it brings torch, which `rashomon import-labels` can do without
    from flows.evaluation.running import Evaluation
    from models.meaning.calibration import Calibration

# In the order of the page; what is not here has its own table.
_NAMES = {
    "positive": "with label 1",
    "auc": "ROC AUC",
    "average_precision": "average precision",
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "balanced_accuracy": "balanced accuracy",
    "calibration_error": "expected calibration error",
    "brier": "Brier score",
    "spearman": "Spearman's rank correlation",
    "levels": "grades",
    "groups": "stories",
    "clusters": "clusters",
    "gold_clusters": "clusters in the labels",
    "bcubed_precision": "B-cubed precision",
    "bcubed_recall": "B-cubed recall",
    "bcubed_f1": "B-cubed F1",
    "ari": "adjusted Rand index",
    "pairwise_precision": "pairwise precision",
    "pairwise_recall": "pairwise recall",
    "pairwise_f1": "pairwise F1",
}
# Refused rows named on the terminal; all of them are in the JSON.
_NAMED = 20


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print the figures for a person."""
    rows = f"{evaluation.n:,} rows, {evaluation.labelled:,} of them labelled"
    console.print(Text(f"{evaluation.task}: {rows}; model {inert(evaluation.model)}", "bold"))
    table = Table("figure", "value", "95% interval", box=box.SIMPLE_HEAD)
    intervals = evaluation.metrics.get("intervals", {})
    for name, value in evaluation.metrics.items():
        if name in _NAMES and not (name == "groups" and value == 1):
            table.add_row(_NAMES[name], _written(value), _between(intervals.get(name)))
    if evaluation.metrics:
        console.print(table)
    if levels := evaluation.metrics.get("levels_seen"):
        console.print(_levels(levels))
    for note in _notes(evaluation):
        console.print(Text(note, "dim"))


def print_refused(refused: tuple[Refusal, ...], console: Console) -> None:
    """Name the refused rows, each with its reason."""
    for refusal in refused[:_NAMED]:
        console.print(Text(f"Refused {inert(refusal.path)}: {inert(refusal.reason)}"))
    if more := refused[_NAMED:]:
        console.print(Text(f"Refused {len(more):,} more rows; --json names them all."))


def _levels(levels: list[dict[str, object]]) -> Table:
    table = Table("label", "rows", "mean score", "least", "greatest", box=box.SIMPLE_HEAD)
    for level in levels:
        figures = [_written(level[name]) for name in ("n", "mean", "low", "high")]
        table.add_row(Text(inert(str(level["label"]).removesuffix(".0"))), *figures)
    return table


def _notes(evaluation: Evaluation) -> Iterator[str]:
    frozen = ", ".join(f"{name} {value:g}" for name, value in evaluation.thresholds.items())
    yield f"Frozen threshold: {frozen}."
    if evaluation.fitted and evaluation.calibration:
        yield _fitted(evaluation.calibration)
    if not evaluation.metrics:
        yield "No labels, so nothing is measured; the scores are written."
    if evaluation.metrics.get("auc", 0.0) is None:
        yield "All labels are the same: ROC AUC and average precision are not defined."
    if evaluation.metrics.get("spearman", 0.0) is None:
        yield "Labels or scores never vary: the rank correlation is not defined."


def _fitted(curve: Calibration) -> str:
    return (
        f"Probabilities by a fitted curve (midpoint {curve.midpoint:.3f}, steepness "
        f"{curve.steepness:.1f}). On the labels it was fitted to, figures are too good: report "
        "those of other stories."
    )


def _between(interval: tuple[float, float] | None) -> str:
    return " to ".join(map(_written, interval)) if interval else ""


def _written(value: object) -> str:
    if value is None:
        return "not defined"
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}"
