"""Groups and compares the news of a range of days, day by day as it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from pathlib import Path
from typing import Final

from flows.monitoring.archives import read_archives
from flows.monitoring.comparing import compare_chunk
from flows.monitoring.cycle import choose, digest
from flows.monitoring.grouping import group
from flows.monitoring.publishing import note_shown
from flows.monitoring.watch import Watch
from flows.progress import Progress, Say, quietly, silently
from flows.report.digest_records import Digest
from flows.store.moments import stamp
from models.errors import InputError

# Of the 200 task runs that a flow run may have; the comparisons have 150.
_MOST_SPANS: Final = 30
_MOST_DAYS: Final = 36_600  # a century; each day costs 25 ms, though nothing was published on it
_DAY: Final = timedelta(days=1)
_EARLIEST: Final = date(1605, 1, 1)  # no article is dated before (flows.ingest.publication)
_LATEST: Final = date(9999, 12, 30)  # grouping looks at the moment after a day too


def run(  # noqa: PLR0913, PLR0917 - the days, where they come from, and who watches
    watch: Watch,
    first: date,
    last: date,
    archives: Sequence[str],
    progress: Progress = quietly,
    say: Say = silently,
    reports: str | None = None,
) -> Digest:
    """Read the archives, group day by day, and compare. Raises RashomonError."""
    days = spans(first, last)
    ingested = read_archives(watch, archives, say, (first, last))
    grouped = [group_days(watch, *span, progress) for span in days][-1]
    chosen = choose(watch, *extent(first, last))
    results = [compare_chunk(watch, chunk, progress) for chunk in chosen.chunks]
    found = past(first, last, digest(watch, ingested, grouped, chosen, results, reports))
    note_shown(watch, found)
    return found


def spans(first: date, last: date) -> list[tuple[date, date]]:
    """The days from the first to the last in at most 30 stretches.

    Raises InputError where the last day lies before the first or more than a century after it,
    or one of them outside the years 1605 to 9999.
    """
    for day in (first, last):
        if not _EARLIEST <= day <= _LATEST:
            raise InputError(
                f"{day} lies outside {_EARLIEST} to {_LATEST}: give the days on which your articles"
                " were published."
            )
    if last < first:
        raise InputError(f"The last day, {last}, lies before the first, {first}: exchange them.")
    count = (last - first).days + 1
    if count > _MOST_DAYS:
        raise InputError(
            f"From {first} to {last} are {count:,} days; at most {_MOST_DAYS:,} are grouped at"
            " once, a century: give the days on which your articles were published."
        )
    size = ceil(count / _MOST_SPANS)
    # Counted before they are added: no day comes after 9999-12-31.
    stretches = [(number, min(number + size, count) - 1) for number in range(0, count, size)]
    return [(first + start * _DAY, first + end * _DAY) for start, end in stretches]


def group_days(watch: Watch, first: date, last: date, progress: Progress = quietly) -> Path:
    """Assign the articles of each day to stories as a run at its end would have."""
    return [group(replace(watch, now=stamp(end)), progress) for end in _ends(first, last)][-1]


def past(first: date, last: date, found: Digest) -> Digest:
    """The digest of a range of days, which says so, and nothing of what was told today."""
    return replace(found, days=(first.isoformat(), last.isoformat()), earlier=())


def extent(first: date, last: date) -> tuple[datetime, datetime]:
    """The first moment of these days, UTC, and the first one after them."""
    start = datetime.combine(first, time(), UTC)
    return start, start + ((last - first) + _DAY)


def _ends(first: date, last: date) -> Iterator[datetime]:
    for number in range((last - first).days + 1):
        yield datetime.combine(first + number * _DAY, time(23, 59, 59), UTC)
