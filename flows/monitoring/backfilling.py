"""Groups and compares the news of a range of days, day by day as it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from flows.monitoring.archives import read_archives
from flows.monitoring.comparing import compare_chunk
from flows.monitoring.cycle import choose, digest
from flows.monitoring.days import Days
from flows.monitoring.grouping import group
from flows.monitoring.publishing import note_shown
from flows.monitoring.watch import Watch
from flows.progress import Progress, Say, quietly, silently
from flows.report.digest.records import Digest
from flows.store.database.moments import stamp


def run(
    watch: Watch,
    days: Days,
    archives: Sequence[str],
    progress: Progress = quietly,
    say: Say = silently,
) -> Digest:
    """Read the archives, group day by day, and compare. Raises RashomonError."""
    ingested = read_archives(watch, archives, say, days)
    grouped = group_days(watch, days, progress)
    chosen = choose(watch, *days.extent)
    results = [compare_chunk(watch, chunk, progress) for chunk in chosen.chunks]
    found = past(days, digest(watch, ingested, grouped, chosen, results))
    note_shown(watch, found)
    return found


def group_days(watch: Watch, days: Days, progress: Progress = quietly) -> Path:
    """Assign the articles of each day to stories as a run at its end would have."""
    return [group(replace(watch, now=stamp(end)), progress) for end in days.evenings()][-1]


def past(days: Days, found: Digest) -> Digest:
    """The digest of a range of days, which says so, and nothing of what was told today."""
    return replace(found, days=(days.first.isoformat(), days.last.isoformat()), earlier=())
