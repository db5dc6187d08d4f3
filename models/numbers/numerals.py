"""Numbers out of tokens: figures, number words, Han numerals, and all of these mixed.

`number_at` reads the longest number that begins at a token of a scanned sentence: "1,200",
"3.5 million", "two hundred and three thousand", "三百万".
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import numeric

from models.numbers.added import added_fraction, ends
from models.numbers.han_numerals import HAN_DIGITS, HAN_GROUPS, HAN_PLACES, parse_han
from models.numbers.number import Number
from models.numbers.number_words import Lexicon
from models.numbers.quantity_tokens import VULGAR
from models.numbers.scanning import Scan
from models.numbers.spelled_numbers import spelled


def number_at(scan: Scan, place: int) -> Number | None:
    """The number that begins at token `place`, or None."""
    token = scan.tokens[place]
    if token.what == "number":
        return _and_a_half(scan, _figures(scan, place))
    if token.what == "han":
        return _han(scan, place)
    if scan.at(place, "vague") and not _is_one(scan, place):
        return None
    if scan.at(place, "numbers"):
        return _and_a_half(scan, spelled(scan, place))
    return _article_first(scan, place) if token.what == "word" else None


def _is_one(scan: Scan, place: int) -> bool:
    """Whether what may be many thousands is one, behind how sure it is: "более тысячи человек".

    "Тысячи людей" are not one thousand.
    """
    known = scan.at(place, "numbers") is not None
    return known and not _SURE.isdisjoint(scan.ending[place])


_SURE = frozenset({"about", "above", "below"})


def _article_first(scan: Scan, place: int) -> Number | None:
    """A number without a number word for its first digit: "a million", "half an hour"."""
    at = place + (scan.at(place, "articles") is not None)
    scale, fraction = scan.at(at, "numbers"), scan.at(at, "fractions")
    if at > place and scale and scale[0].value >= 12:
        return spelled(scan, at)._replace(first=place)
    if not fraction or fraction[0].value not in (0.5, 0.25):
        return None
    if fraction[0].value == 0.25 and at == place:  # "first-quarter sales"
        return None
    return _part_of(scan, fraction[0].value, place, at + 1)


def _part_of(scan: Scan, share: float, first: int, place: int) -> Number | None:
    """A half or a quarter of a scale or a unit: "half a million", "quarter-mile"; else None."""
    place += 1 if scan.at(place, "articles") else 0
    scale = scan.at(place, "numbers")
    if scale and scale[0].value >= 12:
        return Number(scale[0].value * share, first, place + scale[1], scale=scale[0].value)
    unit = scan.at(place, "unit")
    if unit and unit[0].kind in ("duration", "measure"):
        return Number(share, first, place)
    return None


def _and_a_half(scan: Scan, number: Number) -> Number:
    """`number` with the fraction that follows: "two and a half million", "22 and a half years".

    Before a scale or a unit, or behind a scale: "dos millones y medio".
    """
    added = added_fraction(scan, number.last)
    if added is None or number.plain:  # "in 2019 and half year results"
        return number
    share, last = added
    if number.scale > 1:
        if not ends(scan, last) or scan.is_at(last, "of"):  # "5 million and a half of it"
            return number
        return number._replace(value=number.value + share * number.scale, last=last)
    value, end, scale = _scaled(scan, number.value + share, last)
    if scale == 1 and not scan.at(last, "unit") and not scan.at(number.last, "and_half"):
        return number
    return Number(value, number.first, end, scale=scale)


def _figures(scan: Scan, place: int) -> Number:
    token = scan.tokens[place]
    digits, last = token.text, place + 1
    while _continues(scan, place, last, digits):
        digits, last = digits + scan.tokens[last].text, last + 1
    value = _parse_figures(digits, scan.lexicon)
    value, last, scale = _scaled(scan, value, last)
    return Number(value, place, last, plain=scale == 1 and len(digits) == 4 and digits.isdigit(),
                  scale=scale)  # fmt: skip


def _continues(scan: Scan, first: int, place: int, digits: str) -> bool:
    """Whether a group of three follows a plain space, as in "1 200" in French or Russian.

    Where groups are set apart otherwise only behind what counts ("$12 300", "nearly 80 937") and
    where the group is no figure of its own ("240 000"). first: the token with which the figure
    begins.
    """
    if place >= len(scan.tokens):
        return False
    token = scan.tokens[place]
    spaced = scan.lexicon.group in ("\u00a0", "\u202f") or token.text.startswith("0")
    if not spaced and not _COUNTS.intersection(scan.ending[first]):
        return False
    return (
        token.what == "number"
        and token.glue == " "
        and token.text.isdigit()
        and len(token.text) == 3
        and digits.isdigit()
        and len(scan.tokens[first].text) <= 3  # "en 2019 200 personnes"
    )


_COUNTS: Final = frozenset({"currency", "about", "above", "below"})


def _parse_figures(digits: str, known: Lexicon) -> float:
    """The value of a figure as written in a language: "1.200,5" is 1200.5 in German.

    A sign before exactly three digits parts groups unless it is the language's decimal
    sign and not also repeated; the last of two different signs is the decimal one.
    """
    if (mixed := _with_fraction(digits, known)) is not None:
        return mixed
    digits = digits.replace("٬", ",").replace("٫", ".") if known.decimal == "." else digits
    signs = [c for c in digits if not c.isdigit()]
    if not signs:
        return float(digits)
    last = signs[-1]
    tail = digits.rpartition(last)[2]
    decimal = signs.count(last) == 1 and (
        len(tail) != 3 or len(set(signs)) > 1 or last == known.decimal
    )
    if decimal and last in ".,٫":
        whole = "".join(c for c in digits[: -len(tail) - 1] if c.isdigit())
        return float(f"{int(whole or '0')}.{''.join(str(int(c)) for c in tail)}")
    return float("".join(c for c in digits if c.isdigit()))


def _with_fraction(digits: str, known: Lexicon) -> float | None:
    """The value of "22 1/2", "1/2", "22½" and "½"; None for other figures."""
    if digits[-1] in VULGAR:
        whole = digits[:-1].strip(" \u00a0\u202f")
        return (_parse_figures(whole, known) if whole else 0.0) + numeric(digits[-1])
    if "/" not in digits:
        return None
    *before, over, under = re.split(r"[ \u00a0/]", digits)
    return sum(map(float, before)) + float(over) / float(under)


def _scaled(scan: Scan, value: float, place: int) -> tuple[float, int, float]:
    """`value` times the scales that follow: "3.5 million", "1.2亿", "20 mil millones"."""
    scale = 1.0
    while place < len(scan.tokens):
        factor, length = _scale_at(scan, place)
        if factor == 1:
            break
        value, scale, place = value * factor, scale * factor, place + length
    if scale in _GROUPED.get(scan.lexicon.lang, ()) and (rest := _lesser_part(scan, place, scale)):
        value, place = value + rest.value, rest.last
    return value, place, scale


def _lesser_part(scan: Scan, place: int, scale: float) -> Number | None:
    """What is added in figures after a group: 3億5000万 is 350,000,000, 1천700 1,700."""
    if place >= len(scan.tokens) or scan.tokens[place].what != "number":
        return None
    rest = _figures(scan, place)
    return rest if rest.value < scale else None


# The groups behind which a language adds the rest of a number in figures.
_MYRIADS: Final = frozenset({1e4, 1e8, 1e12})
_GROUPED: Final = {
    "zh": _MYRIADS, "ja": _MYRIADS, "ko": _MYRIADS | {1e3}, "tr": frozenset({1e3, 1e6, 1e9}),
}  # fmt: skip


def _scale_at(scan: Scan, place: int) -> tuple[float, int]:
    token, found = scan.tokens[place], scan.at(place, "numbers")
    if only := scan.at(place, "scales"):
        return only[0].value, only[1]
    if token.what == "han" and all(c in HAN_GROUPS or c in HAN_PLACES for c in token.text):
        factor = 1.0
        for character in token.text:
            factor *= HAN_GROUPS.get(character) or HAN_PLACES[character]
        return factor, 1
    if found and found[0].value >= 100 and token.what == "word":
        return found[0].value, found[1]
    return 1.0, 1


def _han(scan: Scan, place: int) -> Number | None:
    text = scan.tokens[place].text
    if all(c in HAN_GROUPS for c in text):
        return None
    value, last, scale = _scaled(scan, parse_han(text), place + 1)
    return Number(value, place, last, plain=len(text) == 4 and set(text) <= set(HAN_DIGITS),
                  lone=text in "一两兩", scale=scale)  # fmt: skip
