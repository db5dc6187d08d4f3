"""A whole run of the monitor, with or without Prefect, and what its stages hand each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from flows.monitoring import choosing
from flows.monitoring.choosing import Chosen
from flows.monitoring.comparing import compare_chunk, read_failed
from flows.monitoring.grouping import group, open_stories, read_grouped
from flows.monitoring.ingesting import ingest, read_ingested
from flows.monitoring.publishing import note_shown, with_stories
from flows.monitoring.unseen import unseen
from flows.monitoring.watch import Watch
from flows.progress import Progress, Say, quietly, silently
from flows.report.digest.records import Digest
from flows.store.database.engine import open_store


def run(watch: Watch, progress: Progress = quietly, say: Say = silently) -> Digest:
    """All stages in order. Raises RashomonError for what a user can mend."""
    ingested = ingest(watch, progress, say)
    grouped = group(watch, progress)
    chosen = choose(watch)
    results = [compare_chunk(watch, chunk, progress) for chunk in chosen.chunks]
    found = digest(watch, ingested, grouped, chosen, results)
    note_shown(watch, found)
    return found


def choose(watch: Watch, since: datetime | None = None, until: datetime | None = None) -> Chosen:
    """Choose the stories that changed, told by two sources or more, since a time.

    since: of what was published before, nothing is compared; by default, of what is older
    than the window of grouping. until: nor of what was published from then on.
    """
    window = timedelta(days=watch.settings.stories.window)
    with open_store(watch.store) as store:
        events = open_stories(watch, since or watch.since, until)
        return choosing.choose(watch, events, unseen(store, expected=window))


def both(first: Chosen, again: Chosen) -> Chosen:
    """What a run chose before a person answered and, by the answers, once more."""
    return Chosen(
        chunks=(*first.chunks, *again.chunks),
        stories=first.stories + again.stories,
        unchanged=min(first.unchanged, again.unchanged),
        alone=again.alone,
    )


def digest(
    watch: Watch, ingested: Path, grouped: Path, chosen: Chosen, results: Sequence[Path]
) -> Digest:
    """Gather what the stages left into the digest of the run."""
    read = read_ingested(ingested)
    failing = {channel.source for channel in read.channels if channel.failing}
    well = {channel.source for channel in read.channels if not channel.failing}
    told = Digest(
        now=watch.now,
        stories=(),
        unchanged=chosen.unchanged,
        alone=chosen.alone,
        fresh=read.articles,
        down=tuple(sorted(failing - well)),
        channels=read.channels,
        refused=read.refused,
        changes=read_grouped(grouped).changes,
        failed=tuple(dict.fromkeys(one for path in results for one in read_failed(path))),
    )
    return with_stories(told, watch)
