"""What people said of pairs and findings in Label Studio comes back as labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.export.annotations import read_annotations
from flows.export.label_studio import LabelTask
from flows.export.labels import Labels, labels
from models.errors import InputError
from tests.annotators import PAIR, annotation, entry, export

FINDING = {
    "id": "f1", "story": "s", "lang": "en", "a": "Six died.", "b": "Nine died.", "kind": "number",
    "finding": "number: “Six” in A, “Nine” in B",
}  # fmt: skip


def imported(folder: Path, entries: list[Any], task: LabelTask = "pairs") -> Labels:
    """The labels in an export of these entries."""
    return labels(read_annotations(export(folder / "export.json", entries), task), task)


def test_the_majority_is_the_label(tmp_path: Path) -> None:
    """To say "part" is to say not the same; who differs is reported."""
    votes = [annotation("same", 1), annotation("part", 2), annotation("different", 3)]
    found = imported(tmp_path, [entry(PAIR, *votes)])

    (row,) = found.rows
    assert (row["label"], row["votes"]) == (0, {"same": 1, "part": 1, "different": 1})
    assert (row["a"], row["b"], row["lang"]) == (PAIR["a"], PAIR["b"], "en")
    assert [one.reason for one in found.disputed] == [
        "the annotators differ: same 1, part 1, different 1"
    ]
    assert found.refused == ()


def test_a_tie_is_no_label(tmp_path: Path) -> None:
    """It is refused with the votes; the rest goes on."""
    tied = entry(PAIR, annotation("same", 1), annotation("different", 2))
    clear = entry({**PAIR, "id": "p2"}, annotation("same", 1))
    found = imported(tmp_path, [tied, clear])

    assert [row["id"] for row in found.rows] == ["p2"]
    assert [one.reason for one in found.refused] == ["no majority: same 1, different 1"]
    assert found.several == len(found.disputed) == 1
    assert found.alpha == 0.0


def test_one_person_has_one_vote(tmp_path: Path) -> None:
    """The last of several annotations by one person stands, also over two entries of one task."""
    first = entry(PAIR, annotation("different", 1), annotation("same", 1))
    again = entry(PAIR, annotation("same", 2))
    (row,) = imported(tmp_path, [first, again]).rows

    assert (row["label"], row["votes"]) == (1, {"same": 2})


def test_over_two_entries_of_a_task_a_label_is_taken_back_too(tmp_path: Path) -> None:
    """By who skips it the second time."""
    first, second = entry(PAIR, annotation("same", 1)), entry(PAIR, annotation(None, 1))
    found = imported(tmp_path, [first, second])

    assert (found.rows, found.unlabelled) == ((), 1)

    unusable = annotation("unheard of", 2)
    beside = imported(tmp_path, [first, entry(PAIR, annotation(None, 1), unusable)])
    assert (beside.rows, len(beside.refused)) == ((), 1)


def test_who_is_not_named_is_another_in_each_entry(tmp_path: Path) -> None:
    """Two people without a name may have labelled a task in two places."""
    entries = [entry(PAIR, annotation(verdict, None)) for verdict in ("same", "same", "part")]
    (row,) = imported(tmp_path, entries).rows

    assert row["votes"] == {"same": 2, "part": 1}


def test_the_latest_answer_counts_wherever_it_stands(tmp_path: Path) -> None:
    """By the time it was changed last, not by its place in the file."""
    newer = annotation("same") | {"created_at": "2026-01-02T08:00:00Z"}
    older = annotation("different") | {"created_at": "2026-01-01T08:00:00Z"}
    changed = older | {"updated_at": "2026-01-03T08:00:00Z"}

    assert [row["label"] for row in imported(tmp_path, [entry(PAIR, newer, older)]).rows] == [1]
    assert [row["label"] for row in imported(tmp_path, [entry(PAIR, newer, changed)]).rows] == [0]
    both = imported(tmp_path, [entry(PAIR, newer), entry(PAIR, older)])
    assert [row["label"] for row in both.rows] == [1]


def test_tasks_without_an_id_are_told_apart_by_their_texts(tmp_path: Path) -> None:
    """Each is refused for what it lacks, not for the texts of another."""
    tasks = [entry({"a": a, "b": "y"}, annotation("same")) for a in ("x", "z")]
    found = imported(tmp_path, tasks)

    assert {one.reason.split(":")[0] for one in found.refused} == {"the column id is missing"}


def test_a_skipped_task_is_not_labelled(tmp_path: Path) -> None:
    """Skipped, or not yet reached: it is counted, and no row."""
    found = imported(
        tmp_path,
        [
            entry(PAIR, annotation(None)),
            entry({**PAIR, "id": "p2"}),
            entry({**PAIR, "id": "p3"}, annotation("same")),
        ],
    )

    assert (found.unlabelled, len(found.rows), found.refused) == (2, 1, ())


def test_ground_truth_overrules(tmp_path: Path) -> None:
    """Where a reviewer marked an annotation as the truth, the others do not count."""
    truth = annotation("different", 3) | {"ground_truth": True}
    (row,) = imported(
        tmp_path, [entry(PAIR, annotation("same", 1), annotation("same", 2), truth)]
    ).rows

    assert (row["label"], row["votes"]) == (0, {"different": 1})


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (7, "7 is no task"),
        ({"id": 1, "a": "x", "verdict": "same"}, "has no data; the format JSON-MIN cannot be read"),
        ({"data": PAIR}, "has no list of annotations"),
        (entry(PAIR, annotation("maybe")), 'verdict = ["maybe"]: one of same, part, different'),
        (entry(PAIR, annotation("true")), "interface of --task pairs"),
        (entry(PAIR, 5), "5 is no annotation"),
        (entry(PAIR, annotation("same") | {"result": None}), "no choice was made"),
        (entry(PAIR, annotation("same") | {"result": []}), "no choice was made"),
        (entry({"a": "x", "b": "z"}, annotation("same")), "the column id is missing"),
        (entry(PAIR | {"a": " "}, annotation("same")), "a is empty"),
        (entry({"a": "x", "b": "y"}, annotation("same")), "the column id is missing"),
        (entry(PAIR | {"b": ["y"]}, annotation("same")), 'b = ["y"]: give a sentence'),
        (entry(PAIR | {"id": "p2", "a": "Other."}, annotation("same")), "with other texts"),
    ],
)
def test_a_bad_entry_is_refused_with_its_reason(tmp_path: Path, bad: Any, reason: str) -> None:
    """It is named by its number, and the rest goes on."""
    good = entry(PAIR | {"id": "p2"}, annotation("same"))
    found = imported(tmp_path, [good, bad])

    assert [row["id"] for row in found.rows] == ["p2"]
    (refused,) = found.refused
    assert "entry 2" in refused.path
    assert reason in refused.reason


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff\xfe", b"[" * 100_000, b"[1e", b"9" * 5_000])
def test_a_file_that_is_no_export_is_an_error(tmp_path: Path, text: bytes) -> None:
    """The error says what to do."""
    (tmp_path / "x.json").write_bytes(text)

    with pytest.raises(InputError, match="In Label Studio choose Export, format JSON"):
        read_annotations(tmp_path / "x.json", "pairs")


def test_findings_come_back_with_what_differs(tmp_path: Path) -> None:
    """True: the finding's kind, or the one named instead. False: none, unless one is named."""
    found = imported(
        tmp_path,
        [
            entry(FINDING | {"id": "f1", "a": "1"}, annotation("true")),
            entry(FINDING | {"id": "f2", "a": "2"}, annotation("true", 1, "date")),
            entry(FINDING | {"id": "f3", "a": "3"}, annotation("false")),
            entry(FINDING | {"id": "f4", "a": "4"}, annotation("false", 1, "negation")),
        ],
        "distortion",
    )

    assert [(row["label"], row["kinds"]) for row in found.rows] == [
        (1, ["number"]),
        (1, ["date"]),
        (0, []),
        (1, ["negation"]),
    ]


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """With the kinds that there are."""
    found = imported(tmp_path, [entry(FINDING, annotation("true", 1, "tone"))], "distortion")

    assert found.rows == ()
    assert 'kinds = ["tone"]: give number, date, person' in found.refused[0].reason


