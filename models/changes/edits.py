"""Where two nearly equal sentences differ, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from models.changes.passages import Passage
from models.language.words import is_hangul
from models.records import Span

# The share of words, or of characters where these are words, that both have in one order.
_EQUAL = 0.7
_FEWEST = 4
# Korean writes its particles on the word before.
_STEM = 2

Edit = tuple[range, range]
"""The positions of the words of one, and of those that the other has in their place."""


@lru_cache(maxsize=512)
def edits(here: Passage, there: Passage) -> tuple[Edit, ...]:
    """Where the words of two nearly equal sentences differ; nothing of two that are not."""
    one, two = ([_unit(word.text) for word in passage.words] for passage in (here, there))
    if min(len(one), len(two)) < _FEWEST:
        return ()
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.real_quick_ratio() < _EQUAL or matcher.ratio() < _EQUAL:
        return ()
    codes = matcher.get_opcodes()
    return tuple((range(a, b), range(c, d)) for tag, a, b, c, d in codes if tag != "equal")


def is_put_for_word(here: Passage, place: int, there: Passage, other: int) -> bool:
    """Whether the word at `place` alone stands where the other has the one at `other`."""
    return (range(place, place + 1), range(other, other + 1)) in edits(here, there)


def is_swapped(here: Passage, detail: Span, there: Passage, other: Span) -> bool:
    """Whether the `other` detail stands where this one does, in nearly equal sentences.

    Small words may come or go with either: "the".
    """
    place, its = set(here.positions(detail)), set(there.positions(other))
    for gone, came in edits(here, there):
        one, two = _telling(here, gone), _telling(there, came)
        if one and two and place.issuperset(one) and its.issuperset(two):
            return True
    return False


def _telling(passage: Passage, places: range) -> set[int]:
    """The places of an edit without those of small words; all of them where it has no other."""
    return {at for at in places if passage.words[at].is_content} or set(places)


def _unit(word: str) -> str:
    return word[:_STEM] if is_hangul(word[0]) else word
