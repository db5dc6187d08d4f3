"""Entries that a channel lists under a new name: a new id at each poll, a new session in a link.

An entry is known by its link, else by its id. Some feeds make up ids, and some sites put a session
into every link: each poll would list all articles anew, and an edited one would stand beside what
it was. So an item that nobody knows is the known one of the same place, of the same channel, that
is not listed any more, where both have one headline and one time of publication, or one text.

Other names are the places of items in a listing ("item-1", "?p=1"), so that each article takes on
the name of the one before it. That shows where what is known already, by headline and time of day,
stands under another's name. In such a listing an item under the name of a different article is as
one that nobody knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.batches import in_batches
from flows.store.database.moments import stamp
from flows.store.polled.channels import WEB_KINDS, Channel
from flows.store.polled.listings import Entry, Listed
from flows.store.polled.revisions import digest
from flows.store.schema.feed_tables import entries, revisions

_BACK: Final = timedelta(days=30)
_MIDNIGHT: Final = "T00:00:00"  # the mark of a day: reports of one headline come out daily


def under_known_names(
    connection: Connection, channel: Channel, listed: Listed, now: datetime
) -> Listed:
    """Give entries that are listed under a new name the name that they are known by.

    Where they are to be read from now on is written.
    """
    movable = _movable(channel, listed.entries)
    held = _held(connection, channel, list(movable))
    others = {key: row for key, row in held.items() if not _is_told_by(movable[key], row)}
    if not others and len(held) == len(movable):
        return listed
    texts = {one.entry: digest(one.article.text) for one in listed.readings if one.article}
    rows = _recent(connection, channel, list(movable.values()), set(texts.values()), now)
    displaced = _displaced(movable, others, rows)
    strange = [one for key, one in movable.items() if key not in held or key in displaced]
    names = {one.entry for one in listed.entries} - displaced
    known = _pairs(strange, texts, [row for row in rows if row.entry not in names])
    for one in strange:
        if one.entry in known and one.url:
            its = sa.and_(entries.c.source == channel.source, entries.c.entry == known[one.entry])
            connection.execute(sa.update(entries).where(its).values(url=one.url))
    of_words = {one.entry: _by_its_words(one) for one in strange if one.entry in displaced}
    return _renamed(listed, of_words | known)


def _movable(channel: Channel, listed: Sequence[Entry]) -> dict[str, Entry]:
    """The entries that may be known by another name, by that under which they are listed."""
    if channel.kind not in WEB_KINDS:
        return {}
    return {one.entry: one for one in listed if one.state == "waiting" and _may_move(one.entry)}


def _held(connection: Connection, channel: Channel, names: Sequence[str]) -> dict[str, Any]:
    """What the store has under these names."""
    table = entries.c
    found: dict[str, Any] = {}
    for keys in in_batches(names):
        query = sa.select(table.entry, table.title, table.published).where(
            table.source == channel.source, table.entry.in_(keys)
        )
        found |= {row.entry: row for row in connection.execute(query)}
    return found


def _displaced(
    movable: Mapping[str, Entry], others: Mapping[str, Any], recent: Sequence[Any]
) -> set[str]:
    """The names under which another article is listed than they are of, where names are places.

    They are where an article that has a name stands under another one, or one that had to be
    named by its words stands under the name of another.

    others: by name, what is known under those of other articles. recent: what is known at all.
    """
    heads = {(one.title, one.published): key for key, one in movable.items() if _is_timed(one)}
    left = any(heads.get((row.title, row.published), key) != key for key, row in others.items())
    stands = {row.entry: heads.get((row.title, row.published)) for row in recent}
    taken = any(place in others and place != entry for entry, place in stands.items())
    return set(others) if left or taken else set()


def _is_told_by(one: Entry, row: Any) -> bool:
    """Whether a headline or a time is still the same, as where an article is edited."""
    return bool(one.title == row.title or one.published == row.published)


def _by_its_words(one: Entry) -> str:
    """A name for what has none, whatever its place."""
    return "text:" + digest(f"{one.title}\n{one.published or one.listed}")


def _renamed(listed: Listed, known: Mapping[str, str]) -> Listed:
    return Listed(
        [replace(one, entry=known.get(one.entry, one.entry)) for one in listed.entries],
        [replace(one, entry=known.get(one.entry, one.entry)) for one in listed.readings],
    )


def _recent(
    connection: Connection,
    channel: Channel,
    movable: Sequence[Entry],
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
    titles = {one.title for one in movable if one.title}
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
    is_head = _is_timed(one) and (one.title, one.published) == (row.title, row.published)
    return is_head or (text is not None and text == row.digest)


def _is_timed(one: Entry) -> bool:
    """Whether a headline and a time of publication tell it from any other."""
    said = one.published or ""
    return one.title is not None and "T" in said and _MIDNIGHT not in said


def _may_move(key: str) -> bool:
    return _place(key) != key


def _place(key: str) -> str:
    """The address of a key without parameters and id; "" where it is only an id or a hash."""
    return key.partition(" id:")[0].partition("?")[0] if key.startswith("http") else ""
