"""Lists on a terminal of few columns: every name whole, nothing left out."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.report.terminal.layout import print_table

ROWS = (
    ("Harbour & Trade Journal\none story", "Skerrin Publishing Company", "", "[b]"),
    ("", "Lisker Observer Group", "GB", "yes"),
)


def printed(width: int) -> list[str]:
    """The lines of a table of two rows."""
    table = Table("Source", "Family", "Country", "Polled", box=None)
    for row in ROWS:
        table.add_row(*map(Text, row))
    console = Console(file=io.StringIO(), width=width)
    print_table(table, console, 60)
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_a_row_that_finds_no_room_is_a_block() -> None:
    """What a cell holds is no markup; an empty one has no line, and no word is parted."""
    assert printed(40) == [
        "Harbour & Trade Journal, one story",
        "  Family: Skerrin Publishing Company",
        "  Polled: [b]",
        "  Family: Lisker Observer Group",
        "  Country: GB",
        "  Polled: yes",
    ]


@pytest.mark.parametrize("width", [60, 100])
def test_a_row_that_finds_room_is_a_row(width: int) -> None:
    """Under its heads."""
    assert printed(width)[0].split() == ["Source", "Family", "Country", "Polled"]
