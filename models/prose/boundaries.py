"""Where sentences begin in a block of text.

syntok says it (Leitner; boundary F1 .993 on news); only its offsets are used. Where news prose
is known to mislead it, boundaries are added or refused by the rules below, each of which looks
at a short stretch on either side of the boundary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from syntok.segmenter import segment
from syntok.tokenizer import Tokenizer

from models.prose.conventions import (
    APPROXIMATE,
    BEFORE_FIGURE,
    CAPITAL,
    MONEY,
    MONTHS,
    NO_SMALL,
    SAYING,
    SAYING_BACK,
    SAYING_LAST,
    SAYING_THUS,
    SCALES,
    SMALL,
    SPEAKER_ARTICLES,
    STOPS,
    TIME_ZONES,
    UNSTOPPED,
    UNSTOPPED_OPENERS,
    WEEKDAYS,
    titles,
)
from models.prose.datelines import dateline_end

# The longest rule looks this far; a fixed reach keeps the whole linear in the text.
_REACH = 80

_GREEK = r"[\u0370-\u03ff\u1f00-\u1fff]"
_CLOSERS = r"[\"”’»)\]」』）】]*"
# Finnish and Swedish open with the mark that closes elsewhere: "kello 9.15. ”Me kuulimme".
_OPENERS = r"[\"“”„‘«(\[¿¡]*"
# A mark that opens in English closes „so“ in German and Czech, ”so“ and ’so‘ in Urdu; behind a full
# stop and before a space it can do nothing else.
_LOW_CLOSERS = r"[“‘]"
_GEORGIAN = r"[\u10d0-\u10ff]"

_AFTER_TIME = rf"(?i:{WEEKDAYS}|{MONTHS})\b|{TIME_ZONES}"
_ADDED = re.compile(
    # Full stops that syntok does not know: Chinese, Japanese, Hindi, Urdu, Arabic, Ethiopic.
    # After a closing mark the sentence runs on where someone is said to have spoken.
    rf"[{STOPS}]+(?:{_LOW_CLOSERS}(?=\s)|(?=[^\"”’»)\]」』）】])"
    rf"|{_CLOSERS}(?!.{{0,6}}?(?:[说說称稱道问問答]|表示)))"
    r"(?=\s*[^\s,，、;；:：とがはをにのでっ])"
    # A quotation's end in scripts without capitals: "«...» گفت" goes on, another word begins anew.
    rf"|[.!؟?][»”\"](?=\s+(?!{SAYING})[\u0590-\u0dff\uac00-\ud7af])"
    rf"|[.!?…]{_LOW_CLOSERS}(?=\s+(?:{_OPENERS}{CAPITAL}|{_GEORGIAN}))"
    # Georgian, whose letters count as small ones.
    rf"|[.!?…](?<={_GEORGIAN}{{3}}.){_CLOSERS}(?=\s+{_OPENERS}{_GEORGIAN})"
    # Thai, where only a space parts sentences.
    rf"|(?<=[{UNSTOPPED}\d”\"])(?=\s+(?:{UNSTOPPED_OPENERS}))"
    # An ellipsis sign that ends a sentence: "I don't know… He left."
    rf"|(?<=\w)…{_CLOSERS}(?=\s+{_OPENERS}{CAPITAL})"
    # A figure before the full stop: "rose by 3.5. Iran", "to $3.5mn. Exports", "at 1.15pm. Smoke".
    rf"|(?<=\s)[$€£]?\d+[.,]\d+(?:%|mn|bn|tn|m|k|[ap]m|[ckm]m|kg|pc|s)?\.{_CLOSERS}(?=\s+{_OPENERS}{CAPITAL})"
    # A sign before it that a space parts from its word: "de 4,5 %. La ville", "« choix ». Selon".
    rf"|(?:[\d\s][%‰€$£¥]|\s»)\.(?=\s+{_OPENERS}\s?{CAPITAL})"
    # The time of day before it: "at 6 p.m. Everyone" (but "6 p.m. Monday", "6 p.m. GMT").
    rf"|(?<=\d\s)[ap]\.\s?m\.{_CLOSERS}(?=\s+{_OPENERS}{CAPITAL}[a-zß-öø-ÿ])(?!\s+(?:{_AFTER_TIME}))"
    # A Greek question: "Τι έγινε; Κανείς".
    rf"|(?<={_GREEK});{_CLOSERS}(?=\s+{_OPENERS}{CAPITAL})"
    # A figure after it: "in talks. 300 people", "in Lenley. 300 people" (but "approx. 300").
    r"|(?<![^\W\d_])(?:[A-Z][^\W\d_A-Z]{3,}|[^\W\d_A-Z]{4,})[.!?][\"”’»)]*(?=\s+\d{3})",
)
_NUMBERED = re.compile(rf"(?:^|\s)(?:{APPROXIMATE})\.\s*$", re.IGNORECASE)

_BEFORE_FIGURE = re.compile(rf"(?:^|[\s('’])(?:{BEFORE_FIGURE}|(?i:{MONTHS}))\.$")
_SCALE = re.compile(rf"\d\s(?:{SCALES})\.$")
_MONEY = re.compile(rf"(?:{MONEY})(?!\w)")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
# "sanoo Kari Niemi, 58. ”En ehtinyt”"
_AGE = re.compile(r",\s\d{1,3}\.$")
_MONTH = re.compile(rf"(?:{MONTHS})\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^\W*(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})?[.)]\s*$")
# What ends in a bracket alone ends no sentence: "الرياض (رويترز) قال".
_ASIDE = re.compile(rf"[^\s{STOPS}.!?…\"”’»“]\s?[)\]]$")
_ELISION = re.compile(r"\s(?:\.\.\.|…)$")
_UNFINISHED = re.compile(rf"(?:[:,\-–—(\[]|(?<![{STOPS}.!?…])[“„‘«]|(?<!{_GREEK});)$")
_QUOTED = re.compile(rf"[{STOPS}.!?…][\"”’»“‘」』]$")
_ASKED = re.compile(r"[?!][\"”’»“]$")
_SPEAKER = re.compile(
    rf"(?:(?:{SPEAKER_ARTICLES})\s)?(?:(?:{CAPITAL}[\w'’.-]*|[a-z]+)\s){{0,4}}?"
    rf"(?:{SAYING_BACK})\b"
    rf"|(?:\w+\s)?(?:{SAYING})"
)
# A dash and a small letter go on: "310 тыс. чел. — крупнейший город".
_GOES_ON = re.compile(rf"[–—-]\s+{SMALL}")
_URL = re.compile(r"(?:https?://|www\.)\S*$")
_CLOSING = re.compile(r"[”»)\]]+(?=\s|$)|[」』）】]+|\"(?=\s|$)")
# What follows a quotation that ends in a full stop, in languages that put the verb last:
# “……。”67岁的木匠鲁本·哈斯克说。 No other quotation opens in between.
_ATTRIBUTED = re.compile(
    rf"[^\"“„«「『{STOPS}.!?]{{1,60}}?"
    rf"(?:{SAYING_LAST}|(?:{SAYING_THUS})[^{STOPS}.!?]{{0,12}})[{STOPS}.!?]"
)
# Hebrew puts the verb first: "\"לא ידענו.\" אמר ראש העיר".
_SAID = re.compile(rf"(?=[\u0590-\u05ff])(?:{SAYING})")
_NAME_OPENS = re.compile(NO_SMALL)
# Initials without a space: "ए.के. सिंह".
_INDIC = r"[\u0900-\u0dff]"
_UNSPACED = re.compile(rf"[{STOPS}]{_CLOSERS}$")
_GLUED = re.compile(r"[^\W\d_A-Z]{3,}[.!?][\"”’»)]*$")

# Languages that write ordinals with a full stop: "am 3. Oktober", "der 2. Weltkrieg".
_ORDINAL_STOP = frozenset(
    {"de", "da", "nb", "nn", "no", "fi", "is", "cs", "sk", "pl", "hu", "sh", "sl", "et", "tr"}
)


def boundaries(block: str, lang: str | None) -> list[int]:
    """The places in `block` at which a sentence begins, the first left out, in order.

    lang: ISO 639-1; it helps with titles and ordinals, the rest goes by script. A dateline is
    never parted.
    """
    dateline = dateline_end(block, lang)
    quotes = [match.start() for match in re.finditer('"', block)]
    found = (*_syntok(block), *_added(block))
    cuts = sorted({_past_closers(block, cut, quotes) for cut in found})
    return [cut for cut in cuts if cut > dateline and _is_boundary(block, cut, lang)]


def _syntok(block: str) -> Iterator[int]:
    """Where syntok begins a sentence in `block`, the first left out."""
    # Contractions stay as written: offsets count characters of the text itself.
    tokens = Tokenizer(replace_not_contraction=False).tokenize(block)
    sentences = segment(tokens)
    next(sentences, None)
    for sentence in sentences:
        yield sentence[0].offset


def _added(block: str) -> Iterator[int]:
    for match in _ADDED.finditer(block):
        if not _NUMBERED.search(block[max(0, match.start() - _REACH) : match.end()]):
            yield match.end()


def _past_closers(block: str, cut: int, quotes: Sequence[int]) -> int:
    """`cut` moved behind closing marks that a space parts from the full stop: "« Oui. »".

    `quotes` are the places of straight quotes; one closes only where one is open.
    """
    match = _CLOSING.match(block, cut)
    if match is None or (match.group() == '"' and bisect_left(quotes, cut) % 2 == 0):
        return cut
    return match.end()


@cache
def _title(lang: str | None) -> re.Pattern[str]:
    """A title at the end of a stretch; after a figure it is a unit ("в 2024 г.")."""
    return re.compile(
        rf"(?:^|(?<!\d)[\s\u00a0]|[(\"“„«'’‘-]|(?<={_INDIC}\.)(?={_INDIC}))(?:{titles(lang)})\.$"
    )


def _is_ordinal(left: str, right: str, lang: str | None) -> bool:
    """Whether a figure and its full stop are "3rd": "am 3. Oktober"; no age before speech."""
    if not _ORDINAL.search(left) or (_AGE.search(left) and right[0] in '"“”„«»'):
        return False
    return bool(_MONTH.match(right)) or lang in _ORDINAL_STOP


def _is_boundary(block: str, cut: int, lang: str | None) -> bool:
    left = block[max(0, cut - _REACH) : cut].rstrip()
    right = block[cut : cut + _REACH].lstrip()
    if not left or not right:
        return False
    if not block[cut - 1].isspace() and not block[cut].isspace() and not _UNSPACED.search(left):
        return bool(_GLUED.search(left)) and not _URL.search(left)
    return not (
        _UNFINISHED.search(left)
        or (_NAME_OPENS.match(right) and _title(lang).search(left))
        or (right[0].isdigit() and _BEFORE_FIGURE.search(left))
        or (_MONEY.match(right) and _SCALE.search(left))
        or _is_ordinal(left, right, lang)
        or (_ENUMERATOR.match(left) and cut <= _REACH)
        or _ELISION.search(left)
        or (left[-1] in ")]" and _ASIDE.search(left))
        or (_GOES_ON.match(right) and "\n" not in block[max(0, cut - 1) : cut + 1])
        or (_ASKED.search(left) and _SPEAKER.match(right))
        or (_QUOTED.search(left) and (_ATTRIBUTED.match(right) or _SAID.match(right)))
        or (left[-1] in "」』" and right[0] in "とがはをにのでっ")
    )
