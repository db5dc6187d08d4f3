"""Who tells an event: its articles as they were read last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, reading
from flows.store.database.moments import stamp
from flows.store.schema import feed_tables, story_tables
from flows.store.schema.event_tables import event_articles
from models.records import Article


@dataclass(frozen=True, slots=True)
class Teller:
    """An article as it was read last, without its text, and how long that is.

    at: when it counts as published, UTC.
    """

    article: str
    source: str
    family: str
    title: str | None
    published: str | None
    lang: str | None
    at: str
    letters: int


_TELLER: Final = tuple(field.name for field in fields(Teller))


def event_members(
    store: Store, since: datetime, until: datetime | None = None
) -> dict[str, tuple[str, ...]]:
    """All articles of the events that have one published since a time, by event.

    until: and before this one.
    """
    table = event_articles.c
    recent = sa.select(table.event).where(table.at >= stamp(since))
    if until is not None:
        recent = recent.where(table.at < stamp(until))
    query = sa.select(table.event, table.article).where(table.event.in_(recent))
    members: defaultdict[str, list[str]] = defaultdict(list)
    with reading(store) as connection:
        for event, article in connection.execute(query.order_by(table.event, table.article)):
            members[event].append(article)
    return {event: tuple(articles) for event, articles in members.items()}


def tellers(store: Store, articles: Collection[str]) -> dict[str, Teller]:
    """Those of the articles that are the latest version and no wall, by id."""
    table, texts = feed_tables.revisions, story_tables.articles
    found: dict[str, Teller] = {}
    with reading(store) as connection:
        for some in in_batches(articles):
            query = _latest(sa.select(table, sa.func.length(texts.c.text).label("letters")), some)
            for row in connection.execute(query):
                teller = Teller(**{name: getattr(row, name) for name in _TELLER})
                found.setdefault(row.article, teller)
    return found


def articles_named(store: Store, articles: Collection[str]) -> list[Article]:
    """Those of the articles that are the latest version and no wall, in the order of their ids."""
    table, texts = feed_tables.revisions, story_tables.articles
    found: dict[str, Article] = {}
    with reading(store) as connection:
        for some in in_batches(articles):
            for row in connection.execute(_latest(sa.select(table, texts.c.text), some)):
                found.setdefault(row.article, _article(row))
    return [found[name] for name in sorted(found)]


def _latest(query: Any, articles: Collection[str]) -> Any:
    """Of an article listed twice, the one first that counts as published first."""
    table, texts = feed_tables.revisions, story_tables.articles
    scored = sa.and_(table.c.superseded_at.is_(None), table.c.flagged.is_(None))
    return (
        query.join(texts, texts.c.article == table.c.article)
        .where(table.c.article.in_(articles), scored)
        .order_by(table.c.at, table.c.source, table.c.entry)
    )


def _article(row: Any) -> Article:
    names = ("source", "family", "title", "published", "url", "lang", "path", "text")
    return Article(id=row.article, **{name: getattr(row, name) for name in names})
