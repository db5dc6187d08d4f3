"""Datelines: where and when a report was filed, before its first sentence."""

from __future__ import annotations

import re
from functools import cache

from models.prose.agencies import known_names
from models.prose.conventions import CAPITAL, FILED, MONTHS, NO_SMALL, verdicts

# Upper case decides: "PORT ALDER", "WASHINGTON, D.C."; else a place needs an agency or a
# date after it ("Berlin (dpa) - ", "Paris, March 3 – "), so that "Result: ..." is none.
_CAPITALS = rf"{CAPITAL}{{2}}(?:{CAPITAL}|['’.-])*(?:\s(?:{CAPITAL}|['’.-])+){{0,3}}"
# The signs of Indic vowels belong to their word though `re` takes them for punctuation.
_LETTERS = r"[\w\u0900-\u0963\u0966-\u0dff'’.-]+"
_NAME = rf"{NO_SMALL}{_LETTERS}(?:[\s/]{NO_SMALL}{_LETTERS}){{0,3}}"
_REGION = rf"(?:,\s{NO_SMALL}[\w.]*(?:\s{NO_SMALL}[\w.]*)?)"
_YEAR = r"(?:,?\s(?:de\s)?\d{4})?"
# A look ahead for the day: there are some 400 names of months to try, and to compile wherever a
# day may stand, at 9 ms each.
_MONTH_FIRST = rf"(?=\D{{2,18}}\d)(?:{MONTHS})\.?\s\d{{1,2}}"
_DATE = rf"(?:{_MONTH_FIRST}|\d{{1,2}}\.?\s(?:de\s)?(?:{MONTHS})\.?){_YEAR}"
_ON = r"(?i:,?\s(?:le\s|den\s|el\s)?)"
_DAY = rf"(?:{_ON}{_DATE})"
_AGENCY = r"(?:\s?[(/\[][^\W\d_][\w\u0900-\u0dff .&/'’-]{1,24}[)/\]])"
# "— РИА Новости, Павел Серов. ": who reports, names only, as Russian agencies put it.
_REPORTER = (
    rf"(?:(?:«{CAPITAL}[^»]{{1,24}}»|{CAPITAL}[\w-]*)"
    rf"(?:,?\s(?:«{CAPITAL}[^»]{{1,24}}»|{CAPITAL}[\w-]*)){{0,4}}\.\s)"
)
# "PARIS (AFP) Le president": without a dash only one that is known, "OTAN (NATO) Le secretaire".
_KNOWN = rf"(?:\s?\((?:{known_names()})(?:[/-][^()]{{2,16}})?\))"
_DASH = r"\s?(?:--|[-–—])\s"
# With a day of filing a full stop serves too: "МОСКВА, 8 июня. /ТАСС/. ", "Київ. 8 червня. ",
# "San Telmo, 18 feb (EFE).- ", "सोनपुर, 12 अगस्त। ". Without capitals only a comma tells the place
# from a sentence: "اندلعت الحرب في 6 أكتوبر (تشرين الأول)".
_STOP = r"[.।۔]"
_CAPITALISED = rf"{CAPITAL}{_LETTERS}(?:[\s/]{CAPITAL}{_LETTERS}){{0,3}}"
_PLACED = rf"(?:(?:{_CAPITALISED}(?:{_REGION}?{_ON}|\.\s)|{_NAME},\s)(?i:{_DATE}))"
_FROM = rf"(?:/[^\W\d_][^/]{{1,24}}/{_STOP}?\s|{CAPITAL}{{2}}[\w.-]{{1,14}}(?:\.|{_DASH}))"
# "Bad Elster (dpa). ", "Warszawa (PAP). "; of capitals behind two words a party is as likely:
# "Olaf Scholz (SPD). ".
_SIGNED = (
    rf"(?:{_CAPITALISED}\s?\([a-z]{{2,5}}(?:/[\w-]+)?\)"
    rf"|{CAPITAL}{_LETTERS}\s?\({CAPITAL}{{2,5}}\)){_STOP}(?=\s)"
    rf"|(?:{_CAPITALS}|{_CAPITALISED}){_REGION}?{_KNOWN}(?=\s(?:[«“\"„]\s?)?{CAPITAL})"
)
_STOPPED = rf"{_AGENCY}?{_STOP}(?:\s?(?:--|[-–—]))?\s{_FROM}?"
# Brackets that open a report: "【青浜共同】", "(서울=연합뉴스) 김철수 기자 = ".
_BRACKETS = (
    r"[【［][^】］]{2,30}[】］](?:\s?[-－–—])?"
    r"|[(\[][^)\]=]{1,12}=[^)\]=]{1,16}[)\]](?:\s[^=.]{1,30}\s=)?"
)
# "新华社北京1月22日电（记者张三）", and "عمان 3 أكتوبر / بترا / ", where slashes close it.
_FILED = rf"[^\W\d_]{{2,16}}(?:\d{{1,2}}月)?\d{{1,2}}日(?:{FILED})(?:[（(][^）)]{{1,24}}[）)])?"
_SLASHED = rf"{_NAME}(?:\sفي)?(?i:{_DAY})\s/\s?[^\W\d_][^/]{{1,24}}/\s"
_DATELINE = (
    rf"\s*(?:{_CAPITALS}{_REGION}?(?i:{_DAY})?{_AGENCY}?(?:{_DASH}{_REPORTER}?|:\s)"
    rf"|{_NAME}{_REGION}?(?:(?i:{_DAY}){_AGENCY}?|{_AGENCY})(?:{_DASH}|\s?:\s)"
    rf"|{_PLACED}(?:{_AGENCY}(?=\s)|{_STOPPED})"
    rf"|[(/]{_NAME}[)/]{_DASH}(?:{_NAME}(?i:{_DAY}){_DASH})?"
    rf"|{_SIGNED}|{_BRACKETS}|{_FILED}|{_SLASHED})\s*"
)
# "KOKKOLA. Kokkolan satamassa", as Finnish and Swedish papers put it; elsewhere it says something:
# "NATO. Russia said", "FALSE. The minister never said so."
_ALONE = re.compile(rf"\s*{CAPITAL}{{4,20}}\.\s+(?={CAPITAL}{_LETTERS})")
_ALONE_IN = ("fi", "sv")
_LONGEST = 90


def dateline_end(text: str, lang: str | None = None) -> int:
    """How many characters at the start of `text` are an inline dateline; 0 if none.

    "TEHRAN: Despite ..." gives 8, "PORT ALDER, March 3 (Norvane) — The ..." 31: the words
    of the report begin there. lang: of the text (ISO 639-1), where it is known. The verdict of a
    fact check, "FALSE: The minister ...", is what the report says.
    """
    head = text[:_LONGEST]
    if _verdict(lang).match(head):
        return 0
    match = _dateline().match(head) or (_ALONE.match(head) if lang in _ALONE_IN else None)
    return match.end() if match and match.end() < len(text) else 0


@cache
def _dateline() -> re.Pattern[str]:
    """Compiled where a text is read: it takes a sixth of a second."""
    return re.compile(_DATELINE)


@cache
def _verdict(lang: str | None) -> re.Pattern[str]:
    word = rf"(?:{verdicts(lang)})"
    return re.compile(rf"\s*{word}(?:[\s,-]\s?{word})*(?:[.!:]|{_DASH}|\s:)", re.IGNORECASE)
