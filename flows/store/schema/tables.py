"""All tables of the store, whichever module describes them, and their revision.

Import the metadata from here: a table that is not imported is never made.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.schema import event_tables, feed_tables, monitor_tables, story_tables
from flows.store.schema.columns import metadata

__all__ = [
    "REVISION",
    "REVISION_TABLE",
    "SENTENCE_TEXTS",
    "event_tables",
    "feed_tables",
    "metadata",
    "monitor_tables",
    "stored_revision",
    "story_tables",
]

REVISION: Final = "0016"
"""The revision of this schema, that of the last migration."""

REVISION_TABLE: Final = "rashomon_revision"
"""Not alembic's default name: Prefect keeps its own revision there, and may share a database."""

SENTENCE_TEXTS: Final = """
    CREATE VIEW sentence_texts AS
    SELECT
        sentences.story, sentences.article, sentences.number,
        tellings.source, tellings.family, tellings.origin, tellings.published,
        sentences.role, sentences.statement, sentences.status, sentences.coverage,
        substr(articles.text, start_at + 1, end_at - start_at) AS text
    FROM sentences
    JOIN tellings
        ON tellings.story = sentences.story AND tellings.article = sentences.article
    JOIN articles ON articles.article = sentences.article
"""
"""The view for people who read the store with SQL: each sentence with its words and source."""


def stored_revision(connection: Connection) -> str | None:
    """Read the revision of a database's schema; None where Rashomon has no tables yet.

    Without alembic, which is slow to import.
    """
    if not sa.inspect(connection).has_table(REVISION_TABLE):
        return None
    column: sa.ColumnClause[str] = sa.column("version_num")
    return connection.scalar(sa.select(column).select_from(sa.table(REVISION_TABLE)))
