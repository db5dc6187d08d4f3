"""Which sources were read throughout a time: only they can have left a story untold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, reading
from flows.store.database.moments import stamp
from flows.store.polled.outages import STILL_TOLD, outages
from flows.store.polled.silence import heard_between
from flows.store.schema.feed_tables import GOOD_POLLS, channels, entries, polls, revisions

_DAY: Final = timedelta(days=1)
# An archive without an article of a source for longer may have a hole there.
_HOLE: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Watched:
    """Who was read throughout a time.

    sources: of each that was, its family. half_seen: families of which a source was out of
    reach: it may have told what its sisters did not.
    """

    sources: Mapping[str, str]
    half_seen: frozenset[str]


def watched_sources(store: Store) -> Callable[[datetime, datetime], Watched]:
    """Answer which sources were read throughout the time of a story.

    They were read before the day on which it began, could be read during it, and no outage
    touches the days from its first article to one day after its last; or what they published
    lies in an archive that reaches from before the story to after it without a hole. Times are
    widened to whole days, so that the stories of a day share the answer: an outage rather
    excuses one story more.
    """
    with reading(store) as connection:
        families = _families(connection)
        since = _first_read(connection)
        archived = _archived(connection)

    @cache
    def during(start: datetime, end: datetime) -> Watched:
        heard = heard_between(store, start, end, expected=timedelta(0)).heard
        seen = {source for source in heard if since.get(source, "~") < stamp(start)}
        out = outages(store, start, end)
        days = start.date(), (end - STILL_TOLD - _DAY).date()
        lasting = {
            source
            for source, stretches in archived.items()
            if any(first <= days[0] and days[1] <= last for first, last in stretches)
        }
        sources = sorted(seen - out | lasting)
        return Watched(
            {source: families[source] for source in sources if source in families},
            frozenset(families[source] for source in out - lasting if source in families),
        )

    def watched(first: datetime, last: datetime) -> Watched:
        return during(_midnight(first), _midnight(last + STILL_TOLD) + _DAY)

    return watched


def _midnight(time: datetime) -> datetime:
    return time.replace(hour=0, minute=0, second=0, microsecond=0)


def _families(connection: Connection) -> dict[str, str]:
    """Of each source of which something was read, the family it was last said to be of."""
    table = revisions.c
    query = sa.select(table.source, table.family, sa.func.max(table.first_seen_at))
    rows = connection.execute(query.group_by(table.source, table.family)).tuples().all()
    return {source: family for source, family, _ in sorted(rows, key=lambda row: (row[2], row[1]))}


def _first_read(connection: Connection) -> dict[str, str]:
    query = sa.select(polls.c.source, sa.func.min(polls.c.at)).where(polls.c.status.in_(GOOD_POLLS))
    return dict(connection.execute(query.group_by(polls.c.source)).tuples().all())


def _archived(connection: Connection) -> dict[str, list[tuple[date, date]]]:
    """Of each source read from archives, the stretches of days in which these have articles.

    What `rashomon backfill` read from a file belongs to no channel that is polled.
    """
    day = sa.func.substr(revisions.c.at, 1, 10)
    of_entry = sa.and_(entries.c.source == revisions.c.source, entries.c.entry == revisions.c.entry)
    of_channel = sa.and_(
        channels.c.source == entries.c.source, channels.c.address == entries.c.channel
    )
    query = (
        sa.select(revisions.c.source, day)
        .join(entries, of_entry)
        .outerjoin(channels, of_channel)
        .where(sa.or_(channels.c.kind.is_(None), channels.c.kind == "archive"))
        .group_by(revisions.c.source, day)
        .order_by(revisions.c.source, day)
    )
    found: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
    for source, text in connection.execute(query).tuples():
        stretches, at = found[source], date.fromisoformat(text)
        if stretches and at - stretches[-1][1] <= _HOLE:
            stretches[-1] = stretches[-1][0], at
        else:
            stretches.append((at, at))
    return dict(found)
