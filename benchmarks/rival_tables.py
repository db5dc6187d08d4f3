"""What the comparison with rivals records, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Grouped:
    """How well a method gathers the sentences of a set into statements.

    precision, recall, f1: B-cubed, at `setting`, which for a rival has the best F1. ari: the
    best of all settings. transferred: F1 at the setting that is best for the other sets.
    """

    set: str
    method: str
    precision: float
    recall: float
    f1: float
    ari: float
    setting: str
    transferred: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """How well a method ranks pairs of a set by one measure."""

    set: str
    measure: str
    method: str
    value: float


def grouped_table(rows: Sequence[Grouped]) -> Table:
    """The table of statements."""
    names = ("set", "method", "P", "R", "F1", "ARI", "F1, setting from other sets", "setting")
    table = Table(*names, box=box.MARKDOWN)
    for row in rows:
        figures = (row.precision, row.recall, row.f1, row.ari, row.transferred)
        table.add_row(row.set, row.method, *(f"{value:.3f}" for value in figures), row.setting)
    return table


def ranked_table(rows: Sequence[Ranked]) -> Table:
    """The table of pairs: a row for each set and measure, a column for each method."""
    methods = list(dict.fromkeys(row.method for row in rows))
    value = {(row.set, row.measure, row.method): row.value for row in rows}
    table = Table("set", "measure", *methods, box=box.MARKDOWN)
    for name, measure in dict.fromkeys((row.set, row.measure) for row in rows):
        table.add_row(name, measure, *(f"{value[name, measure, m]:.3f}" for m in methods))
    return table
