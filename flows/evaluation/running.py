"""One evaluation from start to end: read, judge, measure, write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.evaluation.bench import Bench
from flows.evaluation.figures import Figures, Score
from flows.evaluation.rows import Rows, read_rows
from flows.evaluation.tasks import TASKS
from flows.overwriting import require_ours
from flows.root import package_version
from flows.writing import write_text
from models.errors import InputError
from models.ids import fingerprint
from models.meaning.calibration import Calibration
from models.records import Refusal
from models.settings import Settings


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one evaluation found.

    labelled: how many of the n rows have a label; the metrics are theirs, empty if none.
    calibration: the curve from evidence to probability, None where the task does not judge by
    it; fitted: `rashomon calibrate` fitted it, so that it is not the model's own.
    """

    task: str
    n: int
    labelled: int
    refused: tuple[Refusal, ...]
    metrics: Figures
    thresholds: dict[str, float]
    calibration: Calibration | None
    fitted: bool
    model: str
    model_sha256: str
    config_sha256: str
    version: str

    def as_json(self) -> dict[str, Any]:
        """The evaluation as plain data."""
        return asdict(self)


def read_task(task: str, path: Path, settings: Settings) -> Rows[Any]:
    """The rows of a file. Raises InputError where none can be used."""
    return read_rows(path, TASKS[task].form, settings.reading.max_bytes)


def evaluate(task: str, rows: Rows[Any], bench: Bench) -> tuple[Evaluation, list[Score]]:
    """The figures over the labelled rows, and the output row of every row, in order."""
    kind = TASKS[task]
    threshold = kind.threshold(bench.settings)
    scores = kind.judge(rows.rows, bench)
    labelled = rows.labelled
    chosen = [rows.rows[place] for place in labelled], [scores[place] for place in labelled]
    return Evaluation(
        task=task,
        n=len(rows.rows),
        labelled=len(labelled),
        refused=rows.refused,
        metrics=kind.measure(*chosen, threshold) if labelled else {},
        thresholds={kind.named: threshold},
        calibration=bench.calibration if kind.curved else None,
        fitted=kind.curved and bool(bench.settings.calibration.model_sha256),
        model=bench.model.name,
        model_sha256=bench.model.sha256,
        config_sha256=fingerprint(bench.settings),
        version=package_version(),
    ), scores


def save(
    evaluation: Evaluation, found: Sequence[Score], scores: Path | None, plot: Path | None
) -> list[Path]:
    """Write the output rows and the reliability plot where they are wanted; return the paths.

    The plot needs probabilities with labels 0 and 1; by default it lies beside the scores.
    Raises OutputError, and InputError where a plot is asked for that cannot be drawn.
    """
    written = []
    if scores:
        lines = [json.dumps(score, ensure_ascii=False) + "\n" for score in found]
        write_text("".join(lines), scores)
        written.append(scores)
    if "bins" in evaluation.metrics:
        from flows.evaluation.reliability import reliability_page

        if plot is None and scores:
            require_ours(plot := scores.with_suffix(".html"))  # nobody named it
        if plot:
            write_text(
                reliability_page(evaluation.metrics, evaluation.task, evaluation.model), plot
            )
            written.append(plot)
    elif plot:
        raise InputError(
            f"--plot {plot}: no reliability plot for {evaluation.task} with these labels; it "
            "needs the task pairs with labels 0 and 1."
        )
    return written
