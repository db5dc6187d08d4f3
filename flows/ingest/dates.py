"""Dates as feeds, pages and people write them, read as precisely as they state the time.

Days may be written out. In figures a day is read year first, or with dots, which no country
writes month first. "03/04/2023" is March in one country and April in the next: it is read where
the language tells (whoever writes it puts the day first), and "24/04/2023" in any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

from flows.ingest.zones import read_zone

_LONGEST: Final = 120  # characters; JavaScript, which is wordy, writes 70

# Languages whose names of months are known. Where two differ on a name, one of them is left out:
# "listopad" is October in Croatian, and November in Czech and Polish.
_LANGUAGES: Final = (
    "en", "en_GB", "cs", "da", "de", "el", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt",
    "ro", "ru", "sv", "tr", "uk", "ar", "ar_DZ", "ar_MA", "bn", "hi", "id", "ur",
    "bg", "mk", "sr", "sr_Latn", "sk", "sl", "sq", "lt", "lv", "et", "he", "fa", "ar_SY", "ca",
    "is", "sw", "ms", "az", "hy", "ka", "kk", "uz", "gu", "kn", "ml", "mr", "ne", "pa", "ta", "te",
)  # fmt: skip

# The vowel signs of Indian scripts are no letters to Python.
_NAME = r"(?P<name>[^\W\d_][^\s\d.,،/-]+(?:\sال[^\s\d.,،/-]+)?)"  # "تشرين الثاني", of two words
_WEEKDAY = r"(?:[^\W\d_][^\s\d.,،]*(?:\s\w{2,4},\s*|[.,،]+\s*|\s+))?"  # "thứ ba," has two words
_ORDINAL = r"(?:st|nd|rd|th|er|º)?"
_OF = r"(?:(?:of|del?)\s+)?"
_YEAR = r"(?P<year>\d{4}|\d\d)"
# Russian says that it is a year, and the languages of Serbia end it.
_SIGN = r"(?![\d:])(?:\s*(?:г\b\.?|года\b|\.(?!\d)))?"
_IN_BRACKETS = "[(（][月火水木金土日一二三四五六월화수목금토일][)）]"
_WEEKDAY_BEHIND = rf"(?:\s*(?:{_IN_BRACKETS}|(?:星期|周|週)[一二三四五六日天]))?"
_DAYS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})\.\s?(?P<month>\d\d?)\.\s?(?P<day>\d\d?)\.",
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)",
        rf"(?P<year>\d{{4}})\s*[年년]\s*(?P<month>\d\d?)\s*[月월]\s*(?P<day>\d\d?)\s*[日일]{_WEEKDAY_BEHIND}",
        # Java in the Far East, asked for the form of RFC 822: "日, 22 11月 2026 05:00:00 +0900"
        rf"{_WEEKDAY}(?P<day>\d\d?)\s(?P<month>\d\d?)[月월]\s(?P<year>\d{{4}})(?!\d)",
        r"(?P<year>\d{4})\s+(?P<month>\d\d?)/(?P<day>\d\d?)(?![\d/])",  # Xinhua: "2026 11/24"
        rf"{_WEEKDAY}(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>\d{{4}})(?!\d)\.?",
        rf"{_WEEKDAY}(?P<day>\d\d?){_ORDINAL}[\s.-]*{_OF}{_NAME}[\s.,-]*{_OF}{_YEAR}{_SIGN}",
        rf"{_WEEKDAY}{_NAME}[\s.-]*(?P<day>\d\d?){_ORDINAL}[\s,]+(?P<year>\d{{4}})(?![\d:])",
        rf"(?P<year>\d{{4}})[\s.-]+{_NAME}[\s.-]+(?P<day>\d\d?)(?!\d)\.?",
    )
)
# Which is the day and which the month is another question.
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?P<first>\d\d?)\s?(?P<sign>[/-])\s?(?P<second>\d\d?)\s?(?P=sign)"
    r"\s?(?P<year>\d{4})(?!\d)"
)
# Seconds since 1970, or thousandths: of 2001 to 2286. So pandas writes dates in JSON.
_COUNTED = re.compile(r"(?P<seconds>[1-9]\d{9})(?:\d{3})?(?:\.\d+)?")
_COMPACT = re.compile(r"((?:19|20)\d{6})(\d{4}(?:\d\d)?)")  # "20261128220500"
_CLOCK = re.compile(
    r"[\sT,;|·•/–-]*(?:[^\W\d_]{1,5}\.?\s+){0,3}"  # "at", "um", "kl.", "a las", "o godz."
    r"(?P<hour>\d\d?)(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*(?:uhr|hr?s?)\b\.?)?\s*(?P<zone>.*)",
    re.IGNORECASE,
)
# Chinese, Japanese and Korean: "下午5时30分", "오후 5:30".
_EASTERN_CLOCK = re.compile(
    r"(?=\D*\d\d?[時时시点點]|[上下午오])(?P<half>上午|午前|오전|下午|午後|오후)?\s*(?P<hour>\d\d?)[:時时시点點]"
    r"(?:\s?(?P<minute>\d\d?)[:分분]?)?(?:\s?(?P<second>\d\d?)[秒초]?)?"
)
# C, Unix and Java write the year last: "Sat Nov 28 22:00:00 UTC 2026", "... GMT+01:00 2026".
_YEAR_LAST = re.compile(
    r"(?:\w+,? )?([^\W\d_]+ \d\d?) (\d\d?:\d\d(?::\d\d)?) ?((?:GMT|UTC)[+-]\d\d:?\d\d|\D*?) (\d{4})"
)
# Above Russian and British reports: "14:35 24.11.2026", "11:05 GMT, 24 November 2026".
_TIME_FIRST = re.compile(
    r"(?P<time>\d\d?[:.h]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?-i:[A-Z]{2,4})\b)?)"
    r"(?:\s*[,|·•–-]\s*|\s)(?:(?:on|uhr),?\s)?(?P<day>\D*\d.*)",
    re.IGNORECASE,
)


def read_date(text: str, lang: str | None = None) -> date | datetime | None:
    """Return the day, or the moment where a time of day is stated; None if it is neither.

    Understood are ISO 8601, RFC 2822, RFC 850, seconds since 1970, and days in figures or written
    out in many languages, with an hour of 12 or 24. A moment without a time zone is returned
    without one. Behind a zone that is not known nobody can tell the moment, so only the day is
    returned.

    lang: of the text that is dated, ISO 639-1; it tells the day from the month in "03/04/2026".
    """
    if len(text) > _LONGEST:
        return None
    if counted := _COUNTED.fullmatch(text):
        return datetime.fromtimestamp(int(counted["seconds"]), UTC)
    text = _COMPACT.sub(r"\1T\2", text) if _COMPACT.fullmatch(text) else text
    with suppress(ValueError):
        return date.fromisoformat(text)
    if re.match(r"\d{4}-?\w+-?\d+[T ]", text):  # fromisoformat takes any letter for the "T"
        with suppress(ValueError):
            return datetime.fromisoformat(text)
    text = _YEAR_LAST.sub(r"\1 \4 \2 \3", text).strip()
    if first := _TIME_FIRST.fullmatch(text):
        text = f"{first['day']} {first['time']}"
    for form in _DAYS:
        if match := form.match(text):
            day = _day(match.groupdict())
            if day is not None:
                return _at(day, text[match.end() :].strip())
    return _in_figures(text, lang)


def _in_figures(text: str, lang: str | None) -> date | datetime | None:
    match = _FIGURES.match(text)
    days = _readings(match, lang) if match else []
    return _at(days[0], text[match.end() :].strip()) if match and len(days) == 1 else None


def is_ambiguous(text: str, lang: str | None = None) -> bool:
    """Whether a day in figures may be two days: "03/04/2026"."""
    match = _FIGURES.match(text)
    return match is not None and len(_readings(match, lang)) > 1


def _readings(match: re.Match[str], lang: str | None) -> list[date]:
    """The days that figures can mean: with the day first and, unless `lang` denies it, last."""
    first, second, year = match["first"], match["second"], match["year"]
    ways = [(first, second)] if _puts_day_first(lang) else [(first, second), (second, first)]
    days = (_day({"year": year, "month": month, "day": day}) for day, month in ways)
    return list(dict.fromkeys(day for day in days if day))


@cache
def _puts_day_first(lang: str | None) -> bool:
    """Whether a language does so wherever it is written. English and Filipino do not.

    The Unicode consortium names a form for each; of those that write the year first in figures,
    such as Swedish, nobody knows.
    """
    try:
        return lang is not None and Locale.parse(lang).date_formats["short"].pattern[0] == "d"
    except (UnknownLocaleError, ValueError):
        return False


def _day(parts: Mapping[str, str | None]) -> date | None:
    month = int(parts.get("month") or 0) or _month(parts.get("name") or "")
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    if len(parts["year"] or "") == 2:  # as RFC 822 had it, and as POSIX reads it
        year += 2000 if year < 69 else 1900
    with suppress(ValueError):
        return date(year, month, day) if month else None
    return None


def _at(day: date, rest: str) -> date | datetime | None:
    """The moment that a day and what stands behind it state."""
    if not rest or (rest[0] in "Z+-−" and read_zone(rest)):  # XML Schema: "2026-11-28+01:00"
        return day
    match = _CLOCK.fullmatch(_EASTERN_CLOCK.sub(_in_western, rest, count=1))
    if match is None or not (match["minute"] or match["half"]):
        return None
    try:
        said = _in_day(day, _hour(match), int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:  # 25:00
        return None
    zone = read_zone(match["zone"]) if match["zone"] else None
    return said.replace(tzinfo=zone) if zone or not match["zone"] else day


def _in_western(match: re.Match[str]) -> str:
    """A time of day as the West writes it."""
    half = {"下午": " pm", "午後": " pm", "오후": " pm", None: ""}.get(match["half"], " am")
    return f"{match['hour']}:{int(match['minute'] or 0):02}:{int(match['second'] or 0):02}{half}"


def _in_day(day: date, hour: int, minute: int, second: int) -> datetime:
    """The moment of a day; 24:00 is the end of it (ISO 8601), a leap second that of its minute.

    Raises ValueError for a time that no clock shows.
    """
    if (hour, minute, second) == (24, 0, 0) and day < date.max:
        return datetime.combine(day, time()) + timedelta(days=1)
    return datetime.combine(day, time(hour, minute, 59 if second == 60 else second))


def _hour(match: re.Match[str]) -> int:
    """The hour of 24; "22:00 PM" is taken at its figure."""
    hour = int(match["hour"])
    if match["half"] is None or hour > 12:
        return hour
    return hour % 12 + (12 if match["half"].casefold() == "p" else 0)


def _month(name: str) -> int | None:
    written = name.casefold()
    tables = (*map(_months, _LANGUAGES), *map(_beginnings, _LANGUAGES))
    return next((month for table in tables if (month := table.get(written))), None)


@cache
def _months(language: str) -> Mapping[str, int]:
    """The months by name and by abbreviation, in lower case and without a full stop."""
    return {
        name.rstrip(".").casefold(): number
        for names in Locale.parse(language).months.values()
        for width in ("wide", "abbreviated")
        for number, name in names[width].items()
    }


@cache
def _beginnings(language: str) -> Mapping[str, int]:
    """The first three letters of each month, where no other of the language begins so: "ноя"."""
    beginnings: dict[str, set[int]] = {}
    for name, month in _months(language).items():
        beginnings.setdefault(name[:3], set()).add(month)
    return {letters: min(its) for letters, its in beginnings.items() if len(its) == 1}
