"""The entries of a Label Studio export (format "JSON"), each checked: a bad one is refused.

An entry is a task with its `data` and its `annotations`; of an annotation the choices named
in the interface are read, and who made it. One that was skipped says nothing. Where a
reviewer marked annotations as ground truth, only those count.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from flows.export.label_studio import (
    DIFFERENT,
    FALSE,
    FINDING_KINDS,
    KINDS,
    PART,
    SAME,
    TRUE,
    VERDICT,
    LabelTask,
)
from models.errors import InputError
from models.records import Refusal

_VERDICTS: Final[Mapping[LabelTask, tuple[str, ...]]] = {
    "pairs": (SAME, PART, DIFFERENT),
    "distortion": (TRUE, FALSE),
}
_SHOWN: Final = 60
_UNKNOWN: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Vote:
    """What one annotator said of one task, `at` a moment in time; "" is to have skipped it."""

    annotator: str
    verdict: str
    kinds: tuple[str, ...]
    at: datetime = _UNKNOWN


def last_of_each(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """One vote for each annotator: the latest, of those without a time the last in the file.

    Label Studio does not promise the order of what it writes. Who skipped a task after having
    labelled it takes the label back.
    """
    last: dict[str, Vote] = {}
    for vote in votes:
        if vote.at >= last.setdefault(vote.annotator, vote).at:
            last[vote.annotator] = vote
    return tuple(last.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """A task, what was said of it, and what its maker noted; `path` names it in messages.

    votes: of each annotator the last, that it was skipped too.
    """

    path: str
    data: Mapping[str, Any]
    votes: tuple[Vote, ...]
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Annotations:
    """The entries of an export, in order, and those refused."""

    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...]


def read_annotations(path: Path, task: LabelTask) -> Annotations:
    """Read an export. Raises InputError where the file is none."""
    entries: list[Entry] = []
    refused: list[Refusal] = []
    for number, raw in enumerate(_entries(path), start=1):
        place = f"{path}: entry {number}"
        try:
            data, annotations = _parts(raw)
        except ValueError as error:
            refused.append(Refusal(place, str(error)))
            continue
        votes, bad = _votes(annotations, task, place)
        refused += [Refusal(f"{place}, annotation {which}", why) for which, why in bad]
        if votes or not bad:
            meta = raw.get("meta")
            entries.append(Entry(place, data, votes, meta if isinstance(meta, dict) else {}))
    return Annotations(tuple(entries), tuple(refused))


def _entries(path: Path) -> list[Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, or not JSON
        raise InputError(f"{path} is no JSON ({error}). {_EXPORT}") from error
    if not isinstance(found, list):
        raise InputError(f"{path} holds {_shown(found)}, no list of tasks. {_EXPORT}")
    return found


_EXPORT: Final = "In Label Studio choose Export, format JSON, and give that file."


def _parts(raw: Any) -> tuple[Mapping[str, Any], list[Any]]:
    """The data and the annotations of an entry. Raises ValueError with what is amiss."""
    if not isinstance(raw, dict):
        raise ValueError(f"{_shown(raw)} is no task")  # noqa: TRY004 - a bad entry, as any other
    data, annotations = raw.get("data"), raw.get("annotations")
    if not isinstance(data, dict):
        raise ValueError(f"has no data; the format JSON-MIN cannot be read. {_EXPORT}")  # noqa: TRY004 - likewise
    if not isinstance(annotations, list):
        raise ValueError(f"has no list of annotations. {_EXPORT}")  # noqa: TRY004 - likewise
    marked = [a for a in annotations if isinstance(a, dict) and a.get("ground_truth") is True]
    return data, marked or annotations


def _votes(
    annotations: list[Any], task: LabelTask, entry: str
) -> tuple[tuple[Vote, ...], list[tuple[object, str]]]:
    """The vote of each annotator, and the annotations that are none, each with the reason."""
    votes: list[Vote] = []
    bad: list[tuple[object, str]] = []
    for place, annotation in enumerate(annotations, start=1):
        try:
            vote = _vote(annotation, task, f"number {place} of {entry}")
        except ValueError as error:
            which = annotation.get("id", place) if isinstance(annotation, dict) else place
            bad.append((which, str(error)))
            continue
        votes.append(vote)
    return last_of_each(votes), bad


def _vote(annotation: Any, task: LabelTask, nobody: str) -> Vote:
    if not isinstance(annotation, dict):
        raise ValueError(f"{_shown(annotation)} is no annotation")  # noqa: TRY004 - a bad entry, as any other
    who = _annotator(annotation.get("completed_by"), nobody)
    at = _moment(annotation.get("updated_at") or annotation.get("created_at"))
    if annotation.get("was_cancelled") is True:
        return Vote(who, "", (), at)
    chosen = _chosen(annotation.get("result"))
    if not chosen:
        raise ValueError("no choice was made, or it was taken back")
    verdicts, kinds = chosen[VERDICT], chosen[KINDS]
    allowed = _VERDICTS[task]
    if len(verdicts) != 1 or verdicts[0] not in allowed:
        raise ValueError(
            f"{VERDICT} = {_shown(verdicts)}: one of {', '.join(allowed)} is needed; "
            f"was it made with the interface of --task {task}?"
        )
    if unknown := [kind for kind in kinds if kind not in FINDING_KINDS]:
        raise ValueError(f"{KINDS} = {_shown(unknown)}: give {', '.join(FINDING_KINDS)}")
    return Vote(who, verdicts[0], tuple(kinds), at)


def _moment(written: Any) -> datetime:
    """A time as Label Studio writes it: with or without fractions of a second, in any zone."""
    try:
        at = datetime.fromisoformat(str(written))
    except ValueError:
        return _UNKNOWN
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _chosen(result: Any) -> Mapping[str, list[Any]]:
    """The choices by the name of their question."""
    chosen: defaultdict[str, list[Any]] = defaultdict(list)
    for region in result if isinstance(result, list) else []:
        value = region.get("value") if isinstance(region, dict) else None
        choices = value.get("choices") if isinstance(value, dict) else None
        if isinstance(choices, list):
            chosen[str(region.get("from_name"))] += choices
    return chosen


def _annotator(completed_by: Any, nobody: str) -> str:
    """Who made an annotation; `nobody` where that is not said."""
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("id") or completed_by.get("email")
    return nobody if completed_by is None else str(completed_by)


def _shown(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= _SHOWN else f"{written[: _SHOWN - 1]}…"
