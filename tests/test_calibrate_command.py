"""`rashomon calibrate`: the curve it writes, and what it says of it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from flows.calibration import calibrate
from flows.evaluation.bench import Bench
from models.errors import InputError
from models.meaning.calibration import (
    DEFAULT,
)
from models.settings import Settings
from tests.commands import CommandLine
from tests.evaluating import FERRY, command_line, pair_rows, read, written

RAILWAY = Path(__file__).parents[1] / "examples" / "railway" / "articles"

rashomon = pytest.fixture(command_line)


def test_the_written_configuration_puts_the_curve_in_force(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """`--config` accepts it, scores change, their order does not."""
    file, config = written(tmp_path / "p.jsonl", pair_rows()), tmp_path / "c.toml"
    done = rashomon("calibrate", file, "--out", config)
    rashomon("evaluate", "pairs", file, "--scores", tmp_path / "before")
    after = rashomon("evaluate", "pairs", file, "--scores", tmp_path / "after", "--config", config)
    scores = [[row["score"] for row in read(tmp_path / name)] for name in ("before", "after")]

    assert done.code == after.code == 0, done.err + after.err
    assert scores[0] != scores[1]
    assert np.argsort(scores[0]).tolist() == np.argsort(scores[1]).tolist()
    assert "12 pairs, 50.0% of them the same" in done.err
    assert "cross-validated" in config.read_text(encoding="utf-8")
    assert "label 50 of each" in done.err


def test_a_comparison_says_by_which_curve_it_judged(rashomon: CommandLine, tmp_path: Path) -> None:
    """The manifest and the page hold the fitted curve, and without one the model's own."""
    file, config = written(tmp_path / "p.jsonl", pair_rows()), tmp_path / "c.toml"
    rashomon("calibrate", file, "--out", config)
    fitted = tomllib.loads(config.read_text(encoding="utf-8"))["calibration"]
    own = rashomon("compare", RAILWAY, "--out", tmp_path / "own", "--json")
    done = rashomon("compare", RAILWAY, "--out", tmp_path / "new", "--config", config, "--json")
    page = (tmp_path / "new" / "report.html").read_text(encoding="utf-8")

    assert json.loads(own.out)["manifest"]["settings"]["calibration"] == asdict(DEFAULT)
    curve = json.loads(done.out)["manifest"]["settings"]["calibration"]
    assert curve == {name: fitted[name] for name in ("midpoint", "steepness")}
    assert f"midpoint {curve['midpoint']}, steepness {curve['steepness']}" in page


