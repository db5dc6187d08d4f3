"""The quantities of a sentence: counts, money, shares, dates, times, lengths, ages.

Read from the left, the longest reading first. What a figure is part of is no quantity:
"F-16", "MH370", "Covid-19". "One" counts only where a unit or a scale follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import isfinite

from models.numbers.amounts import draft_at
from models.numbers.drafts import Draft
from models.numbers.number_words import around
from models.numbers.quantity import Quantity, agree, comparable, conflicting
from models.numbers.quantity_tokens import DASHES
from models.numbers.scanning import Scan, scan

__all__ = ["Quantity", "agree", "comparable", "conflicting", "quantities"]

# How far the words about a number let it lie: "about 50" 45 to 55, "more than 50" 50 to 75,
# "nearly 50" 40 to 50.
_HEDGES = {"about": (0.9, 1.1), "above": (1.0, 1.5), "below": (0.8, 1.0), "afterwards": (0.9, 1.2)}
# "Of the" before the whole of which a number is a part.
_OF_THE = 2

_HANGING = re.compile("[A-Za-z\u0400-\u04ff]")


@lru_cache(maxsize=16_384)
def quantities(text: str, lang: str = "en") -> tuple[Quantity, ...]:
    """The quantities of `text`, in order; spans do not overlap.

    `lang` (ISO 639-1) decides number words, months and decimal signs; in a language
    without number words here figures, units and CLDR's month names still count.
    """
    found = scan(text, lang)
    drafts = list(_drafts(found))
    read = (_hedged(draft, found) for draft in _with_shared_units(drafts, found))
    return tuple(one for one in read if isfinite(one.value))  # "a million million million ..."


def _drafts(found: Scan) -> Iterator[Draft]:
    place = 0
    while place < len(found.tokens):
        draft = None if _inside_name(found, place) else draft_at(found, place)
        if draft:
            yield draft
        place = max(draft.last if draft else 0, place + 1)


def _inside_name(found: Scan, place: int) -> bool:
    """Whether a figure hangs on a word before it: "Covid-19", "Ми-8", but not "mid-2023".

    In other scripts small words are written against what follows.
    """
    token = found.tokens[place]
    if place == 0 or token.glue == " " or token.what not in ("number", "clock"):
        return False
    before = found.tokens[place - 1]
    return before.what == "word" and _HANGING.match(before.text) is not None and not (
        found.senses[place - 1] or before.folded == "mid")  # fmt: skip


def _with_shared_units(drafts: Sequence[Draft], found: Scan) -> Iterator[Draft]:
    """Give the first number of "10 to 20 percent" and "$5-7 million" what the second has.

    So too that of "48 of the 120 stalls", which are stalls.
    """
    for number, draft in enumerate(drafts):
        before = drafts[number - 1] if number else None
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if following and _is_range(draft, following, found):
            yield _like(draft, following)
        elif following and _is_part(draft, following, found):
            unit = following.quantity.unit
            yield draft._replace(quantity=replace(draft.quantity, unit=unit))
        elif before and _is_range(before, draft, found) and before.quantity.kind == "money":
            yield _in_currency(draft, before)
        else:
            yield draft


def _in_currency(draft: Draft, before: Draft) -> Draft:
    """The second number of "$5-7 million", with the currency of the first."""
    if draft.quantity.kind != "count" or draft.quantity.unit:
        return draft
    money = replace(draft.quantity, kind="money", unit=before.quantity.unit)
    return draft._replace(quantity=money)


def _is_range(draft: Draft, following: Draft, found: Scan) -> bool:
    if draft.number is None or following.number is None:
        return False
    if draft.quantity.kind not in ("count", "money") or draft.number.scale != 1:
        return False
    if following.number.first == following.first == draft.last:
        return found.tokens[draft.last].glue in ("-", "–")
    if following.first - draft.last != 1:
        return False
    dashed = found.tokens[draft.last].text in DASHES  # "$140- $150 million"
    both = draft.quantity.kind == following.quantity.kind == "money"
    return (dashed and both) or found.at(draft.last, "ranges") is not None


def _is_part(draft: Draft, following: Draft, found: Scan) -> bool:
    """Whether a count is of those that the next one counts: "48 of the 120 stalls"."""
    part, whole = draft.quantity, following.quantity
    if not part.kind == whole.kind == "count" or not part.value < whole.value:
        return False
    between = [token.folded for token in found.tokens[draft.last : following.first]]
    of = 0 < len(between) <= _OF_THE and between[0] in around("of_what")
    return of and bool(whole.unit) and part.unit in ("", between[0])


def _like(draft: Draft, following: Draft) -> Draft:
    """`draft` with the unit of `following`, and its scale where it is the lesser number."""
    number, sense = draft.number, following.sense
    if number is None or sense is None or following.number is None:
        return draft
    scale = following.number.scale
    value = number.value * (scale if number.value * scale <= following.number.value else 1.0)
    quantity, other = draft.quantity, following.quantity
    bare = quantity.kind == "count" and quantity.unit == ""
    if not bare and other.kind != "count" and other.unit != quantity.unit:
        return draft
    value *= sense.value if bare else 1.0
    kind, unit = (other.kind, other.unit) if bare else (quantity.kind, quantity.unit)
    return draft._replace(
        quantity=replace(draft.quantity, value=value, kind=kind, unit=unit, low=value, high=value)
    )


def _hedged(draft: Draft, found: Scan) -> Quantity:
    """The quantity with the words about it: "about", "more than", "nearly", "or so"."""
    quantity = draft.quantity
    if quantity.kind == "time":
        words_about = {"about", "towards"}.intersection(found.ending[draft.first])
        return replace(quantity, approximate=bool(words_about))
    if quantity.kind in ("date", "year", "ordinal"):
        return quantity
    for words, (low, high) in _HEDGES.items():
        before = words != "afterwards" and words in found.ending[draft.first]
        if before or (words == "afterwards" and found.at(draft.last, words)):
            return replace(
                quantity, approximate=True, low=quantity.low * low, high=quantity.high * high
            )
    return quantity
