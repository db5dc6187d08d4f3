"""Times of day out of tokens: "11:30 p.m.", "half past eleven", "20 Uhr", "下午3点30分".

Readers take a scan and a place and return what begins there, or None. A time's value is
the minutes since midnight.
"""

from __future__ import annotations

import re

from models.numbers.added import added_fraction
from models.numbers.dates import Found
from models.numbers.number import Number
from models.numbers.number_words import around
from models.numbers.numerals import number_at
from models.numbers.scanning import Scan

_FOUR = re.compile(r"\d{4}")
# Where a figure up to twelve may be of either half of the day: "9:40", "الساعة 9", "9 बजे".
_TWICE_ROUND = frozenset({"en", "es", "ar", "hi"})
_WRITTEN_OUT = re.compile(r"\d{1,2}[.,]\d{2}")  # "15.30"
_CLOCK = re.compile(r"(\d{1,2})[:h](\d{2})")


def time_at(scan: Scan, place: int) -> Found | None:
    """The time of day that begins at token `place`: "11:30 p.m.", "half past eleven"."""
    token = scan.tokens[place]
    for word, minutes in (("noon", 720.0), ("midnight", 0.0)):
        if (found := scan.at(place, word)) and not _is_afternoon(scan, place):
            return Found(minutes, "24h", "time", place, place + found[1])
    if token.what == "clock":
        return _clock(scan, place)
    if _FOUR.fullmatch(token.text) and _is_zone(scan, place + 1):
        hour, minute = divmod(int(token.text), 100)
        return _at_time(scan, hour, minute, place, place + 1, known="24h")
    spoken = _spoken(scan, place) or _minutes_off(scan, place)
    return spoken or _sharp(scan, place) or _han_time(scan, place)


def _is_zone(scan: Scan, place: int) -> bool:
    """Whether a time zone stands there: "1100 GMT"."""
    return any(scan.is_at(place, zone) for zone in around("zones"))


def _is_afternoon(scan: Scan, place: int) -> bool:
    """Whether a word for noon is part of one for what follows it: "après-midi"."""
    return place > 0 and scan.at(place - 1, "afternoon") is not None


def _clock(scan: Scan, place: int) -> Found | None:
    match = _CLOCK.match(scan.tokens[place].folded)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    known = hour > 12 or match[1].startswith("0") or scan.lexicon.lang not in _TWICE_ROUND
    return _at_time(scan, hour, minute, place, place + 1, known="24h" if known else "12h")


