"""The names in a sentence, by capital letters, and what is a variant of what.

A name is a run of capitalised words, with particles inside ("Bank of England") and titles
before it passed over. A capital at the beginning of a sentence, in a headline or in German
says little, so a single word there counts only as a known territory, an acronym, a word
known from elsewhere in the story, or a rare one. Scripts without capitals give the
territories of CLDR and, in Japanese, katakana names parted by a middle dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from models.language.words import zipf
from models.naming.name_runs import (
    ELISION,
    POSSESSIVE,
    WORD,
    only_titles,
    parted,
    possessive,
    runs,
)
from models.naming.name_variants import Form, name_form, same_name
from models.naming.territories import territories, territory
from models.naming.word_lists import listed, listed_in
from models.records import Span

__all__ = ["Form", "Name", "is_title_case", "name_form", "names", "same_name"]

_CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_KANA = "[\u30a1-\u30fa\u30fc]"
_DOTTED = re.compile(f"{_KANA}{{1,10}}(?:[・=＝]{_KANA}{{1,10}})+")
# Zipf frequency (log10 per billion words) below which a capitalised word that begins a
# sentence is taken for a name: "Raisi" has 1.2, "Lukashenko" 2.4. Rare words with the ending
# of a common noun or a verb ("Rescuers", 2.9) are none.
RARE = 3.3
# Where words have few forms: elsewhere a rare word that begins a sentence is mostly a verb or a
# compound, "Ozlijeđeno", "Megfékezték", "Raivaustöihin", and no name.
_RARE_TELLS = frozenset({"en", "de"})
# From this share of capitalised long words on, a line without a full stop is a headline.
_TITLE_CASE = 0.6
_STOPS = frozenset('.!?…"”’»)')


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `span` of the text, `text` as written less a possessive, titles included."""

    span: Span
    text: str


