"""Numbers and dates that a retelling has otherwise.

A quantity is changed when the text retold has another one in the same slot
(`models.changes.passages.fit`) and neither text has the other's there. One that no sentence of the
text retold has is invented, which says little where that text is a single sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import log10

from models.changes.complements import count_to_two_days, is_rest
from models.changes.days import fit_of_day
from models.changes.finding import Finding, FindingKind
from models.changes.passages import Passage, fit, nearest, part
from models.changes.reckoned import follow
from models.changes.rivals import (
    LIKELY_ELSEWHERE,
    SILENCE,
    Rivals,
    differs,
    invented,
    one_to_one,
    probability,
)
from models.changes.same_quantity import has_quantity, is_put_for, may_be_short
from models.changes.tolls import toll
from models.changes.units import is_other_unit
from models.language.stems import stem
from models.numbers.number_words import around, is_time
from models.numbers.quantities import Quantity, comparable

# The probability that two details in such surroundings are one detail changed: logistic
# regression on swaps planted into every other pair of MRPC and ECB+ paraphrases against what
# differs in the pairs as they are, rounded; `python -m benchmarks.distortion` has the figures.
_NUMBER = (-2.4, {"near": 1.6, "before": 0.7, "here": 0.7, "there": 0.7})
# Two sentences that say the same count the dead, or the hurt, of one event.
_TOLL = 0.7
_SAME_UNIT, _SAME_KIND = 2.0, 1.5
_CALENDAR = frozenset({"date", "year"})
_FAR, _FARTHEST = 0.8, 1.5  # a power of ten apart: "40 cents" is not what "$20.79" became


def changed_quantities(here: Passage, source: Sequence[Passage], lang: str) -> Iterator[Finding]:
    """The quantities of `here` that differ from those in the same slot of `source`."""
    near = {q.span: nearest(here, source, q.span) for q in here.quantities}
    open_ones = [
        q
        for q in here.quantities
        if is_figure(q, here)
        and (not any(has_quantity(p, q) for p in near[q.span]) or _is_put(here, q, near[q.span]))
    ]
    changed = one_to_one(
        Rivals(_likely_number(here, q, there, o, lang), q, o, there)
        for q in open_ones
        for there in near[q.span]
        for o in there.quantities
        if (_rival(here, q, there, o, lang) or is_other_unit(here, q, there, o))
        and is_figure(o, there)
        and not count_to_two_days(here, q, there, o, lang)
        and not is_rest(here, q, there, o, lang)
        and not follow(here, q, there, o, lang)
        and part(here, q.span).casefold() != part(there, o.span).casefold()
        and not (q.kind == o.kind == "time" and _zones(here) != _zones(there))
        and (not has_quantity(here, o) or is_put_for(here, q, there, o))
    )
    new = {q.span for q in open_ones if not _is_told(q, source)}
    changed = {s: r for s, r in changed.items() if s in new or r.likely >= LIKELY_ELSEWHERE}
    for quantity in open_ones:
        if rivals := changed.get(quantity.span):
            yield _changed(here, quantity, rivals, lang)
        elif _is_definite(quantity) and quantity.span in new and len(source) >= SILENCE:
            yield invented(here, quantity.span)


def _is_put(here: Passage, quantity: Quantity, source: Sequence[Passage]) -> bool:
    """Whether it stands where one of `source` has another one."""
    return any(is_put_for(here, quantity, there, o) for there in source for o in there.quantities)


def _changed(here: Passage, quantity: Quantity, rivals: Rivals, lang: str) -> Finding:
    there = rivals.there.span
    says = differs(part(here, quantity.span), part(rivals.passage, there))
    fixed = quantity.unit == "age" or (quantity.kind == "ordinal" and is_time(quantity.unit, lang))
    return Finding(_kind(quantity), quantity.span, there, rivals.likely, says, fixed=fixed)


def is_figure(quantity: Quantity, passage: Passage) -> bool:
    """Whether it says how many or how much: no part of a telephone number or of a time stamp.

    Nor what stands alone in brackets, which is the same in another unit.
    """
    start = passage.span[0]
    before = passage.text[: quantity.span[0] - start]
    after = passage.text[quantity.span[1] - start :]
    if quantity.kind in ("date", "time") and _is_stamp(quantity, before, after):
        return False
    if quantity.kind == "count" and _zone_after().match(after):
        return False
    if quantity.kind in ("count", "time") and (
        _PART_BEFORE.search(before) or _PART_AFTER.match(after)
    ):
        return False
    return not (before.endswith("(") and after.startswith(")"))


def _is_stamp(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a date or a time between `before` and `after` only says when a text came out.

    "Updated: November 11, 2011 18:50 IST": behind such a word, or a day of a year beside a time.
    Nor does the weekday before a day of a year say more than that.
    """
    if _came_out().search(before) or (quantity.unit == "weekday" and _DAY_AFTER.match(after)):
        return True
    if quantity.kind == "time":
        return bool(_YEAR_BEFORE.search(before) or _DAY_OPENS.match(before))
    opens = _OPENS.match(before) and _AT_TIME.match(after)
    return quantity.value >= _IN_A_YEAR and bool(opens or _TIME_AFTER.match(after))


