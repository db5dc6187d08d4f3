"""What was polled: the articles of a time, the health of feeds, and when sources were unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from flows.store import schema
from flows.store.engine import Store, reading
from flows.store.feed_schema import channels, entries, polls, revisions
from flows.store.moments import stamp
from models.records import Article


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
            table.lang, table.path, schema.articles.c.text,
        )
        .join(schema.articles, schema.articles.c.article == table.article)
        .where(table.at >= stamp(start), table.at < stamp(end))
        .where(table.superseded_at.is_(None), table.flagged.is_(None))
        .order_by(table.at, table.source, table.entry)
    )  # fmt: skip
    with reading(store) as connection:
        found: dict[str, Article] = {}
        for row in connection.execute(query).mappings():
            found.setdefault(row["article"], _article(row))
    return list(found.values())


def health(store: Store, since: datetime) -> list[Health]:
    """How each channel of the catalogue did since a time, by source and address."""
    listed = sa.select(channels).where(channels.c.left_at.is_(None))
    recent = sa.select(polls).where(polls.c.at >= stamp(since)).order_by(polls.c.at)
    with reading(store) as connection:
        rows = connection.execute(listed.order_by(channels.c.source, channels.c.address)).all()
        by_channel: dict[tuple[str, str], list[Any]] = {}
        for poll in connection.execute(recent):
            by_channel.setdefault((poll.source, poll.address), []).append(poll)
    return [_health(row, by_channel.get((row.source, row.address), [])) for row in rows]


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


def _health(channel: Any, of_it: Sequence[Any]) -> Health:
    read = [poll for poll in of_it if poll.status == "read"]
    last = of_it[-1] if of_it else None
    return Health(
        source=channel.source,
        address=channel.address,
        kind=channel.kind,
        polls=len(of_it),
        failed=sum(poll.status in ("failed", "gone") for poll in of_it),
        seen=read[-1].seen if read else 0,
        fresh=sum(poll.fresh for poll in of_it),
        status=last.status if last else None,
        http=last.http if last else None,
        reason=last.reason if last else None,
        at=last.at if last else None,
        gone=channel.gone,
        next_at=channel.next_at,
    )
