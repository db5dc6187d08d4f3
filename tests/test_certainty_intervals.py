"""Intervals of a mean over statements and of a share of sentences: whether they hold the truth."""

from __future__ import annotations

import numpy as np
import pytest

from models.certainty.intervals import of_mean, of_share


def test_an_interval_of_a_share_is_that_of_jeffreys() -> None:
    """Values of Brown, Cai and DasGupta (2001), table 5, with their ends at none and at all."""
    assert of_share(1, 7, 0.95) == pytest.approx((0.016, 0.501), abs=0.001)
    assert of_share(0, 7, 0.95) == pytest.approx((0.0, 0.292), abs=0.001)
    assert of_share(7, 7, 0.95) == pytest.approx((0.708, 1.0), abs=0.001)
    assert of_share(0, 0, 0.95) is None


def test_an_interval_of_a_share_holds_the_share() -> None:
    """Of none of many it begins at 0 itself, of all it ends at 1 itself."""
    ends = {found: of_share(found, 40, 0.95) for found in (0, 3, 40)}

    assert all(found and found[0] <= share / 40 <= found[1] for share, found in ends.items())


@pytest.mark.parametrize(("rate", "asked"), [(0.03, 30), (0.1, 12), (0.2, 25), (0.5, 10)])
def test_intervals_of_a_share_hold_the_truth(rate: float, asked: int) -> None:
    """About nineteen of twenty, whatever the rate."""
    random = np.random.default_rng(asked)
    found = [of_share(int(k), asked, 0.95) for k in random.binomial(asked, rate, 2000)]
    held = np.mean([ends is not None and ends[0] <= rate <= ends[1] for ends in found])

    assert 0.92 <= held <= 0.995


@pytest.mark.parametrize("statements", [5, 10, 25])
def test_intervals_of_a_mean_hold_the_truth(statements: int) -> None:
    """Also where the sentences of one statement are worded alike, and some have several."""
    random = np.random.default_rng(statements)
    held = []
    for _ in range(1000):
        counts = 1.0 + random.poisson(0.4, statements)
        level = np.clip(random.normal(0.6, 0.12, statements), 0, 1)
        ends = of_mean(level * counts, counts, 0.95)
        assert ends is not None
        held.append(ends[0] <= 0.6 <= ends[1])

    assert 0.92 <= np.mean(held) <= 0.98


def test_one_statement_has_no_spread() -> None:
    """A statement without sentences adds none; that of two is hardly known, and so wide."""
    sums = np.array([0.5, 0.0, 0.7])

    assert of_mean(sums, np.array([1.0, 0.0, 0.0]), 0.95) is None
    assert of_mean(sums, np.array([1.0, 0.0, 1.0]), 0.95) == (0.0, 1.0)


def test_a_mean_stays_within_its_bounds() -> None:
    """What lies between 0 and 1 has an interval there."""
    ends = of_mean(np.array([0.0, 0.0, 1.0]), np.ones(3), 0.95)

    assert ends == (0.0, 1.0)
