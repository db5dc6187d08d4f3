"""The shape of a line: what can be seen of it without knowing its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.prose.conventions import (
    CAPITAL,
    DATE_WORDS,
    MONTHS,
    PARTICLES,
    STOPS,
    UNSPACED,
    UNSTOPPED,
    WEEKDAYS,
)
from models.prose.datelines import dateline_end

_URL = re.compile(
    r"!?\[(?P<label>[^\]]*)\]\([^)\s]+\)|<a\s[^>]*>.*?</a>|https?://\S+|www\.\S+"
    r"|\b(?:[\w-]+\.)+(?:com|org|net|gov|edu|int|info|co|eu|uk|de|fr|es|it|nl|ru|by|cn|example)"
    r"\b(?:\.\w\w\b)?(?:/\S*)?",
    re.IGNORECASE,
)
_TERMINATED = re.compile(rf"[.!?…{STOPS}][\"”’'‘»“)\]」』*_]*(?:\s?[\"”’'»)\]]+)?$")
_MAYBE_URL = re.compile(r"\w\.\w\w|://|\]\(|<a\s")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LETTER = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(r"</?\w+[^<>]*>|[*_]{1,3}")
_SEPARATOR = re.compile(r"\s(?:[|·•>»›/]|::)\s")
_COLON = re.compile("[:：]")
_BRACKETED = re.compile(r"[\[(（【][^\])）】]+[\])）】]")
_LABEL = re.compile(r"^\W*(?:[^\W\d_][\w'’-]*+\s?){1,3}\s?[:：]\s*")

# What is left of a date line once figures, months and days are gone. Words of one sign each
# may stand together: "2024年5月18日（土曜日）".
_DATE_WORD = re.compile(rf"(?:(?:{MONTHS}|{WEEKDAYS}|{DATE_WORDS})\.?)+", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DATE_TOKEN = re.compile(r"[^\d\s,.:;()（）\[\]|/·•–—-]+(?:\.[^\W\d_]+)*")
_FULL_DATE = re.compile(
    rf"\b(?:{MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b|\b\d{{1,2}}\.?\s(?:de\s)?(?:{MONTHS})"
    r"\.?,?\s(?:de\s)?\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b|\b\d{4}[-./]\d\d[-./]\d\d\b|\b\d{1,2}[:.h]\d\d\b"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号]",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(rf"{CAPITAL}[\w'’.-]*|{PARTICLES}")
# Thai headlines of two clauses have some 60 to 90 signs, leads 150 and more.
_UNSTOPPED = re.compile(f"[{UNSTOPPED}]")
_UNSTOPPED_LENGTH = 100
# Characters: where the end of a sentence is sought, and how far addresses are.
_TAIL, _BEGINNING = 80, 2_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like.

    words: how many (half the signs of Chinese, a fourth of the letters of Thai). terminated:
    ends as a sentence does, or is long in Thai or Lao, which have no full stop. capitalised:
    share of words that begin with a capital or a sign; a script without capitals has no title
    case.
    """

    words: int
    terminated: bool
    capitalised: float

    @property
    def is_prose(self) -> bool:
        """Whether it is built like a sentence of running text.

        Six words or more, ended, not in title case. Shorter sentences exist, but none is
        needed to find where the running text stands.
        """
        return self.terminated and self.words >= 6 and self.capitalised < 0.7


def shape(text: str) -> Shape:
    """The shape of a line or sentence."""
    words = text.split()
    firsts = [word.lstrip("\"'“„«‘(#*")[:1] for word in words]
    capital = sum(first.isupper() or not first.isalpha() for first in firsts)
    signs, letters = len(_UNSPACED.findall(text)), len(_UNSTOPPED.findall(text))
    count = len(words) + (signs - letters) // 2 + letters // 4
    ended = bool(_TERMINATED.search(text[-_TAIL:])) or _runs(text)
    return Shape(count, ended, capital / max(count, 1))


def _runs(text: str) -> bool:
    """Whether a line of a script without full stops is too long to be a headline or a label."""
    return len(_UNSTOPPED.findall(text)) >= _UNSTOPPED_LENGTH


def writes_no_stops(text: str) -> bool:
    """Whether a line is of a script that ends sentences with no sign: Thai, Lao."""
    return bool(_UNSTOPPED.search(text))


def is_wordless(text: str) -> bool:
    """Whether a line holds no letter and no figure that could tell anything: "***"."""
    return not _LETTER.search(_MARKUP.sub("", text)) and len(_DIGIT.findall(text)) < 2


def is_date(text: str) -> bool:
    """Whether a line is a date, a time or both, and nothing else."""
    if len(text) > 80 or not _DIGIT.search(text):
        return False
    return all(_DATE_WORD.fullmatch(word) for word in _DATE_TOKEN.findall(text))


def has_date(text: str) -> bool:
    """Whether a line names a day with its year, or a time of day."""
    return bool(_FULL_DATE.search(text))


def is_bare_dateline(text: str) -> bool:
    """Whether a line is a dateline and nothing after it: "PORT ALDER, March 3", "Lindau (dpa)."."""
    if not text.endswith((":", "：")) and dateline_end(f"{text} x") >= len(text):
        return True
    place = dateline_end(f"{text.rstrip(' -–—:')}: x")
    return place > len(text) and "," in text and any(char.isdigit() for char in text)


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words, as a name is."""
    words = text.strip(" —–-•*_|").split()
    return 2 <= len(words) <= 4 and all(_NAME_WORD.fullmatch(word) for word in words)


def is_bracketed(text: str) -> bool:
    """Whether a line stands in brackets, and nothing else: "[Applause]"."""
    return bool(_BRACKETED.fullmatch(text))


def is_menu(text: str) -> bool:
    """Whether a line is a row of short entries: "Home | World | Sport"."""
    entries = _SEPARATOR.split(text)
    return len(entries) >= 2 and all(len(entry.split()) <= 5 for entry in entries)


def label_end(text: str) -> int:
    """How many characters of a line are a label with a colon, "Posts: 153"; 0 if none."""
    match = _LABEL.match(text) if _COLON.search(text[:60]) else None
    return match.end() if match else 0


def link_share(text: str) -> float:
    """The share, 0 to 1, of a line's characters that are addresses or linked words.

    Of a long line its beginning is looked at: to look for addresses takes the square of the length.
    """
    text = text[:_BEGINNING]
    if not _MAYBE_URL.search(text):
        return 0.0
    return sum(len(match.group()) for match in _URL.finditer(text)) / max(len(text), 1)
