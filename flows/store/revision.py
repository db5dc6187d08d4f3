"""Which revision of the schema a database has; read without alembic, which is slow to import."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.tables import REVISION_TABLE


def stored_revision(connection: Connection) -> str | None:
    """Read the revision of the database's schema; None where Rashomon has no tables yet."""
    if not sa.inspect(connection).has_table(REVISION_TABLE):
        return None
    column: sa.ColumnClause[str] = sa.column("version_num")
    return connection.scalar(sa.select(column).select_from(sa.table(REVISION_TABLE)))
