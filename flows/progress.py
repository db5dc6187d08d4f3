"""What work tells while it goes on: how far it is, as a bar on a terminal, and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars

# (what is going on, how much is done, how much there is to do)
Progress = Callable[[str, int, int], None]
# a line for whatever a user should know
Say = Callable[[str], object]


def quietly(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


def silently(_line: str) -> None:
    """Say nothing."""


@contextmanager
def shown(console: Console) -> Iterator[Progress]:
    """A function for the stages to report to, drawn on `console` if it is a terminal."""
    if not console.is_terminal:
        yield quietly
        return
    with Bars(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report
