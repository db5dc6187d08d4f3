"""Record polls, each in one transaction, so that a killed run can go on.

The validators of a channel (ETag, Last-Modified) are saved together with the entries that
came with them: saved before, a crash would lose the entries, since the next answer is "not
modified". A channel and an entry say when they were done last; a run that is started again
with the same time does only the rest, and the store ends as if nothing had happened.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, writing
from flows.store.database.moments import stamp, was_out
from flows.store.database.upserts import Row, insert_new, upsert
from flows.store.polled.channels import FILE_KINDS, WEB_KINDS, Channel
from flows.store.polled.files import keep_files
from flows.store.polled.joins import PASSED_BY, may_have_missed
from flows.store.polled.listings import Entry, Listed
from flows.store.polled.readings import keep_readings
from flows.store.polled.renaming import under_known_names
from flows.store.schema.feed_tables import channels, entries, polls, revisions
from models.records import Refusal

_HASHED: Final = ("fault:", "text:", "hash:")  # how keys begin that are hashes

__all__ = ["Entry", "Listed", "Poll", "Polled", "Recorded", "record_listed", "record_poll"]


@dataclass(frozen=True, slots=True)
class Poll:
    """How a poll ended: read, unchanged, failed or gone.

    seen: how many entries it listed. fresh: of these, those that were recorded before it, by
    `record_listed`, and were not known before the run.
    """

    status: str
    http: int | None = None
    reason: str | None = None
    seen: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Polled:
    """All that a poll leaves: the channel's new state, how it went, and what was listed.

    files: of a folder or an archive the files that were read, with their states; gone: the
    paths of those that are not there any more.
    """

    channel: Channel
    poll: Poll
    listed: Listed = field(default_factory=Listed)
    files: Mapping[str, str] = field(default_factory=dict)
    gone: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was new: how many entries, the ids of articles to score, entries that are no use.

    New is what was first seen in this run, in a part of it that died too.
    """

    fresh: int
    articles: tuple[str, ...]
    refused: tuple[Refusal, ...]


def record_poll(store: Store, polled: Polled, now: datetime) -> Recorded:
    """Keep what a poll left.

    Entries whose listing has changed wait to be read again; of feeds and the like only the one
    that listed an entry first is heard on that, as long as it is polled. Readings count only for
    entries that are new or changed.
    """
    channel, poll = polled.channel, polled.poll
    with writing(store) as connection:
        upsert(connection, channels, [{**asdict(channel), "polled_at": stamp(now)}])
        listed = under_known_names(connection, channel, polled.listed, now)
        recorded = _keep_listed(connection, channel, listed, now)
        keep_files(connection, channel, polled.files, polled.gone)
        names = {item.entry for item in listed.entries}
        if may_have_missed(connection, channel, names, recorded.fresh, now):
            poll = replace(poll, reason=f"{PASSED_BY}; {poll.reason}" if poll.reason else PASSED_BY)
        key = {"source": channel.source, "address": channel.address, "at": stamp(now)}
        row = {**key, **asdict(poll), "fresh": poll.fresh + recorded.fresh}
        insert_new(connection, polls, [row])
        return recorded


def record_listed(store: Store, channel: Channel, listed: Listed, now: datetime) -> Recorded:
    """Keep a part of what a channel lists; its poll is not over, and begins anew if it dies."""
    with writing(store) as connection:
        named = under_known_names(connection, channel, listed, now)
        return _keep_listed(connection, channel, named, now)


def _keep_listed(
    connection: Connection, channel: Channel, listed: Listed, now: datetime
) -> Recorded:
    fresh, renewed, begun = _keep_entries(connection, channel, listed.entries, now)
    heard = fresh | renewed
    readings = [reading for reading in listed.readings if reading.entry in heard]
    articles = keep_readings(connection, readings, now)
    ends = [(one.entry, one.state, one.reason) for one in listed.entries]
    ends += [(one.entry, one.state, one.reason) for one in readings]
    unusable = [
        Refusal(_where(entry, channel), reason or "")
        for entry, state, reason in ends
        if entry in heard and state in ("refused", "lost")
    ]
    return Recorded(len(fresh | begun), tuple(articles), tuple(unusable))


