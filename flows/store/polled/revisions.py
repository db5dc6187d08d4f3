"""Versions of articles: each that differs in words or headline from the one before is kept.

None is overwritten. A corrected date makes one too, if it can be one: nothing was published after
it was seen, and some pages are dated anew whenever they are asked for. A date that was taken
before corrects nothing either: of two servers each may have its own. A version out of an
archive may be an old one, which takes its place behind the latest; the same archive read again
adds none. What the source tells at another address too is flagged (`flows.store.polled.repeats`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.batches import in_batches
from flows.store.database.moments import counts_at, stamp, was_out
from flows.store.database.upserts import insert_new
from flows.store.polled.repeats import Telling, why_repeated
from flows.store.schema import story_tables
from flows.store.schema.feed_tables import revisions
from models.records import Article

Key = tuple[str, str]
Words = tuple[str, str | None]
"""What makes another version: the hash of its text, and its headline."""


@dataclass(frozen=True, slots=True)
class Version:
    """What was read of an entry.

    canonical: the address that it has by its own page or listing. archived: in a file, which may
    hold versions long past.
    """

    source: str
    entry: str
    article: Article
    flagged: str | None
    canonical: str | None
    archived: bool

    @property
    def words(self) -> Words:
        """What tells it from other versions."""
        return digest(self.article.text), self.article.title


@dataclass(slots=True)
class _Kept:
    """The revisions of one entry: how many, when it was first seen, their words and dates.

    latest, at: the words of the last, and when it counts as published.
    """

    number: int = 0
    first_seen_at: str = ""
    words: set[Words] = field(default_factory=set)
    dated: set[tuple[Words, str | None]] = field(default_factory=set)
    latest: Words | None = None
    at: str = ""


def keep_versions(connection: Connection, versions: Sequence[Version], now: datetime) -> list[str]:
    """Keep what is new of versions sorted by entry; returns ids of the articles to score.

    Several versions of one entry are taken in the order of the times that they say; one that
    says none is as young as `now`.
    """
    known = _known(connection, versions)
    return [
        one.article.id
        for key, of_entry in groupby(versions, key=_key)
        for one in sorted(of_entry, key=lambda one: counts_at(one.article.published, now))
        if _keep(connection, one, known[key], now)
    ]


def digest(text: str) -> str:
    """A hash of the words of a text, whatever stands between them."""
    return blake2b(" ".join(text.split()).encode(), digest_size=16).hexdigest()


def _key(one: Version) -> Key:
    return one.source, one.entry


def _known(connection: Connection, versions: Sequence[Version]) -> dict[Key, _Kept]:
    """The revisions of each entry."""
    found: defaultdict[Key, _Kept] = defaultdict(_Kept)
    for source, of_source in groupby(versions, key=lambda one: one.source):
        for names in in_batches({one.entry for one in of_source}):
            for row in _of_entries(connection, source, names):
                _note(found[source, row["entry"]], (row["digest"], row["title"]), row)
    return found


def _of_entries(connection: Connection, source: str, names: Sequence[str]) -> list[dict[str, Any]]:
    table = revisions.c
    query = sa.select(
        table.entry, table.number, table.digest, table.title, table.at, table.published,
        table.first_seen_at, table.superseded_at,
    )  # fmt: skip
    its = sa.and_(table.source == source, table.entry.in_(names))
    ordered = query.where(its).order_by(table.entry, table.number)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def _note(kept: _Kept, words: Words, row: Mapping[str, Any]) -> None:
    """Take note of a revision, in the order in which they were seen."""
    kept.number = row["number"]
    kept.first_seen_at = kept.first_seen_at or row["first_seen_at"]
    kept.words.add(words)
    kept.dated.add((words, row["published"]))
    if row["superseded_at"] is None:
        kept.latest, kept.at = words, row["at"]


def _keep(connection: Connection, one: Version, kept: _Kept, now: datetime) -> bool:
    """Insert a revision unless it is known; whether it is the latest now, and one to score.

    What a page says now counts even where it said so before; an archive merely repeats itself.
    """
    if _is_known(one, kept, now):
        return False
    at = counts_at(one.article.published, now)
    is_past = one.archived and kept.latest not in {None, one.words} and at < kept.at
    insert_new(
        connection, story_tables.articles, [{"article": one.article.id, "text": one.article.text}]
    )
    flagged = one.flagged or why_repeated(connection, _telling(one, kept))
    if kept.latest is not None and not is_past:
        _supersede(connection, one, now)
    row = _row(one, kept.number + 1, now)
    row |= {"at": at, "flagged": flagged, "superseded_at": stamp(now) if is_past else None}
    insert_new(connection, revisions, [row])
    _note(kept, one.words, row)
    return flagged is None and not is_past


def _is_known(one: Version, kept: _Kept, now: datetime) -> bool:
    if one.words == kept.latest:
        return not _is_redated(one, kept, now)
    return one.archived and one.words in kept.words


def _is_redated(one: Version, kept: _Kept, now: datetime) -> bool:
    """Whether the latest words come with a date that corrects theirs."""
    published = one.article.published
    if published is None or (one.words, published) in kept.dated:
        return False
    return was_out(published, kept.first_seen_at, now)


def _supersede(connection: Connection, one: Version, now: datetime) -> None:
    table = revisions.c
    current = sa.and_(
        table.source == one.source, table.entry == one.entry, table.superseded_at.is_(None)
    )
    connection.execute(sa.update(revisions).where(current).values(superseded_at=stamp(now)))


def _row(one: Version, number: int, now: datetime) -> dict[str, Any]:
    article = one.article
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
        "canonical": one.canonical,
        "first_seen_at": stamp(now),
    }


def _telling(one: Version, kept: _Kept) -> Telling:
    text, title, again = one.article.text, one.article.title, kept.number > 0
    return Telling(one.source, one.entry, digest(text), text, title, one.canonical, again)