@lru_cache(maxsize=16_384)
def names(text: str, lang: str = "en", known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names in `text`, in order; their spans do not overlap.

    `known` are folded words (`str.casefold`) that stand capitalised inside sentences
    elsewhere in the story: they count as names wherever they are capitalised.
    """
    if _CASELESS.search(text):
        return tuple(_caseless(text))
    words = list(WORD.finditer(text))
    shouted = sum(c.isupper() for c in text) > sum(c.islower() for c in text)
    headline = text.rstrip()[-1:] not in _STOPS and is_title_case([w.group() for w in words])
    found = () if shouted else runs(text, words, lang)
    return tuple(
        Name(span, text[slice(*span)])
        for run in found
        for span in _trimmed(text, run, lang, known, in_headline=headline)
    )


def is_title_case(words: Sequence[str]) -> bool:
    """Whether most long words begin with a capital, as in an English headline."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 4 and sum(w[0].isupper() for w in long) >= _TITLE_CASE * len(long)


def _trimmed(
    text: str, run: list[re.Match[str]], lang: str, known: frozenset[str], *, in_headline: bool
) -> Iterator[Span]:
    """What of a run is a name: without a sentence's first words where they are common ones."""
    unsure = in_headline or lang == "de"
    for part in _surely_names(run, lang, known) if in_headline else parted(run):
        kept = part
        while kept and (unsure or (kept is part and begins_sentence(text, part[0].start()))):
            if _is_name(kept, text, lang, known, in_headline=in_headline):
                break
            kept = kept[1:]
        while kept and _is_particle(kept[0], text):
            kept = kept[1:]
        while kept and kept[-1].group() in listed("ands"):
            kept = kept[:-1]
        if kept and not only_titles(kept) and len(kept[-1].group()) + len(kept) > 2:
            end = kept[-1].end() - len(possessive(kept[-1].group()))
            yield kept[0].start(), end


def _is_particle(word: re.Match[str], text: str) -> bool:
    """Whether a word is a particle: "la" and "La" are, but not in "in La Paz"; "LA" is a city."""
    low = word.group().casefold()
    if low not in listed("particles") or _is_acronym(word.group()):
        return False
    return word.group() == low or low == "the" or begins_sentence(text, word.start())


def _surely_names(
    run: list[re.Match[str]], lang: str, known: frozenset[str]
) -> Iterator[list[re.Match[str]]]:
    """The stretches of a headline's run in which each word is a name by itself."""
    for part in parted(run):
        territory_words = 0
        kept: list[re.Match[str]] = []
        for place, match in enumerate(part):
            territory_words = max(_territory_length(part[place:]), territory_words - 1)
            if territory_words or _is_rare_or_known(match.group(), lang, known):
                kept.append(match)
            elif kept:
                yield kept
                kept = []
        if kept:
            yield kept


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, a quotation or a line."""
    first = text[:start]
    if first[-1:] in "'’" and (elision := ELISION.search(first)):
        first = first[: elision.start()]
    before = first.rstrip(" \"“„«'‘([—–-")
    return not before or before[-1] in ".!?:\n…" or first[-1:] in "\"“„«'‘"


def _is_name(
    part: Sequence[re.Match[str]],
    text: str,
    lang: str,
    known: frozenset[str],
    *,
    in_headline: bool,
) -> bool:
    """Whether the first word of a run, where capitals say little, belongs to a name."""
    word = POSSESSIVE.sub("", part[0].group())
    low = word.casefold()
    initial = len(word) == 1 and text[part[0].end() : part[0].end() + 1] == "."
    if initial or low in known or _is_acronym(word) or _territory_length(part):
        return True
    if low in listed("titles"):
        return len(part) > 1
    if len(part) > 1 and part[1].group().islower():  # "Bank of England", not "Engineers of NASA"
        return low in listed("impersonal") or _is_rare_or_known(word, lang, known)
    if len(part) > 1 and not in_headline and lang != "de":
        return zipf(low, lang) < _FUNCTION and low not in listed_in(lang, "openers")
    return _is_rare_or_known(word, lang, known)


def _is_rare_or_known(word: str, lang: str, known: frozenset[str]) -> bool:
    low = POSSESSIVE.sub("", word).casefold()
    ordinary = (
        lang not in _RARE_TELLS
        or zipf(low, lang) >= RARE
        or low.endswith(tuple(listed("ordinary_endings")))
    )
    return low in known or _is_acronym(word) or not ordinary


# Words that begin sentences before a name: "In", "When", "But", "Then" have 6 and more; first
# names and places have less ("Washington" 5.1, "John" 5.4).
_FUNCTION = 5.6


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) >= 2 and letters.isupper()


def _territory_length(part: Sequence[re.Match[str]]) -> int:
    """How many words at the beginning of a run name a territory."""
    plain = [POSSESSIVE.sub("", match.group()) for match in part[:5]]
    lengths = range(len(plain), 0, -1)
    return next((n for n in lengths if territory(" ".join(plain[:n]))), 0)


def _caseless(text: str) -> Iterator[Name]:
    """Territories and dotted names in a script without capitals."""
    found: list[Name] = [Name(m.span(), m.group()) for m in _DOTTED.finditer(text)]
    taken = [name.span for name in found]
    for match in _territory_pattern().finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if not any(a < end and start < b for a, b in taken):
            found.append(Name((start, end), text[start:end]))
    yield from sorted(found, key=lambda name: name.span)


@cache
def _territory_pattern() -> re.Pattern[str]:
    """Territories in scripts without capitals; a letter or two may be written before one."""
    known = sorted((n for n in territories() if _CASELESS.search(n)), key=len, reverse=True)
    spaced = "|".join(re.escape(n) for n in known if not _SPACELESS.search(n))
    unspaced = "|".join(re.escape(n) for n in known if _SPACELESS.search(n) and len(n) > 1)
    return re.compile(rf"(?<!\w)\w{{0,2}}?(?P<spaced>{spaced})(?!\w)|(?P<unspaced>{unspaced})")
