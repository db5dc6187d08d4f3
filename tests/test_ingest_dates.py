"""Dates as they are written on the web: the moment they state, or the day, or none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.dates import read_date
from flows.ingest.publication import published_date, why_undated

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def read(written: str) -> str | None:
    """A date in ISO 8601."""
    found = read_date(written)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-28T22:00:00Z", "2026-11-28T22:00:00+00:00"),
        ("2026-11-28T22:00:00.123Z", "2026-11-28T22:00:00.123000+00:00"),
        ("20261128T220000Z", "2026-11-28T22:00:00+00:00"),
        ("2026-11-28 22:00:00 UTC", "2026-11-28T22:00:00+00:00"),
        ("2026-11-28 22:00:00 +0000 UTC", "2026-11-28T22:00:00+00:00"),  # Go
        ("2026-11-28 22:00:00 +0100", "2026-11-28T22:00:00+01:00"),
        ("2026-11-28T22:00:00+01:00[Europe/Berlin]", "2026-11-28T22:00:00+01:00"),  # Java
        ("2026-11-28T9:15-05:00", "2026-11-28T09:15:00-05:00"),
        ("2026-11-28 10:00:00 PM", "2026-11-28T22:00:00"),
        ("2026/11/28 22:00:00", "2026-11-28T22:00:00"),
        ("Sat, 28 Nov 2026 22:00:00 +0530", "2026-11-28T22:00:00+05:30"),
        ("Sat, 28 Nov 2026 22:00:00 +0530 (IST)", "2026-11-28T22:00:00+05:30"),
        ("Sat,28 Nov 2026 22:00 +05:30", "2026-11-28T22:00:00+05:30"),
        ("Sat, 28 Nov 26 22:00:00 EST", "2026-11-28T22:00:00-05:00"),  # RFC 822
        ("Saturday, 28-Nov-26 22:00:00 GMT", "2026-11-28T22:00:00+00:00"),  # RFC 850
        ("Sat Nov 28 22:00:00 2026", "2026-11-28T22:00:00"),  # C
        ("Sat Nov 28 22:00:00 CET 2026", "2026-11-28T22:00:00+01:00"),  # Unix
        (
            "Sat Nov 28 2026 22:00:00 GMT+0100 (Central European Standard Time)",  # JavaScript
            "2026-11-28T22:00:00+01:00",
        ),
        ("Nov 28, 2026 10:00 PM", "2026-11-28T22:00:00"),
        ("Nov 28, 2026 at 10:00 p.m. ET", "2026-11-28T22:00:00-05:00"),
        ("Jun 28, 2026 10PM ET", "2026-06-28T22:00:00-04:00"),
        ("28 Nov 2026 10:00 pm", "2026-11-28T22:00:00"),
        ("28 Nov 2026 12:05 AM", "2026-11-28T00:05:00"),
        ("28 Nov 2026 12:05 PM", "2026-11-28T12:05:00"),
        ("28 Nov 2026 22:05 PM", "2026-11-28T22:05:00"),
        ("Saturday, November 28, 2026 - 22:00", "2026-11-28T22:00:00"),
        ("28.11.2026 22:00", "2026-11-28T22:00:00"),
        ("28. November 2026, 22:00 Uhr", "2026-11-28T22:00:00"),
        ("2 mai 2026 à 22h05", "2026-05-02T22:05:00"),
        ("mar. 24 nov. 2026 22:00", "2026-11-24T22:00:00"),  # Tuesday, not March
        ("dim., 22 nov. 2026 05:00:00 +0100", "2026-11-22T05:00:00+01:00"),  # Java in French
        ("日, 22 11月 2026 05:00:00 +0900", "2026-11-22T05:00:00+09:00"),  # and in Japanese
        ("sexta-feira, 27 de novembro de 2026 22:00", "2026-11-27T22:00:00"),
        ("2026. november 28. 22:00", "2026-11-28T22:00:00"),
        ("Σαβ, 28 Νοε 2026 22:00:00 EET", "2026-11-28T22:00:00+02:00"),
        ("2026年11月28日 22:00", "2026-11-28T22:00:00"),
        ("2026年11月28日(土) 22時05分", "2026-11-28T22:05:00"),
        ("2026年11月28日 下午5时", "2026-11-28T17:00:00"),
        ("2026-11-28 오전 5:30", "2026-11-28T05:30:00"),
        ("2026. 11. 28. 오후 5:30:07", "2026-11-28T17:30:07"),
        ("2026.11.28. 22:00", "2026-11-28T22:00:00"),
        ("28 ноября 2026 г., 22:00", "2026-11-28T22:00:00"),
        ("28 ноября 2026 года в 22:00", "2026-11-28T22:00:00"),
        ("28 de noviembre de 2026 a las 22:00", "2026-11-28T22:00:00"),
        ("Sat Nov 28 22:00:00 GMT+01:00 2026", "2026-11-28T22:00:00+01:00"),  # Java
        ("2026-11-28T24:00:00Z", "2026-11-29T00:00:00+00:00"),  # ISO 8601: the end of the day
        ("Sat, 28 Nov 2026 24:00:00 +0100", "2026-11-29T00:00:00+01:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),  # a leap second
        ("2026년 11월 28일 22:00:00", "2026-11-28T22:00:00"),
        ("28/11/2026 às 22h05", "2026-11-28T22:05:00"),
        ("11/28/2026 10:00 PM", "2026-11-28T22:00:00"),
        ("1795903200", "2026-11-28T22:00:00+00:00"),  # since 1970
        ("1795903200.5", "2026-11-28T22:00:00+00:00"),  # Python
        ("1795903200000", "2026-11-28T22:00:00+00:00"),  # pandas, JavaScript
        ("28 नवंबर 2026, 22:00 IST", "2026-11-28T22:00:00+05:30"),
        ("22:05 28.11.2026", "2026-11-28T22:05:00"),
        ("10:05 GMT, 28 November 2026", "2026-11-28T10:05:00+00:00"),
        ("9:32 PM EST, November 28, 2026", "2026-11-28T21:32:00-05:00"),
        ("22:05 | 28/11/2026", "2026-11-28T22:05:00"),
        ("November 28, 2026 / 5:20 PM", "2026-11-28T17:20:00"),
        ("28.11.2026 kl. 22.05", "2026-11-28T22:05:00"),
        ("28 novembre 2026 alle 22:05", "2026-11-28T22:05:00"),
        ("28 listopada 2026, o godz. 22:05", "2026-11-28T22:05:00"),
        ("28.11.2026. 22:05", "2026-11-28T22:05:00"),  # Serbian ends a year so
        ("28. новембар 2026. 22:05", "2026-11-28T22:05:00"),
        ("28 נובמבר 2026, 22:05", "2026-11-28T22:05:00"),
        ("28 تشرين الثاني 2026 - 22:05", "2026-11-28T22:05:00"),  # of the Levant, two words
        ("thứ bảy, 28/11/2026, 22:05 (GMT+7)", "2026-11-28T22:05:00+07:00"),
        ("20261128220533", "2026-11-28T22:05:33"),
        ("202611282205", "2026-11-28T22:05:00"),
        ("2026 11/28 22:05:33", "2026-11-28T22:05:33"),  # Xinhua
        ("2026年11月28日 星期六 22:05", "2026-11-28T22:05:00"),
        ("28 Agustus 2026 22:00 WIB", "2026-08-28T22:00:00+07:00"),
    ],
)
def test_a_moment_is_read_as_it_is_written(written: str, moment: str) -> None:
    """Standards, programming languages, newspapers; afternoons are no mornings."""
    assert read(written) == moment


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("Z", "+00:00"), ("GMT", "+00:00"), ("utc", "+00:00"), ("WET", "+00:00"),
        ("CET", "+01:00"), ("(CET)", "+01:00"), ("BST", "+01:00"), ("CEST", "+02:00"),
        ("EET", "+02:00"), ("MSK", "+03:00"), ("IST", "+05:30"), ("NPT", "+05:45"),
        ("JST", "+09:00"), ("ACST", "+09:30"), ("AEST", "+10:00"), ("AEDT", "+11:00"),
        ("NZDT", "+13:00"), ("EST", "-05:00"), ("CST", "-06:00"), ("PDT", "-07:00"),
        ("NST", "-03:30"), ("PT", "-08:00"), ("GMT+0100", "+01:00"), ("GMT+1", "+01:00"),
        ("UTC-03:30", "-03:30"), ("UTC+5:30", "+05:30"), ("−0500", "-05:00"),
        ("America/Argentina/Buenos_Aires", "-03:00"),
    ],
)  # fmt: skip
def test_zones_are_read_by_name_offset_and_place(zone: str, offset: str) -> None:
    """None is taken for UTC that is not."""
    assert read(f"Sat, 28 Nov 2026 22:00:00 {zone}") == f"2026-11-28T22:00:00{offset}"


@pytest.mark.parametrize("zone", ["XYZT", "SST", "WST", "+2500", "GMT+99", "Mars/Olympus", "../x"])
def test_of_a_time_in_an_unknown_zone_the_day_is_kept(zone: str) -> None:
    """The moment could be any within a day, the day is what was written."""
    assert read(f"Sat, 28 Nov 2026 22:00:00 {zone}") == "2026-11-28"


@pytest.mark.parametrize(
    "written",
    ["2026-11-28", "20261128", "2026-W48-6", "2026-11-28Z", "2026-11-28+01:00", "28.11.2026",
     "28. 11. 2026", "28-Nov-2026", "Sat, 28 Nov 2026", "November 28th, 2026", "Nov. 28, 2026",
     "28 November 2026", "28 novembre 2026", "28 листопада 2026", "28 ноя 2026", "2026/11/28",
     "2026년 11월 28일", "28/11/2026", "11/28/2026", "28-11-2026", "السبت، ٢٨ نوفمبر ٢٠٢٦",
     "शनिवार, २८ नवंबर २०२६", "২৮ নভেম্বর ২০২৬", "28 نومبر 2026", "28 نونبر 2026"],
)  # fmt: skip
def test_a_day_is_read_as_a_day(written: str) -> None:
    """No time of day is made up."""
    assert read(written) == "2026-11-28"


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "03/04/2026", "31/11/2026", "2026-11", "Nov 2026", "17643240", "10:00",
     "31 June 2026", "30 February 2026 10:00", "2026-11-28T25:00:00Z", "2026-11-28T24:01:00Z",
     "2026-11-28T22:00:61Z", "2026-13-01", "10 Oct 5",
     "-0001-11-30T00:00:00+00:00", "28 Nov 2026 10", "28 jui 2026", "9" * 5000,
     "28 Nov 2026 " * 500, "13/28/2026", "28/11/26"],
)  # fmt: skip
def test_what_states_no_day_is_no_date(written: str) -> None:
    """Neither half of a date nor what can be read in two ways."""
    assert read(written) is None


@pytest.mark.parametrize(
    ("written", "lang", "day"),
    [
        ("03/04/2026", "pt", "2026-04-03"), ("3/4/2026", "hi", "2026-04-03"),
        ("٣\u200f/٤\u200f/٢٠٢٦", "ar", "2026-04-03"), ("03-04-2026", "nl", "2026-04-03"),
        ("03/04/2026", "en", None), ("03/04/2026", "sv", None), ("03/04/2026", None, None),
        ("03/04/2026", "tlh", None), ("04/04/2026", "en", "2026-04-04"),
        ("04/28/2026", "pt", None),
    ],
)  # fmt: skip
def test_the_language_tells_the_day_from_the_month(written, lang, day) -> None:
    """Where all that write it put the day first; English is written both ways."""
    assert published_date(written, NOW, lang) == day


@given(st.text(max_size=150) | st.from_regex(r"[0-9A-Za-z:+\-/., ()\[\]]{1,60}", fullmatch=True))
def test_no_text_is_an_error(text: str) -> None:
    """Whatever a feed calls a date."""
    published_date(text, NOW)
    assert why_undated(text, NOW)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (NOW + timedelta(hours=14), True),  # local time of Kiribati, given out as UTC
        (NOW + timedelta(days=1), True),
        (NOW + timedelta(days=1, seconds=1), False),
        ((NOW + timedelta(days=1)).replace(tzinfo=None), True),
        ((NOW + timedelta(days=1, seconds=1)).replace(tzinfo=None), False),
        (NOW.date() + timedelta(days=1), True),  # tomorrow's paper
        (NOW.date() + timedelta(days=2), False),
        (NOW.replace(year=9999), False),
    ],
)
def test_a_date_of_the_next_day_is_kept_and_a_later_one_is_not(written, kept) -> None:
    """A clock may be a zone off, never a week; that is said."""
    found = published_date(written.isoformat(), NOW)

    assert found == (written.isoformat() if kept else None)
    assert kept or why_undated(written.isoformat(), NOW) == "lies in the future"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("0001-01-01T00:00:00+14:00", "lies before 1605"),
        ("Wed, 30 Nov -0001 00:00:00 +0000", "lies before 1605"),
        ("9999-12-31T23:59:59-14:00", "lies in the future"),
        ("1970-01-01T00:00:00Z", "is a computer's zero"),
        ("03/04/2026", "may be two days"),
        ("31/04/2026", "is not understood"),
    ],
)
def test_why_a_date_is_left_out_is_said(written: str, why: str) -> None:
    """Each in its own words, at the ends of the calendar too."""
    assert published_date(written, NOW) is None
    assert why_undated(written, NOW).startswith(why)
