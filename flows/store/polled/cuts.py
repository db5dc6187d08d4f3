"""Pages that show less of an article than they did when it was read before.

Many an article is free for some hours and then stands behind a wall that lets its opening through.
Taken for a new version, that would be a source that leaves out nearly all that it told.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.schema import story_tables
from flows.store.schema.feed_tables import revisions
from models.prose.overlap import overlap

# Judgement, on the safe side: what desks do to an article seldom takes half of it away, and what
# they write anew in its place shares few of its words.
_LEFT: Final = 0.5  # of the letters, at most
_OF_IT: Final = 0.5  # more than half stood in the article before; the rest advertises subscriptions

SHOWS_LESS: Final = "its page shows only a part of what was read of it before"


def is_cut(connection: Connection, source: str, entry: str, text: str) -> bool:
    """Whether a text that was read of an entry is a part of what it told last, and a small one."""
    table, texts = revisions.c, story_tables.articles.c
    latest: sa.Select[tuple[str]] = (
        sa.select(texts.text)
        .join(revisions, table.article == texts.article)
        .where(table.source == source, table.entry == entry, table.superseded_at.is_(None))
    )
    told = connection.scalar(latest) or ""
    return len(text) < _LEFT * len(told) and overlap(text, told) > _OF_IT
