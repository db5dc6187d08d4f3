"""Numbers that words spell, by the ways in which languages put them together."""

from __future__ import annotations

from models.numbers.number import Number
from models.numbers.scanning import Scan


def spelled(scan: Scan, place: int) -> Number:
    """The number that words spell: "two hundred and three thousand", "двести пять тысяч".

    `total` holds what stands before the last thousand, million, ...; `group` what follows.
    """
    total, group, last, scale = 0.0, None, place, 1.0
    at, joined = place, False
    while found := scan.at(at, "numbers"):
        value, length = found[0].value, found[1]
        if value >= 1000 and value in _SCALES:
            total = total * value if 0 < total < value and group is None else total + (
                1.0 if group is None else group) * value  # fmt: skip
            group, scale = None, value
        elif value == 100:
            group = (group or 1.0) * 100
        elif value == 12 and group is not None and group < 12:
            group *= 12
        elif group is None or _adds(group, value, joined, scan.lexicon.lang):
            group = (group or 0.0) + value
        else:
            break
        at = last = at + length
        joined = scan.at(at, "joins") is not None or _prefixed(scan, at)
        if scan.at(at, "joins") and not _prefixed(scan, at):
            at += 1
    return Number(
        total + (group or 0.0),
        place,
        last,
        lone=last == place + 1 and scan.at(place, "lone_one") is not None,
        scale=scale,
    )


# Powers that multiply what stands before them; 2000 and 2,000,000 are single Arabic words.
_SCALES = frozenset({1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12})


def _adds(group: float, value: float, joined: bool, lang: str) -> bool:
    """Whether `value` goes on the number `group`: "sixty" "five" does, "five" "sixty" not."""
    if group >= 100 and group % 100 == 0:
        return value < 100
    if lang == "ar" and joined and group % 100 < 10:
        return 20 <= value < 100
    if lang == "fr" and group % 100 in (60, 80):
        return value < 20
    ones_wanted = group % 10 == 0 and group % 100 >= 20
    return ones_wanted and value < 10 and (lang != "en" or not joined)


def _prefixed(scan: Scan, place: int) -> bool:
    """Whether Arabic "and" is written against the number that follows."""
    lang = scan.lexicon.lang
    if lang != "ar" or place >= len(scan.tokens):
        return False
    folded = scan.tokens[place].folded
    return folded.startswith("و") and folded not in scan.lexicon.phrases
