"""When an article was published: dates as publishers write them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from models.prose.text import clean_line

# Days may be written out; "03/04/2023" is March in one country and April in the next, so
# purely numeric dates are read year first or not at all.
_WRITTEN = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
)
_FIRST_NEWSPAPER = 1605  # the Relation of Strasbourg; an earlier year is a mistake
_CLOCK_SKEW = timedelta(days=2)  # time zones, and tomorrow's paper
_EPOCH = date(1970, 1, 1)  # a computer's zero, not a day of publication


def published_date(given: str, now: datetime | None = None) -> str | None:
    """Return `given` as ISO 8601, a date or a date with time, or None if it is no such date.

    Understood are ISO 8601, RFC 2822 and written-out days ("March 13, 2023"). Out of
    bounds are years before 1605, the computer's zero (1970-01-01) and the future.
    """
    text = clean_line(given)
    moment = _day(text) or _moment(text)
    if moment is None or not _plausible(moment, now or datetime.now(UTC)):
        return None
    return moment.isoformat()


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    for written in _WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(text, written).date()  # noqa: DTZ007 -- a day has no zone
    return None


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(re.sub(r" ([+-]\d\d:?\d\d)$", r"\1", text))
    with suppress(ValueError, OverflowError, IndexError, TypeError):
        return parsedate_to_datetime(text)
    return None


def _plausible(moment: date, now: datetime) -> bool:
    day = moment.date() if isinstance(moment, datetime) else moment
    return day.year >= _FIRST_NEWSPAPER and day != _EPOCH and day <= (now + _CLOCK_SKEW).date()
