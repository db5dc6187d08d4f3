"""Words and phrases that are opposites, by language: `models/data/antonyms.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache

from models.data import word_lists
from models.language.stems import stem

Stems = tuple[str, ...]


@cache
def _pairs(lang: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The stems of the two sides of each line of opposites, either side first."""
    found = []
    for left, right in lines(lang):
        one, two = (frozenset(p[0] for p in side if len(p) == 1) for side in (left, right))
        found += [(one - two, two - one), (two - one, one - two)]
    return tuple(found)


@cache
def lines(lang: str) -> tuple[tuple[frozenset[Stems], frozenset[Stems]], ...]:
    """The two sides of each line, each a set of phrases, most of one stem."""
    sides = [
        [frozenset(_stems(phrase, lang) for phrase in side.split()) for side in line.split("|")]
        for line in word_lists("antonyms").get(lang, [])
    ]
    return tuple((left, right) for left, right in sides)


@cache
def lines_with_phrases(lang: str) -> tuple[tuple[frozenset[Stems], frozenset[Stems]], ...]:
    """Of the lines that have a phrase of several stems the two sides, either side first."""
    found = [line for line in lines(lang) if any(len(p) > 1 for side in line for p in side)]
    return tuple(sides for left, right in found for sides in ((left, right), (right, left)))


def _stems(phrase: str, lang: str) -> Stems:
    return tuple(stem(word, lang) for word in phrase.split("_"))


@cache
def antonyms(lang: str) -> Mapping[str, frozenset[str]]:
    """For each stem the stems of its opposites."""
    found: dict[str, set[str]] = defaultdict(set)
    for side, other in _pairs(lang):
        for word in side:
            found[word] |= other
    return {word: frozenset(opposites) for word, opposites in found.items()}


def are_opposite(one: Set[str], other: Set[str], lang: str) -> bool:
    """Whether any of the stems `one` has an opposite among those of `other`."""
    return any(other & antonyms(lang).get(word, frozenset()) for word in one)
