"""Insert or update by natural key: one statement on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

Row = dict[str, Any]

_INSERT: Final = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Two constructors of one statement: INSERT ... ON CONFLICT is the same in both."""


def upsert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert the rows; one whose key is there changes the columns that it names, and no others."""
    if not rows:
        return
    insert: Any = _INSERT[connection.dialect.name](table)
    keys = table.primary_key.columns
    changes = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changes), rows)


def insert_new(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        insert: Any = _INSERT[connection.dialect.name](table)
        connection.execute(insert.on_conflict_do_nothing(), rows)
