"""Channels: what is known of each between two polls, and which are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import stamp
from flows.store.database.upserts import upsert
from flows.store.schema.feed_tables import channels, polls

FILE_KINDS: Final = ("folder", "archive")
WEB_KINDS: Final = ("feed", "sitemap", "page")
NEVER_EMPTY: Final = ("feed", "page")
"""Those that show nothing of their source where they list nothing; a news sitemap may be empty."""
_LONGEST_WAIT: Final = timedelta(days=2)
"""No wait that is set is longer than a day: a later time was set by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as it was left by its last poll; the columns of `feed_schema.channels`."""

    source: str
    address: str
    kind: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    moves: int = 0
    failures: int = 0
    polled_at: str | None = None
    next_at: str | None = None
    gone: str | None = None


def register_channels(store: Store, listed: Iterable[tuple[str, str, str]], now: datetime) -> None:
    """Make the channels of the catalogue known: (source, kind, address) of each.

    Those that it does not list any more are marked as left, and what they missed since is no
    outage. One that comes back is polled as it was, and asked again if it was gone.
    """
    rows = [
        {"source": source, "address": address, "kind": kind, "url": address, "moves": 0,
         "failures": 0}
        for source, kind, address in listed
    ]  # fmt: skip
    keys = {(row["source"], row["address"]) for row in rows}
    with writing(store) as connection:
        known = connection.execute(
            sa.select(channels.c.source, channels.c.address, channels.c.left_at)
        )
        before = {(str(row.source), str(row.address)): row.left_at for row in known}
        upsert(connection, channels, [r for r in rows if (r["source"], r["address"]) not in before])
        for key, left_at in before.items():
            if key in keys and left_at is not None:
                _set(connection, key, left_at=None, gone=None)
            elif key not in keys and left_at is None:
                _set(connection, key, left_at=stamp(now))


def due_channels(store: Store, now: datetime) -> list[Channel]:
    """The channels to poll: those that failed least first, then those read least lately.

    One at which its host always says "too many requests" is asked last, since it ends the
    asking of that host; and what one run had no time for comes first in the next.
    Left out are those that are gone or left, that asked for patience, and that were polled
    at `now` already: then this run is the rest of one that was killed.
    """
    table, at = channels.c, stamp(now)
    # The last one and no maximum: that would be sought among all polls there ever were.
    read_at = (
        sa.select(polls.c.at)
        .where(polls.c.source == table.source, polls.c.address == table.address)
        .where(polls.c.status != "failed")
        .order_by(polls.c.at.desc())
        .limit(1)
    )
    lately = sa.func.coalesce(read_at.scalar_subquery(), "")
    query = sa.select(*(table[name] for name in Channel.__slots__)).where(
        table.gone.is_(None),
        table.left_at.is_(None),
        sa.or_(table.polled_at.is_(None), table.polled_at != at),
        has_waited(table.next_at, now),
    )
    with reading(store) as connection:
        ordered = query.order_by(table.failures, lately, table.source, table.address)
        rows = connection.execute(ordered).mappings()
        return [Channel(**row) for row in rows]


def has_waited(next_at: sa.ColumnElement[str | None], now: datetime) -> sa.ColumnElement[bool]:
    """Whether what was to be left alone until `next_at`, if at all, may be asked for again."""
    return sa.or_(next_at.is_(None), next_at <= stamp(now), next_at > stamp(now + _LONGEST_WAIT))


def _set(connection: Connection, key: tuple[str, str], **values: Any) -> None:
    source, address = key
    table = channels.c
    this = sa.and_(table.source == source, table.address == address)
    connection.execute(sa.update(channels).where(this).values(**values))
