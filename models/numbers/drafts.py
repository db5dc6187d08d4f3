"""A quantity while it is being read."""

from __future__ import annotations

from typing import NamedTuple

from models.numbers.number import Number
from models.numbers.number_words import Sense
from models.numbers.quantity import Quantity
from models.numbers.scanning import Scan


class Draft(NamedTuple):
    """A quantity being read, from token `first` to `last`, exclusive.

    number, sense: what it was made of; None for dates and times.
    """

    quantity: Quantity
    first: int
    last: int
    number: Number | None = None
    sense: Sense | None = None


def made(found: Scan, number: Number, sense: Sense, last: int, first: int | None = None) -> Draft:
    """The quantity `number` of `sense`, up to token `last`; `first` where a sign begins it."""
    first = number.first if first is None else first
    value = number.value * sense.value
    span = (found.tokens[first].start, found.tokens[last - 1].end)
    kind = sense.kind or "count"
    quantity = Quantity(span, value, sense.unit, kind, low=value, high=value)  # type: ignore[arg-type]  # the data file holds kinds only
    return Draft(quantity, first, last, number, sense)