def test_findings_on_one_pair_of_sentences_are_one_row(tmp_path: Path) -> None:
    """One true finding is enough for B to distort A."""
    false = entry(FINDING, annotation("false"))
    true = entry(FINDING | {"id": "f2", "kind": "date"}, annotation("true"))
    (row,) = imported(tmp_path, [false, true], "distortion").rows

    assert (row["id"], row["label"], row["kinds"]) == ("f1", 1, ["date"])
    assert row["votes"] == {"false": 1, "true": 1}


def test_who_skips_a_task_after_labelling_it_takes_the_label_back(tmp_path: Path) -> None:
    """What one skipped first and labelled then is labelled; the order in the file is no order."""
    skipped = annotation(None) | {"updated_at": "2026-03-02T10:00:00Z"}
    before, after = (
        annotation("same") | {"updated_at": f"2026-03-0{day}T10:00:00Z"} for day in (1, 3)
    )

    taken_back = imported_votes(tmp_path, skipped, before, annotation("different", 2))
    labelled = imported_votes(tmp_path, after, skipped)

    assert taken_back == {"different": 1}
    assert labelled == {"same": 1}


def test_the_latest_answer_is_told_by_the_moment_and_not_by_its_spelling(tmp_path: Path) -> None:
    """A whole second is written without a fraction, and some times have another zone."""
    for early, late in (
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.500000Z"),
        ("2026-03-01T12:30:00+02:00", "2026-03-01T11:00:00Z"),
    ):
        votes = [
            annotation("same") | {"updated_at": late},
            annotation("part") | {"updated_at": early},
        ]

        assert imported_votes(tmp_path, *votes) == {"same": 1}


def test_a_pair_is_the_same_pair_the_other_way_round(tmp_path: Path) -> None:
    """For findings the order tells who retells whom, and such a twin is refused."""
    turned = PAIR | {"a": PAIR["b"], "b": PAIR["a"]}
    pair = imported(
        tmp_path, [entry(PAIR, annotation("same", 1)), entry(turned, annotation("same", 2))]
    )
    mirrored = FINDING | {"a": FINDING["b"], "b": FINDING["a"]}
    finding = imported(
        tmp_path,
        [entry(FINDING, annotation("true", 1)), entry(mirrored, annotation("true", 2))],
        "distortion",
    )

    assert [row["votes"] for row in pair.rows] == [{"same": 2}]
    assert pair.refused == ()
    assert len(finding.refused) == 1


def imported_votes(folder: Path, *annotations: Any) -> dict[str, int]:
    """What counts of these annotations of one task."""
    (row,) = imported(folder, [entry(PAIR, *annotations)]).rows
    votes: dict[str, int] = row["votes"]
    return votes
