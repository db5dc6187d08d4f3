"""Figures and days that differ and say no other thing: the other share, the day of a count.

Of two shares that make a hundred, each may be what the other leaves: "61 percent in favour",
"39 percent against". And a count "as of Friday" says nothing of when what is counted happened.
"""

from __future__ import annotations

from models.changes.marks import follows, marked_at
from models.changes.opposites import has_opposite, make_a_whole
from models.changes.passages import ALIKE, Passage, covered
from models.numbers.quantities import Quantity

_CALENDAR = frozenset({"date", "year", "time"})


def is_rest(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether one share is what the other leaves of a hundred, told of the other side.

    Sentences alike in all other words tell of one side, and the share is another.
    """
    if not make_a_whole(x, y):
        return False
    alike = min(covered(here, there), covered(there, here)) >= ALIKE
    return not alike or _says_opposite(here, there, lang)


def _says_opposite(here: Passage, there: Passage, lang: str) -> bool:
    denied = [bool(marked_at(passage, lang, "negators")) for passage in (here, there)]
    return denied[0] != denied[1] or has_opposite(here, there, lang)


def count_to_two_days(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether one of two days only says up to when something was counted: "as of Friday".

    Sentences alike in all other words count to two days.
    """
    if min(covered(here, there), covered(there, here)) >= ALIKE:
        return False
    return _counts_until(x, here, lang) or _counts_until(y, there, lang)


def _counts_until(quantity: Quantity, passage: Passage, lang: str) -> bool:
    place = passage.positions(quantity.span)
    return quantity.kind in _CALENDAR and bool(place) and follows(passage, place[0], lang, "as_of")
