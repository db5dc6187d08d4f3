"""One word put for another of its class, in text that is equal to the other in nearly all else.

There two words of a class are no synonyms: "a month", "a week"; "Route 52", "Route 78";
"französische", "italienische"; and what `models/data/sisters.toml` lists, "bus" and "train".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from models.changes.edits import edits
from models.changes.finding import Finding, FindingKind, overlap
from models.changes.passages import Passage, part
from models.changes.rivals import differs
from models.language.stems import stem
from models.naming.territories import homeland
from models.numbers.number_words import lexicon
from models.records import Span

# In 7,626 honest pairs and orders of MRPC, ECB+, headlines and translations it has no finding.
_SURE = 0.65
# "Lost to" for "beat": a phrase has so many words at most.
_PHRASE = 2


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
        kind = _class(new, old, lang)
        at, other = _span(here, gone), _span(there, came)
        if kind is None or _is_read(kind, here, at) or _is_read(kind, there, other):
            continue
        if kind == "predicate" and len(changed) > 1:  # "most are shut", "few are open"
            continue
        yield Finding(kind, at, other, _SURE, differs(part(here, at), part(there, other)))


def _words(passage: Passage, places: range) -> tuple[str, ...]:
    return tuple(passage.words[at].text for at in places)


def _span(passage: Passage, places: range) -> Span:
    return passage.words[places[0]].span[0], passage.words[places[-1]].span[1]


def _is_read(kind: FindingKind, passage: Passage, span: Span) -> bool:
    """Whether a word is of a quantity, or of a name, which are compared as such."""
    quantities = [q.span for q in passage.quantities if kind == "number"]
    names = [name.span for name in passage.names if kind == "place"]
    return any(overlap(detail, span) for detail in quantities + names)


def _class(new: Sequence[str], old: Sequence[str], lang: str) -> FindingKind | None:
    """What two words, or phrases, are that cannot both be said; None where they may."""
    if len(new) == len(old) == 1:
        if _are_two_codes(new[0], old[0]) or _are_two_periods(new[0], old[0], lang):
            return "number"
        one, two = origin(new[0], lang), origin(old[0], lang)
        if one and two:
            return "place" if one.isdisjoint(two) else None
    own, other = (_sisters(lang).get(_stems(words, lang), frozenset()) for words in (new, old))
    return (
        "predicate" if any(line == its and n != m for line, n in own for its, m in other) else None
    )


def _are_two_codes(one: str, other: str) -> bool:
    """Whether both have digits, and not the same: "A320", "A330"."""
    digits, others = _NO_DIGIT.sub("", one), _NO_DIGIT.sub("", other)
    return bool(digits and others) and digits != others


_NO_DIGIT = re.compile(r"\D")


def _are_two_periods(one: str, other: str, lang: str) -> bool:
    """Whether both are units of time, and not the same: "month", "week"."""
    first, second = _period(one, lang), _period(other, lang)
    return None not in (first, second) and first != second


def _period(word: str, lang: str) -> tuple[str, float] | None:
    """The unit and the value in it of a word for a time: "week" is 604,800 seconds."""
    senses = (sense for tokens, sense in lexicon(lang).phrases.get(word, ()) if len(tokens) == 1)
    units = (sense["unit"] for sense in senses if "unit" in sense)
    return next(((unit.unit, unit.value) for unit in units if unit.kind == "duration"), None)


def origin(word: str, lang: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a folded adjective may be of; none for others."""
    if home := homeland(word):
        return frozenset({home})
    bare = _ARTICLE.sub("", word)
    return frozenset(
        code
        for beginning, code in _origins(lang)
        if bare.startswith(beginning) and len(bare) - len(beginning) <= _ENDING
    )


# The Arabic article, with what is written before it.
_ARTICLE = re.compile("^(?:[وفب]?ال|لل)")
# The longest ending of an adjective: "ischen" is of the word, "украинск" has "ого" and "ими".
_ENDING = 3


@cache
def _origins(lang: str) -> Sequence[tuple[str, str]]:
    """The beginning of each adjective of origin with the code of its country."""
    pairs = (entry.partition(":") for entry in _read("origins").get(lang, "").split())
    return [(beginning, code) for code, _, beginning in pairs]


@cache
def _sisters(lang: str) -> Mapping[tuple[str, ...], frozenset[tuple[int, int]]]:
    """For the stems of each word or phrase its classes, and which thing of each it is."""
    found: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    for line, text in enumerate(_read("sisters").get(lang, [])):
        for thing, forms in enumerate(text.split("|")):
            for form in forms.split():
                found.setdefault(_stems(form.split("_"), lang), set()).add((line, thing))
    return {stems: frozenset(places) for stems, places in found.items()}


def _stems(words: Sequence[str], lang: str) -> tuple[str, ...]:
    return tuple(stem(word, lang) for word in words)


@cache
def _read(name: str) -> Mapping[str, str]:
    text = (files("models") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
