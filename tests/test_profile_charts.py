"""The pictures of a source over time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from flows.report.profile.charts import common_scale, time_chart
from models.profiles import profiles
from models.source_profiles.records import Profile
from tests.followed import VOICE
from tests.profiled import QUICK, stories_of


@pytest.fixture(scope="module")
def changed() -> Profile:
    """The profile of a source that changes half way."""
    found = profiles(stories_of(60, change=0.3), (), "source", QUICK, only={VOICE})
    return found.profiles[0]


def _drawn(profile: Profile) -> str:
    return time_chart(profile, common_scale([profile]), QUICK.alarm)


def test_the_day_of_a_change_stands_above_the_intervals(changed: Profile) -> None:
    """An interval that reaches the top of the axis is not drawn through the words."""
    chart = _drawn(changed)
    (words,) = re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>change, ', chart)
    ends = re.findall(r'y1="([\d.]+)" x2="[\d.]+" y2="([\d.]+)"', chart)
    intervals = [float(y) for pair in ends for y in pair if y != "2"]  # the line of the change

    assert float(words) + 3 < min(intervals)


@pytest.mark.parametrize(("days", "side"), [(-25, "start"), (0, "start"), (25, "end")])
def test_the_day_of_a_late_change_stays_in_the_picture(
    changed: Profile, days: int, side: str
) -> None:
    """It stands on the side of its line that has room."""
    (step,) = (s for s in changed.changes.shifts if s.axis == "divergence" and s.kind == "step")
    moved = replace(step, at=step.at + timedelta(days=days))
    late = replace(changed, changes=replace(changed.changes, shifts=(moved,)))

    (anchor,) = re.findall(r'text-anchor="(\w+)"[^>]*>change, ', _drawn(late))
    assert anchor == side
