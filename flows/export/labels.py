"""What annotators agree on, as rows for `rashomon evaluate` and `rashomon calibrate`.

The label that more than half of a task's annotators give is its label; a tie has none and is
refused. For pairs "part" counts as not the same: who knows one sentence learns something
from the other. For findings 1 is that B has a detail otherwise than A, the one named or
another; of several findings on the same two sentences one that is true is enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flows.evaluation.formats import LabelledPairRow, RetellingRow, Row
from flows.evaluation.rows import checked
from flows.export.annotations import Annotations, Entry, Vote, last_of_each
from flows.export.label_studio import EVIDENCE, MODEL, SAME, TRUE, LabelTask
from models.evaluation.agreement import krippendorff_alpha
from models.records import Refusal

LabelRow = dict[str, Any]

_FORMS: Final[Mapping[LabelTask, type[Row]]] = {
    "pairs": LabelledPairRow,
    "distortion": RetellingRow,
}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled rows of an export.

    unlabelled: tasks that nobody labelled. several: tasks that more than one annotator
    labelled; disputed: those of them on which they gave different labels, a majority or not.
    alpha: Krippendorff's, of the labels 0 and 1; None where it is not defined.
    """

    rows: tuple[LabelRow, ...]
    unlabelled: int
    several: int
    disputed: tuple[Refusal, ...]
    alpha: float | None
    refused: tuple[Refusal, ...]


def labels(annotations: Annotations, task: LabelTask) -> Labels:
    """The rows that an export's annotators agree on, in its order."""
    pooled, refused = _pooled(annotations.entries, task)
    entries = [replace(one, votes=tuple(v for v in one.votes if v.verdict)) for one in pooled]
    refused = [*annotations.refused, *refused]
    rows: list[LabelRow] = []
    disputed: list[Refusal] = []
    for entry in filter(lambda entry: entry.votes, entries):
        if len({_label(vote) for vote in entry.votes}) > 1:
            disputed.append(Refusal(entry.path, f"the annotators differ: {_counted(entry.votes)}"))
        try:
            rows.append(_row(entry, task))
        except ValueError as error:
            refused.append(Refusal(entry.path, str(error)))
    return Labels(
        rows=tuple(_by_sentences(rows) if task == "distortion" else rows),
        unlabelled=sum(not entry.votes for entry in entries),
        several=sum(len(entry.votes) > 1 for entry in entries),
        disputed=tuple(disputed),
        alpha=krippendorff_alpha([_label(vote) for vote in entry.votes] for entry in entries),
        refused=tuple(refused),
    )


def _pooled(entries: Iterable[Entry], task: LabelTask) -> tuple[list[Entry], list[Refusal]]:
    """Entries of one id as one, with the votes of all; refused where their texts differ.

    Whether two sentences say the same does not depend on which is called A.
    """
    pooled: dict[str, Entry] = {}
    refused: list[Refusal] = []
    for entry in entries:
        texts = _texts(entry, task)
        name = repr(entry.data.get("id", texts))
        known = pooled.setdefault(name, entry)
        if _texts(known, task) != texts:
            refused.append(Refusal(entry.path, f"the id of {known.path} with other texts"))
        elif known is not entry:
            votes = last_of_each((*known.votes, *entry.votes))
            pooled[name] = replace(known, votes=votes)
    return list(pooled.values()), refused


def _texts(entry: Entry, task: LabelTask) -> list[Any]:
    texts = [entry.data.get(text) for text in "ab"]
    return sorted(texts, key=repr) if task == "pairs" else texts


def _row(entry: Entry, task: LabelTask) -> LabelRow:
    """The row of an entry. Raises ValueError where it has none, with the reason."""
    data, votes = entry.data, entry.votes
    label = _majority(votes)
    row: LabelRow = {"id": data.get("id"), "a": data.get("a"), "b": data.get("b"), "label": label}
    row |= {name: data[name] for name in ("lang", "story") if data.get(name) is not None}
    if task == "pairs":
        row |= {name: entry.meta[name] for name in (EVIDENCE, MODEL) if name in entry.meta}
    row["votes"] = dict(Counter(vote.verdict for vote in votes))
    if task == "distortion":
        row["kinds"] = sorted({k for v in votes if _label(v) == label for k in _kinds(v, data)})
    given = {name: value for name, value in row.items() if value is not None}
    checked(given, _FORMS[task])
    return row


def _majority(votes: Sequence[Vote]) -> int:
    ones = sum(map(_label, votes))
    if 2 * ones == len(votes):
        raise ValueError(f"no majority: {_counted(votes)}")
    return int(2 * ones > len(votes))


def _label(vote: Vote) -> int:
    return int(vote.verdict in (SAME, TRUE) or bool(vote.kinds))


def _kinds(vote: Vote, data: Mapping[str, Any]) -> tuple[str, ...]:
    """What differs, as the annotator says, else as the finding does; nothing if it is false."""
    named = (str(data["kind"]),) if vote.verdict == TRUE and data.get("kind") else ()
    return vote.kinds or named


def _counted(votes: Sequence[Vote]) -> str:
    said = Counter(" ".join((vote.verdict, *vote.kinds)) for vote in votes)
    return ", ".join(f"{verdict} {number}" for verdict, number in said.most_common())


def _by_sentences(rows: Iterable[LabelRow]) -> list[LabelRow]:
    """One row for the findings on the same two sentences, under the id of the first."""
    joined: dict[tuple[str, str], LabelRow] = {}
    for row in rows:
        known = joined.setdefault((row["a"], row["b"]), row)
        if known is not row:
            label = max(known["label"], row["label"])
            votes = dict(Counter[str](known["votes"]) + Counter[str](row["votes"]))
            kinds = sorted({*known["kinds"], *row["kinds"]})
            joined[row["a"], row["b"]] = known | {"label": label, "votes": votes, "kinds": kinds}
    return list(joined.values())
