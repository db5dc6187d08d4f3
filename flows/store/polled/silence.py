"""Which sources were silent because nothing of theirs could be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from flows.store.database.engine import Store, reading
from flows.store.database.moments import stamp
from flows.store.schema.feed_tables import GOOD_POLLS, polls


@dataclass(frozen=True, slots=True)
class Heard:
    """The sources that were polled in a time: those of which something was read, and the rest."""

    heard: frozenset[str]
    silent: frozenset[str]


def heard_between(store: Store, start: datetime, end: datetime, expected: timedelta) -> Heard:
    """Which of the sources polled from `start` up to before `end` could be read.

    Silent are only those that were read at some time in the `expected` before: from one that
    has been dead for longer nobody expects to hear.
    """
    good = sa.func.max(sa.case((polls.c.status.in_(GOOD_POLLS), 1), else_=0))
    of_source = sa.select(polls.c.source, good).group_by(polls.c.source)
    during = of_source.where(polls.c.at >= stamp(start), polls.c.at < stamp(end))
    before = of_source.where(polls.c.at >= stamp(start - expected), polls.c.at < stamp(start))
    with reading(store) as connection:
        found = dict(connection.execute(during).tuples().all())
        earlier = dict(connection.execute(before).tuples().all())
    return Heard(
        heard=frozenset(source for source, read in found.items() if read),
        silent=frozenset(
            source for source, read in found.items() if not read and earlier.get(source)
        ),
    )
