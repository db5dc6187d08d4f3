"""How long to leave a server alone, in seconds from now."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = timedelta(hours=24)
"""What a server may ask for at most: "ten years" is a mistake, and a day is lost at the worst."""

# Less than a day, so that a daily run tries again every time; and a run every few minutes
# soon asks what always fails no more than once in 20 hours.
_LONGEST_OF_OURS: Final = timedelta(hours=20)
_FIRST: Final = timedelta(minutes=5)
_FIRST_MISSING: Final = timedelta(hours=1)  # a page that is not there comes back less soon


def asked_for(retry_after: str | None, now: datetime) -> timedelta | None:
    """Read Retry-After, seconds or a date; None where it is absent or cannot be read.

    At least 0 and at most `LONGEST`.
    """
    text = (retry_after or "").strip()
    wait: timedelta | None = None
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit():
        wait = timedelta(0) if text.startswith("-") else timedelta(seconds=int(digits[:9]))
    else:
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            until = parsedate_to_datetime(text)
            wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return None if wait is None else min(max(wait, timedelta(0)), LONGEST)


def after_failures(failures: int, *, missing: bool = False) -> timedelta:
    """How long to wait after that many failures in a row, from 1; twice as long each time."""
    first = _FIRST_MISSING if missing else _FIRST
    doubled: timedelta = first * 2 ** min(failures - 1, 16)
    return min(doubled, _LONGEST_OF_OURS)
