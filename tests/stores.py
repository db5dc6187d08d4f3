"""Look into a store from beside it."""

from __future__ import annotations

import psycopg
import sqlalchemy as sa

from flows.store import tables
from flows.store.engine import Store, reading


def execute(url: str, statement: str) -> None:
    """Run one statement on PostgreSQL by itself, outside a transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, as the database writes it, in the order of its values."""
    return {table.name: _rows(store, table) for table in tables.metadata.sorted_tables}


def _rows(store: Store, table: sa.Table) -> list[tuple[object, ...]]:
    as_text = [sa.cast(column, sa.Text) for column in table.columns]
    with reading(store) as connection:
        rows = connection.execute(sa.select(*as_text)).tuples().all()
    return sorted(rows, key=repr)
