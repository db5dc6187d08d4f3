"""Moments as the store keeps them: UTC, ISO 8601, to the second, so that they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

_NOON: Final = "T12:00:00Z"


def stamp(moment: datetime) -> str:
    """Write a moment. Raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone; give datetime(..., tzinfo=UTC)")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def moment(stamped: str) -> datetime:
    """Read what `stamp` wrote."""
    return datetime.fromisoformat(stamped)


def counts_at(published: str | None, seen: datetime) -> str:
    """The moment at which an article counts as published.

    What it says, taken as UTC where it names no zone; a mere day counts as its noon. Never
    later than it was seen, and then, or where it says nothing, the time at which it was seen.
    """
    if published is None:
        return stamp(seen)
    if "T" not in published:
        return min(published + _NOON, stamp(seen))
    said = datetime.fromisoformat(published)
    try:
        return min(stamp(said if said.tzinfo else said.replace(tzinfo=UTC)), stamp(seen))
    except OverflowError:  # a zone that carries it out of the calendar
        return stamp(seen)


def was_out(published: str, seen: str, now: datetime) -> bool:
    """Whether a date may be that of an article which was there at the stamp `seen`.

    A mere day may, if it had begun by then.
    """
    if "T" not in published:
        return published <= seen[:10]
    return counts_at(published, now) <= seen
