"""Text on a terminal: headings, dashed items, indented text, the first of many, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


def heading(title: str) -> Text:
    """The title of what follows."""
    return Text(title, "bold underline")


def item(text: str) -> RenderableType:
    """A wrapped line with a hanging dash."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text("-"), Text(text))
    return Padding(grid, (0, 0, 0, 1), expand=False)


def indented(text: Text | str, columns: int = 2) -> RenderableType:
    """Text that stands in by so many columns, on each of its lines."""
    return Padding(Text(text) if isinstance(text, str) else text, (0, 0, 0, columns), expand=False)


def first(items: Sequence[RenderableType], most: int | None) -> list[RenderableType]:
    """The first of them, and how many more there are."""
    if most is None or len(items) <= most:
        return list(items)
    more = f"and {len(items) - most} more; --full lists all"
    return [*items[:most], indented(Text(more, "dim"))]


def print_table(table: Table, console: Console, least: int) -> None:
    """Print a table of texts, or each row as a block where it has fewer than `least` columns."""
    if console.width >= least:
        console.print(table)
        return
    heads = [str(column.header).replace("\n", " ") for column in table.columns]
    for row in zip(*(column.cells for column in table.columns), strict=True):
        console.print(Group(*_row(heads, [", ".join(str(cell).split("\n")) for cell in row])))


def _row(heads: Sequence[str], cells: Sequence[str]) -> Iterator[RenderableType]:
    if cells[0]:
        yield Text(cells[0], "bold")
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        if cell:
            yield indented(f"{head}: {cell}")
