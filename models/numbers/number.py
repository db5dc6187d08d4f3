"""A number among the tokens of a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Number(NamedTuple):
    """A number from token `first` up to `last`, exclusive.

    plain: figures alone, without separators, as a year is written. lone: only the word
    for one, which is an article or a pronoun as often as a number. scale: the last power
    of ten that a word gave ("million"), else 1.
    """

    value: float
    first: int
    last: int
    plain: bool = False
    lone: bool = False
    scale: float = 1.0
