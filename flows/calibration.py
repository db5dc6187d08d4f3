"""`rashomon calibrate`: the probabilities fitted to labelled pairs, as a configuration file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from flows.evaluation.bench import Bench
from flows.evaluation.formats import LabelledPairRow
from flows.evaluation.judges import pair_evidence, pair_figures
from flows.evaluation.rows import read_rows
from flows.root import package_version
from flows.wording.lists import count
from models.arrays import Floats, Labels
from models.errors import InputError
from models.evaluation.intervals import together
from models.evaluation.labels import reliability
from models.meaning.calibration import Calibration, cross_validated, fit, require_both
from models.records import Refusal

# With fewer pairs of a label the curve follows chance; docs/evaluate.md has the figures.
_ENOUGH = 50
# What a sentence should get, at least, that is repeated word for word.
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Fitted:
    """A curve, the TOML that puts it in force, what to know about it, and the refused rows.

    n: pairs; positive: of these, the same. error_before, error_after: expected calibration
    error by the curve that was in force and by this one, cross-validated (None where pairs or
    stories are too few); by_story: whole stories were held out. base_rate: what the curve was moved
    to, None if it was not.
    """

    curve: Calibration
    n: int
    positive: int
    error_before: float
    error_after: float | None
    by_story: bool
    base_rate: float | None
    model: str
    model_sha256: str
    version: str
    configuration: str
    notes: tuple[str, ...]
    refused: tuple[Refusal, ...]


def calibrate(file: Path, bench: Bench, base_rate: float | None = None) -> Fitted:
    """Fit the curve, and nothing else, to the labelled pairs of `file`.

    base_rate: the share of pairs that say the same, between 0 and 1, where the curve will be
    used; None: as in the file. Raises InputError where no curve fits or the rate is out of
    range.
    """
    if base_rate is not None and not 0 < base_rate < 1:
        raise InputError(f"--base-rate {base_rate:g}: give a share between 0 and 1, such as 0.08.")
    rows = read_rows(file, LabelledPairRow, bench.settings.reading.max_bytes)
    label = np.array([row.label for row in rows.rows], dtype=np.int64)
    require_both(label)  # before hours of judging
    total = pair_evidence(rows.rows, bench)
    curve = fit(total, label)
    if base_rate is not None:
        curve = curve.for_base_rate(float(label.mean()), base_rate)
    stories = [row.story for row in rows.rows]
    error_before, error_after = _errors(total, label, _numbers(stories), bench)
    by_story = set(stories) != {None}
    notes = (
        f"{len(label):,} pairs, {label.mean():.1%} of them the same.",
        _improvement(error_before, error_after, by_story=by_story),
        *_no_better(error_before, error_after),
        *_few(label),
        *_moved(base_rate),
        *_judged_alone([row.evidence is None for row in rows.rows], base_rate),
        *_doubts(curve, rows.rows[0], bench),
    )
    return Fitted(
        curve=curve,
        n=len(label),
        positive=int(label.sum()),
        error_before=error_before,
        error_after=error_after,
        by_story=by_story,
        base_rate=base_rate,
        model=bench.model.name,
        model_sha256=bench.model.sha256,
        version=package_version(),
        configuration=_configuration(curve, file, notes, bench),
        notes=notes,
        refused=rows.refused,
    )


def _errors(
    total: Floats, label: Labels, stories: Labels, bench: Bench
) -> tuple[float, float | None]:
    """The calibration error of the curve in force and of one fitted anew, cross-validated."""
    before = bench.calibration.probability(total)
    after = cross_validated(total, label, stories, bench.settings.divergence.seed)
    error_after = None if after is None else reliability(after, label).calibration_error
    return reliability(before, label).calibration_error, error_after


def _improvement(before: float, after: float | None, *, by_story: bool) -> str:
    if after is None:
        then = f"not known after, too few {'stories' if by_story else 'pairs'}"
    else:
        then = f"{after:.3f} after, cross-validated{' by story' if by_story else ''}"
    return f"Expected calibration error (0 is best): {before:.3f} before, {then}."


def _no_better(before: float, after: float | None) -> list[str]:
    if after is None or after < before:
        return []
    return ["No better than the curve in force: keep that one, or label more stories."]


def _numbers(stories: Sequence[str | int | None]) -> Labels:
    """The story of each pair as a number, of shape (n,); a pair without one is its own."""
    numbers = np.empty(len(stories), dtype=np.int64)
    for number, places in enumerate(together(stories)):
        numbers[places] = number
    return numbers


def _few(label: Labels) -> list[str]:
    fewest = min(np.bincount(label, minlength=2).tolist())
    if fewest >= _ENOUGH:
        return []
    return [f"Only {fewest} pairs of one label: label {_ENOUGH} of each, or expect chance to show."]


def _moved(base_rate: float | None) -> list[str]:
    return [] if base_rate is None else [f"Moved to a base rate of {base_rate:.1%}."]


def _judged_alone(alone: Sequence[bool], base_rate: float | None) -> list[str]:
    """What to know of a curve for pairs without their story's evidence, drawn nobody knows how.

    Those with it were drawn by it, and not by what they say: their base rate is that of use, and
    to move a curve that is mostly theirs would spoil it.
    """
    if not any(alone):
        return []
    rate = (
        "Used where fewer pairs are the same, as among all the sentences of a story, this curve "
        "says too much; --base-rate moves it."
    )
    note = (
        f"Judged outside of a story, where the evidence is another: {count(sum(alone), 'pair')}. "
        "For `rashomon compare` fit a curve to labels of `rashomon export label-studio`, which "
        "have the story's."
    )
    return [note, rate] if base_rate is None and 2 * sum(alone) > len(alone) else [note]


def _doubts(curve: Calibration, row: LabelledPairRow, bench: Bench) -> list[str]:
    """What the curve makes of a sentence that is repeated word for word, if it is odd."""
    repeated = row.model_copy(update={"b": row.a})
    total = pair_figures([repeated], bench, lambda judged: judged.total)
    same = float(curve.probability(total)[0])
    if same >= _SURE:
        return []
    doubt = (
        f"A sentence repeated word for word gets only {same:.2f}: the labels follow the evidence "
        "little. Label pairs as they are met in use, easy ones too."
    )
    return [doubt]


def _configuration(curve: Calibration, file: Path, notes: tuple[str, ...], bench: Bench) -> str:
    """The TOML layer that `--config` reads."""
    heading = f"Fitted by `rashomon calibrate` to {file.name}, for the model {bench.model.name}."
    comments = "\n".join(f"# {' '.join(note.split())}" for note in (heading, *notes))
    # A JSON string is a TOML basic string.
    return (
        f"{comments}\n\n[encoding]\nmodel = {json.dumps(bench.settings.encoding.model)}\n\n"
        f'[calibration]\nmodel_sha256 = "{bench.model.sha256}"\n'
        f"midpoint = {curve.midpoint:.6f}\nsteepness = {curve.steepness:.6f}\n"
    )
