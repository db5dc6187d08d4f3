"""Which of two publications came first, on ISO 8601 dates of unequal precision."""

from __future__ import annotations

from collections.abc import Iterable
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


def story_order(published: str | None, source: str, article: str) -> tuple[datetime, str, str]:
    """What sorts the articles of a story: by time, and in one moment by source and id."""
    return when(published), source, article


def day(published: str | None) -> date:
    """The day of a publication, UTC; the last of all days where none is known or can be read."""
    try:
        return when(published).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return date.max


def out_by(published: str | None, times: Iterable[str | None]) -> bool:
    """Whether a publication was out, or may have been, at the last of some times.

    It was not only where each of them is known to be earlier.
    """
    return any(earlier(time, published) >= 0 for time in times)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
