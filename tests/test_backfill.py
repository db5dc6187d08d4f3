"""A backfill: the past, told as it came day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from flows.monitoring import backfilling
from flows.monitoring.days import Days
from models.errors import InputError
from models.settings import Divergence
from tests.watched import HOUR, LIBRARY, MORNING, SETTINGS, Desk, one_home, two_stories

home = pytest.fixture(one_home, scope="module")
desk = pytest.fixture(two_stories)


def test_a_backfill_compares_nothing_of_later_days(desk: Desk) -> None:
    """Under other settings all is to be compared anew, but of the days that were asked for."""
    later = MORNING + 48 * HOUR
    desk.publish("library", LIBRARY, later)
    desk.run(later)
    anew = desk.watch(later, replace(SETTINGS, divergence=Divergence(resamples=100)))
    past = backfilling.run(anew, Days(MORNING.date(), MORNING.date()), [])

    assert [len(story.scores) for story in past.stories] == [3]
    assert past.days == ("2026-11-22", "2026-11-22")
    assert past.earlier == ()


def test_the_past_is_told_day_by_day(desk: Desk) -> None:
    """A range of days from files: the same stories, and a second time nothing to compare."""
    files = [str(desk.home / "feeds")]
    today, before = MORNING.date(), (MORNING - 24 * HOUR).date()
    days = Days(before, today)
    digest = backfilling.run(desk.watch(), days, files)

    assert sorted(len(story.scores) for story in digest.stories) == [2, 3]
    assert backfilling.run(desk.watch(), days, []).unchanged == 2
    with pytest.raises(InputError, match="exchange them"):
        Days(today, before)


def test_a_long_range_makes_few_stretches() -> None:
    """Years of days are grouped day by day within at most thirty tasks; no day is left out."""
    days = Days(date(2020, 1, 1), date(2026, 11, 22))
    stretches = days.stretches()

    assert len(stretches) <= 30
    assert Days(stretches[0].first, stretches[-1].last) == days
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(stretches))
    assert [end for one in stretches for end in one.evenings()] == list(days.evenings())


def test_the_ends_of_the_calendar_are_named(desk: Desk) -> None:
    """A range may begin with the first newspaper; of another the error says what is allowed."""
    first, last = date(1605, 1, 1), date(9999, 12, 30)

    for day in (first, last):
        assert Days(day, day).stretches() == [Days(day, day)]
        backfilling.group_days(desk.watch(), Days(day, day))
    assert Days(last - timedelta(days=45), last).stretches()[-1].last == last
    with pytest.raises(InputError, match="0001-01-01 lies outside 1605-01-01 to 9999-12-30: give"):
        Days(date(1, 1, 1), date(9999, 12, 31))
    with pytest.raises(InputError, match=r"are 3,066,209 days; at most 36,600"):
        Days(first, last)