_IN_A_YEAR = 10_000  # of the digits YYYYMMDD
_DAY_AFTER = re.compile(r",? (?:\d{1,2} )?[A-Z]\w+\.? (?:\d{1,2},? )?(?:19|20)\d\d\b")
# "May 3, 2013 18:50"; with "at" also what happens is told, but not at the very beginning.
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d,?(?: \|)? $")
_TIME_AFTER = re.compile(r",? (?:\| )?\d{1,2} ?: ?\d{2}(?!\d)")
_AT_TIME = re.compile(r",? at \d{1,2} ?: ?\d{2}(?!\d)")
_OPENS = re.compile(r"\W*(?:[A-Z]\w{2,},? )?$")
_DAY_OPENS = re.compile(r"\W*(?:[A-Z]\w{2,},? )?[A-Z]\w+\.? \d{1,2},? (?:19|20)\d\d,? at $")

# "0845 125 2222", "1: 32 PM", "1100 GMT", "03 / 05 / 2013"; but "20-13" is a score.
_PART_BEFORE = re.compile(r"\d ?[:/] ?$|\d{3,4} $")
_PART_AFTER = re.compile(r" ?[:/] ?\d| \d{3,4}\b")


@cache
def _zone_after() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any('zones').upper()})\b")


@cache
def _came_out() -> re.Pattern[str]:
    """A word such as "Updated", and what may stand between it and a date or a time."""
    return re.compile(
        rf"(?:^|[^\w\s]|(?<![a-z,]) )(?:(?:{_any('came_out_when')}) )?"
        rf"(?:{_any('came_out')})(?: (?:{_any('came_out_at')}))?\W{{0,3}}"
        r"(?:(?:[A-Z]\w+|\d{1,2} ?: ?\d\d ?(?:[ap]\.?m\.?)?)[.,]* )*$"
    )


def _any(category: str) -> str:
    """Alternatives of a pattern: the words of a category of `models.numbers.number_words`."""
    return "|".join(sorted(around(category)))


def _is_told(quantity: Quantity, source: Sequence[Passage]) -> bool:
    return any(has_quantity(passage, quantity) for passage in source)


def _likely_number(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> float:
    tolls = toll(here, x, lang), toll(there, y, lang)
    if all(tolls):
        # Of one unit they are two figures: "at least 13 people", "at least 16 people".
        apart = x.unit == y.unit or x.high < y.low or y.high < x.low
        return _TOLL if tolls[0] == tolls[1] and apart else 0.0
    at, other = here.positions(x.span), there.positions(y.span)
    day = x.kind in _CALENDAR
    found = fit_of_day(here, at, there, other, lang) if day else fit(here, at, there, other)
    if found is None:
        return 0.0
    same = (x.kind, x.unit) == (y.kind, y.unit) or _is_one_sort(here, x, there, y, lang)
    more = (_SAME_UNIT if x.unit else _SAME_KIND) if same else 0.0
    if is_other_unit(here, x, there, y):
        return probability(_NUMBER, found, _SAME_KIND)
    return probability(_NUMBER, found, more - min(_FAR * _apart(x, y), _FARTHEST))


def _apart(x: Quantity, y: Quantity) -> float:
    """How many powers of ten lie between two values; 0 for dates and times."""
    if x.kind in ("date", "time", "year") or not (x.value and y.value):
        return 0.0
    return abs(log10(abs(x.value / y.value)))


def _zones(passage: Passage) -> frozenset[str]:
    """The time zones named: "6 p.m. EDT" and "3 p.m. Arizona time" are one moment."""
    return frozenset(_zone().findall(passage.text))


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('zone_names')}|[A-Z]\w+ (?:{_any('zone_words')}))\b")


def _rival(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether two quantities can stand in one slot: also counts of what has other names.

    As "nine miners" and "seven people", if both are counted as the dead.
    """
    loose = x.kind == y.kind == "count" and "" in (x.unit, y.unit)
    if comparable(x, y) or loose or _is_one_sort(here, x, there, y, lang):
        return True
    counted = toll(here, x, lang)
    return counted is not None and counted == toll(there, y, lang)


def _is_one_sort(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether two figures that are told otherwise count one thing.

    By a noun in the forms that they ask for, "12 регионов", "21 регион"; or one leaves out the
    sum's unit told before, "184m pounds, from 164m a year ago".
    """
    if x.kind == y.kind == "count" and stem(x.unit, lang) == stem(y.unit, lang):
        return True
    return any(
        bare.value >= _LARGE and bare.unit == "" and may_be_short(bare, other, passage)
        for bare, other, passage in ((x, y, here), (y, x, there))
    )


# A bare figure below this may count anything: "one", "two of them".
_LARGE = 1000


def _is_definite(quantity: Quantity) -> bool:
    """Whether a quantity says something by itself: not "one", "first", "Monday"."""
    if quantity.kind in ("ordinal", "time") or quantity.unit == "weekday":
        return False
    return quantity.kind != "count" or quantity.value > 2


def _kind(quantity: Quantity) -> FindingKind:
    return "date" if quantity.kind in ("date", "year", "time") else "number"
