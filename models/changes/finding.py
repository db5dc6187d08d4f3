"""What a retelling changes: the record of one finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.records import Span

FindingKind = Literal[
    "number", "date", "person", "place", "organisation", "attribution", "predicate", "negation",
    "modality", "role", "quote", "invented", "contradiction",
]  # fmt: skip

Scope = Literal["detail", "claim", "sentence"]

_KNOWN_LATER = frozenset({"number", "modality", "contradiction"})

RETOLD = "the text retold"
"""What `Finding.says` calls the other text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A detail that a retelling has otherwise than what it retells.

    here: the span in the retelling; there: the span in the text retold, None where nothing
    stands in its place. confidence: 0 to 1, how surely it is a change and not another way
    to say it. says: one plain sentence for a reader. as_fact: `here` is a claim that the text
    retold hands to a speaker and the retelling to nobody. fixed: a number that no later news
    changes, such as an age.
    """

    kind: FindingKind
    here: Span
    there: Span | None
    confidence: float
    says: str
    as_fact: bool = False
    fixed: bool = False

    @property
    def may_be_news(self) -> bool:
        """Whether the detail may be what became known with time."""
        return self.kind in _KNOWN_LATER and not self.fixed

    @property
    def scope(self) -> Scope:
        """What it is about: what lies inside a wider scope is a finding of its own."""
        if self.kind == "contradiction":
            return "sentence"
        return "claim" if self.as_fact else "detail"


def within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another, or is it."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans have anything in common."""
    return one[0] < other[1] and other[0] < one[1]