def _spoken(scan: Scan, place: int) -> Found | None:
    """In words: "half past eleven", "quarter to nine"."""
    for category, minutes in (
        ("half_past", 30),
        ("quarter_past", 15),
        ("quarter_to", -15),
        ("half_to", -30),
    ):
        if found := scan.at(place, category):
            at = place + found[1]
            hour = _hour_at(scan, at)
            if hour and 1 <= hour.value <= 12:
                total = int(hour.value) * 60 + minutes
                return _at_time(scan, total // 60, total % 60, place, hour.last, known="12h")
    return None


def _hour_at(scan: Scan, place: int) -> Number | None:
    """The number of an hour; some languages rank the hours: "wpół do czwartej"."""
    if place >= len(scan.tokens):
        return None
    ranked = scan.at(place, "hours")
    return Number(ranked[0].value, place, place + 1) if ranked else number_at(scan, place)


def _minutes_off(scan: Scan, place: int) -> Found | None:
    """In English words: "ten to seven in the evening", "twenty past five"."""
    minutes = number_at(scan, place)
    if scan.lexicon.lang != "en" or minutes is None or minutes.value not in (5, 10, 20, 25):
        return None
    sign = next((s for s, word in ((-1, "to"), (1, "past")) if scan.is_at(minutes.last, word)), 0)
    hour = number_at(scan, minutes.last + 1) if minutes.last + 1 < len(scan.tokens) else None
    if not sign or hour is None or not 1 <= hour.value <= 12 or hour.value % 1:
        return None
    if place and scan.is_at(place - 1, "from"):
        return None
    half = scan.at(hour.last, "am") or scan.at(hour.last, "pm")
    if not half and not _is_spoken_time(scan, place, hour, to=sign < 0):
        return None
    total = (int(hour.value) * 60 + sign * int(minutes.value)) % 720
    return _at_time(scan, total // 60, total % 60, place, hour.last, known="12h")


def _is_spoken_time(scan: Scan, place: int, hour: Number, *, to: bool) -> bool:
    """Whether words are a time although no half of the day is named: "at twenty to eight".

    "Ten to twelve" alone is a range, "at ten to one" may be odds, and what counts something is
    no time.
    """
    if scan.tokens[place].what != "word" or scan.tokens[hour.first].what != "word":
        return False
    after = scan.tokens[hour.last : hour.last + 1]
    counts = after and after[0].what == "word" and not scan.at(hour.last, "weekday")
    if counts and after[0].folded not in around("no_nouns") | around("which"):
        return False
    told = any(scan.is_at(place - 1, word) for word in around("before_hours"))
    return not to or (told and hour.value > 1)


def _sharp(scan: Scan, place: int) -> Found | None:
    """A bare hour: "eleven o'clock", "6 p.m.", "11.30 p.m.", "20 Uhr", "20.30 Uhr", "kl 8"."""
    number = _hour_at(scan, place)
    if number is None or number.lone or not 0 <= number.value < 25:
        return None
    hour, minute = int(number.value), round(number.value % 1 * 100)
    after = number.last
    marked = scan.at(after, "sharp") or scan.at(after, "am") or scan.at(after, "pm")
    if marked is None and not _follows_clock(scan, place):
        return None
    if minute > 59 or _is_duration(scan, place, after):
        return None
    sharp = scan.at(after, "sharp")
    # An hour in words is told as it is spoken, whatever the clock: "um acht Uhr".
    spoken = scan.tokens[place].what == "word" or scan.lexicon.lang in _TWICE_ROUND
    known = "12h" if spoken and hour <= 12 else "24h"
    last = after + (sharp[1] if sharp else 0)
    if minute == 0 and last > after and (added := added_fraction(scan, last)):
        # Told as it is spoken, in hours up to twelve: "deux heures et demie".
        minute, last, known = int(60 * added[0]), added[1], "12h" if hour <= 12 else known
    return _at_time(scan, hour, minute, place, last, known=known)


def _is_duration(scan: Scan, place: int, after: int) -> bool:
    """French, Spanish and Russian say "8 hours" for eight o'clock: only after "à", "в"."""
    if not scan.at(after, "unit"):
        return False
    half_named = any(scan.at(after + 1, half) for half in ("am", "pm"))
    return not half_named and "at" not in scan.ending[place]


def _follows_clock(scan: Scan, place: int) -> bool:
    """Whether "kl.", "godz." or the like stands before; before "15.30" also "alle" or "om"."""
    before = place - 1 if place and scan.is_at(place - 1, ".") else place
    if "clock" in scan.ending[before]:
        return True
    written_out = _WRITTEN_OUT.fullmatch(scan.tokens[place].text)
    return bool(written_out) and "at" in scan.ending[place]


def _han_time(scan: Scan, place: int) -> Found | None:
    """下午3点30分, 午後3時半, 21时30分."""
    if scan.lexicon.lang not in ("zh", "ja", "ko"):
        return None
    half = next((h for h in ("am", "pm") if scan.at(place, h)), None)
    at = place + (scan.senses[place][half][1] if half else 0)
    hour = number_at(scan, at) if at < len(scan.tokens) else None
    if hour is None or not _is_hour(scan, hour, named=half is not None):
        return None
    last, minute = hour.last + 1, 0.0
    if scan.is_at(last, "半"):
        last, minute = last + 1, 30.0
    elif last < len(scan.tokens) and (minutes := number_at(scan, last)):
        minute, last = minutes.value, minutes.last + 1
    hours = hour.value + (12 if half == "pm" and hour.value < 12 else 0)
    known = "24h" if half or hour.value > 12 else "12h"
    return Found(hours * 60 + minute, known, "time", place, min(last, len(scan.tokens)))


def _is_hour(scan: Scan, hour: Number, *, named: bool) -> bool:
    """Whether a sign for the hour follows; `named`: the half of the day stands before.

    Else 点 may be a decimal point, and 時間 says how long.
    """
    signs = [token.text[0] for token in scan.tokens[hour.last : hour.last + 2]]
    if not signs or hour.value > 24:
        return False
    if not named and scan.tokens[hour.first].text == "一":  # 一時 is "for a while"
        return False
    if scan.tokens[hour.last].text.startswith("시간"):
        return False
    return signs[0] in "点點時时시" if named else signs[0] in "时時시" and signs[-1] not in "间間"


def _at_time(  # noqa: PLR0913 - a time and where it stands
    scan: Scan, hour: int, minute: int, first: int, last: int, *, known: str
) -> Found | None:
    """A time with the half of the day that follows it, if one does."""
    if hour > 24 or minute > 59:
        return None
    for half, added in (("am", 0), ("pm", 12)):
        if (found := scan.at(last, half)) and hour <= 12:
            hour, last, known = hour % 12 + added, last + found[1], "24h"
            break
    return Found(hour % 24 * 60.0 + minute, known, "time", first, last)
