"""Events: what is open, what a run assigned, what changed, and what a person said of it.

An assignment is saved in one transaction, and only what differs from the store is written:
a run that was killed left nothing, and one that is repeated leaves the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.compared.event_rows import change_rows, event_rows
from flows.store.compared.monitored import forget_untold
from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import counts_at, moment, stamp
from flows.store.database.upserts import Row, insert_new, upsert
from flows.store.schema.event_tables import event_articles, event_changes, events
from flows.store.schema.feed_tables import revisions
from models.records import Article
from models.stories import Assignment, KnownStory, Merge, Verdict


def open_events(store: Store, since: datetime) -> list[KnownStory]:
    """The events with an article published since a time, by id.

    Of an article that was rewritten, the id of the latest version stands for it.
    """
    table = event_articles.c
    recent = sa.select(table.event, table.article).where(table.at >= stamp(since))
    with reading(store) as connection:
        members = defaultdict(list)
        for event, article in connection.execute(recent.order_by(table.at, table.article)).tuples():
            members[event].append(article)
        latest = _rewritten(connection, [one for ones in members.values() for one in ones])
        whole = {row.event: row for row in _extents(connection, list(members))}
    return [
        KnownStory(
            id=event,
            articles=tuple(dict.fromkeys(latest.get(one, one) for one in articles)),
            older=whole[event].articles - len(articles),
            first=whole[event].first_at,
        )
        for event, articles in sorted(members.items())
    ]


def save_assignment(
    store: Store, assignment: Assignment, articles: Sequence[Article], now: datetime
) -> None:
    """Keep to which event each article belongs, and what changed by it.

    articles: those of the assignment, all of them in the store. What an event was compared
    as goes with its last article. Raises StoreError when the store cannot be written.
    """
    by_id = {article.id: article for article in articles}
    with writing(store) as connection:
        rows = _article_rows(connection, assignment, by_id, now)
        before = _events_of(connection, [row["article"] for row in rows])
        fresh = [row for row in rows if before.get(row["article"]) != row["event"]]
        touched = _stored(connection, sorted({row["event"] for row in fresh}))
        upsert(connection, events, event_rows(by_id, rows, touched))
        upsert(connection, event_articles, fresh)
        left = _drop_rewritten(connection, [row["article"] for row in rows])
        left |= {before[row["article"]] for row in fresh if row["article"] in before}
        for merge in assignment.merges:
            _merge(connection, merge)
        forget_untold(connection, left | {merge.story for merge in assignment.merges})
        _extend(connection, sorted(touched))
        insert_new(connection, event_changes, change_rows(assignment, stamp(now)))


def save_verdict(store: Store, one: str, other: str, verdict: Verdict, now: datetime) -> None:
    """Keep what a person said of two events. Raises StoreError where `one` is not stored."""
    row = {
        "event": one,
        "at": stamp(now),
        "kind": "together" if verdict.one else "apart",
        "other": other,
        "articles": [list(verdict.these), list(verdict.those)],
        "probability": None,
        "reason": "a person said so",
    }
    with writing(store) as connection:
        insert_new(connection, event_changes, [row])


def latest_verdict(store: Store) -> datetime | None:
    """When a person last said something."""
    table = event_changes.c
    said = table.kind.in_(("together", "apart"))
    with reading(store) as connection:
        at = connection.scalar(sa.select(sa.func.max(table.at)).where(said))
    return moment(at) if at else None


def verdicts(store: Store, since: datetime) -> list[Verdict]:
    """What persons said since a time, the oldest first."""
    table = event_changes.c
    query = (
        sa.select(table.kind, table.articles)
        .where(table.at >= stamp(since), table.kind.in_(("together", "apart")))
        .order_by(table.at, table.event, table.other)
    )
    with reading(store) as connection:
        return [
            Verdict(tuple(these), tuple(those), kind == "together")
            for kind, (these, those) in connection.execute(query).tuples()
        ]


def _article_rows(
    connection: Connection, assignment: Assignment, by_id: Mapping[str, Article], now: datetime
) -> list[Row]:
    """Of each article its event, and when it counts as published."""
    version = revisions.c
    seen: dict[str, str] = {}
    for some in in_batches({article for article, _ in assignment.stories}):
        query = sa.select(version.article, sa.func.min(version.at))
        found = query.where(version.article.in_(some)).group_by(version.article)
        seen |= dict(connection.execute(found).tuples().all())
    return [
        {
            "article": article,
            "event": event,
            "at": seen.get(article) or counts_at(by_id[article].published, now),
        }
        for article, event in sorted(assignment.stories)
    ]


def _events_of(connection: Connection, articles: Sequence[str]) -> dict[str, str]:
    """The event of each article that the store has in one."""
    stored: dict[str, str] = {}
    for some in in_batches(articles):
        query = sa.select(event_articles.c.article, event_articles.c.event)
        found = query.where(event_articles.c.article.in_(some))
        stored |= dict(connection.execute(found).tuples().all())
    return stored


def _rewritten(connection: Connection, articles: Sequence[str]) -> dict[str, str]:
    """Of each version that was superseded, the latest one of its article."""
    old, new = revisions.alias(), revisions.alias()
    query = (
        sa.select(old.c.article, new.c.article)
        .join(new, sa.and_(new.c.source == old.c.source, new.c.entry == old.c.entry))
        .where(old.c.superseded_at.is_not(None), new.c.superseded_at.is_(None))
    )
    latest: dict[str, str] = {}
    for some in in_batches(articles):
        found = connection.execute(query.where(old.c.article.in_(some)))
        latest |= dict(found.tuples().all())
    return latest


def _drop_rewritten(connection: Connection, articles: Sequence[str]) -> set[str]:
    """Take out the versions whose latest one is among `articles`, unless they are so too.

    Returns the events that lost one.
    """
    old, new = revisions.alias(), revisions.alias()
    query = (
        sa.select(old.c.article)
        .join(new, sa.and_(new.c.source == old.c.source, new.c.entry == old.c.entry))
        .where(old.c.superseded_at.is_not(None), new.c.superseded_at.is_(None))
        .where(old.c.article != new.c.article)
    )
    lost: set[str] = set()
    for some in in_batches(articles):
        gone = set(connection.scalars(query.where(new.c.article.in_(some)))) - set(articles)
        for part in in_batches(gone):
            lost |= set(_events_of(connection, part).values())
            this = event_articles.c.article.in_(part)
            connection.execute(sa.delete(event_articles).where(this))
    return lost


def _merge(connection: Connection, merge: Merge) -> None:
    """Give all that an event had, and all that was merged into it before, to another."""
    for table, column in ((event_articles, "event"), (events, "merged_into")):
        this = table.c[column] == merge.story
        connection.execute(sa.update(table).where(this).values({column: merge.into}))
    this = events.c.event == merge.story
    connection.execute(sa.update(events).where(this).values(merged_into=merge.into))


def _stored(connection: Connection, named: Sequence[str]) -> dict[str, Row | None]:
    """Of each event the row that the store has, if it has one."""
    found: dict[str, Row | None] = dict.fromkeys(named)
    for some in in_batches(named):
        query = sa.select(events).where(events.c.event.in_(some))
        found |= {row["event"]: dict(row) for row in connection.execute(query).mappings()}
    return found


def _extend(connection: Connection, touched: Sequence[str]) -> None:
    """Bring the first and the last time of events up to date."""
    for row in _extents(connection, touched):
        times = {"first_at": row.first_at, "last_at": row.last_at}
        connection.execute(sa.update(events).where(events.c.event == row.event).values(**times))


def _extents(connection: Connection, named: Sequence[str]) -> Iterator[Any]:
    """How many articles each event has, and the times of the first and the last."""
    table = event_articles.c
    for some in in_batches(named):
        yield from connection.execute(
            sa.select(
                table.event,
                sa.func.count().label("articles"),
                sa.func.min(table.at).label("first_at"),
                sa.func.max(table.at).label("last_at"),
            )
            .where(table.event.in_(some))
            .group_by(table.event)
        )
