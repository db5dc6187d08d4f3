"""How far a source departs from the others in the same stories.

A source that turns to stories on which everybody diverges has not changed; its stories have.
So what is followed over time is its departure: its value less that of the others in the very
same story, each of these less what is usual of it, so that it does not matter either which
others happened to tell the story. The others count by their median, so that where there are
three or more of them a change of one is not read as the opposite change of everybody else.
Sources of one owner count as one other, or what their desk changes would be the median; and
none is held against its own sisters, who change with it.

A two-way layout of sources and stories (Scheffe 1959, The Analysis of Variance), fitted by
median polish (Tukey 1977, Exploratory Data Analysis) for the stories and by means, drawn
towards 0 by their number of stories, for the sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import pi
from statistics import fmean, median, pvariance

from models.source_profiles.records import Observed

# Owners; with one other, a change of that one would be taken for a change of the source.
LEAST_OTHERS = 2
# Rounds of estimating sources and stories in turn: further ones change no departure by .001.
_ROUNDS = 20
# Stories' worth of doubt whether a source is unlike the others at all.
_DOUBT = 2.0
_TINY = 1e-6
# Variance of the median of many values, that of their mean being 1.
_MEDIAN = pi / 2


@dataclass(frozen=True, slots=True)
class Departure:
    """A source's value in a story less that of the others; weight: 1 / its variance."""

    story: str
    at: datetime
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The dated values of an axis by story and source, and what is usual of each source."""

    stories: Mapping[str, Mapping[str, Observed]]
    usual: Mapping[str, float]
    spread: float


def layout(observed: Iterable[Observed]) -> Layout:
    """Gather the values of stories whose time is known."""
    stories: defaultdict[str, dict[str, Observed]] = defaultdict(dict)
    for one in observed:
        if one.at is not None:
            stories[one.story][one.name] = one
    matched = {s: told for s, told in stories.items() if len(_voices(told.values())) > LEAST_OTHERS}
    usual = _usual(matched)
    left = [
        one.value - usual[one.name] - _level(told.values(), usual)
        for told in matched.values()
        for one in told.values()
    ]
    return Layout(matched, usual, max(pvariance(left), _TINY) if left else _TINY)


def departures(
    among: Layout, name: str, without: Collection[str] = (), least: int = LEAST_OTHERS
) -> list[Departure]:
    """The departures of a source in the stories that others told too, in order of time.

    without: voices of others that are left out. least: how many voices a story needs.
    """
    found = []
    for told in among.stories.values():
        own = told.get(name)
        if own is None or own.at is None:
            continue
        others = [o for _, o in sorted(told.items()) if o.voice not in (own.voice, *without)]
        count = len(_voices(others))
        if count < least:
            continue
        doubt = among.spread + own.variance
        doubt += _MEDIAN * (among.spread + fmean(o.variance for o in others)) / count
        value = own.value - _level(others, among.usual)
        found.append(Departure(own.story, own.at, value, 1 / doubt))
    return sorted(found, key=lambda one: (one.at, one.story))


def _voices(told: Iterable[Observed]) -> dict[str, list[Observed]]:
    voices: defaultdict[str, list[Observed]] = defaultdict(list)
    for one in told:
        voices[one.voice].append(one)
    return dict(voices)


def _level(told: Iterable[Observed], usual: Mapping[str, float]) -> float:
    """What a story is worth by these tellers, each less what is usual of it."""
    return median(
        fmean(one.value - usual[one.name] for one in ones) for ones in _voices(told).values()
    )


def _usual(stories: Mapping[str, Mapping[str, Observed]]) -> dict[str, float]:
    by_name: defaultdict[str, list[Observed]] = defaultdict(list)
    for story in sorted(stories):
        for name, one in sorted(stories[story].items()):
            by_name[name].append(one)
    usual = dict.fromkeys(by_name, 0.0)
    for _ in range(_ROUNDS):
        level = {story: _level(told.values(), usual) for story, told in stories.items()}
        usual = {
            name: sum(one.value - level[one.story] for one in ones) / (len(ones) + _DOUBT)
            for name, ones in by_name.items()
        }
    return usual
