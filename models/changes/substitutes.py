"""One word put for another of its class, in text that is equal to the other in nearly all else.

There two words of a class are no synonyms: "a month", "a week"; "Route 52", "Route 78";
"französische", "italienische"; and what `models/data/sisters.toml` lists, "bus" and "train".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from models.changes.edits import edits
from models.changes.finding import Finding, FindingKind, overlap
from models.changes.marks import cues
from models.changes.passages import Passage, part
from models.changes.rivals import differs
from models.data import word_lists
from models.language.stems import stem
from models.language.words import fold
from models.naming.territories import homeland
from models.numbers.number_words import lexicon
from models.records import Span

# In 7,626 honest pairs and orders of MRPC, ECB+, headlines and translations it has no finding.
_SURE = 0.65
# "Lost to" for "beat": a phrase has so many words at most.
_PHRASE = 2

Words = tuple[str, ...]
Thing = tuple[int, int]
"""A class, and which thing of it."""
Period = tuple[str, float]
"""A unit of time, and how many of it: a week is 604,800 seconds."""


def substitutes(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The words of `here` in whose place `there` has another one of the class."""
    changed = edits(here, there)
    put = {(_words(here, gone), _words(there, came)) for gone, came in changed}
    for gone, came in changed:
        if not 0 < len(gone) <= _PHRASE or not 0 < len(came) <= _PHRASE:
            continue
        new, old = _words(here, gone), _words(there, came)
        if (old, new) in put:  # they only change places: "weeks and maybe months"
            continue
        kind = class_of(new, old, lang)
        at, other = _span(here, gone), _span(there, came)
        if kind is None or _is_read(kind, here, at) or _is_read(kind, there, other):
            continue
        if kind == "predicate" and len(changed) > 1:  # "most are shut", "few are open"
            continue
        if kind == "number" and not _tells(here, gone, lang):
            continue
        if kind == "number":
            at, other = _code(here, at), _code(there, other)
        yield Finding(kind, at, other, _SURE, differs(part(here, at), part(there, other)))


def _words(passage: Passage, places: range) -> Words:
    return tuple(passage.words[at].text for at in places)


def _span(passage: Passage, places: range) -> Span:
    return passage.words[places[0]].span[0], passage.words[places[-1]].span[1]


def _is_read(kind: FindingKind, passage: Passage, span: Span) -> bool:
    """Whether a word is of a quantity, or of a name, which are compared as such."""
    quantities = [q.span for q in passage.quantities if kind == "number"]
    names = [name.span for name in passage.names if kind == "place"]
    return any(overlap(detail, span) for detail in quantities + names)


def class_of(new: Words, old: Words, lang: str) -> FindingKind | None:
    """What two words, or phrases, are that cannot both be said; None where they may."""
    if len(new) == len(old) == 1:
        if _are_two_codes(new[0], old[0]) or _are_two_periods(new[0], old[0], lang):
            return "number"
        one, two = origin(new[0], lang), origin(old[0], lang)
        if one and two:
            return "place" if one.isdisjoint(two) else None
    own, other = (_things(words, lang) for words in (new, old))
    others = any(line == its and n != m for line, n in own for its, m in other)
    return "predicate" if others and own.isdisjoint(other) else None


def _are_two_codes(one: str, other: str) -> bool:
    """Whether both have digits, and not the same: "A320", "A330"."""
    digits, others = _NO_DIGIT.sub("", one), _NO_DIGIT.sub("", other)
    return bool(digits and others) and digits != others


_NO_DIGIT = re.compile(r"\D")


def _tells(passage: Passage, places: range, lang: str) -> bool:
    """Whether a number stands where it says something: no part of an address, not "in years"."""
    start, end = _span(passage, places)
    if _ADDRESS.search(part(passage, _run(passage, (start, end), _UNBROKEN))):
        return False
    which, word = cues(lang, "which"), passage.words[places.start]
    if not which or period(word.text, lang) is None:
        return True
    return places.start > 0 and passage.words[places.start - 1].text in which


