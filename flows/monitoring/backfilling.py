"""Groups and compares the news of a range of days, day by day as it came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from flows.monitoring.watch import Watch, moment
from flows.report.digest_records import Digest
from flows.stages import Progress, quietly
from models.errors import InputError

# Of the 200 task runs that a flow run may have; the comparisons have 150.
_MOST_SPANS: Final = 30
_DAY: Final = timedelta(days=1)


def run(  # noqa: PLR0913, PLR0917 - the days, where they come from, and who watches
    watch: Watch,
    first: date,
    last: date,
    archives: Sequence[str],
    progress: Progress = quietly,
    say: Callable[[str], object] = str,
    reports: str | None = None,
) -> Digest:
    """Read the archives, group day by day, and compare. Raises RashomonError."""
    days = spans(first, last)
    ingested = read_archives(watch, archives, say)
    grouped = [group_days(watch, *span, progress) for span in days][-1]
    chosen = choose(watch, since=beginning(first))
    results = [compare_chunk(watch, chunk, progress) for chunk in chosen.chunks]
    found = digest(watch, ingested, grouped, chosen, results, reports)
    note_shown(watch, found)
    return found


def spans(first: date, last: date) -> list[tuple[date, date]]:
    """The days from the first to the last in at most 30 stretches. Raises InputError."""
    if last < first:
        raise InputError(f"The last day, {last}, lies before the first, {first}: exchange them.")
    count = (last - first).days + 1
    size = ceil(count / _MOST_SPANS)
    starts = [first + number * _DAY for number in range(0, count, size)]
    return [(start, min(start + (size - 1) * _DAY, last)) for start in starts]


def group_days(watch: Watch, first: date, last: date, progress: Progress = quietly) -> Path:
    """Assign the articles of each day to stories as a run at its end would have."""
    return [group(replace(watch, now=moment(end)), progress) for end in _ends(first, last)][-1]


def beginning(day: date) -> datetime:
    """The first moment of a day, UTC."""
    return datetime.combine(day, time(), UTC)


def _ends(first: date, last: date) -> Iterator[datetime]:
    for number in range((last - first).days + 1):
        yield beginning(first + (number + 1) * _DAY) - timedelta(seconds=1)