def _where(entry: str, channel: Channel) -> str:
    """What a reader may find an entry by: a key that is a hash tells nobody anything."""
    return channel.address if entry.startswith(_HASHED) else entry


def _keep_entries(
    connection: Connection, channel: Channel, listed: Sequence[Entry], now: datetime
) -> tuple[set[str], set[str], set[str]]:
    """Insert entries that are new, renew those that changed; return the keys of both.

    And of those that this channel listed first at `now`, before this run died and began anew.
    """
    first = {item.entry: item for item in reversed(listed)}  # of a key given twice, the first
    by_key = dict(sorted(first.items()))  # one order, so that two runs cannot deadlock
    known = _known(connection, channel.source, list(by_key))
    fresh = [item for key, item in by_key.items() if key not in known]
    insert_new(connection, entries, [_row(channel, item, now) for item in fresh])
    heard = [
        item
        for key, item in by_key.items()
        if key in known and _is_heard(channel, known[key]) and item.state == "waiting"
    ]
    redated = [item for item in heard if _is_redated(known[item.entry], item, now)]
    corrected = _corrected(connection, channel.source, redated)
    renewed = [
        item for item in heard if known[item.entry].listed != item.listed or item.entry in corrected
    ]
    for item in renewed:
        _renew(connection, known[item.entry], channel, item)
    begun = {
        key
        for key, row in known.items()
        if (row.channel, row.first_seen_at) == (channel.address, stamp(now))
    }
    return {item.entry for item in fresh}, {item.entry for item in renewed}, begun


def _is_heard(channel: Channel, known: Any) -> bool:
    """Whether a channel may change a known entry: as the first to list it, or files among files.

    Two feeds would change it for ever; files add the versions that they hold, each once. An entry
    whose channel is polled no more, or that was read by hand, goes to the next that lists it.
    """
    if known.channel == channel.address or (
        channel.kind in FILE_KINDS and known.kind not in WEB_KINDS
    ):
        return True
    return known.kind is None or known.left_at is not None or known.gone is not None


def _is_redated(known: Any, item: Entry, now: datetime) -> bool:
    """Whether another date is a correction: nothing was published after it was seen."""
    said = item.published
    if said is None or said == known.published:
        return False
    return was_out(said, known.first_seen_at, now)


def _corrected(connection: Connection, source: str, redated: Sequence[Entry]) -> set[str]:
    """The keys of entries whose date is none that a revision had: of two servers each has its own.

    Their pages would be read for ever.
    """
    table = revisions.c
    told: set[tuple[str, str]] = set()
    for keys in in_batches({item.entry for item in redated}):
        query = sa.select(table.entry, table.published).where(
            table.source == source, table.entry.in_(keys)
        )
        told |= {(row.entry, row.published) for row in connection.execute(query)}
    return {item.entry for item in redated if (item.entry, item.published) not in told}


def _known(connection: Connection, source: str, keys: Sequence[str]) -> dict[str, Any]:
    table, its = entries.c, channels.c
    listed_by = sa.and_(its.source == table.source, its.address == table.channel)
    found: dict[str, Any] = {}
    for some in in_batches(keys):
        query = (
            sa.select(
                table.entry, table.channel, table.listed, table.title, table.published,
                table.first_seen_at, its.kind, its.left_at, its.gone,
            )
            .outerjoin(channels, listed_by)
            .where(table.source == source, table.entry.in_(some))
        )  # fmt: skip
        found |= {row.entry: row for row in connection.execute(query)}
    return found


def _row(channel: Channel, item: Entry, now: datetime) -> Row:
    place = {"source": channel.source, "channel": channel.address}
    return {**asdict(item), **place, "first_seen_at": stamp(now), "attempts": 0}


def _renew(connection: Connection, known: Any, channel: Channel, item: Entry) -> None:
    """Have an entry read again; in full where its page cannot say that nothing has changed."""
    this = sa.and_(entries.c.source == channel.source, entries.c.entry == item.entry)
    values = {**asdict(item), "attempts": 0, "next_at": None}
    del values["entry"]
    if channel.kind in WEB_KINDS:  # it is the one to be heard from now on
        values |= {"channel": channel.address}
    if (known.title, known.published) != (item.title, item.published):
        values |= {"etag": None, "last_modified": None}
    connection.execute(sa.update(entries).where(this).values(**values))
