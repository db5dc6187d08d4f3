"""The summary on a terminal: who says what, the sources, and last what matters in words.

What stands last is what a terminal still shows when all is printed.

From 60 to 200 columns: a table where it fits, a short block per source where it does
not; text wraps and is never cut. Everything untrusted is put into `rich.text.Text`,
which knows no markup, after `inert` has taken out what a terminal would obey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from flows.report.contents.differences import differences
from flows.report.contents.line_breaks import joints
from flows.report.contents.score_wording import interval, verdict
from flows.report.contents.sources import SourceRow, one_origin, owed, source_rows
from flows.report.summary.summary import points
from flows.report.terminal.layout import first, heading, indented, item
from flows.report.terminal.statements import alone, core, differing
from flows.wording.figures import decimal, number_of
from flows.wording.lists import count, listing
from flows.wording.untrusted import inert
from models.records import Comparison, Refusal
from models.scores import FigureName, Score

_Names = tuple[FigureName, ...]

# Narrowest console, in columns, on which each table of sources is readable.
_FULL_TABLE = 124
_SHORT_TABLE = 78
# Letters of a range below a count, as "10 to 18", for which these leave room.
_RANGE = 8
_COUNTED: _Names = ("shared", "unique", "omitted")
# Letters of a name for which a table of 80 columns has room in a line.
_NAME = 16
_HYPHEN = re.compile("(?<=-)")
# Of what is listed one under the other so many are shown for each statement of a source alone.
_ROOM = 3


def print_summary(comparison: Comparison, console: Console, *, limit: int | None = 3) -> None:
    """Print the comparison for a person.

    `limit`: how many statements of each source alone are shown, and three times as many core
    statements, findings and copies; None shows all.
    """
    rows = source_rows(comparison)
    most = None if limit is None else _ROOM * limit
    sections = (
        core(comparison, most),
        alone(comparison, limit, most),
        differing(differences(comparison, {}), most),
        _sources(rows, console.width, most, () if one_origin(comparison) else _COUNTED),
        *_points(comparison),
        _refused(comparison.refused),
    )
    for section in filter(None, sections):
        console.print(Group(*section))
        console.print()


def _points(comparison: Comparison) -> Iterator[list[RenderableType]]:
    """What matters in words, as on the page."""
    for point in points(comparison):
        yield [heading(point.about), *(indented(inert(text)) for text in point.sentences)]


def _sources(
    rows: tuple[SourceRow, ...], width: int, most: int | None, counted: _Names
) -> list[RenderableType]:
    """`counted`: the counts to show; nothing is told by others where all is of one origin."""
    width -= _further(rows, counted)
    said = "By chance" if width < _SHORT_TABLE else "Below a count: by chance"
    known = (
        f"{said}, for a source that tells as much. "
        if counted and any(row.sure for row in rows)
        else ""
    )
    note = Text(f"{known}Sources stand in the order of the comparison; they are not ranked.", "dim")
    if width >= _FULL_TABLE:
        return [_full_table(rows, counted), note]
    if width >= _SHORT_TABLE:
        takers = [row for row in rows if row.debts]
        debts = [item(f"{inert(r.score.source)}: of its words {_copied(r)}") for r in takers]
        return [_short_table(rows, counted), *first(debts, most), note]
    return [heading("Sources"), *(line for row in rows for line in _block(row, counted)), note]


def _further(rows: Iterable[SourceRow], counted: _Names) -> int:
    """How many columns the counts need that are wider than usual, of hundreds of sentences."""
    longest = [max((len(row.beside[n].chance) for row in rows), default=0) for n in counted]
    return sum(max(0, wide - _RANGE) for wide in longest)


def _full_table(rows: Iterable[SourceRow], counted: _Names) -> Table:
    table = _table("Sentences", *(name.capitalize() for name in counted))
    table.add_column("Copied", max_width=40)
    for name in ("Divergence", "Interval"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Chance", no_wrap=True)
    for row in rows:
        score = row.score
        figures = (decimal(score.divergence), interval(score), _verdict(score))
        table.add_row(*_counts(row, counted), Text(_copied(row)), *figures)
    return table


def _short_table(rows: Iterable[SourceRow], counted: _Names) -> Table:
    table = _table("Sent.", *(name.capitalize() for name in counted))
    table.add_column("Divergence", no_wrap=True)
    for row in rows:
        table.add_row(*_counts(row, counted), Text("\n").join(_divergence(row.score)))
    return table


def _block(row: SourceRow, counted: _Names) -> Iterator[RenderableType]:
    score = row.score
    yield Text(inert(score.source), "bold")
    told = count(score.sentences, "sentence")
    parts = f": {score.shared} shared, {score.unique} unique"
    yield indented(Text("divergence ") + Text(", ").join(_divergence(score)))
    beside = f"{parts}{_by_chance(row, 'unique')}; {_omitted(row)}" if counted else ""
    yield indented(f"{told}{beside}")
    if row.debts:
        yield indented(f"of its words {_copied(row)}")


def _omitted(row: SourceRow) -> str:
    if row.omitted is None:
        return "omissions not known"
    return f"{count(len(row.omitted), 'core statement')} omitted{_by_chance(row, 'omitted')}"


def _by_chance(row: SourceRow, name: FigureName) -> str:
    """What chance would make a count, as " (by chance 4 to 10)"."""
    chance = row.beside[name].chance
    return f" (by chance {chance})" if chance else ""


def _refused(refused: tuple[Refusal, ...]) -> list[RenderableType]:
    if not refused:
        return []
    items = (item(f"{inert(refusal.path)}: {inert(refusal.reason)}") for refusal in refused)
    return [heading(f"Refused: {count(len(refused), 'input')}"), *items]


def _table(*counts: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="Sources", title_justify="left",
                  title_style="bold", header_style="bold")  # fmt: skip
    table.add_column("Source", overflow="fold", min_width=14)
    for name in counts:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _counts(row: SourceRow, counted: _Names) -> list[RenderableType]:
    score = row.score
    counts = (f"{score.shared}", f"{score.unique}", number_of(row.omitted))
    told = dict(zip(_COUNTED, counts, strict=True))
    numbers = [Text("\n").join(_counted(row, name, told[name])) for name in counted]
    return [Text(_broken(score.source)), f"{score.sentences}", *numbers]


def _counted(row: SourceRow, name: FigureName, number: str) -> list[Text]:
    """A count, and below it what chance would make it."""
    chance = row.beside[name].chance
    return [Text(number), *([Text(chance, "dim")] if chance else [])]


def _broken(name: str) -> str:
    """A name with line ends at the joints of an address or a file's name, not within words."""
    lines = [""]
    for piece in (part for joint in joints(inert(name)) for part in _HYPHEN.split(joint)):
        if lines[-1] and len(lines[-1] + piece.rstrip()) > _NAME:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def _divergence(score: Score) -> list[Text]:
    """The score with its interval, and the verdict."""
    span = interval(score)
    value = f"{decimal(score.divergence)} ({span})" if span else decimal(score.divergence)
    return [Text(value), _verdict(score)]


def _verdict(score: Score) -> Text:
    said = Text(verdict(score), "bold" if score.stands_out else "dim")
    return said + Text(", degraded", "yellow") if score.degraded else said


def _copied(row: SourceRow) -> str:
    """Say it as "98% from Northwire (verbatim)": two givers by name, the rest as a number."""
    shares = [owed(d, inert(d.giver)) for d in row.debts]
    return listing(shares, 2)
