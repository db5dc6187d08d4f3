"""Intervals of profiles hold what they are to hold, in worlds like newsrooms."""

from __future__ import annotations

import numpy as np
import pytest

from models.source_profiles.means import estimates
from models.source_profiles.parts import raw_parts
from models.source_profiles.records import AXES, DIVERGENCE, Limits, Observed
from models.source_profiles.studentised import own_interval, share_interval
from tests.followed import VOICE, a_score
from tests.profiled import one, stories_of

LIMITS = Limits()


def test_the_share_of_a_part_lies_in_its_interval() -> None:
    """Of eight stories of unequal weight, in at least 92 of 100 cases; it was 85."""
    draw = np.random.default_rng(7)
    held = []
    for _ in range(150):
        raw = np.exp(draw.normal(-1, 0.6, size=8))
        ends = share_interval(raw[:, None] * draw.dirichlet([5, 3, 2], size=8), LIMITS)
        held += [low <= t <= high for (low, high), t in zip(ends, (0.5, 0.3, 0.2), strict=True)]

    assert np.mean(held) >= 0.92


def test_the_mean_of_a_stretch_lies_in_its_interval() -> None:
    """Of eight stories, skewed ones too, in at least 89 of 100 cases."""
    draw = np.random.default_rng(8)
    for values in (draw.normal(0.2, 0.1, size=(200, 8)), draw.gamma(1, 0.2, size=(200, 8)).clip(0)):
        ends = [own_interval(row, DIVERGENCE, LIMITS) for row in values]

        assert np.mean([low <= 0.2 <= high for low, high in ends]) >= 0.89


def test_the_interval_of_a_stretch_is_as_wide_as_its_error() -> None:
    """Of many values that scatter evenly, about their mean: two standard errors to either side."""
    values = np.random.default_rng(5).normal(0.2, 0.1, size=200)
    low, high = own_interval(values, DIVERGENCE, LIMITS)
    error = float(values.std(ddof=1)) / 200**0.5

    assert (low + high) / 2 == pytest.approx(float(values.mean()), abs=error / 3)
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.1)


def test_a_share_lies_in_its_own_interval_however_few_its_values() -> None:
    """All stories alike, or all but one."""
    alike = np.tile([0.5, 0.3, 0.2], (8, 1))
    odd = np.vstack([alike[:7], [0.0, 0.0, 1.0]])

    for table in (alike, odd):
        shares = table.sum(axis=0) / table.sum()
        for share, (low, high) in zip(shares, share_interval(table, LIMITS), strict=True):
            assert 0 <= low <= share + 1e-6
            assert share - 1e-6 <= high <= 1


def test_parts_are_shown_of_as_many_stories_as_a_mean() -> None:
    """Of seven stories neither stands there; on the sides of a change five are enough."""
    few, enough = one(stories_of(7), VOICE), one(stories_of(8), VOICE)
    scores = [a_score(VOICE, (str(n),), 0.1) for n in range(5)]

    assert (few.axes["divergence"], few.parts) == (None, ())
    assert enough.axes["divergence"] is not None
    assert len(enough.parts) == 3
    assert raw_parts(scores, LIMITS) == ()
    assert len(raw_parts(scores, LIMITS, LIMITS.side)) == 3


def test_a_source_that_scatters_more_than_the_others_is_not_taken_for_like_them() -> None:
    """Its interval is of its own scatter: in at least 88 of 100 cases it holds the truth."""
    draw = np.random.default_rng(9)
    held = []
    for _ in range(60):
        scatter = [0.3, *[0.1] * 9]
        rows = [
            Observed(f"{n}", f"{s}", None, float(draw.normal(0.2, sd)))
            for n, sd in enumerate(scatter)
            for s in range(8)
        ]
        one_of_all = estimates(rows, DIVERGENCE, Limits(draws=99))[0]["0"]
        held.append(one_of_all.low <= 0.2 <= one_of_all.high)

    assert np.mean(held) >= 0.88


def test_what_a_source_has_never_done_it_may_still_do_though_others_did() -> None:
    """Of twelve stories none with a rare copy: one in ten may well have one, as great as any."""
    copied = next(axis for axis in AXES if axis.name == "copied")
    held = []
    for seed in range(40):
        random = np.random.default_rng([2, seed])
        values = np.where(random.random((5, 12)) < 0.1, 0.9, 0.0)
        rows = [
            Observed(f"S{source}", f"{source}-{story}", None, float(value))
            for (source, story), value in np.ndenumerate(values)
        ]
        found, _ = estimates(rows, copied, Limits(draws=99))
        held += [one.low <= 0.09 <= one.high for one in found.values()]

    assert np.mean(held) > 0.93  # as if it scattered a little less than the others: .86
