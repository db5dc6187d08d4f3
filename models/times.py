"""Which of two publications came first, on ISO 8601 dates of unequal precision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime


def earlier(one: str | None, other: str | None) -> int:
    """-1 if `one` was published before `other`, 1 if after, 0 if that is not known.

    A date without a time is only compared by day, and a time without a zone is taken as
    UTC: what cannot be told apart is never called earlier.
    """
    if not one or not other:
        return 0
    if len(one) <= 10 or len(other) <= 10:
        return (one[:10] > other[:10]) - (one[:10] < other[:10])
    first, second = _moment(one), _moment(other)
    return (first > second) - (first < second)


def when(published: str | None) -> datetime:
    """What sorts publications by time, whatever their zones: a day by its start, no date last."""
    return _moment(published) if published else datetime.max.replace(tzinfo=UTC)


def day(published: str | None) -> date:
    """The day of a publication, UTC; the last of all days where none is known or can be read."""
    try:
        return when(published).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return date.max


def latest(times: Sequence[str | None]) -> str | None:
    """The last of some publications, of which there is at least one; None if any is not known.

    A day goes before a time of that day: it may have been later.
    """
    known = [time for time in times if time]
    if len(known) < len(times):
        return None
    last = known[0]
    for time in known[1:]:
        order = earlier(last, time)
        last = time if order < 0 or (order == 0 and len(time) < len(last)) else last
    return last


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
