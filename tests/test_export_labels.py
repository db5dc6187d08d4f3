"""Which pairs and findings go to Label Studio, and the way of labels to a calibration and back."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from flows.export.label_studio import Project, projects
from flows.interactive import compare_folder
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
from models.annotation import (
    SentencePair,
    changed_details,
    doubtful,
    evenly,
    nearest,
    sentence_pairs,
)
from models.meaning.calibration import Calibration
from models.records import Comparison
from models.settings import Alignment
from tests.annotators import PAIR, annotation, entry, export
from tests.commands import CommandLine, set_apart
from tests.evaluating import read
from tests.stories import CLOSED, CLOSED_ARABIC, DRIVERS, DRIVERS_MISPRINTED, a_comparison

ROOT = Path(__file__).parents[1]
THRESHOLD = Alignment().same


@pytest.fixture
def rashomon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line, with the fast model."""
    set_apart(tmp_path, monkeypatch)
    monkeypatch.setenv("RASHOMON_PROFILE", "fast")
    return CommandLine(monkeypatch, capsys)


def pair(number: int, same: float, story: str = "s") -> SentencePair:
    """A pair of this probability."""
    return SentencePair(
        f"p{number}", story, "en", f"a{number}", f"b{number}", same, abs(same - THRESHOLD)
    )


def projects_of(*stories: Comparison) -> tuple[Project, Project]:
    """The projects of these stories."""
    return projects(lambda: stories, "near", 10)


def test_pairs_are_the_nearest_sentences_of_two_origins() -> None:
    """Each scored sentence stands beside its nearest of another origin, each pair once."""
    found = list(sentence_pairs(a_comparison()))

    assert [{one.a, one.b} for one in found] == [{CLOSED, CLOSED_ARABIC}]
    assert found[0].same == 0.96875
    assert found[0].margin == pytest.approx(0.96875 - THRESHOLD), "the default threshold"
    assert found[0].lang is None, "two languages"


def test_pairs_are_weighed_by_the_threshold_that_was_in_force() -> None:
    """A story that was compared by another threshold says so in its manifest."""
    manifest = {"settings": {"alignment": {"same": 0.9}}}
    (found,) = sentence_pairs(replace(a_comparison(), manifest=manifest))

    assert found.margin == pytest.approx(0.06875)


def test_the_evidence_of_the_story_goes_along_unseen() -> None:
    """In the task's meta, with its model; none where a manifest does not say by which curve."""
    curve = Calibration(0.7, 10.0)
    manifest = {"model_sha256": "a" * 64, "settings": {"calibration": asdict(curve)}}
    (found,) = sentence_pairs(replace(a_comparison(), manifest=manifest))
    (task,) = projects_of(replace(a_comparison(), manifest=manifest))[0].tasks
    (bare,) = projects_of(a_comparison())[0].tasks

    assert found.evidence is not None
    assert float(curve.probability(np.array(found.evidence))) == pytest.approx(found.same)
    assert task["meta"] == {"evidence": round(found.evidence, 6), "model_sha256": "a" * 64}
    assert "meta" not in bare


def test_findings_set_the_two_sentences_side_by_side() -> None:
    """A is the sentence that a finding holds against, B the one that deviates."""
    (found,) = changed_details(a_comparison())

    assert (found.a, found.b) == (DRIVERS, DRIVERS_MISPRINTED)
    assert (found.kind, found.there, found.here) == ("number", "4,200", "2,400")


def test_updates_are_not_put_to_annotators() -> None:
    """A later figure is no distortion."""
    story = a_comparison()
    updated = tuple(replace(found, update=True) for found in story.distortions)

    assert list(changed_details(replace(story, distortions=updated))) == []


def test_the_nearest_to_the_threshold_come_first_in_any_order() -> None:
    """The draw depends on what the pairs are, not on how they are listed."""
    pairs = [pair(n, same) for n, same in enumerate([0.9, 0.51, 0.05, 0.48, 0.8])]
    shuffled = [pairs[place] for place in (3, 0, 4, 2, 1)]

    assert [one.same for one in nearest(pairs, 3)] == [0.51, 0.48, 0.8]
    assert nearest(shuffled, 3) == nearest(pairs, 3)


def test_an_even_draw_has_as_many_from_each_tenth() -> None:
    """Also where nearly all pairs are of one tenth; a tenth with too few is made up for."""
    many = [pair(n, 0.05) for n in range(100)]
    few = [pair(100 + n, 0.1 * tenth + 0.05) for n, tenth in enumerate([5, 5, 5, 9])]
    drawn = evenly([*many, *few], 8)

    assert Counter(int(one.same * 10) for one in drawn) == {0: 4, 5: 3, 9: 1}
    assert evenly([*few, *reversed(many)], 8) == drawn


def test_a_pair_of_two_stories_is_asked_once() -> None:
    """Reprints bring the same two sentences into several stories."""
    twice = [pair(1, 0.4, "t"), pair(1, 0.5, "s")]

    assert nearest(twice, 9) == nearest(twice[::-1], 9) == [twice[1]]


def test_the_most_doubtful_findings_come_first() -> None:
    """Of findings those that are nearest to even are asked about first."""
    (found,) = changed_details(a_comparison())
    surer = replace(found, id="x", margin=found.margin + 0.1)

    assert doubtful([surer, found], 2) == [found, surer]
    assert doubtful([surer, found], 1) == [found]


