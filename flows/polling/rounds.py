"""Poll all that the catalogue names into the store.

First the channels: what each lists becomes entries, saved with the channel's new state in one
transaction. Then the pages of entries that wait to be read, in batches of one transaction
each. Nothing that one channel or one page holds stops another. `now` is the only clock: a
run that was killed is finished by another with the same `now`, and then the store is what
an undisturbed run would have left.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from time import monotonic
from typing import Final, TypeVar

from flows.ingest.fetching.exchange import Answer
from flows.ingest.fetching.visits import Limits, Visitor
from flows.ingest.fetching.web import SECONDS
from flows.polling.entry_pages import REST, Desk, Fetched, page_visit, read_pages, without_page
from flows.polling.file_channels import poll_files
from flows.polling.web_channels import Web, channel_visit, polled
from flows.progress import Progress, Say, quietly, silently
from flows.sources.catalogue import Catalogue
from flows.store.database.engine import Store
from flows.store.polled.channels import FILE_KINDS, Channel, due_channels, register_channels
from flows.store.polled.files import files_read
from flows.store.polled.polls import Listed, Poll, Polled, Recorded, record_listed, record_poll
from flows.store.polled.readings import Due, Reading, due_entries, record_readings
from models.records import Refusal
from models.settings import Settings

_BATCH: Final = 25  # bodies that are in memory, and lost to a crash, at most

_LONGEST: Final = timedelta(hours=1)
"""For which a run asks for channels, and then for pages: a daily run should not take the day."""
_LEFT: Final = f"is left for the next run: this one has asked for {_LONGEST.seconds // 60} minutes"
_YOUNG: Final = timedelta(days=3)  # articles that are looked at again, every `REST`

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChannelOutcome:
    """How a poll of a channel ended.

    status: "read", "unchanged", "failed" or "gone"; reason: why, or what was amiss. seen:
    entries listed, fresh: of these, not known before.
    """

    source: str
    kind: str
    address: str
    status: str
    http: int | None
    reason: str | None
    seen: int
    fresh: int


@dataclass(frozen=True, slots=True)
class PollSummary:
    """What came of a run.

    articles: ids of the articles that are new or were rewritten, and may be scored. refused:
    the entries that are none, or that could not be read, with reasons. again: how many pages
    were read again and had not changed.
    """

    channels: tuple[ChannelOutcome, ...]
    articles: tuple[str, ...]
    refused: tuple[Refusal, ...]
    again: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one transaction kept, in short."""

    articles: Sequence[str] = ()
    refused: Sequence[Refusal] = ()
    again: int = 0
    outcome: ChannelOutcome | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """What the steps of one run share."""

    store: Store
    web: Web
    now: datetime
    progress: Progress


def poll_all(  # noqa: PLR0913, PLR0917 - what a shell hands down, each once
    catalogue: Catalogue,
    store: Store,
    settings: Settings,
    now: datetime,
    progress: Progress = quietly,
    say: Say = silently,
) -> PollSummary:
    """Poll the channels that are due, read what they list, and say what came of it.

    now: the time, with a time zone. progress: gets stage, done and total. say: gets a line
    for whatever a user should know of a text, such as a repair. Raises StoreError when the
    store cannot be written; nothing else stops a run.
    """
    now = now.replace(microsecond=0)
    visitor = Visitor(Limits(settings.reading.allow_hosts, SECONDS, now))
    sources = {source.name: source for source in catalogue.sources}
    run = _Run(store, Web(visitor, sources, Desk(settings.reading, now, say)), now, progress)
    listed = catalogue.channels()
    register_channels(store, [(one.source, one.kind, one.address) for one in listed], now)
    kept = [*_poll_channels(run), *_read_entries(run)]
    outcomes = [one.outcome for one in kept if one.outcome]
    refused = {refusal for one in kept for refusal in one.refused}
    return PollSummary(
        tuple(sorted(outcomes, key=lambda one: (one.source, one.address))),
        tuple(sorted({article for one in kept for article in one.articles})),
        tuple(sorted(refused, key=lambda one: (one.path, one.reason))),
        sum(one.again for one in kept),
    )


