"""The digest of a run: what no digest has shown yet, from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from flows.monitoring.watch import Watch
from flows.recording import reports_address
from flows.report.digest.records import Digest, DigestStory, Spike
from flows.store.compared.monitored import Monitored, divergences, show, shown_lately, to_show
from flows.store.database.engine import Store, open_store
from models.scores import Score
from models.spikes import is_spike, usual_divergence

LATELY: Final = timedelta(days=1)  # who looks each morning misses nothing


def with_stories(digest: Digest, watch: Watch) -> Digest:
    """The digest with the stories that none has shown as they are now, and their spikes.

    So what a run that was killed compared is in the digest of the next one. And, since a
    morning's digest may be that of an hour in which nothing happened, the other stories of the
    last day. Each with the address of its page where `rashomon up` serves it.
    """
    reports = reports_address(watch.pages)
    with open_store(watch.store) as store:
        rows = to_show(store)
        spikes = _spikes(watch, store, rows, reports)
        earlier = shown_lately(store, watch.time - LATELY)
    return replace(
        digest,
        stories=tuple(_story(row, reports) for row in rows),
        spikes=spikes,
        earlier=tuple(_story(row, reports) for row in earlier),
    )


def note_shown(watch: Watch, digest: Digest) -> None:
    """Note that the stories of a digest were shown and its spikes announced.

    After that was done, so that nothing is lost: a run killed in between shows it again. What
    another run has compared anew meanwhile was not shown, and stays to be.
    """
    announced: defaultdict[str, set[str]] = defaultdict(set)
    for spike in digest.spikes:
        announced[spike.story].add(spike.score.source)
    seen = {story.id: replace(story, report=None) for story in digest.stories}
    with open_store(watch.store) as store:
        same = [row for row in to_show(store) if seen.get(row.event) == _story(row, None)]
        show(store, same, announced)


def _story(row: Monitored, reports: str | None) -> DigestStory:
    return DigestStory(
        id=row.event,
        title=row.title,
        articles=row.articles,
        origins=row.origins,
        scores=row.scores,
        outages=row.outages,
        is_new=row.state == "new",
        report=_address(row, reports),
    )


def _spikes(
    watch: Watch, store: Store, rows: Sequence[Monitored], reports: str | None
) -> tuple[Spike, ...]:
    """The spikes of these stories that were not announced."""
    likely = [
        (row, score)
        for row in rows
        for score in row.scores
        if is_spike(score, watch.spike_from) and score.source not in row.announced
    ]

    def usual(row: Monitored, score: Score) -> float:
        others = divergences(store, score.source, row.event)
        return usual_divergence(others, watch.spike_from)

    judged = ((row, score, usual(row, score)) for row, score in likely)
    return tuple(
        Spike(row.event, row.title, score, threshold, _address(row, reports))
        for row, score, threshold in judged
        if is_spike(score, threshold)
    )


def _address(row: Monitored, reports: str | None) -> str | None:
    return f"{reports}/{row.event}/report.html" if reports else None
