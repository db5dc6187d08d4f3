"""Datelines: where and when a report was filed, before its first sentence."""

from __future__ import annotations

import re

from models.prose.conventions import CAPITAL, MONTHS, NO_SMALL

# Upper case decides: "PORT ALDER", "WASHINGTON, D.C."; else a place needs an agency or a
# date after it ("Berlin (dpa) - ", "Paris, March 3 – "), so that "Result: ..." is none.
_CAPITALS = rf"{CAPITAL}{{2}}(?:{CAPITAL}|['’.-])*(?:\s(?:{CAPITAL}|['’.-])+){{0,3}}"
_NAME = rf"{NO_SMALL}[\w'’.-]+(?:[\s/]{NO_SMALL}[\w'’.-]+){{0,3}}"
_REGION = rf"(?:,\s{NO_SMALL}[\w.]*(?:\s{NO_SMALL}[\w.]*)?)"
_DAY = (
    rf"(?:,?\s(?:le\s|den\s|el\s)?(?:(?:{MONTHS})\.?\s\d{{1,2}}"
    rf"|\d{{1,2}}\.?\s(?:de\s)?(?:{MONTHS})\.?)(?:,?\s(?:de\s)?\d{{4}})?)"
)
_AGENCY = r"(?:\s?[(/\[][^\W\d_][\w .&/'’-]{1,24}[)/\]])"
# "— РИА Новости, Павел Серов. ": who reports, names only, as Russian agencies put it.
_REPORTER = (
    rf"(?:(?:«{CAPITAL}[^»]{{1,24}}»|{CAPITAL}[\w-]*)"
    rf"(?:,?\s(?:«{CAPITAL}[^»]{{1,24}}»|{CAPITAL}[\w-]*)){{0,4}}\.\s)"
)
_DASH = r"\s?(?:--|[-–—])\s"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}{_REGION}?(?i:{_DAY})?{_AGENCY}?(?:{_DASH}{_REPORTER}?|:\s)"
    rf"|{_NAME}{_REGION}?(?:(?i:{_DAY}){_AGENCY}?|{_AGENCY})(?:{_DASH}|:\s)"
    rf"|[(/]{_NAME}[)/]{_DASH})\s*"
)
_LONGEST = 90


def dateline_end(text: str) -> int:
    """How many characters at the start of `text` are an inline dateline; 0 if none.

    "TEHRAN: Despite ..." gives 8, "PORT ALDER, March 3 (Norvane) — The ..." 31: the words
    of the report begin there.
    """
    match = _DATELINE.match(text[:_LONGEST])
    return match.end() if match and match.end() < len(text) else 0
