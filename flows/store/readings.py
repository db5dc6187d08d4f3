"""Entries that are due to be read, and what became of them: revisions of articles.

A version that differs in text or headline from the one before becomes a revision of its own;
none is overwritten. A text that the source already tells at another address is kept but
flagged, so that it cannot count twice; if three entries with different headlines lead to one
text, that text is no article but a wall in front of them, and all are flagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store import schema
from flows.store.engine import Store, reading, writing
from flows.store.feed_schema import entries, revisions
from flows.store.moments import counts_at, earlier, stamp
from flows.store.upserts import insert_new
from models.records import Article

_WALL: Final = 3  # different headlines over one text
_LONGEST_WAIT: Final = timedelta(days=2)
"""No wait that is set is longer than a day: a later time was set by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Due:
    """An entry to be read. read_at: when it was read before; None: never."""

    source: str
    entry: str
    url: str
    title: str | None
    published: str | None
    attempts: int
    read_at: str | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reading of an entry ended.

    state: "read", "failed" (to be tried again), "lost" (given up) or "refused" (no article),
    the last three with a `reason`. article: what was read, if it was. flagged: why it is kept
    but not scored. seen: whether its text or page was there to be read, or said that it has not
    changed. etag, last_modified: of the page.
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


def due_entries(store: Store, now: datetime, young: timedelta, rest: timedelta) -> list[Due]:
    """The entries whose page is to be read, in the order in which they were first seen.

    Those that wait or failed; and again those first seen less than `young` ago that were last
    read more than `rest` ago, since that is when articles are rewritten.
    """
    table, at = entries.c, stamp(now)
    patient = sa.or_(
        table.next_at.is_(None),
        table.next_at <= at,
        table.next_at > stamp(now + _LONGEST_WAIT),
    )
    again = sa.and_(
        table.state == "read",
        table.first_seen_at > earlier(now, young),
        table.read_at <= earlier(now, rest),
    )
    query = (
        sa.select(*(table[name] for name in Due.__slots__))
        .where(table.url.is_not(None), patient)
        .where(sa.or_(table.state.in_(("waiting", "failed")), again))
        .order_by(table.first_seen_at, table.source, table.entry)
    )
    with reading(store) as connection:
        return [Due(**row) for row in connection.execute(query).mappings()]


def record_readings(store: Store, readings: Sequence[Reading], now: datetime) -> list[str]:
    """Keep what became of entries that were read; returns the ids of the articles to score."""
    with writing(store) as connection:
        return keep_readings(connection, readings, now)


def keep_readings(connection: Connection, readings: Sequence[Reading], now: datetime) -> list[str]:
    """Likewise, within a transaction; in the order of names, so that two runs cannot deadlock."""
    ordered = sorted(readings, key=lambda one: (one.source, one.entry))
    _mark(connection, [one for one in ordered if one.seen], now)
    _mark(connection, [one for one in ordered if not one.seen], now)
    told = [(one, one.article) for one in ordered if one.article]
    texts = {article.id: article.text for _, article in told}
    rows = [{"article": name, "text": texts[name]} for name in sorted(texts)]
    insert_new(connection, schema.articles, rows)
    latest = _latest(connection, [one for one, _ in told])
    return [
        article.id
        for one, article in told
        if _keep_revision(connection, one, article, latest.get((one.source, one.entry)), now)
    ]


def digest(text: str) -> str:
    """A hash of the words of a text, whatever stands between them."""
    return blake2b(" ".join(text.split()).encode(), digest_size=16).hexdigest()


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


def _latest(connection: Connection, readings: Sequence[Reading]) -> dict[tuple[str, str], Any]:
    """The latest revision of each entry that has one; a body of 5 MB lists some thousands."""
    table = revisions.c
    found: dict[tuple[str, str], Any] = {}
    for source, of_source in groupby(readings, key=lambda one: one.source):
        query = sa.select(table.source, table.entry, table.number, table.article, table.title)
        named = table.entry.in_([one.entry for one in of_source])
        current = sa.and_(table.source == source, named, table.superseded_at.is_(None))
        for row in connection.execute(query.where(current)):
            found[row.source, row.entry] = row
    return found


def _keep_revision(
    connection: Connection, one: Reading, article: Article, latest: Any, now: datetime
) -> bool:
    """Insert a revision where the article differs from the latest; whether it is one to score."""
    if latest and (latest.article, latest.title) == (article.id, article.title):
        return False
    table = revisions.c
    flagged = one.flagged or _repeats(connection, one, article)
    if latest:
        of_entry = sa.and_(table.source == one.source, table.entry == one.entry)
        current = sa.and_(of_entry, table.superseded_at.is_(None))
        connection.execute(sa.update(revisions).where(current).values(superseded_at=stamp(now)))
    number = latest.number + 1 if latest else 1
    insert_new(connection, revisions, [_row(one, article, number, flagged, now)])
    return flagged is None


def _row(
    one: Reading, article: Article, number: int, flagged: str | None, now: datetime
) -> dict[str, Any]:
    return {
        "source": one.source,
        "entry": one.entry,
        "number": number,
        "article": article.id,
        "digest": digest(article.text),
        "family": article.family,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "lang": article.lang,
        "path": article.path,
        "at": counts_at(article.published, now),
        "first_seen_at": stamp(now),
        "flagged": flagged,
    }


def _repeats(connection: Connection, one: Reading, article: Article) -> str | None:
    """Say which entry of the source tells this text already; flag all where it is a wall."""
    table = revisions.c
    same = sa.and_(
        table.source == one.source,
        table.digest == digest(article.text),
        table.entry != one.entry,
        table.superseded_at.is_(None),
    )
    query = (
        sa.select(table.entry, table.title).where(same).order_by(table.first_seen_at, table.entry)
    )
    others = connection.execute(query).all()
    if not others:
        return None
    if len({article.title, *(row.title for row in others)}) < _WALL:
        return f"repeats the text of {others[0].entry}"
    wall = f"stands at {len(others) + 1} addresses under different headlines: no article but a wall"
    connection.execute(sa.update(revisions).where(same).values(flagged=wall))
    return wall
