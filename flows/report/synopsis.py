"""The synopsis table: statements in story order by sources, with the gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flows.report.sources import told_once
from models.records import Comparison, Statement

CellState = Literal["told", "partly", "omitted", "untold", "absent"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source does with one statement.

    told: it says it, first in sentence number `sentence` of the page, which is one that
    differs from the others in a detail if `differs`. partly: likewise, but it
    tells only a part of the sentence that stands for the statement. omitted: a core
    statement that it leaves out and that counts. untold: a core statement that it does
    not report, which does not count (not known then, not core among the others, or the
    source says something near it). absent: not said, and not core.
    """

    source: str
    state: CellState
    sentence: int | None = None
    times: int = 0
    differs: bool = False


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """One statement with a cell for each source, in the order of the scores."""

    statement: Statement
    cells: tuple[Cell, ...]


def synopsis(
    comparison: Comparison, numbers: Mapping[tuple[str, int], int]
) -> tuple[SynopsisRow, ...]:
    """Rows for the statements that more than one origin makes, in story order.

    `numbers` gives each (article id, sentence index) its number on the page.
    """
    alone = {s.id for group in told_once(comparison) for s, _ in group.statements}
    several = (s for s in comparison.statements if s.id not in alone and len(s.sources) > 1)
    source = {t.article.id: t.article.source for t in comparison.tellings}
    omitted = {score.source: frozenset(score.omitted) for score in comparison.scores}
    off = frozenset(
        numbers[found.article, found.index]
        for found in comparison.distortions
        if not found.update and (found.article, found.index) in numbers
    )
    return tuple(_row(statement, source, omitted, numbers, off) for statement in several)


def _row(
    statement: Statement,
    source: Mapping[str, str],
    omitted: Mapping[str, frozenset[str]],
    numbers: Mapping[tuple[str, int], int],
    off: frozenset[int],
) -> SynopsisRow:
    places: dict[str, list[int]] = defaultdict(list)
    for place in statement.sentences:
        if place in numbers:
            places[source[place[0]]].append(numbers[place])
    cells = (_cell(name, statement, places[name], gaps, off) for name, gaps in omitted.items())
    return SynopsisRow(statement, tuple(cells))


def _cell(
    name: str, statement: Statement, places: list[int], gaps: frozenset[str], off: frozenset[int]
) -> Cell:
    how: CellState = "partly" if name in statement.partly else "told"
    if differing := off.intersection(places):
        return Cell(name, how, min(differing), len(places), differs=True)
    if places:
        return Cell(name, how, min(places), len(places))
    if name in statement.sources:
        return Cell(name, how)
    if statement.id in gaps:
        return Cell(name, "omitted")
    return Cell(name, "untold" if statement.core else "absent")
