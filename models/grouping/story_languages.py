"""Between which languages articles can be one story, and how alike equal meanings are there.

Which languages a model knows is measured, not looked up: those whose translations of the
background (`models.encoders.background`) are alike to the English. So a model that a user
brings is judged as those that come with the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

import numpy as np

from models.arrays import Floats, Integers
from models.encoders.background import FALLBACK, Background
from models.grouping.story_words import StoryItem

# A language is known where the cosines between it and English need a gain, but none so great.
# multilingual-e5-small needs 1.14 to 1.58, by language; all-MiniLM-L6-v2, which is English, 2.58
# for French, and for most none is given since it finds no likeness that could be raised.
_GREATEST_GAIN: Final = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Languages:
    """The languages of n articles.

    number: of each article that of its language, of shape (n,). gain: what cosines between
    two languages are multiplied by, of shape (languages, languages): 1 within a language, 0
    between two that are kept apart.
    """

    number: Integers
    gain: Floats


def languages(items: Sequence[StoryItem], across: Background | None) -> Languages:
    """The languages of articles, told apart by `item.lang`; None is one of its own.

    across: the background of a model that may join them; None keeps all of them apart.
    """
    names = sorted({item.lang or "" for item in items})
    place = {name: number for number, name in enumerate(names)}
    gain = np.eye(len(names))
    if across is not None:
        known = [name for name in names if _knows(across, name)]
        for one, other in permutations(known, 2):
            gain[place[one], place[other]] = across.gain(one, other).sentences
    return Languages(np.array([place[item.lang or ""] for item in items], dtype=np.int64), gain)


def _knows(model: Background, lang: str) -> bool:
    """Whether translations between a language and English are alike to the model."""
    return lang == FALLBACK or 1.0 < model.gain(lang, FALLBACK).sentences < _GREATEST_GAIN
