"""Datelines: where and when a report was filed, before its first sentence."""

from __future__ import annotations

import re

MONTHS = (
    "jan|january|enero|janvier|januar|feb|february|febrero|février|februar|mar|march|marzo|mars"
    "|märz|apr|april|abril|avril|may|mayo|mai|jun|june|junio|juin|juni|jul|july|julio|juillet"
    "|juli|aug|august|agosto|août|sep|sept|september|septiembre|septembre|setembro|oct|october"
    "|octubre|octobre|okt|oktober|nov|november|noviembre|novembre|dec|december|diciembre"
    "|décembre|dez|dezember|janeiro|fevereiro|março|maio|junho|julho|outubro|dezembro"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
)
"""Names of the months in the languages of the bundled cues, as a pattern (ignore case)."""

WEEKDAYS = (
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday"
    "|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi"
    "|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
"""Names of the days of the week in those languages, likewise."""

# Upper case decides: "PORT ALDER", "WASHINGTON, D.C."; else a place needs an agency or a
# date after it ("Berlin (dpa) - ", "Paris, March 3 – "), so that "Result: ..." is none.
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{2}[^\W\d_a-zß-öø-ÿ'’.-]*(?:\s[^\W\d_a-zß-öø-ÿ'’.-]+){0,3}"
_NAME = r"[^\W\d_a-z][\w'’.-]+(?:[\s/][^\W\d_a-z][\w'’.-]+){0,3}"
_REGION = r"(?:,\s[^\W\d_a-z][\w.]*(?:\s[^\W\d_a-z][\w.]*)?)"
_DAY = (
    rf"(?:,?\s(?:le\s|den\s|el\s)?(?:(?:{MONTHS})\.?\s\d{{1,2}}"
    rf"|\d{{1,2}}\.?\s(?:de\s)?(?:{MONTHS})\.?)(?:,?\s(?:de\s)?\d{{4}})?)"
)
_AGENCY = r"(?:\s?[(/\[][^\W\d_][\w .&/'’-]{1,24}[)/\]])"
_DASH = r"\s?(?:--|[-–—])\s"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}{_REGION}?(?i:{_DAY})?{_AGENCY}?(?:{_DASH}|:\s)"
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
