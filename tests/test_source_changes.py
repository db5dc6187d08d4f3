"""Changes of a source over its stories: found where they lie, and seldom where there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.report.profile.changes import change_in_words, shift_in_words
from flows.report.profile.wording import paragraph
from flows.sources.report_document import profiles_document
from flows.wording.dates import day_in_words
from models.profiles import profiles
from models.source_profiles.changes import find_changes
from models.source_profiles.departures import Departure, departures, layout
from models.source_profiles.records import (
    Observed,
)
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE
from tests.profiled import QUICK, one, stories_of


def test_a_change_of_the_news_is_no_change_of_a_source() -> None:
    """Where all sources diverge further from some day on, none of them changed."""
    stories = stories_of(40, news=0.3)

    found = profiles(stories, (), "source", QUICK).profiles

    assert all(profile.changes.p_value and profile.changes.p_value > 0.05 for profile in found)


def test_a_change_of_a_source_is_found_where_it_lies() -> None:
    """A step of a tenth and a half is found, near its place, with its size in the interval."""
    (found,) = (s for s in one(stories_of(40, change=0.15), VOICE).changes.shifts
                if s.axis == "divergence")  # fmt: skip

    assert found.p_value <= 0.05
    assert abs((found.at - FIRST).days - 20) <= 3
    assert found.step_low < 0.15 < found.step_high
    assert found.parts is not None
    assert [part.name for part in found.parts[1]] == ["addition", "omission", "emphasis"]


def test_the_change_of_one_is_not_pinned_on_the_others() -> None:
    """The others count by their median: with three of them none changes because one did."""
    stories = stories_of(40, change=0.15)

    for other in (WIRE, POST, HERALD):
        shifts = [s for s in one(stories, other).changes.shifts if s.axis == "divergence"]
        assert shifts[0].p_value > 0.05 or VOICE in shifts[0].rests_on


def test_where_nothing_differs_there_is_a_step_of_none() -> None:
    """Stories in which nobody distorts, the first of them without a value, have means to name."""
    at = [FIRST + timedelta(days=number) for number in range(25)]
    departed = {
        "divergence": [Departure(f"{n:02}", day, n % 3 / 10, 50.0) for n, day in enumerate(at)],
        "distortion": [Departure(f"{n:02}", day, 0.0, 50.0) for n, day in enumerate(at) if n],
    }

    (shift,) = (s for s in find_changes(departed, QUICK).shifts if s.axis == "distortion")

    assert (shift.before, shift.after, shift.step, shift.p_value) == (0, 0, 0, 1)
    assert int(shift.story) > QUICK.side  # as many stories before it as a step needs


def test_changes_are_seldom_found_where_nothing_changed() -> None:
    """At most 5 of 40 sources that did not change are reported."""
    reported = [
        (p.changes.p_value or 1.0) <= 0.05
        for seed in range(10)
        for p in profiles(stories_of(24, seed), (), "source", QUICK).profiles
    ]

    assert len(reported) == 40
    assert sum(reported) <= 5


def test_departures_need_two_others() -> None:
    """A story that one other told too shows nothing of either."""
    rows = [Observed(name, "s", FIRST, 0.1) for name in "ab"]

    assert departures(layout(rows), "a") == []


@pytest.mark.parametrize("unsure", ["own", "others"])
def test_a_departure_weighs_less_the_less_sure_the_values_are(unsure: str) -> None:
    """Its own value, and those it is held against."""
    rows = [
        Observed(name, story, FIRST, 0.1 * n, variance=0.3 if story == "t" and is_unsure else 0.0)
        for story in "st"
        for n, name in enumerate("abc")
        for is_unsure in [(name == "a") == (unsure == "own")]
    ]
    sure, doubtful = departures(layout(rows), "a")

    assert (sure.story, doubtful.story) == ("s", "t")
    assert 0 < doubtful.weight < sure.weight / 2


def test_what_is_said_of_a_source_is_true_of_it() -> None:
    """A mean below 0 is explained; a change that is found says how often one is none."""
    near = [
        replace(s, scores=tuple(replace(x, divergence=(x.divergence or 0) - 0.3) for x in s.scores))
        for s in stories_of(40, seed=3, change=-0.2)
    ]
    found = profiles(near, (), "source", QUICK, only={VOICE})
    (voice,) = found.profiles

    assert "Below 0 is nearer to the others than chance would have it." in paragraph(voice, found)
    assert "did not change 5% are reported all the same." in change_in_words(voice, found)


def test_a_trend_is_told_by_the_month_and_not_as_of_the_last_one() -> None:
    """Over twelve weeks it is nearly three times as much as in thirty days."""
    (shift,) = (s for s in one(stories_of(40, change=0.15), VOICE).changes.shifts
                if s.axis == "divergence")  # fmt: skip
    rising = replace(shift, kind="trend", trend=0.1, trend_low=0.02, trend_high=0.2)
    falling = replace(rising, trend=-0.1, trend_low=-0.2, trend_high=-0.02)

    assert "its divergence rises by 0.10 (0.02 to 0.20) in every thirty days" in shift_in_words(
        rising
    )
    assert "falls by 0.10 (0.02 to 0.20) in every thirty days" in shift_in_words(falling)


def test_a_trend_says_before_which_day_the_parts_were_others() -> None:
    """A step has named its day; a trend has none but that of its clearest step."""
    (shift,) = (s for s in one(stories_of(40, change=0.15), VOICE).changes.shifts
                if s.axis == "divergence")  # fmt: skip
    trend = replace(shift, kind="trend")
    day = day_in_words(shift.at.date())

    assert f"Of the raw divergence before {day}: addition" in shift_in_words(trend)
    assert "Of the raw divergence before: addition" in shift_in_words(replace(shift, kind="step"))


def test_a_script_is_told_which_changes_were_found() -> None:
    """The clearest place on an axis without a change has an interval too, often one without 0."""
    document = profiles_document(profiles(stories_of(40, change=0.15), (), "source", QUICK))

    shifts = [shift for one in document["profiles"] for shift in one["changes"]["axes"]]
    assert {shift["found"] for shift in shifts} == {True, False}
    assert all(shift["found"] == (shift["p_value"] <= 0.05) for shift in shifts)
