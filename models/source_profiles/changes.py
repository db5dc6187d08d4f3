"""Did a source change? Steps and trends of its departures, tested against chance.

If nothing changed, the departures of a source could as well have come in any other order. So
the order of its stories is drawn at random, on all axes at once, and what is found in the
true order is held against what is found in random ones (a permutation test: Pitman 1937,
doi:10.2307/2984124; Good 2005). Of each axis two things are looked at:

- a step: the greatest difference, in standard errors, between the weighted means before and
  after any story, at least `Limits.side` stories from either end (the CUSUM of Page 1954,
  doi:10.1093/biomet/41.1-2.100, weighted);
- a trend: the weighted slope over time, in standard errors.

Looking at many points, several axes and both kinds finds something everywhere. The p-value
of each finding is therefore how often the *clearest* finding of a random order is as clear
as it (the minimum of p-values of Westfall and Young 1993): at the 5% level one source in
twenty is reported although nothing changed, all axes and points together.

Where departures hang together from story to story, random orders have less of a step or a trend
than the true one though nothing changed. So what is found in the true order counts for less, by
as much as its standard error is greater (`models.source_profiles.linked`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from scipy.stats import norm, t

from models.arrays import Floats, Integers
from models.rounding import rounded
from models.source_profiles.departures import Departure
from models.source_profiles.linked import slack
from models.source_profiles.records import Changes, Limits, Shift

_DAY = 86_400.0
_MONTH = 30.0  # days, in which a trend is given
_TINY = 1e-12
# Cells of an array of random orders held at once.
_CELLS = 4_000_000


@dataclass(frozen=True, eq=False)
class _Series:
    """An axis over the common stories: value and weight of each, weight 0 where it has none.

    slack: how many times as great standard errors are as if its stories were not linked.
    """

    axis: str
    values: Floats
    weights: Floats
    slack: float


@dataclass(frozen=True, eq=False)
class _Course:
    """All axes over the stories of a source, in order of time."""

    stories: tuple[str, ...]
    times: tuple[datetime, ...]
    days: Floats
    series: tuple[_Series, ...]


def find_changes(
    departures: Mapping[str, Sequence[Departure]],
    limits: Limits,
    linked: Mapping[str, float] | None = None,
) -> Changes:
    """Look for steps and trends on every axis that has departures enough.

    departures: of one source, by axis. linked: how far its stories hang together, by axis; not
    at all where it is absent. The result is the same for the same departures.
    """
    enough = {axis: ones for axis, ones in departures.items() if len(ones) >= limits.matched}
    matched = max((len(ones) for ones in departures.values()), default=0)
    if not enough:
        return Changes(matched, None, ())
    course = _course(enough, linked or {})
    found = _statistics(course, limits)
    found[0] /= np.repeat([one.slack for one in course.series], 2)
    ranks = _p_values(found)
    clearest = ranks.min(axis=1)
    adjusted = [float((clearest <= value + _TINY).mean()) for value in ranks[0]]
    shifts = tuple(
        _shift(course, one, adjusted[2 * place : 2 * place + 2], limits)
        for place, one in enumerate(course.series)
    )
    return Changes(matched, rounded(min(adjusted)), shifts)


def _course(departures: Mapping[str, Sequence[Departure]], linked: Mapping[str, float]) -> _Course:
    stories = sorted({(one.at, one.story) for ones in departures.values() for one in ones})
    place = {story: number for number, (_, story) in enumerate(stories)}
    times = tuple(at for at, _ in stories)
    series = []
    for axis, ones in departures.items():
        values, weights = np.zeros(len(stories)), np.zeros(len(stories))
        where = [place[one.story] for one in ones]
        weights[where] = [one.weight for one in ones]
        values[where] = [one.value for one in ones]
        values -= (weights * values).sum() / weights.sum()
        series.append(_Series(axis, values, weights, slack(linked.get(axis, 0.0))))
    days = np.array([at.timestamp() / _DAY for at in times], dtype=np.float64)
    return _Course(tuple(story for _, story in stories), times, days - days[0], tuple(series))


def _statistics(course: _Course, limits: Limits) -> Floats:
    """How clear step and trend of each axis are, in the true order and in random ones.

    Of shape (draws + 1, 2 * n_axes), the true order first.
    """
    random = np.random.default_rng(limits.seed)
    size = len(course.stories)
    at_once = max(1, _CELLS // size)
    rows = []
    for start in range(0, limits.draws + 1, at_once):
        count = min(at_once, limits.draws + 1 - start)
        orders = np.argsort(random.random((count, size)), axis=1)
        if start == 0:
            orders[0] = np.arange(size)
        columns = [
            statistic
            for one in course.series
            for statistic in (
                _steps(one, orders, limits.side).max(axis=1),
                np.abs(_slopes(one, orders, course.days)),
            )
        ]
        rows.append(np.stack(columns, axis=1))
    return np.vstack(rows)


def _steps(series: _Series, orders: Integers, side: int) -> Floats:
    """The clearness of a step after each story, of shape orders; -1 too near to an end.

    0 where nothing differs, so that also then a step lies where one may.
    """
    weights, values = series.weights[orders], series.values[orders]
    before = np.cumsum(weights, axis=1)
    whole = before[:, -1:]
    sums = np.cumsum(weights * values, axis=1)
    counts = np.cumsum(weights > 0, axis=1)
    inside = (counts >= side) & (counts[:, -1:] - counts >= side)
    error = np.sqrt(np.maximum(before * (1 - before / whole), _TINY))
    return np.where(inside, np.abs(sums) / error, -1.0)


def _slopes(series: _Series, orders: Integers, days: Floats) -> Floats:
    """The weighted slope over time in standard errors, of shape (n_orders,)."""
    weights, values = series.weights[orders], series.values[orders]
    apart = days - (weights * days).sum(axis=1, keepdims=True) / weights.sum(axis=1, keepdims=True)
    error = np.sqrt(np.maximum((weights * apart**2).sum(axis=1), _TINY))
    return np.asarray((weights * values * apart).sum(axis=1) / error, dtype=np.float64)


def _p_values(found: Floats) -> Floats:
    """Of each statistic in each order, how many orders reach it."""
    ranks = np.empty_like(found)
    for column in range(found.shape[1]):
        ordered = np.sort(found[:, column])
        below = np.searchsorted(ordered, found[:, column] - 1e-9, side="left")
        ranks[:, column] = (len(ordered) - below) / len(ordered)
    return ranks


def _shift(course: _Course, series: _Series, p_values: Sequence[float], limits: Limits) -> Shift:
    order = np.arange(len(course.stories))[None]
    last = int(_steps(series, order, limits.side)[0].argmax())
    told = np.flatnonzero(series.weights > 0)
    first_after = int(told[told > last][0])
    before, after = told[told <= last], told[told > last]
    step = _mean(series, after) - _mean(series, before)
    wide = series.slack * _few(len(told), limits)
    steps = _resampled_steps(series, before, after, limits)
    step_low, step_high = _interval(steps, step, wide, limits)
    trend = _trend(series, told, course.days)
    trends = _resampled_trends(series, told, course.days, limits)
    trend_low, trend_high = _interval(trends, trend, wide, limits)
    return Shift(
        axis=series.axis,
        p_value=rounded(min(p_values)),
        kind="step" if p_values[0] <= p_values[1] else "trend",
        matched=len(told),
        story=course.stories[first_after],
        at=course.times[first_after],
        before=rounded(_mean(series, before)),
        after=rounded(_mean(series, after)),
        step=rounded(step),
        step_low=step_low,
        step_high=step_high,
        trend=rounded(trend),
        trend_low=trend_low,
        trend_high=trend_high,
    )


def _mean(series: _Series, places: Integers) -> float:
    weights = series.weights[places]
    return float((weights * series.values[places]).sum() / weights.sum())


def _trend(series: _Series, places: Integers, days: Floats) -> float:
    """The weighted slope in `_MONTH` days."""
    return float(_lines(series, places[None], days)[0])


def _lines(series: _Series, picks: Integers, days: Floats) -> Floats:
    weights, values, at = series.weights[picks], series.values[picks], days[picks]
    whole = weights.sum(axis=1, keepdims=True)
    apart = at - (weights * at).sum(axis=1, keepdims=True) / whole
    slope = (weights * values * apart).sum(axis=1)
    return np.asarray(
        _MONTH * slope / np.maximum((weights * apart**2).sum(axis=1), _TINY), dtype=np.float64
    )


def _resampled_steps(series: _Series, before: Integers, after: Integers, limits: Limits) -> Floats:
    random = np.random.default_rng(limits.seed)
    ends = []
    for places in (before, after):
        picks = places[random.integers(len(places), size=(limits.draws, len(places)))]
        weights = series.weights[picks]
        ends.append((weights * series.values[picks]).sum(axis=1) / weights.sum(axis=1))
    return np.asarray(ends[1] - ends[0], dtype=np.float64)


def _resampled_trends(series: _Series, told: Integers, days: Floats, limits: Limits) -> Floats:
    random = np.random.default_rng(limits.seed)
    picks = told[random.integers(len(told), size=(limits.draws, len(told)))]
    return _lines(series, picks, days)


def _few(count: int, limits: Limits) -> float:
    """How many times as wide as by drawing anew an interval of few stories is (Student's t)."""
    tail = (1 + limits.level) / 2
    return float(t.ppf(tail, count - 2) / norm.ppf(tail) * np.sqrt(count / (count - 2)))


def _interval(drawn: Floats, value: float, wide: float, limits: Limits) -> tuple[float, float]:
    tails = [(1 - limits.level) / 2, (1 + limits.level) / 2]
    low, high = value + wide * (np.quantile(drawn, tails) - value)
    return rounded(min(low, value)), rounded(max(high, value))
