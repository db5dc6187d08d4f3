"""Amounts out of tokens: money, counts, durations, measures, ranks.

Each reader takes a scan and a place and returns a draft of the quantity that begins
there, or None.
"""

from __future__ import annotations

from dataclasses import replace

from models.numbers.added import added_fraction, ends
from models.numbers.clock import time_at
from models.numbers.dates import Found, date_at, year_of
from models.numbers.drafts import Draft, made
from models.numbers.nouns import counted_noun
from models.numbers.number import Number
from models.numbers.number_words import Sense, around
from models.numbers.numerals import number_at
from models.numbers.quantity import Quantity
from models.numbers.scanning import Scan
from models.numbers.shares import fraction, share_of_hundred, tenths

_ATTACHED = {"m": 1e6, "k": 1e3, "b": 1e9}
_MILLIONS = "mm"  # of money: "$200MM"; else millimetres
# Tokens that begin a quantity without being a word of the lexicon.
_FIGURES = frozenset({"date", "clock", "number", "han"})
# "Dozens" can be any number from one dozen to ten.
_VAGUE = 10.0
# A number without "in" or "since" before it is a year only from here on.
_MODERN = 1500


def draft_at(found: Scan, place: int) -> Draft | None:
    """The quantity that begins at token `place`, without regard to what stands around it."""
    if not found.senses[place] and found.tokens[place].what not in _FIGURES:
        return None
    if moment := date_at(found, place) or time_at(found, place):
        return _dated(found, moment)
    return (
        _priced(found, place)
        or share_of_hundred(found, place)
        or tenths(found, place)
        or fraction(found, place)
        or _counted(found, place)
        or _worded(found, place)
    )


def _dated(found: Scan, moment: Found) -> Draft:
    span = (found.tokens[moment.first].start, found.tokens[moment.last - 1].end)
    value = moment.value
    quantity = Quantity(span, value, moment.unit, moment.kind, low=value, high=value)
    return Draft(quantity, moment.first, moment.last)


def _priced(found: Scan, place: int) -> Draft | None:
    """A currency, or a percent sign, before its number: "$100mn", "US$5", "EUR 20", "%12"."""
    sign = found.at(place, "currency") or _percent_sign(found, place)
    if sign is None or place + sign[1] >= len(found.tokens):
        return None
    token = found.tokens[place]
    code = token.text.isupper() and len(token.text) == 3
    if token.what == "word" and not (code or sign[0].kind == "percent"):
        return None
    number = _attached(found, number_at(found, place + sign[1]), money=True)
    return made(found, number, sign[0], number.last, place) if number else None


def _percent_sign(found: Scan, place: int) -> tuple[Sense, int] | None:
    following = found.tokens[place + 1 : place + 2]
    if found.is_at(place, "%") and following and following[0].what == "number":
        return found.at(place, "unit")
    before = found.at(place, "percent_before")  # "yüzde 25"
    return (Sense(1.0, "percent", "percent"), before[1]) if before else None


def _attached(found: Scan, number: Number | None, *, money: bool = False) -> Number | None:
    """`number` times the letter written against it: "$5m", "£20k"."""
    if number is None or number.last >= len(found.tokens):
        return number
    letter = found.tokens[number.last]
    factor = _ATTACHED.get(letter.folded, 1.0) if letter.glue == "" else 1.0
    if money and letter.glue == "" and letter.folded == _MILLIONS:
        factor = 1e6
    if factor == 1.0:
        return number
    return number._replace(value=number.value * factor, last=number.last + 1, scale=factor)


def _counted(found: Scan, place: int) -> Draft | None:
    """A number and what it counts or measures."""
    number = number_at(found, place)
    if number is None:
        return None
    number = _with_letter(found, number)
    if number.last < len(found.tokens) and _is_suffixed_rank(found, number.last):
        return _rank(found, number.value, number.first, number.last + 1)
    if "rank" in found.ending[number.first]:  # 第三 is no three
        return _rank(found, number.value, number.first, number.last)
    return _decade(found, number) or _measured(found, number)


def _measured(found: Scan, number: Number) -> Draft | None:
    unit = _unit_after(found, number.last + _full_stop(found, number))
    if unit and _is_frank(found, number, unit[1]):
        unit = None
    if number.lone and (unit is None or unit[1] > number.last + 1):
        return None
    year = year_of(number, found.lexicon.lang)
    if year and _reads_as_year(found, number, unit):
        return made(found, number._replace(value=year), Sense(1.0, "", "year"), number.last)
    if unit:
        return _and_a_half(found, made(found, number, *unit))
    aged = found.ending[number.first].get("aged")
    if aged is not None:
        return made(found, number, Sense(1.0, "age", "measure"), number.last, aged)
    noun = Sense(1.0, counted_noun(found, number.last), "count")
    return None if _is_designation(found, number) else made(found, number, noun, number.last)


def _is_frank(found: Scan, number: Number, last: int) -> bool:
    """Whether "francs" before `last` is no Swiss money: "9 francs-tireurs", "400 francs CFA"."""
    named = found.at(last - 2, "currency")  # "Swiss francs"
    if found.tokens[last - 1].folded not in around("frank") or (named and named[1] > 1):
        return False
    following = found.tokens[last : last + 1]
    if any(t.glue == "-" or t.folded in around("other_francs") for t in following):
        return True
    return found.tokens[number.first].what != "number" and number.scale == 1.0


