"""Days in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def day_in_words(value: date) -> str:
    """A day as "7 March 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def published_day(published: str | None) -> str:
    """The day of an ISO 8601 date or time as "7 March 2026"; nothing if it is unknown."""
    known = day(published)
    return day_in_words(known) if known else ""


def date_span(published: Sequence[str | None]) -> str:
    """The first to the last of the days that are known, or nothing if none is."""
    days = sorted(known for text in published if (known := day(text)))
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last)}"
    return f"{day_in_words(first)} – {day_in_words(last)}"
