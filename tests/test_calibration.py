"""The curve from evidence to probability: its laws and its fit."""

from __future__ import annotations

import numpy as np
import pytest

from models.errors import InputError, SettingsError
from models.meaning.calibration import (
    Calibration,
    calibration_for,
    cross_validated,
    fit,
)
from models.settings import Curve

TOTALS = np.linspace(-0.5, 2.0, 400)


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
