"""The quality gate: a figure that falls by more than its noise fails."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.bundled import RETELLINGS, bundled, compared_examples
from benchmarks.gate import pins, repin
from benchmarks.labelled import FOLDER
from benchmarks.measuring import Measurement, Pin, compared, pin
from benchmarks.outside import outside
from benchmarks.story_figures import share
from flows.evaluation.bench import Bench
from flows.running import Outcome
from flows.store.database.places import HOME_VARIABLE
from models.settings import Settings

# Right 80 times in 100: a standard error of .04, so that a fall by .08 is noise.
PINNED = Pin(value=0.8, error=0.04, n=100)


@pytest.fixture(scope="module")
def measured(
    examples: dict[str, Outcome], tmp_path_factory: pytest.TempPathFactory
) -> list[Measurement]:
    """The figures on the truth that comes with the project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        known = {story: outcome.comparison for story, outcome in examples.items()}
        missing = [story for story in RETELLINGS if story not in known]
        return bundled(known | compared_examples(missing), Bench(Settings()))


def right(n: int, of: int = 100) -> list[Measurement]:
    """A figure: `n` answers right of so many."""
    return [Measurement("answers right", [k < n for k in range(of)], share)]


def test_no_figure_on_the_bundled_truth_falls(measured: list[Measurement]) -> None:
    """Every figure is pinned, and none is below its pin by more than its noise."""
    verdict = compared(pins("bundled"), measured)
    print("", *(f"{one.value():.4f}  {one.name}" for one in measured), sep="\n")
    print(*(f"rose: {line}" for line in verdict.risen), sep="\n")

    assert verdict.fallen == ()
    assert verdict.broken == ()


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no labelled news data in {FOLDER}")
def test_no_figure_on_labelled_news_falls() -> None:
    """Likewise on the data of others. The vectors come from the user's cache, if they can."""
    verdict = compared(pins("data"), outside(FOLDER, Bench(Settings())))

    assert verdict.fallen == ()
    assert verdict.broken == ()


def test_a_figure_that_falls_by_more_than_its_noise_is_named() -> None:
    """Two standard errors are allowed and no more; the figure is named with both values."""
    verdict = compared({"answers right": PINNED}, right(71))

    assert not verdict.passed
    assert verdict.fallen == ("answers right: 0.8000 -> 0.7100, allowed 0.0800",)


@pytest.mark.parametrize("n", [72, 80, 88])
def test_noise_does_not_fail(n: int) -> None:
    """What moves by up to two standard errors neither falls nor rises."""
    verdict = compared({"answers right": PINNED}, right(n))

    assert verdict.passed
    assert verdict.risen == ()


def test_a_figure_without_noise_may_move_by_a_hundredth() -> None:
    """A tiny standard error does not make a trifle fail, and no more than a trifle passes."""
    exact = {"answers right": Pin(value=0.8, error=0.0, n=1000)}

    assert compared(exact, right(790, 1000)).passed
    assert not compared(exact, right(789, 1000)).passed


def test_a_figure_that_rises_is_reported_and_passes() -> None:
    """It should be pinned, so it is named; it is no failure."""
    verdict = compared({"answers right": PINNED}, right(90))

    assert verdict.passed
    assert verdict.risen == ("answers right: 0.8000 -> 0.9000, allowed 0.0800",)


@pytest.mark.parametrize(
    ("pinned", "figures", "said"),
    [
        ({}, right(80), "not in the baseline"),
        ({"answers right": PINNED}, right(40, 50), "pinned on 100 units, measured on 50"),
        ({"answers right": PINNED}, [], "no longer measured"),
    ],
)
def test_what_cannot_be_compared_fails(
    pinned: dict[str, Pin], figures: Sequence[Measurement], said: str
) -> None:
    """A figure cannot escape by losing its name, its pin or its rows."""
    verdict = compared(pinned, figures)

    assert not verdict.passed
    assert said in verdict.broken[0]


def test_a_figure_that_is_not_a_number_fails() -> None:
    """Nothing measured is not "nothing fell"."""
    empty = Measurement("answers right", [None] * 100, lambda _units: share([]))
    verdict = compared({"answers right": PINNED}, [empty])

    assert not verdict.passed


def test_the_noise_is_that_of_the_rows() -> None:
    """The bootstrap finds the known standard error of a share, and one row never fails."""
    assert pin(right(80)[0]).error == pytest.approx((0.8 * 0.2 / 100) ** 0.5, rel=0.15)

    perfect = Measurement("answers right", [True] * 40, share, row=1 / 40)
    one_wrong = Measurement("answers right", [True] * 39 + [False], share, row=1 / 40)
    assert compared({"answers right": pin(perfect)}, [one_wrong]).passed


def test_pinning_keeps_the_reason_and_what_was_not_measured(tmp_path: Path) -> None:
    """Without the labelled data its pins stay; what is read back is what was pinned."""
    baseline = tmp_path / "baseline.json"
    repin({"bundled": right(70), "data": right(60)}, "first", baseline)
    repin({"bundled": right(80)}, "better splitting", baseline)

    assert json.loads(baseline.read_text())["reason"] == "better splitting"
    assert pins("bundled", baseline) == {"answers right": pin(right(80)[0])}
    assert pins("data", baseline) == {"answers right": pin(right(60)[0])}
    assert asdict(pins("data", baseline)["answers right"])["value"] == 0.6
