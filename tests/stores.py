"""Look into a store from beside it, and put articles there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import psycopg
import sqlalchemy as sa

from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import stamp
from flows.store.schema import story_tables, tables
from flows.store.schema.event_tables import event_changes
from flows.store.schema.feed_tables import entries, revisions
from models.records import Article, Comparison
from tests.stories import a_comparison

# When any version before the last was replaced.
_REPLACED = "2026-03-02T12:00:00Z"


def retold(comparison: Comparison, story: str, published: str | None) -> Comparison:
    """Return the comparison as another story of the same articles, on another day."""
    tellings = tuple(
        replace(telling, article=replace(telling.article, published=published))
        for telling in comparison.tellings
    )
    return replace(comparison, id=story, tellings=tellings)


def execute(url: str, statement: str) -> None:
    """Run one statement on PostgreSQL by itself, outside a transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, as the database writes it, in the order of its values."""
    return {table.name: _rows(store, table) for table in tables.metadata.sorted_tables}


def fill(store: Store, values: Mapping[type, Any]) -> None:
    """Save a story, and put a row into every table: in each column the value of its type."""
    save_comparison(store, a_comparison())
    with writing(store) as connection:
        for table in tables.metadata.sorted_tables:
            row = {column.name: values[column.type.python_type] for column in table.columns}
            connection.execute(sa.insert(table).values(row))


def event_history(store: Store, since: datetime) -> list[sa.Row[Any]]:
    """What became of events from a time on, the oldest first."""
    table = event_changes.c
    query = sa.select(event_changes).where(table.at >= stamp(since))
    with reading(store) as connection:
        return list(connection.execute(query.order_by(table.at, table.event, table.kind)))


def put(store: Store, articles: Sequence[Article], number: int = 1) -> None:
    """Put articles into the store as polling leaves them, as this version of each."""
    with writing(store) as connection:
        for one in articles:
            connection.execute(
                sa.insert(story_tables.articles), [{"article": one.id, "text": one.text}]
            )
            of_it = sa.and_(revisions.c.source == one.source, revisions.c.entry == one.url)
            connection.execute(sa.update(revisions).where(of_it).values(superseded_at=_REPLACED))
            if number == 1:
                connection.execute(sa.insert(entries), [_entry(one)])
            connection.execute(sa.insert(revisions), [_revision(one, number)])


def _rows(store: Store, table: sa.Table) -> list[tuple[object, ...]]:
    as_text = [sa.cast(column, sa.Text) for column in table.columns]
    with reading(store) as connection:
        rows = connection.execute(sa.select(*as_text)).tuples().all()
    return sorted(rows, key=repr)


def _entry(article: Article) -> dict[str, object]:
    """The entry that an article was read from."""
    return {
        "source": article.source, "entry": article.url, "channel": "https://paper.example/rss",
        "listed": "x", "first_seen_at": article.published, "state": "read", "attempts": 0,
    }  # fmt: skip


def _revision(article: Article, number: int) -> dict[str, object]:
    """A version of an article."""
    labels = {name: getattr(article, name) for name in ("source", "family", "title", "published",
                                                        "url", "lang", "path")}  # fmt: skip
    return labels | {
        "entry": article.url, "number": number, "article": article.id, "digest": article.id,
        "at": article.published, "first_seen_at": article.published,
    }  # fmt: skip
