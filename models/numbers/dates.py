"""Dates out of tokens.

Readers take a scan and a place and return what begins there with the token after it, or
None. A date's value is its digits YYYYMMDD with 0 for what is not said.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from models.numbers.number import Number
from models.numbers.number_words import SHORT, around
from models.numbers.numerals import number_at
from models.numbers.quantity import Kind
from models.numbers.scanning import Scan

_NUMERIC = re.compile(r"(\d+)[-/.](\d+)[-/.](\d+)")
_LOWER_CASE = frozenset({
    "fr", "es", "it", "pt", "nl", "ru", "uk", "tr", "pl", "cs", "sk", "hu", "fi", "sv", "da", "no",
    "sh", "ro", "ka",
})  # fmt: skip
# Where a figure behind a month is no day of it: "moest in december 18 bussen stilzetten".
_DAY_FIRST = _LOWER_CASE - {"hu", "ka"} | {"de", "el"}
# Where a day has a capital, and may without one be another word: "sun", "η τρίτη φορά".
_CAPITAL_DAYS = frozenset({"en", "de", "el"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_BUDDHIST = 2400, 2643


class Found(NamedTuple):
    """A date or a time: the tokens `first` to `last`, exclusive, and what they mean."""

    value: float
    unit: str
    kind: Kind
    first: int
    last: int


def date_at(scan: Scan, place: int) -> Found | None:
    """The date that begins at token `place`."""
    token = scan.tokens[place]
    if token.what == "date":
        return _numeric(scan, place)
    return (
        _han_date(scan, place)
        or _day_first(scan, place)
        or _month_first(scan, place)
        or _weekday(scan, place)
    )


def year_of(number: Number, lang: str) -> float:
    """The year that a number is written like: four figures, 1000 to 2100; else 0.

    Thai counts 543 years more.
    """
    if not number.plain:
        return 0.0
    if lang == "th" and _BUDDHIST[0] <= number.value <= _BUDDHIST[1]:
        return number.value - 543
    return number.value if _FIRST_YEAR <= number.value <= _LAST_YEAR else 0.0


def _date(year: float, month: float, day: float, first: int, last: int) -> Found:
    return Found(year * 10_000 + month * 100 + day, "", "date", first, last)


def _numeric(scan: Scan, place: int) -> Found | None:
    """2023-03-13; else the order of the language: 13.03.2023, in English 3/13/2023."""
    match = _NUMERIC.match(scan.tokens[place].text)
    if match is None:
        return None
    one, two, three = (int(part) for part in match.groups())
    if one > 31:
        year, month, day = one, two, three
    else:
        american = scan.lexicon.lang == "en" and one <= 12 and "/" in scan.tokens[place].text
        month, day = (one, two) if american else (two, one)
        year = three if three > 99 else 2000 + three if three < 70 else 1900 + three
    valid = 1 <= month <= 12 and 1 <= day <= 31
    return _date(year, month, day, place, place + 1) if valid else None


def _han_date(scan: Scan, place: int) -> Found | None:
    """2023年3月13日, 令和5年3月13日, their parts, in Chinese, Japanese and (년 월 일) Korean."""
    parts = {"年": 0.0, "月": 0.0, "日": 0.0}
    era = scan.at(place, "eras")
    at = place + era[1] if era else place
    for signs in ("年년", "月월", "日号號일"):
        if at < len(scan.tokens) and scan.tokens[at].what in ("number", "han"):
            number = number_at(scan, at)
            if number and number.last < len(scan.tokens):
                sign = scan.tokens[number.last]
                value = number.value + (era[0].value if era and signs[0] == "年" else 0.0)
                if sign.text[0] in signs and (signs[0] != "年" or value >= _FIRST_YEAR):
                    parts[signs[0]], at = value, number.last + 1
    if parts["月"] > 12 or parts["日"] > 31 or bool(era) > bool(parts["年"]):
        return None
    if not (parts["月"] or era or _is_lone_day(scan, place, at)):
        return None
    return _date(parts["年"], parts["月"], parts["日"], place, at)


def _is_lone_day(scan: Scan, place: int, after: int) -> bool:
    """Whether figures and a sign are a day of the month: "20日", not "5日間", "5일 만에"."""
    if after != place + 2 or scan.tokens[place].what != "number":
        return False
    sign, following = scan.tokens[after - 1].text, scan.tokens[after : after + 1]
    lasts = bool(following) and bool(_LASTING.match(following[0].text))
    return (sign == "日" and not lasts) or (sign[0] == "일" and not (lasts or sign in _DAYS_LONG))


# Behind a number of days that says how long, or how long ago.
_LASTING = re.compile("[間间ぶ後后前以連连目ほ余数]|만|간|동안|째|뒤|전")
_DAYS_LONG = frozenset({"일간", "일째", "일만에", "일동안"})


def _day_first(scan: Scan, place: int) -> Found | None:
    """Day before month: "13 March 2023", "le 1er mars", "13. März 2023", "13 de marzo de 2023"."""
    found = _day(scan, place)
    if found is None:
        return None
    day, at = found
    at += 1 if scan.is_at(at, ".") or scan.at(at, "of") else 0
    at += 1 if scan.at(at, "of") else 0
    month = _month(scan, at)
    if month is None or (_is_short(scan, at) and scan.at(place, "ordinals")):  # "il primo set"
        return None
    value, at = month
    year, last = _year(scan, at)
    return _date(year, value, day, place, last)


def _month_first(scan: Scan, place: int) -> Found | None:
    """Month before day or year: "March 13, 2023", "March 2023", "in March"."""
    month = _month(scan, place)
    if month is None or _is_given_name(scan, place):
        return None
    value, at = month
    if (found := _day(scan, at)) and not _is_time(scan, found[1]):
        day, after = found
        year, last = _year(scan, after + 1 if scan.is_at(after, ",") else after)
        if year or scan.lexicon.lang not in _DAY_FIRST:
            return _date(year, value, day, place, last if year else after)
    year, last = _year(scan, at + 1 if scan.is_at(at, ",") else at)
    if year:
        return _date(year, value, 0, place, last)
    if _is_short(scan, place):
        return None
    return _date(0, value, 0, place, at) if _stands_alone(scan, place) else None


def _is_short(scan: Scan, place: int) -> bool:
    """Whether the month at token `place` is cut short to what may be another word."""
    month = scan.at(place, "month")
    return month is not None and month[0].unit == SHORT


def _is_given_name(scan: Scan, place: int) -> bool:
    """Whether a capital makes the month at token `place` somebody's name; not in "МАРТА"."""
    text = scan.tokens[place].text
    return text.istitle() and scan.at(place, "given_names") is not None