def _code(passage: Passage, span: Span) -> Span:
    """The whole code of which `span` is a part: "H5N1" of the 1."""
    return _run(passage, span, _JOINED)


def _run(passage: Passage, span: Span, characters: re.Pattern[str]) -> Span:
    """The match of a pattern that holds `span`."""
    start = passage.span[0]
    found = (m.span() for m in characters.finditer(passage.text))
    runs = ((a + start, b + start) for a, b in found)
    return next((run for run in runs if run[0] <= span[0] and span[1] <= run[1]), span)


_UNBROKEN = re.compile(r"\S+")
_JOINED = re.compile(r"\w+(?:[-/.]\w+)*")
_ADDRESS = re.compile(r"@|://|^\W*www\.|\.[a-zA-Z]{2,}/")


def _are_two_periods(one: str, other: str, lang: str) -> bool:
    """Whether both are units of time, and not the same: "month", "week"."""
    first, second = period(one, lang), period(other, lang)
    return None not in (first, second) and first != second


def period(word: str, lang: str) -> Period | None:
    """The unit and the value in it of a word for a time: "week" is 604,800 seconds."""
    senses = (sense for tokens, sense in lexicon(lang).phrases.get(word, ()) if len(tokens) == 1)
    units = (sense["unit"] for sense in senses if "unit" in sense)
    return next(((unit.unit, unit.value) for unit in units if unit.kind == "duration"), None)


def origin(word: str, lang: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a folded adjective may be of; none for others."""
    if home := homeland(word):
        return frozenset({home})
    bare, endings = _ARTICLE.sub("", word), _endings(lang)
    return frozenset(
        code
        for beginning, code in _origins(lang)
        if bare.startswith(beginning) and bare[len(beginning) :] in endings
    )


# The Arabic article, with what is written before it.
_ARTICLE = re.compile("^(?:[وفب]?ال|لل)")


@cache
def _endings(lang: str) -> frozenset[str]:
    """What an adjective of origin may end in, behind its beginning."""
    return frozenset(["", *word_lists("origins")["endings"].get(lang, "").split()])


@cache
def _origins(lang: str) -> Sequence[tuple[str, str]]:
    """The beginning of each adjective of origin with the code of its country."""
    pairs = (entry.partition(":") for entry in word_lists("origins").get(lang, "").split())
    return [(beginning, code) for code, _, beginning in pairs]


def _things(words: Words, lang: str) -> frozenset[Thing]:
    """What a word or phrase stands for: as it is listed, and by its stem."""
    exact, stemmed = _sisters(lang)
    return exact.get(words, frozenset()) | stemmed.get(_stems(words, lang), frozenset())


@cache
def _sisters(
    lang: str,
) -> tuple[Mapping[Words, frozenset[Thing]], Mapping[Words, frozenset[Thing]]]:
    """The things that each listed phrase stands for, and each stem that is of one of a class."""
    exact: dict[Words, set[Thing]] = defaultdict(set)
    stemmed: dict[Words, set[Thing]] = defaultdict(set)
    for line, text in enumerate(word_lists("sisters").get(lang, [])):
        of_line: dict[Words, set[Thing]] = defaultdict(set)
        for thing, forms in enumerate(text.split("|")):
            for form in forms.split():
                words = tuple(fold(word) for word in form.split("_"))
                exact[words].add((line, thing))
                of_line[_stems(words, lang)].add((line, thing))
        for stems, things in of_line.items():  # "espos" is of "esposo" and of "esposa"
            if len(things) == 1:
                stemmed[stems] |= things
    return _frozen(exact), _frozen(stemmed)


def _frozen(found: Mapping[Words, set[Thing]]) -> Mapping[Words, frozenset[Thing]]:
    return {words: frozenset(things) for words, things in found.items()}


def _stems(words: Words, lang: str) -> Words:
    return tuple(stem(word, lang) for word in words)
