"""The days, months and figures that articles name: by these look-alike events are told apart.

The figures of one week's jobless claims are told in the words of the week before; what differs
is the day, the month and the numbers. So likeness is greater where two openings agree in them
and less where both name some and none is in common. Only openings are read: what is said
further down is background, of other days and in other figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from models.arrays import Flags, Floats, Integers
from models.grouping.story_words import StoryItem, opening
from models.numbers.quantities import quantities

# What the days of the week that two openings name change. Of likely pairs of AllSides that name
# different ones 3% are one event, of those that name one in common 45%; ECB+ 63% and 88%.
# B-cubed F1 of AllSides gains .02 by it, likewise with .7 and .75; ECB+ loses nothing.
_SAME_DAY, _OTHER_DAY = 1.15, 0.85
# Where they were also published on different days, each may report its own: by .6 the daily
# reports of one exchange (invented, `tests/invented_news.py`) are stories of their own, by .7
# not. Half of AllSides, day by day, has the same B-cubed F1 by both. Such reports are told by
# formula. A story that is told on names its new day in new words, and of 17 such pairs of ECB+ 16
# are one event: what is no more alike than this is made no less so, and none less than this by it.
_OTHER_DAYS_BOTH, _NEXT_DAY, _IN_NEW_WORDS = 0.6, 0.75, 0.2
# Likewise for months. Of pairs of AllSides with a likeness of .85 to 1 that name different ones 3%
# are one event, of those that name none 33%; ECB+ (.5 to .7) 19% and 42%. A month in common says
# nothing.
_OTHER_MONTH: Final = 0.8
# And for figures, where both openings have two or more: of such pairs, likenesses as above, 11% of
# AllSides are one event where none is in common, 53% where two are, 34% where there are none;
# ECB+ 15%, 57% and 58%. Days of dates and years count as figures: without years ECB+ loses .02
# B-cubed F1. Values with their units (`models.numbers`) gain the same on AllSides and lose .01 on
# ECB+.
_ENOUGH: Final = 2
_SAME_FIGURES, _OTHER_FIGURES = 1.15, 0.8

# A figure as written, of two digits or more; its separators differ between languages.
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Details:
    """What n articles name: a row for each, 0 or 1.

    weekdays: of shape (n, 7). months: (n, 12). figures: (n, all figures).
    """

    weekdays: Floats
    months: Floats
    figures: csr_array

    def at(self, places: Integers) -> Details:
        """Those of some articles."""
        return Details(self.weekdays[places], self.months[places], self.figures[places])


def details(items: Sequence[StoryItem]) -> Details:
    """The details in the openings of articles."""
    return Details(
        weekdays=_named(items, 7, _weekdays),
        months=_named(items, 12, _months),
        figures=_figures([_figures_of(opening(item)) for item in items]),
    )


def agreement(one: Details, other: Details, gap: Floats, alike: Floats) -> Floats:
    """What the likeness of each of some articles to each of others is multiplied by.

    Where several details differ, that which tells most counts alone: a report of another day
    has other figures as well. Above 1 for the same day or figures, below 1 where they differ.

    gap: days between their publication, nan where one is undated. alike: their likeness.
    """
    weekdays = _by_weekday(one, other, gap, alike)
    months = _both(one.months, other.months) & (one.months @ other.months.T == 0)
    figures = _by_figures(one.figures, other.figures)
    apart = np.minimum(np.where(months, _OTHER_MONTH, 1.0), np.minimum(weekdays, figures))
    change: Floats = np.minimum(apart, 1.0) * np.maximum(weekdays, 1.0) * np.maximum(figures, 1.0)
    return change


def _by_weekday(one: Details, other: Details, gap: Floats, alike: Floats) -> Floats:
    both = _both(one.weekdays, other.weekdays)
    formula = np.clip(_IN_NEW_WORDS / np.maximum(alike, 1e-9), _OTHER_DAYS_BOTH, 1.0)
    apart = np.where(gap >= _NEXT_DAY, _OTHER_DAY * formula, _OTHER_DAY)
    agree = one.weekdays @ other.weekdays.T > 0
    change: Floats = np.where(both, np.where(agree, _SAME_DAY, apart), 1.0)
    return change


def _by_figures(one: csr_array, other: csr_array) -> Floats:
    common = (one @ other.T).toarray()
    enough = np.minimum.outer(one.sum(axis=1), other.sum(axis=1)) >= _ENOUGH
    change: Floats = np.where(enough & (common == 0), _OTHER_FIGURES, 1.0)
    return np.where(common >= _ENOUGH, _SAME_FIGURES, change)


def _both(one: Floats, other: Floats) -> Flags:
    """Where both of two articles name something."""
    named: Flags = np.outer(one.any(axis=1), other.any(axis=1))
    return named


def _named(
    items: Sequence[StoryItem], size: int, read: Callable[[StoryItem], Iterable[int]]
) -> Floats:
    named = np.zeros((len(items), size))
    for row, item in enumerate(items):
        named[row, list(read(item))] = 1.0
    return named


def _weekdays(item: StoryItem) -> Iterable[int]:
    for quantity in quantities(opening(item), item.lang or "en"):
        if quantity.unit == "weekday":
            yield int(quantity.value)


def _months(item: StoryItem) -> Iterable[int]:
    for quantity in quantities(opening(item), item.lang or "en"):
        month = int(quantity.value // 100 % 100)
        if quantity.kind == "date" and quantity.unit != "weekday" and month:
            yield month - 1


def _figures_of(text: str) -> set[str]:
    written = {re.sub("[.,]", "", figure) for figure in _FIGURE.findall(text)}
    return {figure for figure in written if len(figure) > 1}


def _figures(written: Sequence[set[str]]) -> csr_array:
    column = {figure: place for place, figure in enumerate(sorted(set().union(*written)))}
    entries = [(row, column[figure]) for row, found in enumerate(written) for figure in found]
    rows, columns = zip(*entries, strict=True) if entries else ((), ())
    shape = (len(written), max(1, len(column)))
    return csr_array((np.ones(len(entries)), (rows, columns)), shape=shape)