def _is_time(scan: Scan, place: int) -> bool:
    return scan.is_at(place, ":") or scan.at(place, "am") is not None


def _stands_alone(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    if scan.lexicon.lang == "en" and token.text.islower():
        return False
    if scan.at(place, "other_words") or _begins_name(scan, place):
        return False
    return token.folded not in around("ambiguous") or (
        "on" in scan.ending[place] and (token.text[0].isupper() or scan.lexicon.lang == "fr")
    )


def _begins_name(scan: Scan, place: int) -> bool:
    """Whether a month cut short without a stop is a given name: "by Jan Roelofs"."""
    if any(scan.is_at(place - 1, word) for word in around("before_months")):
        return False
    if scan.tokens[place].folded not in around("given") or place + 1 >= len(scan.tokens):
        return False
    following = scan.tokens[place + 1]
    return following.what == "word" and following.glue.isspace() and following.text.istitle()


def _month(scan: Scan, place: int) -> tuple[float, int] | None:
    found = scan.at(place, "month")
    if found is None or scan.tokens[place].what not in ("word", "other"):
        return None
    sense, length = found
    upper = scan.tokens[place].text[0].isupper()
    cased = upper or scan.lexicon.lang in _LOWER_CASE or not scan.tokens[place].text.islower()
    if not cased:
        return None
    more = place + length + 1 < len(scan.tokens)  # else the stop is the sentence's
    short = more and len(scan.tokens[place].text) <= 4 and scan.is_at(place + length, ".")
    return sense.value, place + length + short


def _day(scan: Scan, place: int) -> tuple[float, int] | None:
    """A day of the month, as a figure or an ordinal word, and the token after it."""
    if place >= len(scan.tokens):
        return None
    token, ordinal = scan.tokens[place], scan.at(place, "ordinals")
    if ordinal and scan.tokens[place].what == "word" and ordinal[0].value <= 31:
        return ordinal[0].value, place + ordinal[1]
    if token.what != "number" or not token.text.isdigit() or not 1 <= int(token.text) <= 31:
        return None
    suffix = place + 1 < len(scan.tokens) and scan.tokens[place + 1]
    attached = suffix and suffix.glue in ("", "-") and suffix.folded in around("day_endings")
    return float(token.text), place + 1 + bool(attached)


def _year(scan: Scan, place: int) -> tuple[float, int]:
    """The year at token `place`, "de" or a comma before it passed over; 0 if there is none."""
    at = place + 1 if scan.at(place, "of") or scan.is_at(place, ",") else place
    if at < len(scan.tokens) and scan.tokens[at].what == "number":
        number = number_at(scan, at)
        if number and (year := year_of(number, scan.lexicon.lang)):
            return year, number.last
    return 0.0, place


def _weekday(scan: Scan, place: int) -> Found | None:
    found = scan.at(place, "weekday")
    if found is None or scan.tokens[place].what not in ("word", "other"):
        return None
    token = scan.tokens[place]
    if scan.lexicon.lang in _CAPITAL_DAYS and (
        token.text.islower() or token.folded in around("ambiguous")
    ):
        return None
    return Found(found[0].value, "weekday", "date", place, place + found[1])
