"""What was polled: the articles of a time, the health of channels, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, reading
from flows.store.database.moments import stamp
from flows.store.polled.channels import NEVER_EMPTY
from flows.store.schema import story_tables
from flows.store.schema.feed_tables import channels, entries, polls, revisions
from models.records import Article

LOOKED_BACK: Final = timedelta(days=30)
"""A channel that failed is shown until it was read again; the polls of so long are looked at."""


@dataclass(frozen=True, slots=True)
class Health:
    """How a channel did over a time.

    polls, failed: how often it was polled, and how often in vain. seen: entries that the last
    poll that was read listed. fresh: entries that were new. status, http, reason, at: of its
    last poll. gone: why it is not polled any more. next_at: it is not asked again before.
    """

    source: str
    address: str
    kind: str
    polls: int
    failed: int
    seen: int
    fresh: int
    status: str | None
    http: int | None
    reason: str | None
    at: str | None
    gone: str | None
    next_at: str | None

    @property
    def silent(self) -> bool:
        """Whether it was read and shows nothing of its source."""
        return self.kind in NEVER_EMPTY and self.status == "read" and self.seen == 0


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that is no article to score, and why; `state` also says "flagged"."""

    source: str
    entry: str
    state: str
    reason: str


def articles_between(store: Store, start: datetime, end: datetime) -> list[Article]:
    """The articles published from `start` up to before `end`, the latest revision of each.

    One that says no time counts from when it was first seen. Left out is what is flagged as
    no article; one that two sources list at one address counts as that of the first. In the
    order of time, then of source and address.
    """
    table = revisions.c
    query = (
        sa.select(
            table.article, table.source, table.family, table.title, table.published, table.url,
            table.lang, table.path, story_tables.articles.c.text,
        )
        .join(story_tables.articles, story_tables.articles.c.article == table.article)
        .where(table.at >= stamp(start), table.at < stamp(end))
        .where(table.superseded_at.is_(None), table.flagged.is_(None))
        .order_by(table.at, table.source, table.entry)
    )  # fmt: skip
    with reading(store) as connection:
        found: dict[str, Article] = {}
        for row in connection.execute(query).mappings():
            found.setdefault(row["article"], _article(row))
    return list(found.values())


def first_seen(store: Store, articles: Sequence[str]) -> dict[str, str]:
    """Of each article, by its id, when the first version of it counts as published."""
    this, any_version = revisions.alias(), revisions.alias()
    of_it = sa.and_(any_version.c.source == this.c.source, any_version.c.entry == this.c.entry)
    query = (
        sa.select(this.c.article, sa.func.min(any_version.c.at))
        .join(any_version, of_it)
        .group_by(this.c.article)
    )
    with reading(store) as connection:
        found: dict[str, str] = {}
        for some in in_batches(articles):
            told = connection.execute(query.where(this.c.article.in_(some)))
            found |= dict(told.tuples().all())
    return found


def last_polled(store: Store) -> str | None:
    """When a channel was asked for last, as the clock of that run said."""
    latest: sa.Select[tuple[str | None]] = sa.select(sa.func.max(polls.c.at))
    with reading(store) as connection:
        return connection.scalar(latest)


def health(store: Store, since: datetime) -> list[Health]:
    """How each channel of the catalogue did since a time, by source and address."""
    table, last, read = channels.c, polls.alias(), polls.alias()
    recent = _counts(since)
    query = (
        sa.select(
            table.source, table.address, table.kind, table.gone, table.next_at,
            recent.c.polls, recent.c.failed, recent.c.fresh, read.c.seen,
            last.c.status, last.c.http, last.c.reason, last.c.at,
        )
        .outerjoin(recent, _is_at(recent, channels))
        .outerjoin(last, sa.and_(_is_at(last, channels), last.c.at == recent.c.last_at))
        .outerjoin(read, sa.and_(_is_at(read, channels), read.c.at == recent.c.read_at))
        .where(table.left_at.is_(None))
        .order_by(table.source, table.address)
    )  # fmt: skip
    with reading(store) as connection:
        return [_health(dict(row)) for row in connection.execute(query).mappings()]


def _counts(since: datetime) -> sa.Subquery:
    """The polls of each channel in numbers: by the database, since of a month there are many."""
    table = polls.c
    failed = sa.case((table.status.in_(("failed", "gone")), 1), else_=0)
    query = sa.select(
        channels.c.source,
        channels.c.address,
        sa.func.count().label("polls"),
        sa.func.sum(failed).label("failed"),
        sa.func.sum(table.fresh).label("fresh"),
        sa.func.max(table.at).label("last_at"),
        sa.func.max(sa.case((table.status == "read", table.at))).label("read_at"),
    )
    # By way of the channels: so each one's month is looked up, and not all polls there ever were.
    lately = sa.and_(_is_at(polls, channels), table.at >= stamp(since))
    by_channel = (channels.c.source, channels.c.address)
    return query.select_from(channels).join(polls, lately).group_by(*by_channel).subquery()


def _is_at(one: sa.FromClause, other: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(one.c.source == other.c.source, one.c.address == other.c.address)


def unread(store: Store, start: datetime, end: datetime) -> list[Unread]:
    """What was listed from `start` up to before `end` and is no article to score, with reasons."""
    table = entries.c
    waiting = sa.select(table.source, table.entry, table.state, table.reason).where(
        table.first_seen_at >= stamp(start),
        table.first_seen_at < stamp(end),
        table.state.in_(("failed", "lost", "refused")),
    )
    version = revisions.c
    flagged = sa.select(
        version.source, version.entry, sa.literal("flagged"), version.flagged
    ).where(
        version.first_seen_at >= stamp(start),
        version.first_seen_at < stamp(end),
        version.superseded_at.is_(None),
        version.flagged.is_not(None),
    )
    with reading(store) as connection:
        rows = [*connection.execute(waiting).tuples(), *connection.execute(flagged).tuples()]
    return sorted((Unread(*row) for row in rows), key=lambda one: (one.source, one.entry))


def _article(row: Any) -> Article:
    values = dict(row)
    return Article(id=values.pop("article"), **values)


def _health(row: Mapping[str, Any]) -> Health:
    """A channel that was not polled in the time has no numbers."""
    counts = {name: row[name] or 0 for name in ("polls", "failed", "seen", "fresh")}
    return Health(**{**row, **counts})
