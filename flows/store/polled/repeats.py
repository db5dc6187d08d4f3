"""What a source tells at several addresses, so that it counts once.

A text that stands at another address already is a repeat. So is another form of one article: its
AMP page, or one with a parameter, whose pages say that one address is their own and of which the
shorter stands for the most part in the other; the fuller of them counts. Addresses that had one
text stay forms of one article when one of them is edited; the edited one counts. If entries with
three different headlines lead to one text, and not by one address, that text is no article but a
wall in front of them, and all are flagged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.batches import in_batches
from flows.store.schema import story_tables
from flows.store.schema.feed_tables import revisions
from models.prose.overlap import overlap

_WALL: Final = 3  # different headlines over one text
# More than half is one text: sites that name one address on all pages share less.
_ONE_TEXT: Final = 0.5
_FULLER: Final = 1.25  # times as long; less is another ending, and the first read stays
_REPEATS, _FORM_OF = "repeats the text of", "is another form of"
TOLD_ELSEWHERE: Final = (_REPEATS, _FORM_OF)
"""How the reasons begin for which a telling does not count though its article was read."""

_ITS, _OTHERS = revisions.alias(), revisions.alias()


@dataclass(frozen=True, slots=True)
class Telling:
    """What a source tells at an address. words: the hash of its text. again: it told another."""

    source: str
    entry: str
    words: str
    text: str
    title: str | None
    canonical: str | None
    again: bool


def why_repeated(connection: Connection, one: Telling) -> str | None:
    """Say which entry of the source tells this already; flag all others where it is a wall.

    And those of which this is a fuller form.
    """
    forms = _forms_by_address(connection, one)
    if any(len(one.text) < _FULLER * len(row.text) for row in forms):
        return f"{_FORM_OF} {forms[0].entry}"
    known = {row.entry for row in forms}
    if why := _same_words(connection, one, known):
        return why
    known |= {row.entry for row in _forms_by_past(connection, one)}
    _flag(connection, one, sorted(known), f"{_FORM_OF} {one.entry}")
    return None


def _forms_by_address(connection: Connection, one: Telling) -> Sequence[Any]:
    """The entries that count and whose pages say that they are this one, if their texts agree."""
    if one.canonical is None:
        return ()
    return _alike(connection, one, revisions.c.canonical == one.canonical)


def _forms_by_past(connection: Connection, one: Telling) -> Sequence[Any]:
    """The entries that count and that once had a text of this one, if their texts still agree."""
    if not one.again:
        return ()
    same = sa.and_(_OTHERS.c.source == _ITS.c.source, _OTHERS.c.digest == _ITS.c.digest)
    shared = (
        sa.select(_OTHERS.c.entry)
        .join(_ITS, same)
        .where(_ITS.c.source == one.source, _ITS.c.entry == one.entry)
    )
    return _alike(connection, one, revisions.c.entry.in_(shared))


def _alike(connection: Connection, one: Telling, its: sa.ColumnElement[bool]) -> Sequence[Any]:
    """Those of the other entries that count and of whose texts most is this one, or of this one."""
    texts = story_tables.articles.c
    query = (
        sa.select(revisions.c.entry, texts.text)
        .join(story_tables.articles, texts.article == revisions.c.article)
        .where(_of_others(one), its, revisions.c.flagged.is_(None))
        .order_by(revisions.c.first_seen_at, revisions.c.entry)
    )
    rows = connection.execute(query).all()
    return [row for row in rows if overlap(one.text, row.text) > _ONE_TEXT]


def _same_words(connection: Connection, one: Telling, known: Collection[str]) -> str | None:
    """Say of another entry that it has the same text, and flag all of them where it is a wall."""
    table = revisions.c
    query = (
        sa.select(table.entry, table.title, table.canonical)
        .where(_of_others(one), table.digest == one.words)
        .order_by(table.first_seen_at, table.entry)
    )
    others = [row for row in connection.execute(query) if row.entry not in known]
    if not others:
        return None
    heads = {one.canonical or one.entry: one.title}
    for row in others:
        heads.setdefault(row.canonical or row.entry, row.title)
    if len(set(heads.values())) < _WALL:
        return f"{_REPEATS} {others[0].entry}"
    wall = f"stands at {len(others) + 1} addresses under different headlines: no article but a wall"
    _flag(connection, one, [row.entry for row in others], wall)
    return wall


def _of_others(one: Telling) -> sa.ColumnElement[bool]:
    """The latest versions of the other entries of its source."""
    table = revisions.c
    return sa.and_(
        table.source == one.source, table.entry != one.entry, table.superseded_at.is_(None)
    )


def _flag(connection: Connection, one: Telling, entries: Sequence[str], why: str) -> None:
    for some in in_batches(entries):
        its = sa.and_(_of_others(one), revisions.c.entry.in_(some))
        connection.execute(sa.update(revisions).where(its).values(flagged=why))
