"""`rashomon evaluate` as users meet it, with the real model."""

from __future__ import annotations

import importlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from flows.evaluation.bench import Bench
from flows.evaluation.reliability import reliability_chart
from flows.evaluation.tasks import TASKS
from models.meaning.affinity import CONTAINED
from models.meaning.calibration import DEFAULT
from models.settings import Settings
from tests.commands import CommandLine
from tests.evaluating import BANK, FERRY, command_line, pair_rows, read, written

rashomon = pytest.fixture(command_line)


def test_pairs_are_scored_in_the_order_of_input_and_measured(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """Clear pairs are told apart; scores and the reliability plot lie where they should."""
    file = written(tmp_path / "pairs.jsonl", pair_rows())
    done = rashomon("evaluate", "pairs", file, "--scores", tmp_path / "new" / "s.jsonl", "--json")
    found = json.loads(done.out)
    scores = read(tmp_path / "new" / "s.jsonl")

    assert done.code == 0, done.err
    assert [row["id"] for row in scores] == list(range(12))
    assert all(set(row) == {"id", "score"} and 0 <= row["score"] <= 1 for row in scores)
    assert found["metrics"]["auc"] == 1.0
    assert (found["task"], found["n"], found["labelled"]) == ("pairs", 12, 12)
    assert found["thresholds"] == {"alignment.same": Settings().alignment.same}
    assert found["calibration"] == asdict(DEFAULT)
    assert found["refused"] == []
    assert "Reliability" in (tmp_path / "new" / "s.html").read_text(encoding="utf-8")


def test_a_row_is_judged_alone(rashomon: CommandLine, tmp_path: Path) -> None:
    """Other rows of the file, and their order, change no score."""
    rows = pair_rows()
    rashomon("evaluate", "pairs", written(tmp_path / "all.jsonl", rows), "--scores",
             tmp_path / "all.scores")  # fmt: skip
    few = [{**rows[7], "lang": "en"}, {**rows[2], "lang": "en"}]
    rashomon("evaluate", "pairs", written(tmp_path / "few.jsonl", few), "--scores",
             tmp_path / "few.scores")  # fmt: skip
    together = {row["id"]: row["score"] for row in read(tmp_path / "all.scores")}

    assert read(tmp_path / "few.scores") == [
        {"id": 7, "score": together[7]},
        {"id": 2, "score": together[2]},
    ]


def test_two_nearly_certain_pairs_are_not_tied(rashomon: CommandLine, tmp_path: Path) -> None:
    """What differs in evidence differs in probability, or ranks would depend on the curve."""
    text = "The ferry Halden ran aground off Skerrin in thick fog on Monday evening, police said"
    rows = [{"id": end, "a": text, "b": f"{text}{end}", "label": 1} for end in ("", "!", ".")]
    file = written(tmp_path / "p.jsonl", rows)
    rashomon("evaluate", "pairs", file, "--scores", tmp_path / "s")
    scores = [row["score"] for row in read(tmp_path / "s")]

    assert min(scores) > 0.9999
    assert len(set(scores)) == len(scores)


def test_graded_pairs_are_ranked(rashomon: CommandLine, tmp_path: Path) -> None:
    """Grades from 0 to 5 give a rank correlation, and no figure that needs yes and no."""
    rows = [row | {"label": 4.5 * row["label"] + 0.25} for row in pair_rows()]
    done = rashomon("evaluate", "pairs", written(tmp_path / "p.jsonl", rows), "--json")
    metrics = json.loads(done.out)["metrics"]

    assert metrics["spearman"] > 0.8
    assert set(metrics) == {"n", "levels", "spearman", "intervals"}
    assert metrics["intervals"] == {}  # of twelve rows


def test_coverage_has_a_direction(rashomon: CommandLine, tmp_path: Path) -> None:
    """A long sentence holds the short one; the short one does not hold the long one."""
    long = "The ferry hit a reef on Monday, and its operator was fined 2,000 euros in March."
    short = "The ferry hit a reef on Monday."
    rows = [{"id": "held", "a": long, "b": short, "label": 1},
            {"id": "not", "a": short, "b": long, "label": 0}]  # fmt: skip
    file = written(tmp_path / "c.jsonl", rows)
    done = rashomon("evaluate", "coverage", file, "--scores", tmp_path / "s.jsonl", "--json")
    held, other = (row["score"] for row in read(tmp_path / "s.jsonl"))

    assert done.code == 0, done.err
    assert held > 0.75
    assert held > other + 0.1
    assert json.loads(done.out)["thresholds"] == {"contained": CONTAINED}


def test_statements_are_clusters_within_each_story(rashomon: CommandLine, tmp_path: Path) -> None:
    """Paraphrases share a cluster; every story is clustered on its own."""
    texts = [
        ("one", "The ferry hit a reef on Monday evening.", "hit"),
        ("two", "On Monday evening the ferry struck a reef.", "hit"),
        ("two", "Residents carried soup to the quay.", "soup"),
    ]
    rows = [
        {"story": story, "doc": doc, "source": doc, "sent_id": k, "text": text, "cluster": gold}
        for story in (1, 2)
        for k, (doc, text, gold) in enumerate(texts)
    ]
    file = written(tmp_path / "s.jsonl", rows)
    done = rashomon("evaluate", "statements", file, "--scores", tmp_path / "o.jsonl", "--json")
    found = json.loads(done.out)["metrics"]
    clusters = [row["cluster"] for row in read(tmp_path / "o.jsonl")]

    assert clusters == [0, 0, 1, 0, 0, 1]
    assert set(read(tmp_path / "o.jsonl")[0]) == {"story", "doc", "sent_id", "cluster"}
    assert found["bcubed_f1"] == found["ari"] == found["pairwise_f1"] == 1.0
    assert [group["story"] for group in found["by_group"]] == [1, 2]


def test_sentences_numbered_in_a_table_stand_behind_one_another(
    rashomon: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There every number is a text; a short sentence is read behind the one before all the same."""
    read_texts: list[str] = []
    encode = Bench.encode
    monkeypatch.setattr(
        Bench, "encode", lambda bench, texts: read_texts.extend(texts) or encode(bench, texts)
    )
    file = tmp_path / "s.csv"
    file.write_text(
        "story,doc,source,sent_id,text,cluster\n"
        "1,a,x,9,The captain left the bridge.,p\n1,a,x,10,He slept.,q\n"
    )
    done = rashomon("evaluate", "statements", file)

    assert done.code == 0, done.err
    assert "The captain left the bridge. He slept." in read_texts


def test_reuse_grows_with_what_was_taken(rashomon: CommandLine, tmp_path: Path) -> None:
    """A copy has it all, half a copy half, an unrelated text a few common words."""
    half = FERRY[: FERRY.index("The operator")] + BANK[: BANK.index("Shares")]
    rows = [
        {"id": name, "source": FERRY, "derived": derived, "label": level}
        for name, derived, level in (("copy", FERRY, 2), ("half", half, 1), ("none", BANK, 0))
    ]
    file = written(tmp_path / "r.jsonl", rows)
    done = rashomon("evaluate", "reuse", file, "--scores", tmp_path / "s.jsonl", "--json")
    copy, part, none = (row["score"] for row in read(tmp_path / "s.jsonl"))

    assert copy == 1.0
    assert 0.35 < part < 0.65
    assert none < 0.2
    assert json.loads(done.out)["metrics"]["spearman"] == pytest.approx(1.0)


def test_labels_of_reuse_may_be_names(rashomon: CommandLine, tmp_path: Path) -> None:
    """Named levels have no order; the scores of each are shown."""
    rows = [{"id": 1, "source": FERRY, "derived": FERRY, "label": "copy"},
            {"id": 2, "source": FERRY, "derived": BANK, "label": "none"}]  # fmt: skip
    done = rashomon("evaluate", "reuse", written(tmp_path / "r.jsonl", rows))

    assert done.code == 0, done.err
    assert done.out.index("none") < done.out.index("copy")
    assert "1.000" in done.out


def test_a_changed_number_is_distortion(rashomon: CommandLine, tmp_path: Path) -> None:
    """A faithful retelling scores low without kinds; a changed number high, with its kind."""
    a = "The central bank raised its main rate to 4.5 percent on Thursday."
    rows = [{"id": "true", "a": a, "b": a, "label": 0},
            {"id": "false", "a": a, "b": a.replace("4.5", "7.5"), "label": 1}]  # fmt: skip
    file = written(tmp_path / "d.jsonl", rows)
    done = rashomon("evaluate", "distortion", file, "--scores", tmp_path / "s.jsonl", "--json")
    true, false = read(tmp_path / "s.jsonl")

    assert done.code == 0, done.err
    assert json.loads(done.out)["metrics"]["auc"] == 1.0
    assert (true["id"], true["kinds"]) == ("true", [])
    assert true["score"] < 0.5 <= false["score"]
    assert false["kinds"]


def test_bad_rows_are_named_and_the_rest_goes_on(rashomon: CommandLine, tmp_path: Path) -> None:
    """Exit code 3; standard error names line and reason, and so does the JSON."""
    rows = [*pair_rows()[:3], {"id": "bad", "a": "Only one sentence."}]
    file = written(tmp_path / "p.jsonl", rows)
    done = rashomon("evaluate", "pairs", file, "--json")

    assert done.code == 3
    assert f"Refused {file}:4: the column b is missing" in done.err
    assert json.loads(done.out)["refused"] == [
        {"path": f"{file}:4", "reason": "the column b is missing"}
    ]
    assert json.loads(done.out)["n"] == 3


def test_without_labels_the_scores_are_written(rashomon: CommandLine, tmp_path: Path) -> None:
    """No gold, no metrics; with nowhere to write it is wrong usage, and says why."""
    rows = [{name: row[name] for name in ("id", "a", "b")} for row in pair_rows()]
    file = written(tmp_path / "p.jsonl", rows)
    usage = rashomon("evaluate", "pairs", file)
    done = rashomon("evaluate", "pairs", file, "--scores", tmp_path / "s.jsonl", "--json")

    assert usage.code == 2
    assert "no labels" in usage.err
    assert "--scores" in usage.err
    assert done.code == 0
    assert json.loads(done.out)["metrics"] == {}
    assert len(read(tmp_path / "s.jsonl")) == 12
    assert not (tmp_path / "s.html").exists()


def test_one_label_alone_is_said(rashomon: CommandLine, tmp_path: Path) -> None:
    """Where AUC is not defined the table says so instead of a number."""
    rows = [row for row in pair_rows() if row["label"] == 1]
    done = rashomon("evaluate", "pairs", written(tmp_path / "p.jsonl", rows))

    assert done.code == 0
    assert "All labels are the same" in done.out
    assert "not defined" in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("evaluate", "nonsense", "{file}"), 2, "'pairs'"),
        (("evaluate", "pairs", "nowhere.jsonl"), 2, "nowhere.jsonl"),
        (("evaluate", "pairs", "{empty}"), 1, "holds no rows"),
        (("evaluate", "statements", "{file}"), 1, "the column story is missing"),
        (("evaluate", "statements", "{story}", "--plot", "p.html"), 1, "no reliability plot"),
        (("evaluate", "pairs", "{file}", "--scores", "/proc/no/s.jsonl"), 1, "cannot be written"),
    ],
)
def test_wrong_use_is_explained(
    rashomon: CommandLine, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """What went wrong, what is allowed, and the exit code of its kind."""
    sentence = {"story": 1, "doc": 1, "sent_id": 1, "text": "The ferry hit a reef.", "cluster": 1}
    names = {
        "file": written(tmp_path / "p.jsonl", pair_rows()),
        "empty": written(tmp_path / "e.jsonl", []),
        "story": written(tmp_path / "s.jsonl", [sentence]),
    }
    done = rashomon(*(argument.format(**names) for argument in arguments))

    assert done.code == code
    assert said in done.err


def test_a_threshold_of_the_settings_is_used(rashomon: CommandLine, tmp_path: Path) -> None:
    """Thresholds come from the configuration, never from the file that is evaluated."""
    config = tmp_path / "c.toml"
    config.write_text("[alignment]\nsame = 0.9999\n")
    file = written(tmp_path / "p.jsonl", pair_rows())
    done = rashomon("evaluate", "pairs", file, "--config", config, "--json")

    assert json.loads(done.out)["thresholds"] == {"alignment.same": 0.9999}
    assert json.loads(done.out)["metrics"]["threshold"] == 0.9999


def test_every_task_of_the_command_line_has_a_judge() -> None:
    """The tasks that `evaluate` accepts are those that there are."""
    cli = importlib.import_module("flows.cli")

    assert set(cli.TaskName.__args__) == set(TASKS)


def test_the_plot_says_in_words_what_it_draws() -> None:
    """A reader of the page without eyes gets each dot; empty bins draw none."""
    bins: list[dict[str, Any]] = [
        {"low": 0.0, "high": 0.1, "n": 0, "mean": None, "share": None},
        {"low": 0.9, "high": 1.0, "n": 4, "mean": 0.95, "share": 0.75},
    ]
    chart = reliability_chart(bins)

    assert "probability 0.95: 75% of 4 have label 1" in chart
    assert chart.count("<circle") == 1
