"""Whether a sentence has a quantity of another, in whatever form, or puts one in its place."""

from __future__ import annotations

import re
from itertools import pairwise

from models.changes.edits import edits, is_swapped
from models.changes.passages import Passage, part
from models.numbers.quantities import Quantity, agree, comparable


def has_quantity(passage: Passage, quantity: Quantity) -> bool:
    """Whether `passage` has the quantity too, rounded or in another unit, or its unit left out."""
    return any(
        _agrees(quantity, other)
        or _is_short(other, quantity, passage)
        or (quantity.meaning[:2] == ("count", "") and _is_bare_of(quantity, other))
        for other in passage.quantities
    )


def is_put_for(here: Passage, x: Quantity, there: Passage, y: Quantity) -> bool:
    """Whether `x` stands where nearly equal text has `y`, another value of the same sort.

    "Said on Wednesday that snow falls from Wednesday on", where it is to fall from Thursday on:
    that a sentence has the day elsewhere too makes it no less another. Where what the figures are
    of has moved too, as in a list told in another order, no place tells anything; nor where the
    list is of bare figures.
    """
    if not comparable(x, y) or _agrees(x, y) or x.value == y.value:
        return False
    if _are_listed(here, x) and _are_listed(there, x):
        return False
    return is_swapped(here, x.span, there, y.span) and not _is_reordered(here, there, x)


def _are_listed(passage: Passage, sort: Quantity) -> bool:
    """Whether figures of one `sort` stand in a bare list: "in 2012, 2016 and 2020"."""
    spans = [q.span for q in passage.quantities if comparable(q, sort)]
    return any(_COMMA.fullmatch(part(passage, (a[1], b[0]))) for a, b in pairwise(spans))


_COMMA = re.compile(r"\s?[,،、;؛，]\s?")


def counted(passage: Passage, quantity: Quantity) -> int | None:
    """The position of the last word of a quantity, if it stands apart: "dead" of "12 dead"."""
    at = passage.positions(quantity.span)
    return at[-1] if at and len(part(passage, quantity.span).split()) > 1 else None


def _is_reordered(here: Passage, there: Passage, sort: Quantity) -> bool:
    """Whether anything but figures of one `sort` has gone from a place and come in another."""
    gone, came = (
        {at for edit in edits(here, there) for at in edit[side]} - _figures(passage, sort)
        for side, passage in enumerate((here, there))
    )
    moved = {here.words[at].stem for at in gone if here.words[at].is_content}
    return not moved.isdisjoint(there.words[at].stem for at in came)


def _figures(passage: Passage, sort: Quantity) -> set[int]:
    """The positions of the words of figures of one `sort`, without what these count."""
    found = [q for q in passage.quantities if comparable(q, sort)]
    words = {at for q in found for at in passage.positions(q.span)}
    return words - {counted(passage, q) for q in found}


def _is_short(bare: Quantity, quantity: Quantity, passage: Passage) -> bool:
    """Whether `bare` is the quantity, its unit told once: "six per cent, they had asked eight"."""
    return bare.value == quantity.value and may_be_short(bare, quantity, passage)


def may_be_short(bare: Quantity, quantity: Quantity, passage: Passage) -> bool:
    """Whether `bare` of `passage` may have the unit of `quantity`, which is told beside it."""
    if bare.kind != "count" or not quantity.unit:
        return False
    if bare.unit and bare.value < _LARGE:  # "20 million last year" is no count of years
        return False
    told = [(q.kind, q.unit) for q in passage.quantities if q is not bare]
    return quantity.kind in _WITH_UNIT and (quantity.kind, quantity.unit) in told


def _is_bare_of(bare: Quantity, quantity: Quantity) -> bool:
    """Whether it is the figure of the other, whose unit its own sentence may have told before."""
    return quantity.kind in _WITH_UNIT and bare.value == quantity.value


_WITH_UNIT = frozenset({"money", "percent", "measure", "duration"})
_LARGE = 1000


def _agrees(x: Quantity, y: Quantity) -> bool:
    """Equal; a bare figure may also be an age ("Smith, 26,") or a year of a date."""
    bare = {x.kind, y.kind} == {"count", "measure"} and "age" in (x.unit, y.unit)
    return agree(x, y) or (bare and x.value == y.value) or _is_age(x, y) or _is_age(y, x)


def _is_age(aged: Quantity, years: Quantity) -> bool:
    """Whether an age is told as a number of years: "38-летний", "38 лет"."""
    if (aged.unit, years.kind, years.unit) != ("age", "duration", "month"):
        return False
    return years.value == _MONTHS * aged.value


_MONTHS = 12
