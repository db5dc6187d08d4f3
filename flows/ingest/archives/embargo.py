"""Embargoes: agencies send articles ahead, and say when they may be told.

Until then one is refused, as if it had not come. A folder or an archive of the catalogue is read
again at each poll as long as it holds such an article, so that it is told when its time has come.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from flows.ingest.dates import read_date
from flows.ingest.files.rows import RowError


class HeldError(RowError):
    """An article whose time has not come yet, and will."""


def require_free(until: str | None) -> None:
    """Raise RowError where an article may not be told yet, HeldError where that has an end.

    until: the time at which it may be, as its publisher writes it; a day begins in UTC. None:
    there is no embargo. Blank, or no time: there is one without an end.
    """
    if until is None:
        return
    end = read_date(until.strip())
    if end is None:
        said = f"{until.strip()[:40]!r}, which is no time" if until.strip() else "further notice"
        raise RowError(f"is embargoed by its publisher until {said}, and not compared")
    if _moment(end) > _now():
        raise HeldError(f"is embargoed until {end.isoformat()}, and not compared before")


def _moment(said: date) -> datetime:
    """The moment of a date, or its beginning; in UTC where it names no zone."""
    at = said if isinstance(said, datetime) else datetime.combine(said, time())
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _now() -> datetime:
    return datetime.now(UTC)
