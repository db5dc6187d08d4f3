"""The sentences of a report's summary, whatever they are about."""

from __future__ import annotations

from flows.report.summary.summary import points
from models.records import Comparison


def summary(comparison: Comparison) -> tuple[str, ...]:
    """All of them, in order."""
    return tuple(text for point in points(comparison) for text in point.sentences)