def test_without_out_the_configuration_goes_to_standard_output(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """It is TOML of the two sections; the base rate moves the midpoint up."""
    file = written(tmp_path / "p.jsonl", pair_rows())
    plain = tomllib.loads(rashomon("calibrate", file).out)
    rarer = tomllib.loads(rashomon("calibrate", file, "--base-rate", "0.08").out)

    assert set(plain) == {"encoding", "calibration"}
    assert plain["encoding"] == {"model": "default"}
    assert len(plain["calibration"]["model_sha256"]) == 64
    assert rarer["calibration"]["midpoint"] > plain["calibration"]["midpoint"]


def test_the_error_is_of_stories_that_the_curve_did_not_see(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """Where rows name their story, and it says so."""
    rows = [row | {"story": number // 2} for number, row in enumerate(pair_rows())]
    done = rashomon("calibrate", written(tmp_path / "p.jsonl", rows))

    assert "after, cross-validated by story." in done.err


def test_a_curve_that_is_no_better_is_said_to_be_none(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """Where one story's labels turn at other evidence than another's, none learned there helps."""
    sha256 = Bench(Settings()).model.sha256
    told = [(0, 0.4, 0), (0, 0.6, 1), (1, 0.8, 0), (1, 0.95, 1)] * 8
    rows = [
        {"id": number, "a": "One.", "b": "Two.", "story": story, "evidence": evidence,
         "label": label, "model_sha256": sha256}
        for number, (story, evidence, label) in enumerate(told)
    ]  # fmt: skip
    done = rashomon("calibrate", written(tmp_path / "p.jsonl", rows))

    assert "keep that one, or label more stories" in done.err


def test_the_figures_of_a_calibration_are_had_as_json(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """All that the comments of the configuration say, as data, and the configuration itself."""
    file, config = written(tmp_path / "p.jsonl", pair_rows()), tmp_path / "c.toml"
    found = json.loads(rashomon("calibrate", file, "--json", "--out", config).out)

    assert (found["n"], found["positive"], found["by_story"]) == (12, 6, False)
    assert 0 <= found["error_after"] <= 1
    assert found["configuration"] == config.read_text(encoding="utf-8")
    fitted = tomllib.loads(found["configuration"])["calibration"]
    assert found["curve"] == pytest.approx(
        {name: fitted[name] for name in ("midpoint", "steepness")}, abs=1e-6
    )


def test_figures_by_a_fitted_curve_are_said_to_need_other_labels(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """Those of the labels it was fitted to are too good; the model's own curve needs no word."""
    file, config = written(tmp_path / "p.jsonl", pair_rows()), tmp_path / "c.toml"
    rashomon("calibrate", file, "--out", config)
    own, fitted = rashomon("evaluate", "pairs", file), rashomon(
        "evaluate", "pairs", file, "--config", config
    )  # fmt: skip

    assert "fitted curve" not in own.out
    assert "On the labels it was fitted to, figures are too good" in " ".join(fitted.out.split())
    assert json.loads(rashomon("evaluate", "pairs", file, "--json").out)["fitted"] is False


def test_a_fitted_curve_is_only_named_where_something_hangs_on_it(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """Statements do; how much of a text is another's is measured without it."""
    file, config = written(tmp_path / "p.jsonl", pair_rows()), tmp_path / "c.toml"
    rashomon("calibrate", file, "--out", config)
    said = [{"story": 1, "doc": k, "sent_id": 0, "text": FERRY, "cluster": 1} for k in "ab"]
    taken = {"id": 1, "source": FERRY, "derived": FERRY, "label": 1}
    tasks = {
        "statements": written(tmp_path / "s.jsonl", said),
        "coverage": file,
        "reuse": written(tmp_path / "r.jsonl", [taken]),
    }
    found = {
        task: json.loads(rashomon("evaluate", task, rows, "--config", config, "--json").out)
        for task, rows in tasks.items()
    }

    assert {task: its["fitted"] for task, its in found.items()} == {
        "statements": True, "coverage": False, "reuse": False,
    }  # fmt: skip
    assert {task: its["calibration"] is not None for task, its in found.items()} == {
        "statements": True, "coverage": False, "reuse": False,
    }  # fmt: skip


def test_evidence_of_another_model_is_refused(rashomon: CommandLine, tmp_path: Path) -> None:
    """A curve belongs to its model, and so does what it is fitted to."""
    rows = [row | {"evidence": 0.7, "model_sha256": "a" * 64} for row in pair_rows()]
    done = rashomon("calibrate", written(tmp_path / "p.jsonl", rows))

    assert done.code == 1
    assert "The row 0 has evidence of the model aaaaaaaaaaaa" in done.err


def test_pairs_judged_alone_are_said_to_be(rashomon: CommandLine, tmp_path: Path) -> None:
    """Their curve is not that of stories."""
    done = rashomon("calibrate", written(tmp_path / "p.jsonl", pair_rows()))

    assert "Judged outside of a story, where the evidence is another: 12 pairs." in done.err
    assert "--base-rate moves it" in done.err


def test_one_pair_judged_alone_asks_for_no_other_base_rate(tmp_path: Path) -> None:
    """All the others were drawn by their evidence, and their curve is right where it is."""
    bench = Bench(Settings(), lambda _step, _done, _total: None)
    model = bench.model.sha256
    rows = [row | {"evidence": 0.4 + 0.4 * row["label"], "model_sha256": model}
            for row in pair_rows()]  # fmt: skip
    del rows[0]["evidence"]
    notes = "\n".join(calibrate(written(tmp_path / "p.jsonl", rows), bench).notes)

    assert "another: one pair." in notes
    assert "--base-rate" not in notes


def test_one_label_alone_is_refused_before_any_work(tmp_path: Path) -> None:
    """Nothing is judged that no curve can be fitted to."""
    rows = [row | {"label": 1} for row in pair_rows()]
    steps: list[str] = []
    bench = Bench(Settings(), lambda step, _done, _total: steps.append(step))

    with pytest.raises(InputError, match="12 pairs have label 1 and 0 label 0"):
        calibrate(written(tmp_path / "p.jsonl", rows), bench)
    assert steps == []


def test_unlabelled_and_graded_pairs_are_refused(rashomon: CommandLine, tmp_path: Path) -> None:
    """A calibration takes yes and no; other rows are named, exit code 3."""
    rows = [*pair_rows(), {"id": 90, "a": "One.", "b": "Two."},
            {"id": 91, "a": "One.", "b": "Two.", "label": 3.5}]  # fmt: skip
    done = rashomon("calibrate", written(tmp_path / "p.jsonl", rows))

    assert done.code == 3
    assert "p.jsonl:13: the column label is missing" in done.err
    assert "p.jsonl:14: label = 3.5: give 0 or 1" in done.err


@pytest.mark.parametrize("rate", ["0", "1", "-0.5", "8"])
def test_a_base_rate_lies_between_0_and_1(rashomon: CommandLine, tmp_path: Path, rate: str) -> None:
    """Others are refused before any work."""
    done = rashomon("calibrate", written(tmp_path / "p.jsonl", pair_rows()), "--base-rate", rate)

    assert done.code == 1
    assert "between 0 and 1" in done.err
