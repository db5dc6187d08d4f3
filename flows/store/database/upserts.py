"""Insert or update by natural key: one statement on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

Row = dict[str, Any]

_INSERT: Final = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Two constructors of one statement: INSERT ... ON CONFLICT is the same in both."""


def upsert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert the rows; one whose key is there changes the columns that it names, and no others."""
    if rows:
        keys = table.primary_key.columns
        changed = tuple(name for name in rows[0] if name not in keys)
        connection.execute(_upserting(connection.dialect.name, table, changed), rows)


def replace_rows(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert the rows; one whose key is there changes as a whole."""
    if rows:
        changed = tuple(column.name for column in table.columns if not column.primary_key)
        connection.execute(_upserting(connection.dialect.name, table, changed), rows)


def insert_new(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        connection.execute(_inserting(connection.dialect.name, table), rows)


# A statement takes longer to build than a few rows take to be written.
@cache
def _upserting(dialect: str, table: sa.Table, changed: tuple[str, ...]) -> Any:
    insert: Any = _INSERT[dialect](table)
    changes = {name: insert.excluded[name] for name in changed}
    return insert.on_conflict_do_update(index_elements=table.primary_key.columns, set_=changes)


@cache
def _inserting(dialect: str, table: sa.Table) -> Any:
    insert: Any = _INSERT[dialect](table)
    return insert.on_conflict_do_nothing()
