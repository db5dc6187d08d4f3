"""How far what a source does in one story hangs together with what it does in the next.

Where it does (it follows one subject in many stories), so many stories say less than as many
that have nothing to do with each other: the variance of their mean is (1 + r) / (1 - r) times
as great, r being the correlation of neighbours (Bayley and Hammersley 1946,
doi:10.2307/2983560, of a first-order autoregression).

A source of which one change is looked for must not have its own change taken for a link. So its
correlation is that about the clearest step, less what is left of it in random orders, and as this
of thirty stories is good to .2 only, it is drawn towards that of all the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np

from models.arrays import Floats
from models.source_profiles.departures import Departure
from models.source_profiles.records import Limits

# Worth of what is known from the others, in stories. Of 0, 40 and no own part at all, 40 has
# alarms nearest to 5% where all sources are linked alike and where none is.
_PRIOR = 40.0
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
    found = {}
    for name, own in values.items():
        if len(own) < limits.matched:
            continue
        usual = link([its for other, its in values.items() if other != name])
        weight = len(own) / (len(own) + _PRIOR)
        both = weight * _about_step(own, limits) + (1 - weight) * usual
        found[name] = min(max(both, _LEAST), _MOST)
    return found


def slack(linked: float) -> float:
    """How many times as great a standard error is where neighbours are so linked."""
    return sqrt((1 + linked) / (1 - linked))


def link(runs: Sequence[Floats]) -> float:
    """The mean correlation of neighbours in runs of values in order of time, by their lengths.

    Of each run about its own mean, and corrected for that, which alone would make it -1 / n where
    nothing is linked. One run that changed, and so scatters more, counts no more than others.
    """
    whole = sum(len(run) for run in runs)
    return sum(len(run) * _neighbours(run) for run in runs) / whole if whole else 0.0


def _neighbours(run: Floats) -> float:
    off = run - run.mean()
    squares = float((off**2).sum())
    products = float((off[1:] * off[:-1]).sum())
    return products / squares + 1 / len(run) if squares > _TINY else 0.0


def _about_step(values: Floats, limits: Limits) -> float:
    """The correlation of neighbours about the clearest step, less that of random orders."""
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
    squares = np.maximum((off**2).sum(axis=1), _TINY)
    found = (off[:, 1:] * off[:, :-1]).sum(axis=1) / squares
    return float(found[0] - found[1:].mean())
