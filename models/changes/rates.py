"""For how long a figure holds: "£60 a year" for "£60 a month", the figure being the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.changes.finding import Finding
from models.changes.passages import Passage, Word, part
from models.changes.rivals import differs
from models.changes.substitutes import Period, period
from models.numbers.number_words import around
from models.numbers.quantities import Quantity, agree
from models.records import Span

_SURE = 0.65
# "A year", "per hour": the word that says so and the time.
_EACH = 2
_WORDS = re.compile(r"[\w\s]*")


def changed_rates(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The rates of `here` whose figure `there` has for each of another time only."""
    others = [(q, rate) for q in there.quantities if (rate := _rate(there, q, lang))]
    for quantity in here.quantities:
        rate = _rate(here, quantity, lang)
        same = [its for q, its in others if agree(quantity, q)]
        if rate and same and all(its[0] != rate[0] for its in same):
            (_, span), (_, other) = rate, same[0]
            yield Finding(
                "number", span, other, _SURE, differs(part(here, span), part(there, other))
            )


def _rate(passage: Passage, quantity: Quantity, lang: str) -> tuple[Period, Span] | None:
    """The time for each of which a figure holds, and the span of both; None where it has none."""
    if quantity.kind in ("date", "time", "year", "duration"):
        return None
    behind = _behind(passage, quantity)
    each = next((n for n, word in enumerate(behind[:-1]) if word.text in around("each")), None)
    if each is None:
        return None
    time, end = period(behind[each + 1].text, lang), behind[each + 1].span[1]
    if time is None or not _WORDS.fullmatch(part(passage, (quantity.span[1], end))):
        return None
    return time, (quantity.span[0], end)


def _behind(passage: Passage, quantity: Quantity) -> Sequence[Word]:
    """The words that may say the time, behind what is counted: "400 guests a day"."""
    place = passage.positions(quantity.span)
    counted = quantity.kind == "count" and quantity.unit != ""
    return passage.words[place[-1] + 1 : place[-1] + 1 + _EACH + counted] if place else ()
