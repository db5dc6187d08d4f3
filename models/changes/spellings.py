"""Words of two names that may be one: spellings, given names cut short, words for one sort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from models.naming.name_variants import sound_alike
from models.naming.territories import homeland
from models.naming.word_lists import listed, names_data, title_length

# "MBlast" and "MSBlast" have .96, "Hansen" and "Hanson" .93, "Smith" and "Brown" 0.
_ONE_SPELLING = 0.9
# "Kathryn" and "Katie", "Stephen" and "Steve".
_SHORTENED = 3
# From here on letters are of other scripts than Latin.
_LATIN = 0x250


def say_one(x: str, y: str) -> bool:
    """Whether two words are one in two spellings, or name one country: "British", "UK"."""
    home = homeland(x)
    return one_spelling(x, y) or (home is not None and home == homeland(y))


@lru_cache(maxsize=65_536)
def one_spelling(x: str, y: str) -> bool:
    """Whether two folded words may be two spellings of one name, marks on letters or not."""
    x, y = _plain(x), _plain(y)
    close = JaroWinkler.similarity(x, y) >= _ONE_SPELLING
    return close or x[:5] == y[:5] or (x[0] == y[0] and sound_alike(x, y))


def _plain(word: str) -> str:
    """A Latin word without the marks on its letters: "Đuričić", "Djuričič"."""
    latin = all(ord(character) < _LATIN for character in word)
    return (anyascii(word).casefold() or word) if latin else word


def one_sort(word: str) -> str:
    """One word for all that translators put for a sort of place or body: "krai", "territory"."""
    return _sorts().get(word, word)


@cache
def _sorts() -> Mapping[str, str]:
    groups = [group.split() for group in names_data()["sorts_alike"]]
    return {word: group[0] for group in groups for word in group}


def given_name(words: Sequence[str]) -> str:
    """The first word of a name that is no title, before the last; "" where there is none."""
    plain = (word.strip(".") for word in words[title_length(words) : -1])
    return next((word for word in plain if word and word not in listed("titles")), "")


def may_be_one_given_name(first: str, other: str) -> bool:
    """Whether two given names may be one: alike, in two spellings, or one short for the other."""
    if first[:_SHORTENED] == other[:_SHORTENED] or one_spelling(first, other):
        return True
    return not _short_forms(first).isdisjoint(_short_forms(other))


def _short_forms(given: str) -> frozenset[str]:
    """The numbers of the listed groups of given names that it is in, and itself."""
    return _given_names().get(given, frozenset()) | {given}


@cache
def _given_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, group in enumerate(names_data()["given"]):
        for name in group.split():
            found.setdefault(name, set()).add(str(number))
    return {name: frozenset(numbers) for name, numbers in found.items()}
