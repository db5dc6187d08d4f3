"""Numbers and dates that a retelling has otherwise.

A quantity is changed when the text retold has another one in the same slot
(`models.changes.passages.fit`) and neither text has the other's there. One that no sentence of the
text retold has is invented, which says little where that text is a single sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10

from models.changes.finding import Finding, FindingKind
from models.changes.passages import Passage, fit, nearest
from models.changes.rivals import (
    LIKELY_ELSEWHERE,
    SILENCE,
    Rivals,
    differs,
    invented,
    one_to_one,
    part,
    probability,
)
from models.numbers.quantities import Quantity, agree, comparable

# The probability that two details in such surroundings are one detail changed: logistic
# regression on swaps planted into every other pair of MRPC and ECB+ paraphrases against what
# differs in the pairs as they are, rounded; `python -m benchmarks.distortion` has the figures.
_NUMBER = (-2.4, {"near": 1.6, "before": 0.7, "here": 0.7, "there": 0.7})
_SAME_UNIT, _SAME_KIND = 2.0, 1.5
_FAR, _FARTHEST = 0.8, 1.5  # a power of ten apart: "40 cents" is not what "$20.79" became


def changed_quantities(here: Passage, source: Sequence[Passage]) -> Iterator[Finding]:
    """The quantities of `here` that differ from those in the same slot of `source`."""
    near = {q.span: nearest(here, source, q.span) for q in here.quantities}
    open_ones = [
        q
        for q in here.quantities
        if not any(_agrees(q, other) for p in near[q.span] for other in p.quantities)
    ]
    changed = one_to_one(
        Rivals(_likely_number(here, q, there, o), q, o, there)
        for q in open_ones
        for there in near[q.span]
        for o in there.quantities
        if _rival(q, o) and not any(_agrees(o, other) for other in here.quantities)
    )
    new = {q.span for q in open_ones if not _is_told(q, source)}
    changed = {s: r for s, r in changed.items() if s in new or r.likely >= LIKELY_ELSEWHERE}
    for quantity in open_ones:
        if rivals := changed.get(quantity.span):
            says = differs(part(here, quantity.span), part(rivals.passage, rivals.there.span))
            yield Finding(_kind(quantity), quantity.span, rivals.there.span, rivals.likely, says)
        elif _is_definite(quantity) and quantity.span in new and len(source) >= SILENCE:
            yield invented(here, quantity.span)


def _is_told(quantity: Quantity, source: Sequence[Passage]) -> bool:
    return any(_agrees(quantity, other) for p in source for other in p.quantities)


def _likely_number(here: Passage, x: Quantity, there: Passage, y: Quantity) -> float:
    found = fit(here, here.positions(x.span), there, there.positions(y.span))
    same = (x.kind, x.unit) == (y.kind, y.unit)
    more = (_SAME_UNIT if x.unit else _SAME_KIND) if same else 0.0
    return probability(_NUMBER, found, more - min(_FAR * _apart(x, y), _FARTHEST))


def _apart(x: Quantity, y: Quantity) -> float:
    """How many powers of ten lie between two values; 0 for dates and times."""
    if x.kind in ("date", "time", "year") or not (x.value and y.value):
        return 0.0
    return abs(log10(abs(x.value / y.value)))


def _rival(x: Quantity, y: Quantity) -> bool:
    """Whether two quantities can stand in one slot: also counts of what has other names."""
    loose = x.kind == y.kind == "count" and "" in (x.unit, y.unit)
    return comparable(x, y) or loose


def _agrees(x: Quantity, y: Quantity) -> bool:
    """Equal; a bare figure may also be an age ("Smith, 26,") or a year of a date."""
    bare = {x.kind, y.kind} == {"count", "measure"} and "age" in (x.unit, y.unit)
    return agree(x, y) or (bare and x.value == y.value)


def _is_definite(quantity: Quantity) -> bool:
    """Whether a quantity says something by itself: not "one", "first", "Monday"."""
    if quantity.kind in ("ordinal", "time") or quantity.unit == "weekday":
        return False
    return quantity.kind != "count" or quantity.value > 2


def _kind(quantity: Quantity) -> FindingKind:
    return "date" if quantity.kind in ("date", "year", "time") else "number"
