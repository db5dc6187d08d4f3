"""The words of a sentence that only say who says it: "..., Lt. Gerry Howe of the police said".

One spokesman is quoted on many things by many papers, so that these words are no part of what a
sentence says. They are read off the verbs and phrases of `models/data/attribution.toml`, by the
three places in which news puts them; in languages that write words apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from models.arrays import Flags
from models.language.speech_words import pattern, verbs_of_saying, words_of
from models.language.words import fold, unspaced, word_spans
from models.records import Span

# Words of a speaker at most: "Santa Monica Chief Deputy City Attorney Terry White".
_SPEAKER = 8
# What is said has so many words at least.
_CLAIM = 3
# Behind speaker and verb: "said on Monday"; more behind a quotation: "said in a statement".
_WHEN, _BEHIND_QUOTE = 2, 6
# Not what a figure has inside: "1,500", "5:30", "2019–21".
_CUT = re.compile(r"[,:–](?!\d)|[;—\"”»“„«)]")
_FIGURE = re.compile(r"\d")
_QUOTES = frozenset('"”»“„«')


def said_by(text: str, lang: str) -> Flags:
    """For each word of a sentence whether it only says who says the rest, of shape (n_words,)."""
    spans = word_spans(text)
    found = np.zeros(len(spans), dtype=np.bool_)
    if not spans or unspaced(text[slice(*spans[0])]):
        return found
    starts = [start for start, _ in spans]
    for first, last in _clauses(text, lang):
        found[bisect_left(starts, first) : bisect_left(starts, last)] = True
    return found if len(spans) - found.sum() >= _CLAIM else np.zeros_like(found)


def _clauses(text: str, lang: str) -> Iterator[Span]:
    """Where a sentence names its speaker, with the verb, in characters."""
    cuts = [0, *(match.start() for match in _CUT.finditer(text)), len(text)]
    ambiguous = words_of(lang, "ambiguous")
    phrases = [
        match.span()
        for match in pattern(lang, "according").finditer(text)
        if fold(match.group()) not in ambiguous
    ]
    for start, end in phrases:
        opens, closes = cuts[bisect_right(cuts, start) - 1], cuts[bisect_left(cuts, end)]
        if _is_apart(text, opens, (start, end), closes, lang):
            yield start, closes
    for start, end in verbs_of_saying(text, lang):
        if any(first < end and start < last for first, last in phrases):
            continue
        number = bisect_right(cuts, start) - 1
        closes = cuts[bisect_left(cuts, end)]
        if pattern(lang, "passive").search(text[cuts[number] : start]):
            continue
        if _FIGURE.search(text[cuts[number] : start]):
            continue
        if _is_behind(text, cuts[: number + 1], start, end, closes):
            yield cuts[number], closes
        elif (first := _leads_from(text, cuts[number], start, end)) is not None:
            yield first, end


def _is_apart(text: str, opens: int, phrase: Span, closes: int, lang: str) -> bool:
    """Whether a phrase and its speaker stand between commas, or behind all that is said."""
    start, end = phrase
    if not 0 < _count(text[end:closes]) <= _SPEAKER or _FIGURE.search(text[end:closes]):
        return False
    begins, ends = not _count(text[opens:start]), closes == len(text)
    if begins and opens:
        return True
    if not words_of(lang, "comma"):
        return False
    return not ends if begins else ends and " " in text[start:end]


def _is_behind(text: str, cuts: Sequence[int], start: int, end: int, closes: int) -> bool:
    """Whether what is said stands before the verb: "..., Howe said on Monday", "..., said Howe".

    Not "Gerry Howe, of the police, said": there a speaker stands between two commas.
    """
    opens = cuts[-1]
    before = _count(text[:opens])
    if before < _CLAIM:
        return False
    quoted = not _QUOTES.isdisjoint(text[max(0, opens - 1) : opens + 1])
    speaker, behind = _count(text[opens:start]), _count(text[end:closes])
    if speaker:
        return speaker <= _SPEAKER and behind <= (_BEHIND_QUOTE if quoted else _WHEN)
    if not 0 < behind <= _SPEAKER:
        return False
    set_apart = before <= _SPEAKER and len(cuts) > 2
    return quoted or (_ends_in_name(text[end:closes]) and not set_apart)


def _leads_from(text: str, opens: int, start: int, end: int) -> int | None:
    """Where a speaker begins whose words follow: "Howe, of the police, said that ..."; or None."""
    speaker, before = _count(text[opens:start]), _count(text[:opens])
    if not 0 < before + speaker <= _SPEAKER or _count(text[end:]) < _CLAIM:
        return None
    if not _QUOTES.isdisjoint(text[:start]):
        return None
    return opens if speaker else 0


def _ends_in_name(text: str) -> bool:
    return text.rstrip(" .!?").rpartition(" ")[2][:1].isupper()


def _count(text: str) -> int:
    return len(word_spans(text))
