"""A table as CSV (RFC 4180, UTF-8) that a spreadsheet may open without running anything.

Titles, names and addresses come from strangers, and a spreadsheet takes a cell that begins
with "=", "+", "-" or "@" for a formula, which can call programs and send data away (OWASP,
CSV injection). Such a text gets an apostrophe in front, which spreadsheets take as "this is
text". So does one that has the apostrophe already: taking one off gives back every text.
Numbers are no texts and stay as they are: -0.3 is -0.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final

from pyarrow import csv

from flows.export.columns import arrow_schema, record_batch
from flows.store.dumping import StoredTable

# What may stand before the sign unseen: some programs trim it, and a tab or a line end is
# enough for others. Beside white space and controls, what Unicode has as ignorable by default
# (DerivedCoreProperties) and blanks that are letters or symbols by name.
_UNSEEN: Final = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U000e0000-\U000e0fff"
)
# The second row of signs are the full-width ones of Japanese input.
_FORMULA: Final = re.compile(rf"'*(?:[\t\r\n]|[{_UNSEEN}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])")
_MARK: Final = "'"


def inert_cell(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return f"{_MARK}{text}" if _FORMULA.match(text) else text


def original_text(cell: str) -> str:
    """The text that `inert_cell` made a cell of."""
    marked = cell.startswith(_MARK) and _FORMULA.match(cell)
    return cell.removeprefix(_MARK) if marked else cell


def write_csv(
    file: BinaryIO, table: StoredTable, batches: Iterable[Sequence[tuple[Any, ...]]]
) -> int:
    """Write a heading and the rows; return how many there are.

    Texts stand in quotation marks, so that an empty one ("") is told from null (nothing).
    """
    rows = 0
    with csv.CSVWriter(file, arrow_schema(table)) as writer:
        for batch in batches:
            writer.write_batch(record_batch(table, batch, inert_cell))
            rows += len(batch)
    return rows
