"""Rows of a table as Arrow columns, types and comments kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

import pyarrow as pa

from flows.export.ranges import range_of
from flows.store.dumping import Kind, StoredColumn, StoredTable

Written = Callable[[str], str]

_TYPES: Final[dict[Kind, Any]] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "json": pa.string(),  # lists of differing depth: as JSON any reader can take them apart
}


def as_it_is(text: str) -> str:
    """Write a text unchanged."""
    return text


def arrow_schema(table: StoredTable) -> Any:
    """The Arrow schema; each column carries its comment, "json" marks texts that are JSON.

    A number with a fraction also carries its unit and range.
    """
    fields = [
        pa.field(
            column.name,
            _TYPES[column.kind],
            nullable=column.optional,
            metadata=_described(table, column),
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"table": table.name, "key": ", ".join(table.key)})


def _described(table: StoredTable, column: StoredColumn) -> dict[str, str]:
    described = {"comment": column.comment, "kind": column.kind}
    lies = range_of(table.name, column.name)
    return described | {"range": lies} if lies else described


def record_batch(
    table: StoredTable, rows: Sequence[tuple[Any, ...]], written: Written = as_it_is
) -> Any:
    """Rows as a batch of columns; `written` says how a text stands in the file."""
    values = zip(*rows, strict=True)
    arrays = [
        pa.array([_value(v, column, written) for v in its], type=_TYPES[column.kind])
        for column, its in zip(table.columns, values, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(table))


def _value(value: Any, column: StoredColumn, written: Written) -> Any:
    if value is None:
        return None
    if column.kind == "json":
        return written(json.dumps(value, ensure_ascii=False))
    return written(value) if column.kind == "text" else value
