"""Two details that may be one detail changed, and what a reader is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp
from typing import NamedTuple

from models.changes.finding import RETOLD, Finding
from models.changes.passages import Fit, Passage, part
from models.naming.names import Name
from models.numbers.quantities import Quantity
from models.records import Span

# Below this a difference is not reported: two sentences say two things.
_LIKELY = 0.5
# What shares nothing with its surroundings is no rival, however alike the sentences are.
_LEAST_NEAR = 0.1
# Nor where the text retold has less than this of the rest of the sentence.
_LEAST_SHARED = 0.4

SILENCE = 3
"""A text of fewer sentences leaves too much out for its silence to mean anything."""

LIKELY_ELSEWHERE = 0.65
"""What is asked instead where the text retold has the detail too, in another place."""

# Weak evidence: a true summary of BUMP has .44 names and figures that its article lacks
# ("two years after", an age), an edited one .57.
_INVENTED = 0.5


class Rivals(NamedTuple):
    """Two details that may be one detail changed, with the probability that they are."""

    likely: float
    here: Quantity | Name
    there: Quantity | Name
    passage: Passage


def one_to_one(candidates: Iterable[Rivals]) -> Mapping[Span, Rivals]:
    """The likeliest rivals, each detail used once, by the span of the one in the retelling."""
    kept: dict[Span, Rivals] = {}
    taken: set[Span] = set()
    likely = (c for c in candidates if c.likely >= _LIKELY)
    for rivals in sorted(likely, key=lambda c: (-c.likely, c.here.span, c.there.span)):
        if rivals.here.span not in kept and rivals.there.span not in taken:
            kept[rivals.here.span] = rivals
            taken.add(rivals.there.span)
    return kept


def probability(weights: tuple[float, Mapping[str, float]], found: Fit, more: float) -> float:
    """The probability, 0 to 1, of a change: logistic in the surroundings, `more` added."""
    constant, weight = weights
    if found.near < _LEAST_NEAR and not (found.before or found.after):
        return 0.0
    if found.here < _LEAST_SHARED and not (found.before and found.after):
        return 0.0
    total = constant + more + sum(w * getattr(found, k) for k, w in weight.items())
    return round(1 / (1 + exp(-total)), 3)


def invented(here: Passage, span: Span) -> Finding:
    """What stands nowhere in the text retold."""
    says = f"“{part(here, span)}” stands nowhere in {RETOLD}."
    return Finding("invented", span, None, _INVENTED, says)


def differs(here: str, there: str) -> str:
    """The plain sentence for a changed detail."""
    return f"It says “{here}” where {RETOLD} says “{there}”."


def exchanged(first: str, second: str) -> str:
    """The plain sentence for two details of which each has the other's place."""
    return f"“{first}” and “{second}” stand the other way round in {RETOLD}."
