"""All tables of the store, whichever module describes them, and their revision.

Import the metadata from here: a table that is not imported is in no migration.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store import event_schema, feed_schema, monitor_schema, schema
from flows.store.columns import metadata

__all__ = [
    "REVISION",
    "REVISION_TABLE",
    "event_schema",
    "feed_schema",
    "metadata",
    "monitor_schema",
    "schema",
    "stored_revision",
]

REVISION: Final = "0016"
"""The revision of this schema, that of the last migration."""

REVISION_TABLE: Final = "rashomon_revision"
"""Not alembic's default name: Prefect keeps its own revision there, and may share a database."""


def stored_revision(connection: Connection) -> str | None:
    """Read the revision of a database's schema; None where Rashomon has no tables yet.

    Without alembic, which is slow to import.
    """
    if not sa.inspect(connection).has_table(REVISION_TABLE):
        return None
    column: sa.ColumnClause[str] = sa.column("version_num")
    return connection.scalar(sa.select(column).select_from(sa.table(REVISION_TABLE)))
