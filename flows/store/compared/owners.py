"""The owner that the catalogue names now, in the articles of stories that are still told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import stamp
from flows.store.schema.event_tables import event_articles, events
from flows.store.schema.feed_tables import revisions


def correct_families(store: Store, families: Mapping[str, str], since: datetime) -> None:
    """Give the articles of these sources the family that each has now.

    Those published since a time, and those of stories that have one such. Else one source would be
    two families, which are two voices, in one story. What was told before keeps the owner that
    the source had.
    """
    table = revisions.c
    lasting = sa.select(events.c.event).where(events.c.last_at >= stamp(since))
    told = sa.select(event_articles.c.article).where(event_articles.c.event.in_(lasting))
    for recent in (table.at >= stamp(since), table.article.in_(told)):
        # Not the distinct ones: SQLite would look for these through all that was ever read.
        query = sa.select(table.source, table.family).where(recent)
        with reading(store) as connection:
            found = set(connection.execute(query).tuples())
        for source, family in sorted(found):
            if families.get(source, family) != family:
                former = sa.update(revisions).where(
                    recent, table.source == source, table.family == family
                )
                with writing(store) as connection:
                    connection.execute(former.values(family=families[source]))
