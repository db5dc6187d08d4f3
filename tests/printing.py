"""A comparison as the terminal shows it."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from flows.report.terminal.printing import print_summary
from models.records import Comparison


def printed(
    comparison: Comparison, width: int, *, colour: bool = False, limit: int | None = 3
) -> str:
    """Print to a console of this width."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        _environ={},
    )
    print_summary(comparison, console, limit=limit)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def flowing(text: str) -> str:
    """The text without line ends and padding."""
    return " ".join(text.split())
