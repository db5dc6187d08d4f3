"""How much of a stretch of text others have in common with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.records import Span


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def covered(spans: Sequence[Span], by: Iterable[Span]) -> int:
    """How many characters of `spans` the spans `by` cover, which may overlap each other."""
    common, done = 0, 0
    for start, end in sorted(by):
        common += sum(overlap((max(start, done), end), span) for span in spans)
        done = max(done, end)
    return common
