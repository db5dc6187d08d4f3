"""When a source was not seen: an outage must never read as an omission.

A channel lists its newest entries, so a poll makes up for those missed before as long as it
still lists something known. What is not made up for is an outage:

- after the last good poll, where polls failed since (or none ever was good);
- between two good polls, where the second listed nothing known, or only what it has listed for
  long (`flows.store.polled.joins`): more may have passed by.

A feed that lists nothing at all shows nothing of its source, so such a poll is not a good one.

And a source is half seen while articles that it listed could not be read: failed, given up,
or behind a consent, login or captcha page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, reading
from flows.store.database.moments import stamp
from flows.store.polled.channels import NEVER_EMPTY, WEB_KINDS
from flows.store.polled.joins import PASSED_BY
from flows.store.polled.repeats import TOLD_ELSEWHERE
from flows.store.schema.feed_tables import GOOD_POLLS, channels, entries, polls, revisions

_BEGINNING: Final = ""
_EVER: Final = "9999-12-31T23:59:59Z"

STILL_TOLD: Final = timedelta(days=1)
"""A story can still be told for so long after its last article."""

Interval = tuple[str, str]


def outages(store: Store, start: datetime, end: datetime) -> frozenset[str]:
    """The sources that were unseen, wholly or in part, at some time from `start` to `end`."""
    with reading(store) as connection:
        rows = _polls_around(connection, start, end)
        unread = _unread(connection, start, end)
    window = (stamp(start), stamp(end))
    down = {
        source
        for (source, _address, left_at), of_it in groupby(rows, key=_channel)
        if any(_meet(gap, window) for gap in _gaps(list(of_it), left_at))
    }
    return frozenset(down | unread)


def _channel(row: Any) -> tuple[str, str, str | None]:
    return row.source, row.address, row.left_at


def _gaps(of_channel: Sequence[Any], left_at: str | None) -> Iterator[Interval]:
    """Yield when a channel was unseen, given its polls in the order of time."""
    good = [poll for poll in of_channel if poll.is_good]
    for before, after in pairwise(good):
        if after.kind in WEB_KINDS and after.status == "read" and _is_all_new(after):
            yield before.at, after.at
    last = good[-1].at if good else _BEGINNING
    if of_channel[-1].at > last:
        yield last, left_at or _EVER


def _is_all_new(poll: Any) -> bool:
    return 0 < poll.seen == poll.fresh or (poll.reason or "").startswith(PASSED_BY)


def _is_good(poll: Any, kind: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether a poll of a channel of some kind showed its source."""
    is_empty = sa.and_(poll.status == "read", poll.seen == 0, kind.in_(NEVER_EMPTY))
    return sa.and_(poll.status.in_(GOOD_POLLS), sa.not_(is_empty))


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _polls_around(connection: Connection, start: datetime, end: datetime) -> Sequence[Any]:
    """The polls of the window, and of each channel those at its edges, in the order of time."""
    this, of_channel = polls.c, channels.c
    during = sa.select(this.source, this.address, this.at).where(
        this.at >= stamp(start), this.at <= stamp(end)
    )
    looked_at = sa.union(during, *_edges(stamp(start), stamp(end))).subquery()
    query = (
        sa.select(
            this.source, this.address, this.at, this.status, this.reason, this.seen, this.fresh,
            of_channel.left_at, of_channel.kind, _is_good(this, of_channel.kind).label("is_good"),
        )
        .select_from(looked_at)
        .join(
            polls,
            sa.and_(
                this.source == looked_at.c.source,
                this.address == looked_at.c.address,
                this.at == looked_at.c.at,
            ),
        )
        .join(
            channels, sa.and_(of_channel.source == this.source, of_channel.address == this.address)
        )
        .order_by(this.source, this.address, this.at)
    )  # fmt: skip
    return connection.execute(query).all()


def _edges(start: str, end: str) -> Iterator[sa.Select[Any]]:
    """Of each channel the last good poll before a window and the first good one after it.

    And the last of any kind before it and of all: what failed between these says nothing more.
    Asked for one by one, so that the polls of years are passed over and not read.
    """
    near, of_channel = polls.c, channels.c
    its = sa.and_(near.source == of_channel.source, near.address == of_channel.address)
    good = sa.and_(its, _is_good(near, of_channel.kind))
    for found in (
        sa.select(sa.func.max(near.at)).where(good, near.at <= start),
        sa.select(sa.func.min(near.at)).where(good, near.at >= end),
        sa.select(sa.func.max(near.at)).where(its, near.at <= start),
        sa.select(sa.func.max(near.at)).where(its),
    ):
        yield sa.select(of_channel.source, of_channel.address, found.scalar_subquery().label("at"))


def _unread(connection: Connection, start: datetime, end: datetime) -> set[str]:
    """The sources with an article of the window that was listed but not read."""
    listed = sa.select(entries.c.source).where(
        entries.c.first_seen_at >= stamp(start),
        entries.c.first_seen_at < stamp(end),
        entries.c.state.in_(("waiting", "failed", "lost")),
        entries.c.read_at.is_(None),
    )
    gated = sa.select(revisions.c.source).where(
        revisions.c.at >= stamp(start),
        revisions.c.at < stamp(end),
        revisions.c.superseded_at.is_(None),
        revisions.c.flagged.is_not(None),
        *(sa.not_(revisions.c.flagged.startswith(reason)) for reason in TOLD_ELSEWHERE),
    )
    return {*connection.scalars(listed), *connection.scalars(gated)}
