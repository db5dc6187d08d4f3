"""How far what a source does in one story hangs together with what it does in the next.

Where it does (it follows one subject in many stories), so many stories say less than as many
that have nothing to do with each other: the variance of their mean is (1 + r) / (1 - r) times
as great, r being the correlation of neighbours (Bayley and Hammersley 1946,
doi:10.2307/2983560, of a first-order autoregression).

A source of which one change is looked for must not have its own change taken for a link. So its
correlation is that about the clearest step, less what is left of it in random orders, and as this
of thirty stories is good to .2 only, it is drawn towards that of all the others.

News comes in subjects, each for some stories on end. Stories three apart then hang together more
than a first-order autoregression has it, and what they do beyond it is added (the variance of a
mean is as 1 plus twice the sum of all correlations). Of stories further apart too little is known:
summed over five, of thirty stories more false changes were reported than by neighbours alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np

from models.arrays import Floats
from models.source_profiles.departures import Departure
from models.source_profiles.records import Limits

# Worth of what is known from the others, in stories. Of 0, 40 and no own part at all, 40 has
# alarms nearest to 5% where all sources are linked alike and where none is. Chosen before
# correlations of stories farther apart were summed.
_PRIOR = 40.0
# Stories ahead of which correlations are summed; a sum of so many is so much less well known.
_AHEAD = 3
_PRIOR_AHEAD = 160.0
_LEAST, _MOST = -0.1, 0.8
_ORDERS = 99
_TINY = 1e-12


def links(departed: Mapping[str, Sequence[Departure]], limits: Limits) -> dict[str, float]:
    """Of each source with stories enough for a test, the link of its stories, -0.1 to 0.8.

    departed: the departures of all sources on an axis.
    """
    values = {
        name: np.array([one.value for one in ones], dtype=np.float64)
        for name, ones in departed.items()
        if len(ones) >= limits.stories
    }
    return {
        name: _linked(own, [its for other, its in values.items() if other != name], limits)
        for name, own in values.items()
        if len(own) >= limits.matched
    }


def _linked(own: Floats, others: Sequence[Floats], limits: Limits) -> float:
    """The first-order link that makes means as uncertain as these correlations do."""
    about, usual = _about_step(own, limits), _pooled(others)
    weight = len(own) / (len(own) + np.array([_PRIOR, *[_PRIOR_AHEAD] * (_AHEAD - 1)]))
    summed = weight * about + (1 - weight) * usual
    nearest = min(max(float(summed[0]), _LEAST), _MOST)
    beyond = float(summed[-1]) - sum(nearest**ahead for ahead in range(1, _AHEAD + 1))
    wide = (1 + nearest) / (1 - nearest) + 2 * max(0.0, beyond)
    return min((wide - 1) / (wide + 1), _MOST)


def slack(linked: float) -> float:
    """How many times as great a standard error is where neighbours are so linked."""
    return sqrt((1 + linked) / (1 - linked))


def link(runs: Sequence[Floats]) -> float:
    """The mean correlation of neighbours in runs of values in order of time, by their lengths.

    Of each run about its own mean, and corrected for that, which alone would make it -1 / n where
    nothing is linked. One run that changed, and so scatters more, counts no more than others.
    """
    return float(_pooled(runs)[0])


def _pooled(runs: Sequence[Floats]) -> Floats:
    """The correlations of stories 1 to `_AHEAD` apart, summed so far, of shape (_AHEAD,)."""
    whole = sum(len(run) for run in runs)
    if not whole:
        return np.zeros(_AHEAD)
    return np.asarray(sum(len(run) * _of_run(run) for run in runs) / whole, dtype=np.float64)


def _of_run(run: Floats) -> Floats:
    """The same of one run; about its own mean, that alone would make them below 0."""
    count, off = len(run), run - run.mean()
    if float((off**2).sum()) <= _TINY:
        return np.zeros(_AHEAD)
    pairs = np.maximum(count - np.arange(1, _AHEAD + 1), 0)
    by_mean = np.cumsum(pairs) / (count * (count - 1))
    return np.asarray(_summed(off[None])[0] + by_mean, dtype=np.float64)


def _summed(off: Floats) -> Floats:
    """Of each row the correlations of values 1 to `_AHEAD` apart, summed so far."""
    squares = np.maximum((off**2).sum(axis=1), _TINY)
    products = [(off[:, ahead:] * off[:, :-ahead]).sum(axis=1) for ahead in range(1, _AHEAD + 1)]
    return np.asarray(np.cumsum(products, axis=0).T / squares[:, None], dtype=np.float64)


def _about_step(values: Floats, limits: Limits) -> Floats:
    """The correlations about the clearest step, less those of random orders, summed so far."""
    random = np.random.default_rng(limits.seed)
    orders = np.argsort(random.random((_ORDERS + 1, len(values))), axis=1)
    orders[0] = np.arange(len(values))
    off = (values - values.mean())[orders]
    count = off.shape[1]
    before = np.arange(1, count)
    sums = np.cumsum(off, axis=1)[:, :-1]
    clear = np.abs(sums) / np.sqrt(before * (count - before))
    clear[:, : limits.side - 1] = clear[:, count - limits.side :] = -1.0
    place = clear.argmax(axis=1)
    step = np.take_along_axis(sums, place[:, None], axis=1)
    late = np.arange(count) > place[:, None]
    size = before[place][:, None]
    off = off - np.where(late, -step / (count - size), step / size)
    found = _summed(off)
    return np.asarray(found[0] - found[1:].mean(axis=0), dtype=np.float64)
