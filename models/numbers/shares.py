"""Shares out of tokens, as percent: "half of", "two-thirds", "百分之十二"."""

from __future__ import annotations

from dataclasses import replace

from models.numbers.added import added_fraction, ends
from models.numbers.drafts import Draft, made
from models.numbers.han_numerals import parse_han
from models.numbers.number import Number
from models.numbers.number_words import Sense, around
from models.numbers.numerals import number_at
from models.numbers.quantity_tokens import VULGAR
from models.numbers.scanning import Scan

_PERCENT = Sense(1.0, "percent", "percent")
# A quarter without a number or an article is one of a year, or a part of a town, unless it is said
# of what: "for the quarter", "im Viertel". Languages without articles leave it open.
_WITH_ARTICLES = frozenset({"en", "de", "fr"})


def share_of_hundred(found: Scan, place: int) -> Draft | None:
    """百分之十二 is 12 percent, 三分之一 a third."""
    tokens = found.tokens
    if (
        tokens[place].what != "han"
        or "".join(t.text for t in tokens[place + 1 : place + 3]) != "分之"
    ):
        return None
    number = number_at(found, place + 3) if place + 3 < len(tokens) else None
    if number is None:
        return None
    value = number.value * 100 / max(parse_han(tokens[place].text), 1.0)
    return made(found, number._replace(value=value), _PERCENT, number.last, place)


def tenths(found: Scan, place: int) -> Draft | None:
    """Tenths in Japanese and Chinese, as percent: 3割 and 三成 are about 30."""
    number = number_at(found, place) if found.lexicon.lang in ("ja", "zh") else None
    if number is None or not 0 < number.value < 10 or number.last >= len(found.tokens):
        return None
    sign, following = found.tokens[number.last].text, found.tokens[number.last + 1 :][:1]
    if sign not in _TENTHS or (following and following[0].text in _IN_WORDS):
        return None
    draft = made(found, number, Sense(10.0, "percent", "percent"), number.last + 1)
    value = draft.quantity.value
    near = replace(draft.quantity, approximate=True, low=value - _HALF, high=value + _HALF)
    return draft._replace(quantity=near)


# 割合, 割引, 成員, 成立 and the like say something else.
_TENTHS, _IN_WORDS = frozenset("割成"), frozenset("合引員员立为為了")
# Half of a tenth: what 3割 may have been rounded from.
_HALF = 5.0


def fraction(found: Scan, place: int) -> Draft | None:
    """A share, as percent: "half of", "two-thirds"; "the third man", "first half" are none."""
    return _sign_of(found, place) or _spelled(found, place)


def _sign_of(found: Scan, place: int) -> Draft | None:
    """A fraction in one sign before what it is of: "½ of voters"; "½ cup" is a half."""
    if found.tokens[place].text not in VULGAR or not _of_what(found, place + 1):
        return None
    number = number_at(found, place)
    return _near(found, number._replace(value=number.value * 100)) if number else None


def _spelled(found: Scan, place: int) -> Draft | None:
    number, at = number_at(found, place), place
    if not found.at(place, "fractions"):
        article = found.at(place, "articles") is not None
        if number is None and not article:
            return None
        if number and (number.value > 9 or number.last != place + 1):
            return None
        at = place + 1
    fraction = found.at(at, "fractions")
    if number and number.last > at + 1 - (at > place):
        return None
    if (
        fraction is None
        or (number is not None and at == place)  # "half a mile", "quarter-hour"
        or _is_rank(found, at, counted=at > place)
        or _is_period(found, at, number, article=at > place)
        or _goes_on(found, place)
    ):
        return None
    value = (number.value if number else 1.0) * fraction[0].value * 100
    if value >= 100:
        return None
    return _near(found, Number(value, place, at + fraction[1]))


def _near(found: Scan, share: Number) -> Draft:
    """A share in percent, which words never give to the point."""
    draft, value = made(found, share, _PERCENT, share.last), share.value
    near = replace(draft.quantity, approximate=True, low=value * 0.95, high=value * 1.05)
    return draft._replace(quantity=near)


def _is_period(found: Scan, place: int, number: Number | None, *, article: bool) -> bool:
    """Whether "quarter" names three months: "for the quarter", "two quarters in a row"."""
    if not (sense := found.at(place, "fractions")) or sense[0].value != 0.25:
        return False
    if found.lexicon.lang == "en" and number is not None and number.value == 2:
        return True
    if article or found.lexicon.lang not in _WITH_ARTICLES:
        return False
    if place and found.tokens[place - 1].folded in around("which"):
        return True
    return not _of_what(found, place + 1)


def _of_what(found: Scan, place: int) -> bool:
    """Whether token `place` goes on with what a share is of: "of voters", "d'électeurs"."""
    following = found.tokens[place : place + 1]
    return bool(following) and following[0].folded.partition("'")[0] in around("of_what")


def _goes_on(found: Scan, place: int) -> bool:
    """Whether it adds to a unit before it: "a year and a half", not "a year and half of it"."""
    joint = place - 1 - (found.at(place - 1, "articles") is not None)
    unit, added = found.at(joint - 1, "unit"), added_fraction(found, joint)
    if unit is None or added is None or unit[0].kind not in ("duration", "measure"):
        return False
    return ends(found, added[1])


def _is_rank(found: Scan, place: int, *, counted: bool) -> bool:
    """Whether a word such as "third" or "half" names a rank or a period, not a share."""
    ranked = found.at(place, "ordinals") is not None
    before = place - 1
    if not counted:
        return ranked or (before >= 0 and bool(found.at(before, "ordinals")))
    following = found.tokens[place + 1 : place + 2]
    if not following or not ranked:
        return False
    return following[0].what == "word" and following[0].folded not in around("no_nouns")
