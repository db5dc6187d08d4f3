"""Intervals of shares and of means that stand alone, from few stories.

Stories are drawn anew, and what is looked at is how many of its own standard errors each drawn
value lies off (the bootstrap-t: Efron 1982, doi:10.1137/1.9781611970319; Hall 1988,
doi:10.1214/aos/1176350933). Of eight stories a plain percentile interval of a share holds the
truth in 85% of the cases, this one in 96 (docs/profiles.md).
"""

from __future__ import annotations

import numpy as np

from models.arrays import Floats
from models.rounding import rounded
from models.source_profiles.records import Axis, Limits

# As many as in `models.source_profiles.means`, and for its reason.
_DRAWS = 3999
_TINY = 1e-12
# A drawn set nearly without scatter says nothing; its error may be 0.
_LEAST_ERROR = 0.1
# Cells of an array of drawn stories held at once.
_CELLS = 4_000_000


def share_interval(table: Floats, limits: Limits) -> list[tuple[float, float]]:
    """Intervals of the share of each column in the whole, of rows (stories), at least two."""
    table = table[np.lexsort(table.T)]
    ends = _ends(table, table.sum(axis=1), limits)
    return [(_within(low, 0.0, 1.0), _within(high, 0.0, 1.0)) for low, high in ends]


def own_interval(values: Floats, axis: Axis, limits: Limits) -> tuple[float, float]:
    """The interval of a mean that is drawn nowhere, from at least two values."""
    values = np.sort(values)
    ((low, high),) = _ends(values[:, None], np.ones(len(values)), limits)
    return _within(low, axis.low, axis.high), _within(high, axis.low, axis.high)


def _ends(parts: Floats, whole: Floats, limits: Limits) -> list[tuple[float, float]]:
    """The ends for the ratio of the sum of each column to that of `whole`."""
    count = len(whole)
    ratios = parts.sum(axis=0) / whole.sum()
    own = np.sqrt(((parts - ratios * whole[:, None]) ** 2).sum(axis=0)) / whole.sum()
    drawn, errors = _drawn(parts, whole, limits)
    size = own * np.sqrt(count / (count - 1))
    tails = [(1 - limits.level) / 2, (1 + limits.level) / 2]
    found = []
    for place, ratio in enumerate(ratios):
        usable = errors[:, place] > _LEAST_ERROR * own[place] + _TINY
        off = (drawn[usable, place] - ratio) / errors[usable, place]
        low, high = np.quantile(off, tails) if len(off) else (0.0, 0.0)
        low, high = min(float(low), 0.0) * size[place], max(float(high), 0.0) * size[place]
        found.append((ratio - high, ratio - low))
    return found


def _drawn(parts: Floats, whole: Floats, limits: Limits) -> tuple[Floats, Floats]:
    """The ratios of stories drawn anew and their standard errors, of shape (n_draws, n_columns)."""
    random = np.random.default_rng(limits.seed)
    count = len(whole)
    at_once = max(1, _CELLS // count)
    ratios, errors = [], []
    for start in range(0, _DRAWS, at_once):
        size = min(at_once, _DRAWS - start)
        times = random.multinomial(count, np.full(count, 1 / count), size=size).astype(np.float64)
        sums = np.maximum(times @ whole, _TINY)[:, None]
        ratio = times @ parts / sums
        squares = times @ parts**2 - 2 * ratio * (times @ (parts * whole[:, None]))
        squares += ratio**2 * (times @ whole**2)[:, None]
        ratios.append(ratio)
        errors.append(np.sqrt(np.maximum(squares, 0.0)) / sums)
    return np.vstack(ratios), np.vstack(errors)


def _within(value: float, low: float, high: float) -> float:
    return rounded(min(max(value, low), high))
