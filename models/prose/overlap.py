"""How much of the shorter of two texts stands in the other, word for word."""

from __future__ import annotations

from typing import Final

_RUN: Final = 24  # characters, some four words: no two sentences share many by chance


def overlap(one: str, other: str) -> float:
    """The share, 0 to 1, of the shorter text's runs that stand in the longer one too.

    By characters, so that it holds for every script; white space and case count for nothing.
    """
    ours, theirs = _runs(one), _runs(other)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer else 0.0


def _runs(text: str) -> set[str]:
    letters = "".join(text.casefold().split())
    return {letters[at : at + _RUN] for at in range(max(len(letters) - _RUN, 0) + 1)}
