"""The tokens that quantities are read from: figures, words, signs, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from models.language.words import UNSPACED

_HAN = "〇零一二三四五六七八九十百千万萬亿億兆两兩"  # a run of numerals is one token
_MARKS = "".join(chr(c) for c in range(0x300, 0x1000) if category(chr(c)).startswith("M"))
_LETTER = rf"[^\W\d_{UNSPACED}]"
# 1억2000만 is no word with figures in it, nor is "بـ2.4": Arabic and Hebrew write "in" and "and"
# against a figure.
_WORD = (
    rf"{_LETTER}(?:[^\W\d_{UNSPACED}]|[{_MARKS}]"
    r"|(?<![\uac00-\ud7a3\u05d0-\u05ea\u0620-\u065f\u066e-\u06d3])\d)*"
)
# "22 1/2 years", but not the date of "May 3 1/4 of them", nor the score of "7-1/2".
# Without a whole number, "1/2 liter", not behind "on" or a sign, which a date or a score has.
_FRACTION = "(?:1/[2348]|2/3|3/[48]|[57]/8)(?=[ \u00a0-](?!of\\b)[^\\W\\d_]| ?%)"
_MIXED = f"(?:\\d{{1,3}}[ \u00a0]|(?<![\\d/.,-])(?<!\\bon )){_FRACTION}"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Fractions that are one character."""

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d{2})(?![\d.]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}h\d{2}(?!\w))"
    # 22 1/2 and 22½, then 1,200,000.5; groups of three may be set apart by a no-break or a
    # narrow space.
    rf"|(?P<number>{_MIXED}|(?:\d(?:[\d.,]{{0,9}}\d)?[ \u00a0\u202f]?)?[{VULGAR}]"
    # Lakhs and crores: 12,00,000.
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])(?:\.\d+)?"
    "|\\d{1,3}(?:[.,'’٬\u00a0\u202f\u2009]\\d{3})+(?!\\d)(?:[.,٫]\\d+)?"
    r"|\d+(?:[.,٫]\d+)?"
    # ".85 cent", "$.50"
    r"|(?<![^\s$€£(])\.\d+(?![\d.]))"
    rf"|(?P<han>[{_HAN}]+)"
    r"|(?P<sign>(?:US|CA|AU|HK|NZ|C|A|R|S)\$|(?:Rp|Rs|Tk)(?=\.?\s?\d)|km/h|км/ч|°[CF]|k?m²)"
    # 47.8C, 118 F; but "500 F CFA", "2 F.C." and "6 C-130" are none.
    r"|(?P<degrees>(?:(?<=\d)|(?<=\d ))(?-i:[CF])(?![\w'’-]|\.\w| CFA))"
    r"|(?P<scale>(?<=[\d천백])[백천만억조]|(?<=[\d천백만억] )[천만억조](?=[천만억조\s]))"
    rf"|(?P<word>{_LETTER}(?:\.{_LETTER})+(?![^\W\d_])|{_WORD}(?:['’]{_WORD})*)"
    r"|(?P<other>[^\s])",
    re.IGNORECASE,
)
# Characters. What is longer is the code of something: no sum of money has as many figures, and the
# interpreter refuses to read thousands of them.
_LONGEST_NUMBER = 40
_GLUED = frozenset("-\u2010\u2011")
DASHES = frozenset("-\u2010\u2011–—")
# A Korean scale written against its figure, 3만5천명, and degrees without their sign.
_KINDS = {"scale": "word", "degrees": "sign"}


class Token(NamedTuple):
    """A piece of text. glue: how it follows the token before: "", "-" or " "."""

    folded: str
    start: int
    end: int
    what: str
    glue: str
    text: str


@lru_cache(maxsize=4096)
def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text`; a hyphen inside a compound shows as the glue of what follows."""
    tokens: list[Token] = []
    pending = ""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if match.group() in DASHES and before.isalnum() and after.isalnum():
            pending = "-" if match.group() in _GLUED else "–"
            continue
        glue = pending or ("" if tokens and tokens[-1].end == start else " ")
        folded = "°" * (match.lastgroup == "degrees") + _fold(match.group())
        is_code = match.lastgroup in ("number", "han") and end - start > _LONGEST_NUMBER
        what = "other" if is_code else _KINDS.get(match.lastgroup or "", match.lastgroup or "")
        tokens.append(Token(folded, start, end, what, glue, match.group()))
        pending = ""
    return tuple(tokens)


def _fold(text: str) -> str:
    """Without case and in one form: marks may be letters of their own, as in "İki"."""
    return normalize("NFC", text.casefold()).replace("’", "'").replace("i\u0307", "i")
