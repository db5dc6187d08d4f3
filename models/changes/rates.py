"""For how long a figure holds: "£60 a year" for "£60 a month", the figure being the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.changes.finding import Finding
from models.changes.passages import Passage, Word, part
from models.changes.rivals import differs
from models.changes.substitutes import Period, period
from models.numbers.number_words import beside_periods
from models.numbers.quantities import Quantity, agree
from models.records import Span

_SURE = 0.65
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
    at = passage.positions(quantity.span)
    behind = passage.words[at[-1] + 1 :] if at else ()
    places = range(min(_furthest(quantity), len(behind) - 1))
    each = next((n for n in places if behind[n].text in beside_periods("each", lang)), None)
    if each is None or _says_when(behind[each + 2 : each + 3], lang):
        return None
    time, end = period(behind[each + 1].text, lang), behind[each + 1].span[1]
    if time is None or not _WORDS.fullmatch(part(passage, (quantity.span[1], end))):
        return None
    return time, (quantity.span[0], end)


def _says_when(following: Sequence[Word], lang: str) -> bool:
    """Whether the word behind a time makes a day of it: "£90 a year ago"."""
    return any(word.text in beside_periods("when", lang) for word in following)


def _furthest(quantity: Quantity) -> int:
    """How many words behind a figure "a" may stand: of "400 guests a day" the noun is its own."""
    return 2 if quantity.kind == "count" and quantity.unit else 1
