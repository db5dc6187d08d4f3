"""The curve from evidence to probability: its laws, its fit, and the command that writes it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from flows.calibration import calibrate
from flows.evaluation.bench import Bench
from models.errors import InputError, SettingsError
from models.meaning.calibration import (
    DEFAULT,
    Calibration,
    calibration_for,
    cross_validated,
    fit,
)
from models.settings import Curve, Settings
from tests.commands import CommandLine
from tests.evaluating import FERRY, command_line, pair_rows, read, written

RAILWAY = Path(__file__).parents[1] / "examples" / "railway" / "articles"
TOTALS = np.linspace(-0.5, 2.0, 400)

rashomon = pytest.fixture(command_line)


def drawn(curve: Calibration, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Totals, and labels drawn with the curve's probabilities."""
    random = np.random.default_rng(7)
    total = random.uniform(0.2, 1.4, n)
    return total, (random.random(n) < curve.probability(total)).astype(np.int64)


def test_more_evidence_is_never_less_likely() -> None:
    """The curve rises, is one half at its midpoint and stays within 0 and 1."""
    same = Calibration(0.8, 12.0).probability(TOTALS)

    assert (np.diff(same) >= 0).all()
    assert ((same >= 0) & (same <= 1)).all()
    assert Calibration(0.8, 12.0).probability(np.array([0.8]))[0] == 0.5


@pytest.mark.parametrize(
    ("midpoint", "steepness"),
    [(np.nan, 1.0), (np.inf, 1.0), (0.8, 0.0), (0.8, -1.0), (0.8, np.nan)],
)
def test_a_curve_that_is_none_is_refused(midpoint: float, steepness: float) -> None:
    """Midpoint finite, steepness finite and above 0."""
    with pytest.raises(ValueError, match="must be a finite number"):
        Calibration(midpoint, steepness)


def test_the_curve_that_made_the_labels_is_found() -> None:
    """From 4,000 pairs, to within their noise."""
    found = fit(*drawn(Calibration(0.85, 11.0), 4000))

    assert found.midpoint == pytest.approx(0.85, abs=0.02)
    assert found.steepness == pytest.approx(11.0, rel=0.1)


def test_separated_labels_give_a_finite_curve() -> None:
    """Where a threshold is always right the curve is still one."""
    found = fit(np.array([0.1, 0.2, 1.1, 1.2]), np.array([0, 0, 1, 1]))

    assert 0.2 < found.midpoint < 1.1
    assert found.probability(np.array([0.1]))[0] < 0.5 < found.probability(np.array([1.2]))[0]


def test_one_label_alone_cannot_be_fitted() -> None:
    """The error counts the labels."""
    with pytest.raises(InputError, match="2 pairs have label 1 and 0 label 0"):
        fit(np.array([0.1, 0.2]), np.array([1, 1]))


def test_labels_the_wrong_way_round_are_refused() -> None:
    """A falling curve is no calibration; the reader is asked what label 1 means."""
    total, label = drawn(Calibration(0.8, 12.0), 200)

    with pytest.raises(InputError, match="label 1 means the same content"):
        fit(total, 1 - label)


def test_a_base_rate_moves_the_odds_alike_everywhere() -> None:
    """Log odds shift by the difference of the rates' log odds; the slope stays."""
    curve = Calibration(0.8, 12.0)
    rarer = curve.for_base_rate(0.5, 0.1)
    before, after = (c.probability(np.array([0.7, 0.9])) for c in (curve, rarer))

    assert rarer.steepness == curve.steepness
    shift = np.log(before / (1 - before)) - np.log(after / (1 - after))
    assert shift == pytest.approx(np.log(9))
    assert curve.for_base_rate(0.3, 0.3) == curve


def test_each_pair_is_judged_by_a_curve_that_never_saw_it() -> None:
    """Held-out probabilities are near those of the curve; too few pairs give none."""
    curve = Calibration(0.8, 12.0)
    total, label = drawn(curve, 1000)
    alone = np.arange(1000)
    held_out = cross_validated(total, label, alone, seed=1)

    assert held_out is not None
    assert np.abs(held_out - curve.probability(total)).max() < 0.12
    assert not np.array_equal(held_out, fit(total, label).probability(total))
    few = np.array([0.1, 0.2, 0.9]), np.array([0, 0, 1])
    assert cross_validated(*few, np.arange(3), seed=1) is None


def test_pairs_of_one_story_are_held_out_together() -> None:
    """What the labels of a story are tells nothing of its own probabilities."""
    story = np.repeat(np.arange(10), 20)
    label = np.tile([0, 1], 100)
    total = 0.6 * label + np.random.default_rng(3).uniform(0.2, 0.8, 200)
    turned = np.where(story == 0, 1 - label, label)
    held_out, without = (cross_validated(total, each, story, seed=1) for each in (label, turned))

    assert held_out is not None
    assert without is not None
    assert held_out[story == 0].tolist() == without[story == 0].tolist()
    assert held_out[story != 0].tolist() != without[story != 0].tolist()


def test_stories_of_one_label_each_cannot_be_held_out() -> None:
    """Without the one story no pair with its label is left."""
    total, label = np.array([0.1, 0.2, 0.8, 0.9]), np.array([0, 0, 1, 1])

    assert cross_validated(total, label, label, seed=1) is None


def test_a_fitted_curve_belongs_to_its_model() -> None:
    """The model's own curve where none was fitted; an error where another model's was."""
    fitted = Curve(model_sha256="a" * 64, midpoint=0.7, steepness=9.0)

    assert calibration_for(fitted, "a" * 64) == Calibration(0.7, 9.0)
    assert calibration_for(Curve(midpoint=0.1), "b" * 64) == calibration_for(Curve(), "b" * 64)
    with pytest.raises(SettingsError, match=r"calibration.model_sha256 = aaaaaaaaaaaa"):
        calibration_for(fitted, "b" * 64)


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

    assert "12 pairs were judged outside of a story" in done.err
    assert "--base-rate moves it" in done.err


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
