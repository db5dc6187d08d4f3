"""Time zones by the names that stand behind a time of day: "CET", "GMT+0100", "ET"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Names that mean several zones have the reading that prevails in feeds: those of RFC 822 (EST,
# CST, MST and PST are North American) and email (AST is Atlantic), IST is India's (not Ireland's
# or Israel's), BST Britain's (not Bangladesh's), GST the Gulf's. Of SST, WST, AMT and ECT none
# prevails, so they are not listed: of such a time the day alone is kept.
_OFFSETS: Final = {
    "+00:00": "UTC UT GMT Z WET",
    "+01:00": "CET MEZ BST WEST WAT",
    "+02:00": "CEST MESZ EET SAST CAT",
    "+03:00": "EEST MSK IDT EAT TRT",
    "+03:30": "IRST",
    "+04:00": "GST",
    "+04:30": "AFT",
    "+05:00": "PKT",
    "+05:30": "IST",
    "+05:45": "NPT",
    "+06:00": "BDT",
    "+06:30": "MMT",
    "+07:00": "ICT WIB",
    "+08:00": "SGT HKT MYT PHT WITA AWST",
    "+09:00": "JST KST WIT",
    "+09:30": "ACST",
    "+10:00": "AEST",
    "+10:30": "ACDT",
    "+11:00": "AEDT",
    "+12:00": "NZST",
    "+13:00": "NZDT",
    "-02:30": "NDT",
    "-03:00": "ADT ART BRT CLST UYT",
    "-03:30": "NST",
    "-04:00": "AST EDT CLT VET",
    "-05:00": "EST CDT COT PET",
    "-06:00": "CST MDT",
    "-07:00": "MST PDT",
    "-08:00": "PST AKDT",
    "-09:00": "AKST",
    "-10:00": "HST",
}
_OF_SEASON: Final = {  # summer or winter time, whichever the day has
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "AET": "Australia/Sydney",
}
_FARTHEST: Final = timedelta(hours=14)  # Kiribati; what is farther is a mistake

# After an offset, what is in brackets or set apart only explains it: "+0530 (IST)".
_OFFSET = re.compile(
    r"[(\[]?(?:UTC|GMT|Z)?\s*([+\-−])(\d\d?)(?::?(\d\d))?[)\]]?(?:\s*[(\[].*|\s+[A-Z]+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[(\[]?([A-Z]+)[)\]]?(?:\s*[(\[].*)?", re.IGNORECASE)
_PLACE = re.compile(r"[(\[]?([A-Z]\w+(?:/[\w+\-]+)+)[)\]]?", re.IGNORECASE)


def read_zone(text: str) -> tzinfo | None:
    """Return the zone of a name, an offset or a place ("Europe/Berlin"); None if it is unknown."""
    if match := _OFFSET.fullmatch(text):
        return _offset(match[1], int(match[2]), int(match[3] or 0))
    if match := _NAME.fullmatch(text):
        return _named(match[1].upper())
    match = _PLACE.fullmatch(text)
    return _place(match[1]) if match else None


def _offset(sign: str, hours: int, minutes: int) -> tzinfo | None:
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _FARTHEST:
        return None
    return timezone(offset if sign == "+" else -offset)


def _named(name: str) -> tzinfo | None:
    for offset, names in _OFFSETS.items():
        if name in names.split():
            return read_zone(offset)
    return _place(_OF_SEASON.get(name))


def _place(name: str | None) -> tzinfo | None:
    with suppress(ZoneInfoNotFoundError, ValueError, OSError):  # a machine without their rules
        return ZoneInfo(name) if name else None
    return None