def _and_a_half(found: Scan, draft: Draft) -> Draft:
    """The quantity with the fraction that follows its unit: "two years and a half"."""
    added = added_fraction(found, draft.last)
    if added is None or draft.sense is None or draft.number is None:
        return draft
    share, last = added
    if draft.quantity.kind not in ("duration", "measure") or not ends(found, last):
        return draft
    whole = draft.number._replace(value=draft.number.value + share)
    return made(found, whole, draft.sense, last, draft.first)


def _full_stop(found: Scan, number: Number) -> bool:
    """Whether the full stop of an abbreviated scale follows: "3,5 Mio. Euro"."""
    return number.scale > 1 and found.is_at(number.last, ".")


def _with_letter(found: Scan, number: Number) -> Number:
    """A letter is a million where money or people follow: "18m crowns", "5m people"."""
    longer = _attached(found, number)
    if longer is None or longer == number:
        return number
    following = _unit_after(found, longer.last)
    counts = following is not None and following[0].kind in ("money", "count")
    return longer if counts or found.tokens[number.last].folded in "kb" else number


def _is_designation(found: Scan, number: Number) -> bool:
    """A figure with letters written against it that mean nothing here: "3D", "737MAX"."""
    if number.last >= len(found.tokens):
        return False
    token = found.tokens[number.last]
    return token.what == "word" and token.glue == "" and token.text.isascii()


def _is_suffixed_rank(found: Scan, place: int) -> bool:
    token = found.tokens[place]
    return token.glue == "" and token.folded in around("rank_endings")


def _rank(found: Scan, value: float, first: int, last: int) -> Draft:
    sense = Sense(1.0, counted_noun(found, last), "ordinal")
    return made(found, Number(value, first, last), sense, last)


def _decade(found: Scan, number: Number) -> Draft | None:
    """Ten years: "the 1990s"."""
    following = found.tokens[number.last : number.last + 1]
    if not (following and number.plain and following[0].folded == "s" and not following[0].glue):
        return None
    return made(found, number, Sense(1.0, "decade", "year"), number.last + 1)


def _unit_after(found: Scan, place: int) -> tuple[Sense, int] | None:
    """The currency or unit at token `place`, "of", "more" or a copula passed over."""
    at = place
    while at < len(found.tokens) and at <= place + 3:
        candidates = [c for c in (found.at(at, "currency"), found.at(at, "unit")) if c]
        if candidates:
            sense, length = max(candidates, key=lambda candidate: candidate[1])
            copula = at > place and found.tokens[at - 1].folded in around("copulas")
            # "37 were injured" counts people, "37 were in second place" nothing.
            return None if copula and sense.unit != "people" else (sense, at + length)
        passed = found.tokens[at].folded
        if not (found.at(at, "of") or passed in around("between") or passed in around("copulas")):
            return None
        at += 1
    return None


def _reads_as_year(found: Scan, number: Number, unit: tuple[Sense, int] | None) -> bool:
    """Whether a number like 2023 is a year here: no unit or plural noun follows it."""
    following = found.tokens[number.last : number.last + 1]
    if following and following[0].text[0] in "年년":
        return True
    if "year" in found.ending[number.first]:
        return unit is None or unit[0].kind == "duration"
    plural = counted_noun(found, number.last) != "" and following[0].folded.endswith("s")
    return unit is None and not plural and number.value >= _MODERN


def _worded(found: Scan, place: int) -> Draft | None:
    """Quantities that are one word: "twice", "dozens", "fifth"."""
    if times := found.at(place, "times"):
        sense = Sense(1.0, "times", "count")
        last = place + times[1]
        return made(found, Number(times[0].value, place, last), sense, last)
    if vague := found.at(place, "vague"):
        return _vague(found, place, vague)
    ordinal = found.at(place, "ordinals")
    if ordinal and not (found.tokens[place].folded == "second" and _is_unit_here(found, place)):
        return _rank(found, ordinal[0].value, place, place + ordinal[1])
    return None


def _is_unit_here(found: Scan, place: int) -> bool:
    return place > 0 and found.at(place - 1, "articles") is not None and found.at(
        place + 1, "of") is not None  # fmt: skip


def _vague(found: Scan, place: int, vague: tuple[Sense, int]) -> Draft:
    """An order of magnitude: "dozens", "hundreds of thousands", "tens of people"."""
    value, last = vague[0].value, place + vague[1]
    at = last + 1 if found.at(last, "of") else last
    if further := found.at(at, "vague"):
        value, last = value * further[0].value, at + further[1]
    unit = _unit_after(found, last)
    if unit and _is_frank(found, Number(value, place, last, scale=value), unit[1]):
        unit = None
    noun_at = last + 1 if found.at(last, "of") else last
    sense, last = unit or (Sense(1.0, counted_noun(found, noun_at), "count"), last)
    draft = made(found, Number(value, place, last), sense, last)
    most = draft.quantity.value * _VAGUE
    return draft._replace(quantity=replace(draft.quantity, approximate=True, high=most))
