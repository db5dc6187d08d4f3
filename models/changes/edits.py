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


def is_swapped(here: Passage, detail: Span, there: Passage, other: Span) -> bool:
    """Whether the `other` detail stands where this one does, in nearly equal sentences."""
    place, its = set(here.positions(detail)), set(there.positions(other))
    return any(
        gone and came and place.issuperset(gone) and its.issuperset(came)
        for gone, came in edits(here, there)
    )


def _unit(word: str) -> str:
    return word[:_STEM] if is_hangul(word[0]) else word
