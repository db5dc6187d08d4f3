"""A table as Parquet: exact, typed, its comments in the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Final

import pyarrow as pa
from pyarrow import parquet

from flows.export.columns import arrow_schema, record_batch
from flows.store.dumping import StoredTable

_GROUP_BYTES: Final = 16_000_000
"""Of a row group: what is in memory at once. Many small groups are slow to read."""


def write_parquet(
    file: BinaryIO, table: StoredTable, batches: Iterable[Sequence[tuple[Any, ...]]]
) -> int:
    """Write the rows; return how many there are."""
    rows = 0
    with parquet.ParquetWriter(file, arrow_schema(table), compression="zstd") as writer:
        for group in _row_groups(record_batch(table, batch) for batch in batches):
            writer.write_table(group, row_group_size=group.num_rows)
            rows += group.num_rows
    return rows


def _row_groups(batches: Iterable[Any]) -> Iterator[Any]:
    gathered: list[Any] = []
    size = 0
    for batch in batches:
        gathered.append(batch)
        size += batch.nbytes
        if size >= _GROUP_BYTES:
            yield pa.Table.from_batches(gathered)
            gathered, size = [], 0
    if gathered:
        yield pa.Table.from_batches(gathered)
