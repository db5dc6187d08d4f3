"""A whole store into another, empty one: from SQLite to PostgreSQL or back, or as a backup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, open_made, reading, writing
from flows.store.dumping import dumping
from flows.store.schema.tables import metadata
from models.errors import StoreError


def copy_store(store: Store, into: Store) -> dict[str, int]:
    """Copy every row as it is at one moment, while others go on; return how many of each table.

    All is there at the end, or nothing. Raises StoreError where `into` holds rows already, or
    where either of the two cannot be used.
    """
    copied: dict[str, int] = {}
    with dumping(store) as dump, writing(into) as connection:
        _require_empty(connection, into.place)
        for table in dump.tables():
            columns = [column.name for column in table.columns]
            copied[table.name] = 0
            for batch in dump.batches(table.name):
                rows = [dict(zip(columns, row, strict=True)) for row in batch]
                connection.execute(sa.insert(metadata.tables[table.name]), rows)
                copied[table.name] += len(rows)
    return copied


@contextmanager
def open_to_copy(url: str) -> Iterator[Store]:
    """Open the store at `url`, and make none there.

    Raises StoreError where it holds nothing, as one whose name is mistyped.
    """
    with open_made(url) as store:
        with reading(store) as connection:
            if _filled(connection) is None:
                raise StoreError(
                    f"store {store.place} holds nothing to copy: name the one that does with "
                    "--store"
                )
        yield store


def _require_empty(connection: Connection, place: str) -> None:
    if filled := _filled(connection):
        raise StoreError(
            f"store {place} holds rows already ({filled}), and two stores are not merged: "
            "name a new one"
        )


def _filled(connection: Connection) -> str | None:
    """The first table that has a row."""
    for table in metadata.sorted_tables:
        if connection.execute(sa.select(table).limit(1)).first() is not None:
            return table.name
    return None
