"""Which publication came first, on dates of unequal precision."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from models.times import earlier, out_by, when

CASES = [
    ("2024-03-04", "2024-03-05", -1),
    ("2024-03-05", "2024-03-05T23:00:00+01:00", 0),
    ("2024-03-05T06:20:00+01:00", "2024-03-05T05:30:00+00:00", -1),
    ("2024-03-05T06:20:00+01:00", "2024-03-05T05:20:00+00:00", 0),
    ("2024-03-05T05:20:00", "2024-03-05T06:19:00+01:00", 1),
    (None, "2024-03-05", 0),
    ("2024-03-05", None, 0),
    (None, None, 0),
    ("", "2024-03-05", 0),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_earlier(one: str | None, other: str | None, expected: int) -> None:
    """What cannot be told apart is never called earlier; a zone counts."""
    assert earlier(one, other) == expected


def test_neither_before_the_other_both_ways() -> None:
    """The answer turns round with its arguments."""
    times = [*sorted({time for case in CASES for time in case[:2] if time}), None]

    assert all(earlier(one, two) == -earlier(two, one) for one, two in product(times, times))


def test_sorting_by_time_heeds_zones() -> None:
    """A day stands before its hours; what has no date comes last."""
    times = ["2024-03-05T04:00:00-07:00", None, "2024-03-05T09:00:00", "2024-03-05"]

    assert sorted(times, key=when) == [times[3], times[2], times[0], None]


def test_out_by_the_last_of_several_in_any_order() -> None:
    """By a day whatever came out on it, by a time what was no later; in whatever zones."""
    own = ["2024-03-05T09:00:00", "2024-03-04", "2024-03-05T01:00:00-07:00"]

    for times in permutations(own):
        assert out_by("2024-03-05T09:00:00", times)
        assert out_by("2024-03-05", times)
        assert not out_by("2024-03-05T09:01:00", times)
    assert out_by("2024-03-05T23:00:00", [*own, "2024-03-05"])


def test_out_where_a_time_is_not_known() -> None:
    """Nobody is said to have been first on no evidence."""
    assert out_by(None, ["2024-03-05"])
    assert out_by("2024-03-05", ["2024-03-01", None])


@pytest.mark.parametrize("other", ["2024-03-05T22:00:00", "2024-03-06"])
def test_out_by_a_day_or_a_time_further_east_that_may_be_later(other: str) -> None:
    """None of these is the last of them, so each is asked."""
    own = ["2024-03-05", "2024-03-05T23:00:00+00:00", "2024-03-06T00:30:00+05:00"]

    assert all(out_by(other, times) for times in permutations(own))
