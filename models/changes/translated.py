"""Figures and dates that two sentences in two languages have otherwise.

Words of two languages cannot be set side by side, so nothing tells a slot. But sentences that say
the same have the same figures: where each has one figure of a kind that the other lacks, and no
more, the two are one changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.changes.finding import Finding, FindingKind
from models.changes.passages import Passage, part
from models.changes.rivals import differs
from models.changes.same_quantity import has_quantity
from models.numbers.quantities import Quantity

# Of figures swapped in six translations of a story .75 are found, and nothing in the translations
# as they are (`python -m benchmarks.translated`).
_LIKELY = 0.7
# Farther apart they count different things: "2 of 1,900".
_FARTHEST = 20.0
_DATES = frozenset({"date", "year", "time"})


def changed_figures(here: Passage, there: Passage) -> Iterator[Finding]:
    """The figures of `here` that `there`, in another language, has otherwise."""
    for group in _KINDS:
        ours, theirs = _alone(here, there, group), _alone(there, here, group)
        if len(ours) == len(theirs) == 1 and _are_one(ours[0], theirs[0]):
            kind: FindingKind = "date" if ours[0].kind in _DATES else "number"
            says = differs(part(here, ours[0].span), part(there, theirs[0].span))
            yield Finding(kind, ours[0].span, theirs[0].span, _LIKELY, says)


_KINDS = (
    frozenset({"count"}), frozenset({"money"}), frozenset({"percent"}), frozenset({"measure"}),
    frozenset({"duration"}), frozenset({"date", "year"}), frozenset({"time"}),
)  # fmt: skip


def _alone(some: Passage, others: Passage, kinds: frozenset[str]) -> Sequence[Quantity]:
    """The figures of `some` of these kinds that `others` lack."""
    return [
        q
        for q in some.quantities
        if q.kind in kinds
        and not has_quantity(others, q)
        and not some.text.startswith(_HALF, q.span[1] - some.span[0])
    ]


# "1時間半" is an hour and a half, of which the half is not read.
_HALF = "半"


def _are_one(x: Quantity, y: Quantity) -> bool:
    """Whether both measure the same, as far as that is known: nouns are in two languages."""
    if x.kind in _DATES:
        return x.unit == y.unit and not _is_within_hour(x, y)
    alike = x.kind == "count" or x.unit == y.unit
    if x.low <= y.high and y.low <= x.high:  # "mais de 1,2 mil" allows 1,234
        return False
    small, large = sorted((abs(x.value), abs(y.value)))
    return alike and 0 < large <= _FARTHEST * small


def _is_within_hour(x: Quantity, y: Quantity) -> bool:
    """Whether one is a full hour and the other in it: "8時を15分回った" is read as "8時"."""
    full = 0 in (x.value % _HOUR, y.value % _HOUR)
    return x.kind == "time" and full and x.value // _HOUR == y.value // _HOUR


_HOUR = 60  # minutes
