"""Entries that a channel lists under a new name: a new id at each poll, a new session in a link.

An entry is known by its link, else by its id. Some feeds make up ids, and some sites put a session
into every link: each poll would list all articles anew, and an edited one would stand beside what
it was. So an item that nobody knows is the known one of the same place, of the same channel, that
is not listed any more, where both have one headline and one time of publication, or one text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.batches import in_batches
from flows.store.channels import WEB_KINDS, Channel
from flows.store.feed_schema import entries, revisions
from flows.store.listings import Entry, Listed
from flows.store.moments import stamp
from flows.store.revisions import digest

_BACK: Final = timedelta(days=30)
_MIDNIGHT: Final = "T00:00:00"  # the mark of a day: reports of one headline come out daily


def under_known_names(
    connection: Connection, channel: Channel, listed: Listed, now: datetime
) -> Listed:
    """Give entries that are listed under a new name the name that they are known by.

    Where they are to be read from now on is written.
    """
    strange = _strange(connection, channel, listed.entries)
    if not strange:
        return listed
    texts = {one.entry: digest(one.article.text) for one in listed.readings if one.article}
    names = {one.entry for one in listed.entries}
    rows = _recent(connection, channel, strange, set(texts.values()), now)
    known = _pairs(strange, texts, [row for row in rows if row.entry not in names])
    for one in strange:
        if one.entry in known and one.url:
            its = sa.and_(entries.c.source == channel.source, entries.c.entry == known[one.entry])
            connection.execute(sa.update(entries).where(its).values(url=one.url))
    return _renamed(listed, known)


def _renamed(listed: Listed, known: Mapping[str, str]) -> Listed:
    return Listed(
        [replace(one, entry=known.get(one.entry, one.entry)) for one in listed.entries],
        [replace(one, entry=known.get(one.entry, one.entry)) for one in listed.readings],
    )


def _strange(connection: Connection, channel: Channel, listed: Sequence[Entry]) -> list[Entry]:
    """The entries that may be known by another name, and are not by theirs."""
    if channel.kind not in WEB_KINDS:
        return []
    table = entries.c
    movable = {one.entry: one for one in listed if one.state == "waiting" and _may_move(one.entry)}
    for keys in in_batches(movable):
        query = sa.select(table.entry).where(table.source == channel.source, table.entry.in_(keys))
        for key in connection.scalars(query).all():
            del movable[key]
    return list(movable.values())


def _recent(
    connection: Connection,
    channel: Channel,
    strange: Sequence[Entry],
    texts: Collection[str],
    now: datetime,
) -> list[Any]:
    """The entries of the last weeks that this channel listed first, of these headlines or texts."""
    table, told = entries.c, revisions.c
    of_it = sa.and_(
        told.source == table.source, told.entry == table.entry, told.superseded_at.is_(None)
    )
    its = sa.and_(
        table.source == channel.source,
        table.channel == channel.address,
        table.first_seen_at >= stamp(now - _BACK),
    )
    query = (
        sa.select(table.entry, table.title, table.published, table.first_seen_at, told.digest)
        .outerjoin(revisions, of_it)
        .where(its)
    )
    titles = {one.title for one in strange if one.title}
    some = [query.where(table.title.in_(names)) for names in in_batches(titles)]
    some += [query.where(told.digest.in_(hashes)) for hashes in in_batches(texts)]
    found = {row.entry: row for one in some for row in connection.execute(one)}
    return sorted(found.values(), key=lambda row: (row.first_seen_at, row.entry))


def _pairs(
    strange: Sequence[Entry], texts: Mapping[str, str], gone: Sequence[Any]
) -> dict[str, str]:
    """Of each new name the known one; where two new ones lay claim to one, neither has it."""
    by_place: defaultdict[str, list[Any]] = defaultdict(list)
    for row in gone:
        by_place[_place(row.entry)].append(row)
    found: dict[str, str] = {}
    for one in strange:
        text = texts.get(one.entry)
        rows = by_place[_place(one.entry)]
        if known := next((row.entry for row in rows if _is_one(one, text, row)), None):
            found[one.entry] = known
    claims = Counter(found.values())
    return {new: known for new, known in found.items() if claims[known] == 1}


def _is_one(one: Entry, text: str | None, row: Any) -> bool:
    said = one.published or ""
    at_one_time = said == row.published and "T" in said and _MIDNIGHT not in said
    one_headline = one.title is not None and one.title == row.title
    return (at_one_time and one_headline) or (text is not None and text == row.digest)


def _may_move(key: str) -> bool:
    return _place(key) != key


def _place(key: str) -> str:
    """The address of a key without parameters and id; "" where it is only an id or a hash."""
    return key.partition(" id:")[0].partition("?")[0] if key.startswith("http") else ""
