"""Every table of the store as it is at one moment: its form, and its rows in batches.

Rows come in the order of their keys, so that the same store always gives the same rows in
the same order, and no more of them are in memory than one batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, reading
from flows.store.schema import story_tables
from flows.store.schema.tables import metadata

Kind = Literal["text", "integer", "number", "boolean", "json"]

_KINDS: Final[dict[type, Kind]] = {
    str: "text", int: "integer", float: "number", bool: "boolean", dict: "json",
}  # fmt: skip

# An article has some 3 kB, at most 5 MB: a batch takes megabytes, in the worst case 1 GB.
_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """A column, as the schema describes it. optional: it may be null."""

    name: str
    kind: Kind
    optional: bool
    comment: str


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table: its columns in their order, and those that name a row."""

    name: str
    columns: tuple[StoredColumn, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dump:
    """The tables of a store at one moment, until the `with` statement of `dumping` ends."""

    connection: Connection
    story: str | None

    def tables(self) -> tuple[StoredTable, ...]:
        """All tables, those that others refer to first; of one story, those that tell of it."""
        return tuple(
            _described(table)
            for table in metadata.sorted_tables
            if self.story is None or _tells_of_stories(table)
        )

    def batches(self, name: str) -> Iterator[Sequence[tuple[Any, ...]]]:
        """The rows of a table, values in the order of its columns, some at a time."""
        table = metadata.tables[name]
        query = sa.select(table).order_by(*table.primary_key.columns)
        if self.story is not None:
            query = query.where(_of_story(table, self.story))
        result = self.connection.execute(query, execution_options={"yield_per": _BATCH})
        for batch in result.partitions():
            yield [tuple(row) for row in batch]


@contextmanager
def dumping(store: Store, story: str | None = None) -> Iterator[Dump]:
    """Give all tables of a store, or what they tell of one story, its whole id."""
    with reading(store) as connection:
        yield Dump(connection, story)


def _described(table: sa.Table) -> StoredTable:
    columns = tuple(
        StoredColumn(
            column.name,
            _KINDS[column.type.python_type],
            bool(column.nullable),
            column.comment or "",
        )
        for column in table.columns
    )
    return StoredTable(table.name, columns, tuple(key.name for key in table.primary_key.columns))


def _tells_of_stories(table: sa.Table) -> bool:
    return table is story_tables.articles or "story" in table.columns


def _of_story(table: sa.Table, story: str) -> sa.ColumnElement[bool]:
    if table is not story_tables.articles:
        return table.c.story == story
    told = sa.select(story_tables.tellings.c.article).where(story_tables.tellings.c.story == story)
    return table.c.article.in_(told)