def _poll_channels(run: _Run) -> Iterator[_Kept]:
    due = due_channels(run.store, run.now)
    for done, one in enumerate(_polls(run, due), start=1):
        yield one
        run.progress("Polling channels", done, len(due))


def _polls(run: _Run, due: Sequence[Channel]) -> Iterator[_Kept]:
    for channel in due:
        if channel.kind in FILE_KINDS:
            yield _poll_files(run, channel)
    visits = [channel_visit(run.web, one) for one in due if one.kind not in FILE_KINDS]
    asked: set[Channel] = set()
    for batch in _batches(_in_time(run.web.visitor.visit(visits))):
        asked |= {visit.key for visit, _ in batch}
        for one in polled(run.web, [(visit.key, answer) for visit, answer in batch]):
            yield _kept(one, record_poll(run.store, one, run.now))
    for channel in (visit.key for visit in visits if visit.key not in asked):
        one = Polled(channel, Poll("failed", reason=_LEFT))
        yield _kept(one, record_poll(run.store, one, run.now))


def _poll_files(run: _Run, channel: Channel) -> _Kept:
    parts: list[Recorded] = []

    def keep(part_of: Channel, listed: Listed) -> Recorded:
        parts.append(record_listed(run.store, part_of, listed, run.now))
        return parts[-1]

    known = files_read(run.store, channel)
    one = poll_files(channel, run.web.sources[channel.source], known, run.web.desk, keep)
    parts.append(record_poll(run.store, one, run.now))
    articles = tuple(article for part in parts for article in part.articles)
    refused = tuple(refusal for part in parts for refusal in part.refused)
    return _kept(one, Recorded(one.poll.fresh, articles, refused))


def _kept(one: Polled, recorded: Recorded) -> _Kept:
    channel, poll = one.channel, one.poll
    outcome = ChannelOutcome(
        channel.source, channel.kind, channel.address, poll.status, poll.http, poll.reason,
        poll.seen, recorded.fresh,
    )  # fmt: skip
    return _Kept(recorded.articles, recorded.refused, outcome=outcome)


def _read_entries(run: _Run) -> Iterator[_Kept]:
    sources, desk = run.web.sources, run.web.desk
    due = [one for one in due_entries(run.store, run.now, _YOUNG, REST) if one.source in sources]
    visits = [page_visit(one, sources[one.source], desk) for one in due]
    done = 0
    asked: set[Due] = set()
    for batch in _batches(_in_time(run.web.visitor.visit(visits))):
        readings = _readings(run, [(visit.key, answer) for visit, answer in batch])
        articles = record_readings(run.store, readings, run.now)
        asked |= {visit.key for visit, _ in batch}
        done += len(batch)
        run.progress("Reading articles", done, len(due))
        yield _Kept(articles, _unusable(readings), sum(_is_same(one) for one in readings))
    yield _Kept(refused=[Refusal(one.entry, _LEFT) for one in due if one not in asked])


def _readings(run: _Run, answered: Sequence[tuple[Due, Answer]]) -> list[Reading]:
    readings, fetched = [], []
    for due, answer in answered:
        reading = without_page(due, answer, run.now)
        if reading is None:
            fetched.append(Fetched(due, run.web.sources[due.source], answer))
        else:
            readings.append(reading)
    return [*readings, *read_pages(fetched, run.web.visitor, run.web.desk)]


def _unusable(readings: Sequence[Reading]) -> list[Refusal]:
    return [
        Refusal(one.entry, one.flagged or one.reason or "")
        for one in readings
        if one.state != "read" or one.flagged
    ]


def _is_same(reading: Reading) -> bool:
    return reading.state == "read" and reading.article is None and reading.attempts == 0


def _in_time(visits: Generator[T, None, None]) -> Iterator[T]:
    """Yield answers for `_LONGEST`, and hang up then; each is at most a minute's pause away."""
    until = monotonic() + _LONGEST.total_seconds()
    with closing(visits):
        for one in visits:
            yield one
            if monotonic() > until:
                return


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, _BATCH)):
        yield batch
