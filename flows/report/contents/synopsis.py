"""The synopsis table: statements in story order by sources, with the gaps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

from flows.report.contents.line_breaks import joints
from flows.report.contents.outages import omissions
from flows.report.contents.sources import one_origin
from flows.report.contents.told_once import of_one_origin
from models.records import Comparison, Place, Statement

Heads = Literal["flat", "below-60", "below-75", "always"]
"""Names stand upright never (but on a phone), on windows narrower than so many rem, always."""
CellState = Literal["told", "partly", "omitted", "untold", "absent"]
Differs = Literal["detail", "later"]
"""A detail told otherwise, or a later figure that may be an update."""

# In rem: the window less its margins, what a statement needs, the narrowest and the widest
# column ("not reported" needs the one; what is longer is broken in the other), and a letter.
_FITS: tuple[tuple[Heads, float], ...] = (("flat", 37.5), ("below-60", 57.5), ("below-75", 72.5))
_STATEMENT, _LEAST, _MOST, _LETTER = 14.0, 4.8, 11.0, 0.55
_HYPHEN = re.compile("(?<=-)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source does with one statement.

    told: it says it, first in sentence number `sentence` of the page, or in the first that
    `differs` from the others. partly: likewise, but it
    tells only a part of the sentence that stands for the statement. omitted: a core
    statement that it leaves out and that counts. untold: a core statement that was not found
    in it, which does not count (not known then, not core among the others, the source says
    something near it, or it was out of reach). absent: not found, and not core.
    """

    source: str
    state: CellState
    sentence: int | None = None
    times: int = 0
    differs: Differs | None = None


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """One statement with a cell for each source, in the order of the scores."""

    statement: Statement
    cells: tuple[Cell, ...]


def heads(sources: Sequence[str]) -> Heads:
    """How the names of the sources stand over the synopsis table, so that no word is broken."""
    room = _STATEMENT + sum(max(_LEAST, _widest(name)) for name in sources)
    return next((fit for fit, most in _FITS if room <= most), "always")


def synopsis(comparison: Comparison, numbers: Mapping[Place, int]) -> tuple[SynopsisRow, ...]:
    """Rows for the statements that more than one origin makes, in story order.

    In a story of one origin: for those that more than one source has of it. `numbers` gives
    each (article id, sentence index) its number on the page.
    """
    own = () if one_origin(comparison) else of_one_origin(comparison)
    alone = {statement.id for statement, _ in own}
    several = (s for s in comparison.statements if s.id not in alone and len(s.sources) > 1)
    source = {t.article.id: t.article.source for t in comparison.tellings}
    omitted = {name: frozenset(gaps or ()) for name, gaps in omissions(comparison).items()}
    off: dict[int, Differs] = {
        numbers[found.article, found.index]: "later" if found.update else "detail"
        for found in sorted(comparison.distortions, key=lambda found: -found.update)
        if (found.article, found.index) in numbers
    }
    return tuple(_row(statement, source, omitted, numbers, off) for statement in several)


def _widest(name: str) -> float:
    """How wide the longest piece of a name is that cannot be broken, with some room about it."""
    words = (word for piece in joints(name) for word in _HYPHEN.split(piece))
    wide = (sum(1 + (east_asian_width(c) in "WF") for c in word.strip()) for word in words)
    return min(_MOST, _LETTER * (max(wide, default=0) + 1))


def _row(
    statement: Statement,
    source: Mapping[str, str],
    omitted: Mapping[str, frozenset[str]],
    numbers: Mapping[Place, int],
    off: Mapping[int, Differs],
) -> SynopsisRow:
    places: dict[str, list[int]] = defaultdict(list)
    for place in statement.sentences:
        if place in numbers:
            places[source[place[0]]].append(numbers[place])
    cells = (_cell(name, statement, places[name], gaps, off) for name, gaps in omitted.items())
    return SynopsisRow(statement, tuple(cells))


def _cell(
    name: str,
    statement: Statement,
    places: list[int],
    gaps: frozenset[str],
    off: Mapping[int, Differs],
) -> Cell:
    how: CellState = "partly" if name in statement.partly else "told"
    if differing := [place for place in places if place in off]:
        first = min(differing, key=lambda place: (off[place] == "later", place))
        return Cell(name, how, first, len(places), off[first])
    if places:
        return Cell(name, how, min(places), len(places))
    if name in statement.sources:
        return Cell(name, how)
    if statement.id in gaps:
        return Cell(name, "omitted")
    return Cell(name, "untold" if statement.core else "absent")
