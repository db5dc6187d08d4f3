"""How far off the means of sources are, and how far off together.

Sources that tell the same stories err alike: what a story does to all of them, it does to all
their means. So the difference of two of them is better known than either, and their common mean
is worse known than as many independent ones would make it (random effects of crossed sources and
stories: Searle, Casella and McCulloch 1992, Variance Components, doi:10.1002/9780470316856).

And what a source does in one story may hang together with the next (`linked`), in the news of a
season no less than in a desk: then so many stories say less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.arrays import Floats
from models.source_profiles.linked import link
from models.source_profiles.records import Observed

# The most that is believed of it: so many stories then count as a quarter of them.
_MOST_LINKED = 0.6
_TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Errors:
    """Variances of the errors of means: of each what is its own, of all pairs what they share.

    own: of shape (n_sources,). shared: of shape (n_sources, n_sources), its diagonal belongs to
    the variance of each.
    """

    own: Floats
    shared: Floats

    @property
    def whole(self) -> Floats:
        """The variance of each mean."""
        return np.asarray(self.own + np.diag(self.shared), dtype=np.float64)

    def of_centre(self, weights: Floats) -> float:
        """The variance of the weighted mean of all."""
        share = weights / weights.sum()
        return float(share**2 @ self.own + share @ self.shared @ share)

    def from_centre(self, weights: Floats) -> Floats:
        """The variance of the difference of each from the weighted mean, as if that had no own."""
        share = weights / weights.sum()
        across = self.shared @ share
        apart = np.diag(self.shared) - 2 * across + share @ across
        return np.asarray(self.own + np.maximum(apart, 0.0), dtype=np.float64)


def errors(rows: Mapping[str, Sequence[Observed]], variances: Sequence[float]) -> Errors:
    """The errors of the means of sources whose values have these variances.

    rows: of each source.
    """
    sizes = np.array([len(ones) for ones in rows.values()], dtype=np.float64)
    wide = _wide(rows.values())
    told = _told(rows)
    both = told @ told.T
    common = min(_common(rows, both, sizes), float(np.min(variances, initial=np.inf)))
    shared = wide * common * both / np.outer(sizes, sizes)
    own = wide * np.array(variances) / sizes - np.diag(shared)
    return Errors(np.maximum(own, 0.0), shared)


def _wide(rows: Iterable[Sequence[Observed]]) -> float:
    """How many times as great the variance of a mean is, since stories hang together."""
    runs = []
    for ones in rows:
        dated = sorted((one.at.timestamp(), one.story, one.value) for one in ones if one.at)
        if len(dated) > 1:
            runs.append(np.array([value for _, _, value in dated], dtype=np.float64))
    linked = min(max(link(runs), 0.0), _MOST_LINKED)
    return (1 + linked) / (1 - linked)


def _told(rows: Mapping[str, Sequence[Observed]]) -> Floats:
    """Which source told which story, of shape (n_sources, n_stories)."""
    place: dict[str, int] = {}
    for ones in rows.values():
        for one in ones:
            place.setdefault(one.story, len(place))
    told = np.zeros((len(rows), len(place)))
    for number, ones in enumerate(rows.values()):
        told[number, [place[one.story] for one in ones]] = 1.0
    return told


def _common(rows: Mapping[str, Sequence[Observed]], both: Floats, sizes: Floats) -> float:
    """The variance of what a story does to all, from products within stories, at least 0."""
    off: defaultdict[str, list[float]] = defaultdict(list)
    for ones in rows.values():
        mean = sum(sorted(one.value for one in ones)) / len(ones)
        for one in ones:
            off[one.story].append(one.value - mean)
    products = sum(sum(ones) ** 2 - sum(value**2 for value in ones) for ones in off.values())
    left = 1 - 1 / sizes[:, None] - 1 / sizes + both / np.outer(sizes, sizes)
    pairs = both * left
    expected = float(pairs.sum() - np.trace(pairs))
    return max(0.0, products / expected) if expected > _TINY else 0.0
