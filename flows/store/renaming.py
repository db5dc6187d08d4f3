"""Entries that a channel lists under a new name: a new id at each poll, a new session in a link.

An entry is known by its link, else by its id. Some feeds make up ids, and some sites put a session
into every link: each poll would list all articles anew, and an edited one would stand beside what
it was. So an item that nobody knows is the known one of the same place, of the same channel, that
is not listed any more, where both have one headline and one time of publication, or one text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.batches import in_batches
from flows.store.channels import WEB_KINDS, Channel
from flows.store.feed_schema import entries
from flows.store.listings import Entry, Listed
from flows.store.moments import earlier

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
    names = {one.entry for one in listed.entries}
    gone = [row for row in _recent(connection, channel, strange, now) if row.entry not in names]
    known = _pairs(strange, gone)
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
    connection: Connection, channel: Channel, strange: Sequence[Entry], now: datetime
) -> list[Any]:
    """The entries of the last weeks that this channel listed first, with one of these headlines."""
    table = entries.c
    columns = (table.entry, table.title, table.published, table.listed, table.first_seen_at)
    found: list[Any] = []
    for titles in in_batches({one.title for one in strange if one.title}):
        its = sa.and_(table.source == channel.source, table.channel == channel.address)
        young = table.first_seen_at >= earlier(now, _BACK)
        found += connection.execute(
            sa.select(*columns).where(its, young, table.title.in_(titles))
        ).all()
    return sorted(found, key=lambda row: (row.first_seen_at, row.entry))


def _pairs(strange: Sequence[Entry], gone: Sequence[Any]) -> dict[str, str]:
    """Of each new name the known one; where two new ones lay claim to one, neither has it."""
    by_place: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in gone:
        by_place[_place(row.entry), row.title].append(row)
    found: dict[str, str] = {}
    for one in strange:
        rows = by_place.get((_place(one.entry), one.title or ""), [])
        if known := next((row.entry for row in rows if _is_one(one, row)), None):
            found[one.entry] = known
    claims = Counter(found.values())
    return {new: known for new, known in found.items() if claims[known] == 1}


def _is_one(one: Entry, row: Any) -> bool:
    said = one.published or ""
    at_one_time = said == row.published and "T" in said and _MIDNIGHT not in said
    return at_one_time or (one.url is None and one.listed == row.listed)


def _may_move(key: str) -> bool:
    return _place(key) != key


def _place(key: str) -> str:
    """The address of a key without parameters and id; "" where it is only an id or a hash."""
    return key.partition(" id:")[0].partition("?")[0] if key.startswith("http") else ""
