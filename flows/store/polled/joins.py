"""Whether a poll joins on to the one before it, or news may have passed by in between.

That a listing holds something known does not show it: a feed has an article pinned to its top, a
front page a link that always stands there. It shows by what was new to the channel lately.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.batches import in_batches
from flows.store.database.moments import stamp
from flows.store.polled.channels import WEB_KINDS, Channel
from flows.store.schema.feed_tables import GOOD_POLLS, entries, polls

PASSED_BY: Final = "lists only new entries besides such as it has listed for long"
"""The reason of a poll before which news may have passed by."""

_BACK: Final = timedelta(days=30)  # one that has brought less in that time than it lists is slow


def may_have_missed(
    connection: Connection, channel: Channel, listed: Collection[str], fresh: int, now: datetime
) -> bool:
    """Whether all of a listing is new to its channel, but what stood in it long before.

    listed: the keys of its entries, of which `fresh` are new. Where fewer than half are, what a
    feed lists joins on by its mere order.
    """
    if channel.kind not in WEB_KINDS or not len(listed) / 2 <= fresh < len(listed):
        return False
    lately = _turned_over(connection, channel, len(listed), now)
    return lately is not None and not _knew(connection, channel, listed, lately)


def _turned_over(
    connection: Connection, channel: Channel, size: int, now: datetime
) -> tuple[str, str] | None:
    """From when to when the channel brought as many new entries as it lists, at the last.

    None if it never did.
    """
    table = polls.c
    query = (
        sa.select(table.at, table.fresh)
        .where(table.source == channel.source, table.address == channel.address)
        .where(table.status.in_(GOOD_POLLS), table.at < stamp(now), table.at > stamp(now - _BACK))
        .order_by(table.at.desc())
    )
    brought, last = 0, None
    for at, fresh in connection.execute(query):
        last, brought = last or at, brought + fresh
        if brought >= size:
            return at, last
    return None


def _knew(
    connection: Connection, channel: Channel, listed: Collection[str], lately: tuple[str, str]
) -> bool:
    """Whether one of the entries was first seen between two times."""
    table = entries.c
    its = sa.and_(table.source == channel.source, table.first_seen_at.between(*lately))
    return any(
        connection.scalar(sa.select(sa.exists().where(its, table.entry.in_(some))))
        for some in in_batches(listed)
    )
