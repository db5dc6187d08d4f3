"""When an article was published: dates as publishers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from flows.ingest.dates import is_ambiguous, read_date
from models.prose.text import clean_line

_FIRST_NEWSPAPER = 1605  # the Relation of Strasbourg; an earlier year is a mistake
# A clock that gives local time out as UTC is up to 14 hours ahead, and tomorrow's paper a day.
_AHEAD = timedelta(days=1)
_EPOCH = date(1970, 1, 1)  # a computer's zero, not a day of publication

OLDEST: Final = timedelta(days=30)
"""Articles further apart are never one story (`Stories.window`); a first poll lists years."""


def published_date(given: str, now: datetime | None = None, lang: str | None = None) -> str | None:
    """Return `given` as ISO 8601, a date or a date with time, or None if it is no such date.

    Understood is what `read_date` reads; `lang` is of the text. Out of bounds are years before
    1605, the computer's zero (1970-01-01) and what lies more than a day after `now`;
    `why_undated` says which.
    """
    said = read_date(clean_line(given), lang)
    if said is None or _out_of_bounds(said, now or datetime.now(UTC)):
        return None
    return said.isoformat()


def why_undated(given: str, now: datetime | None = None, lang: str | None = None) -> str:
    """Say why `published_date` finds no date in `given`."""
    written = clean_line(given)
    if is_ambiguous(written, lang):
        return "may be two days (write it as year-month-day, 2026-11-28)"
    said = read_date(written, lang)
    reason = said and _out_of_bounds(said, now or datetime.now(UTC))
    return reason or "is not understood or impossible"


def is_old(published: str | None, now: datetime) -> bool:
    """Whether an article is too old to be part of any story of today."""
    return published is not None and utc_day(published) < (now - OLDEST).date()


def why_old(published: str) -> str:
    """Say that an article is too old."""
    return f"was published on {published[:10]}, more than {OLDEST.days} days before it was read"


def utc_day(published: str) -> date:
    """The day in UTC of an ISO 8601 date or time."""
    if "T" not in published:
        return date.fromisoformat(published)
    said = datetime.fromisoformat(published)
    try:
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC).date()
    except OverflowError:  # a zone that carries it out of the calendar
        return datetime.combine(said.date(), time(), UTC).date()


def _out_of_bounds(said: date, now: datetime) -> str | None:
    day = said.date() if isinstance(said, datetime) else said
    if day.year < _FIRST_NEWSPAPER:
        return f"lies before {_FIRST_NEWSPAPER}, when the first newspaper was printed"
    if day == _EPOCH:
        return "is a computer's zero"
    return "lies in the future" if _is_ahead(said, now + _AHEAD) else None


def _is_ahead(said: date, limit: datetime) -> bool:
    """Whether a day or a moment, taken as UTC where it names no zone, is later than `limit`."""
    if not isinstance(said, datetime):
        return said > limit.date()
    # A moment of another century may lie outside the calendar in UTC; compare the days first.
    if abs((said.date() - limit.date()).days) > 1:
        return said.date() > limit.date()
    return (said if said.tzinfo else said.replace(tzinfo=UTC)) > limit