def test_tasks_hold_what_the_interface_shows_and_no_hint() -> None:
    """Every variable of the interface is in every task; sources and scores are in none."""
    for project in projects_of(a_comparison()):
        tree = ET.fromstring(project.interface)  # noqa: S314 - our own
        shown = {e.get("value", "")[1:] for e in tree.iter("Text")}
        (task,) = project.tasks
        assert shown <= task["data"].keys()
        assert "Northwire" not in json.dumps(task)
        assert not any(isinstance(value, float) for value in task["data"].values())


def labelled_as_the_statements_say(story: Comparison, tasks: Path, out: Path) -> Path:
    """An export by two annotators: same is what makes one statement, by one with three slips."""
    together = {frozenset(one) for one in _texts_of_statements(story)}
    entries = []
    for number, task in enumerate(json.loads(tasks.read_text(encoding="utf-8"))):
        data = task["data"]
        same = any({data["a"], data["b"]} <= texts for texts in together)
        verdict = "same" if same else "different"
        slip = annotation("part", 2) if number < 3 else annotation(verdict, 2)
        labelled = entry(data, annotation(verdict, 1), slip)
        entries.append(labelled | {"meta": task["meta"]})
    return export(out, entries)


def _texts_of_statements(story: Comparison) -> list[list[str]]:
    text = {
        (t.article.id, j.sentence.index): " ".join(
            t.article.text[j.sentence.start : j.sentence.end].split()
        )
        for t in story.tellings
        for j in t.judgements
    }
    return [[text[place] for place in statement.sentences] for statement in story.statements]


def test_labels_go_round_to_a_calibration(rashomon: CommandLine, tmp_path: Path) -> None:
    """Compare, export, annotate, import, evaluate, calibrate: each takes what the last left."""
    story = compare_folder(ROOT / "examples" / "railway" / "articles").comparison
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        save_comparison(store, story)

    done = rashomon("export", "label-studio", story.id[:6], "--out", tmp_path, "--store", url)
    assert done.code == 0, done.err
    tasks = tmp_path / "pairs.tasks.json"
    export_file = labelled_as_the_statements_say(story, tasks, tmp_path / "export.json")
    rows = tmp_path / "rows.jsonl"
    done = rashomon("import-labels", export_file, "--task", "pairs", "--out", rows, "--json")
    report = json.loads(done.out)

    ties = sum("no majority" in one["reason"] for one in report["refused"])
    assert done.code == (3 if ties else 0)
    assert report["rows"] + ties == report["several"] == len(json.loads(tasks.read_text()))
    done = rashomon("evaluate", "pairs", rows, "--json", "--scores", tmp_path / "scores")
    assert json.loads(done.out)["labelled"] == report["rows"]
    in_story = {one.id: one.same for one in sentence_pairs(story)}
    scores = {row["id"]: row["score"] for row in read(tmp_path / "scores")}
    assert scores == pytest.approx({name: in_story[name] for name in scores}, abs=1e-4)
    done = rashomon("calibrate", rows, "--out", tmp_path / "my.toml")
    assert done.code == 0, done.err
    assert "outside of a story" not in done.err
    assert "--base-rate" not in done.err, "the draw did not look at what pairs say"
    assert tomllib.loads((tmp_path / "my.toml").read_text())["calibration"]["model_sha256"]


def test_an_empty_store_has_nothing_to_label(rashomon: CommandLine, tmp_path: Path) -> None:
    """The error says what to do first."""
    done = rashomon("export", "label-studio", "--out", tmp_path / "out")

    assert done.code == 1
    assert "rashomon compare FOLDER" in done.err
    assert not (tmp_path / "out").exists()


def test_refused_entries_make_exit_code_three(rashomon: CommandLine, tmp_path: Path) -> None:
    """What could be used is written, what not is named on standard error."""
    entries = [entry(PAIR, annotation("same")), entry(PAIR | {"id": "p2"}, annotation("maybe"))]
    rows = tmp_path / "rows.jsonl"
    file = export(tmp_path / "e.json", entries)
    done = rashomon("import-labels", file, "--task", "pairs", "--out", rows)

    assert done.code == 3
    assert "entry 2" in done.err
    assert [json.loads(line)["id"] for line in rows.read_text().splitlines()] == ["p1"]
    assert "1 row, 1 with label 1" in done.out
    assert "not labelled yet" not in done.out, "somebody tried"


def test_a_skipped_task_is_said_to_be_skipped_or_not_labelled(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """Who skipped it has looked at it: "not labelled yet" alone would send him back to it."""
    entries = [entry(PAIR, annotation("same")), entry(PAIR | {"id": "p2"}, annotation(None))]
    file = export(tmp_path / "e.json", entries)
    done = rashomon("import-labels", file, "--task", "pairs", "--out", tmp_path / "rows.jsonl")

    assert done.code == 0
    assert "Skipped or not labelled yet: 1 task." in done.out


def test_tables_are_written_by_the_command(rashomon: CommandLine, tmp_path: Path) -> None:
    """The command lists each file with its rows; --json as JSON."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        save_comparison(store, a_comparison())
    arguments = ("export", "tables", "--out", tmp_path / "t", "--format", "csv", "--store", url)
    done = rashomon(*arguments, "--json")

    assert done.code == 0, done.err
    written = {one["table"]: one for one in json.loads(done.out)}
    assert written["scores"]["rows"] == 3
    assert all(Path(one["file"]).is_file() for one in written.values())
    assert "3 rows" in rashomon(*arguments).out
