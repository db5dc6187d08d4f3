"""Entries that are due to be read, and what became of them.

What was read becomes a revision of its article (`flows.store.polled.revisions`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import stamp
from flows.store.polled.channels import has_waited
from flows.store.polled.cuts import SHOWS_LESS, is_cut
from flows.store.polled.revisions import Version, keep_versions
from flows.store.schema.feed_tables import entries, revisions
from models.records import Article


@dataclass(frozen=True, slots=True)
class Due:
    """An entry to be read. told: whether an article was read of it before."""

    source: str
    entry: str
    url: str
    title: str | None
    published: str | None
    attempts: int
    told: bool
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reading of an entry ended.

    state: "read", "failed" (to be tried again), "lost" (given up) or "refused" (no article),
    the last three with a `reason`. next_at: when to look again. article: what was read, if it
    was. flagged: why it is kept but not scored. canonical: the address that it has by its own page
    or its listing, if that is its own. seen: whether its text or page was there to be
    read, or said that it has not changed. etag, last_modified: of the page. archived: it was
    read in a file, where versions of one article may stand side by side, and old ones.
    """

    source: str
    entry: str
    state: str
    reason: str | None = None
    attempts: int = 0
    next_at: str | None = None
    seen: bool = False
    etag: str | None = None
    last_modified: str | None = None
    article: Article | None = None
    flagged: str | None = None
    canonical: str | None = None
    archived: bool = False


def due_entries(store: Store, now: datetime, young: timedelta, rest: timedelta) -> list[Due]:
    """The entries whose page is to be read: new ones, those tried least, in the order seen; others.

    Those that wait or failed; and again those first seen less than `young` ago that were last
    read more than `rest` ago, or that are to be looked at again, since that is when articles are
    rewritten and stubs grow.
    """
    table = entries.c
    again = sa.and_(
        table.state == "read",
        table.first_seen_at > stamp(now - young),
        table.read_at <= stamp(now - rest),
    )
    grown = sa.and_(
        table.state.in_(("refused", "lost")),
        table.next_at.is_not(None),
        table.first_seen_at > stamp(now - young),
    )
    its = sa.and_(revisions.c.source == table.source, revisions.c.entry == table.entry)
    told = sa.exists().where(its).label("told")
    query = (
        sa.select(*(table[name] for name in Due.__slots__ if name != "told"), told)
        .where(table.url.is_not(None), has_waited(table.next_at, now))
        .where(sa.or_(table.state.in_(("waiting", "failed")), again, grown))
        .order_by(told, table.attempts, table.first_seen_at, table.source, table.entry)
    )
    with reading(store) as connection:
        return [Due(**row) for row in connection.execute(query).mappings()]


def record_readings(store: Store, readings: Sequence[Reading], now: datetime) -> list[str]:
    """Keep what became of entries' pages; returns the ids of the articles to score.

    A page that shows only a part of what was read of it before makes no version of its article.
    """
    with writing(store) as connection:
        whole = [_without_cut(connection, one) for one in readings]
        return keep_readings(connection, whole, now)


def _without_cut(connection: Connection, one: Reading) -> Reading:
    if one.article and is_cut(connection, one.source, one.entry, one.article.text):
        return replace(one, article=None, reason=SHOWS_LESS)
    return one


def keep_readings(connection: Connection, readings: Sequence[Reading], now: datetime) -> list[str]:
    """Likewise, within a transaction; in the order of names, so that two runs cannot deadlock."""
    ordered = sorted(readings, key=lambda one: (one.source, one.entry))
    _mark(connection, [one for one in ordered if one.seen], now)
    _mark(connection, [one for one in ordered if not one.seen], now)
    versions = [
        Version(one.source, one.entry, one.article, one.flagged, one.canonical, one.archived)
        for one in ordered
        if one.article
    ]
    return keep_versions(connection, versions, now)


def _mark(connection: Connection, readings: Sequence[Reading], now: datetime) -> None:
    """Write how readings ended, all of which saw their page or none."""
    if not readings:
        return
    names = ["state", "reason", "attempts", "next_at"]
    if readings[0].seen:
        names += ["etag", "last_modified"]
    rows = [
        {"of_source": one.source, "of_entry": one.entry, **{n: getattr(one, n) for n in names}}
        for one in readings
    ]
    if readings[0].seen:
        rows = [{**row, "read_at": stamp(now)} for row in rows]
    this = sa.and_(
        entries.c.source == sa.bindparam("of_source"), entries.c.entry == sa.bindparam("of_entry")
    )
    connection.execute(sa.update(entries).where(this), rows)
