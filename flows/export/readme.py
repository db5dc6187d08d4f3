"""What the exported files hold, in words, from the schema itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from flows.export.ranges import range_of
from flows.store.dumping import StoredTable
from flows.store.schema.tables import REVISION

README: Final = "README.txt"

_OF_CSV: Final = """\
UTF-8, values parted by commas, texts in quotation marks, null as nothing. A text that a
spreadsheet could take for a formula has an apostrophe in front; take it off to have the text
as it was. Parquet has the texts unchanged. Read all columns as texts first: one id in 800 has only
digits, or digits and one e, and would be taken for a number.
"""
_OF_PARQUET: Final = """\
Types are kept; the comment of each column is in the file's schema too.
"""
_NOTES: Final = {"csv": _OF_CSV, "parquet": _OF_PARQUET}


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table, the name of its file, and its rows."""

    table: StoredTable
    file: str
    rows: int


def readme(exported: Sequence[ExportedTable], form: str, story: str | None) -> str:
    """The text of README.txt; the same tables give the same text."""
    of_what = f"what its tables tell of story {story}" if story else "all its tables"
    head = (
        f"A store of Rashomon: {of_what}, at one moment.\n"
        f"Schema {REVISION}; rows in the order of their keys. Columns of the kind json hold JSON "
        "as text, as story.json has it (docs/story.schema.json).\nIntervals are of the level that "
        "stories.manifest names under settings.divergence, 0.95 if nobody changed it.\n"
        "In brackets: unit and range of a number.\n"
        f"{_NOTES[form]}"
    )
    return "\n".join([head, *("\n".join(_table_lines(one)) for one in exported)])


def _table_lines(exported: ExportedTable) -> Iterable[str]:
    table = exported.table
    yield f"{exported.file}: {exported.rows} rows, key {', '.join(table.key)}"
    width = max(len(column.name) for column in table.columns)
    for column in table.columns:
        kind = f"{column.kind}, or null" if column.optional else column.kind
        lies = range_of(table.name, column.name)
        is_said = lies is None or lies in column.comment
        comment = column.comment if is_said else f"{column.comment} [{lies}]"
        yield f"  {column.name:<{width}}  {kind:<16}  {comment}"
    yield ""
