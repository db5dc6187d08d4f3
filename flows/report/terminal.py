"""The summary on a terminal: sources, core statements and gaps, what only each one says.

From 60 to 200 columns: a table where it fits, a short block per source where it does
not; text wraps and is never cut. Everything untrusted is put into `rich.text.Text`,
which knows no markup, after `wording.inert` has taken out what a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.report.differences import Difference, Marked, differences
from flows.report.outages import omissions, outage_notes
from flows.report.sources import SourceRow, ToldOnce, owed, source_rows, told_once
from flows.report.wording import (
    cohesion,
    count,
    decimal,
    inert,
    interval,
    left_out,
    listing,
    number_of,
    verdict,
)
from models.records import Comparison, Refusal, Statement
from models.scores import Score

# Narrowest console, in columns, on which each table of sources is readable.
_FULL_TABLE = 124
_SHORT_TABLE = 78
_BRACKETS = (
    "In brackets: counts as no omission (not known then, not core among the others, the source "
    "says something near it, or it was out of reach). Cohesion: the mean probability that two "
    "of the different sentences that make a statement say the same."
)


def print_summary(comparison: Comparison, console: Console, *, limit: int | None = 3) -> None:
    """Print the comparison for a person.

    `limit`: how many statements of each source alone are shown; None shows all.
    """
    rows = source_rows(comparison)
    sections = (
        _outages(comparison),
        _sources(rows, console.width),
        _core(comparison),
        _differing(differences(comparison, {})),
        _alone(told_once(comparison), limit),
        _refused(comparison.refused),
    )
    for section in filter(None, sections):
        console.print(Group(*section))
        console.print()


def _outages(comparison: Comparison) -> list[RenderableType]:
    notes = [_item(note) for note in outage_notes(comparison)]
    return [_heading("Out of reach"), *notes] if notes else []


def _sources(rows: tuple[SourceRow, ...], width: int) -> list[RenderableType]:
    note = Text("Sources stand in the order of the comparison; they are not ranked.", "dim")
    if width >= _FULL_TABLE:
        return [_full_table(rows), note]
    if width >= _SHORT_TABLE:
        debts = [_item(f"{inert(r.score.source)}: copied {_copied(r)}") for r in rows if r.debts]
        return [_short_table(rows), *debts, note]
    return [_heading("Sources"), *(line for row in rows for line in _block(row)), note]


def _full_table(rows: Iterable[SourceRow]) -> Table:
    table = _table("Sentences", "Shared", "Unique", "Omitted")
    table.add_column("Copied", max_width=40)
    for name in ("Divergence", "Interval"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Chance", no_wrap=True)
    for row in rows:
        score = row.score
        figures = (decimal(score.divergence), interval(score), _verdict(score))
        table.add_row(*_counts(row), Text(_copied(row)), *figures)
    return table


def _short_table(rows: Iterable[SourceRow]) -> Table:
    table = _table("Sent.", "Shared", "Unique", "Omitted")
    table.add_column("Divergence", no_wrap=True)
    for row in rows:
        table.add_row(*_counts(row), Text("\n").join(_divergence(row.score)))
    return table


def _block(row: SourceRow) -> Iterator[RenderableType]:
    score = row.score
    yield Text(inert(score.source), "bold")
    told = f"{count(score.sentences, 'sentence')}: {score.shared} shared, {score.unique} unique"
    yield _indented(Text("divergence ") + Text(", ").join(_divergence(score)))
    yield _indented(f"{told}; {_omitted(row)}")
    if row.debts:
        yield _indented(f"copied {_copied(row)}")


def _omitted(row: SourceRow) -> str:
    if row.omitted is None:
        return "omissions not known"
    return f"{count(len(row.omitted), 'core statement')} omitted"


def _core(comparison: Comparison) -> list[RenderableType]:
    core = [statement for statement in comparison.statements if statement.core]
    title = f"Core statements ({len(core)}): what most independent origins report"
    if not core:
        return [_heading("Core statements"), _indented("None: no statement is told widely enough.")]
    gaps = omissions(comparison)
    lines = [line for statement in core for line in _statement(statement, gaps)]
    return [_heading(title), Text(_BRACKETS, "dim"), *lines]


def _statement(
    statement: Statement, omitted: Mapping[str, tuple[str, ...] | None]
) -> Iterator[RenderableType]:
    lacking = [
        inert(source) if statement.id in (gaps or ()) else f"({inert(source)})"
        for source, gaps in omitted.items()
        if source not in statement.sources
    ]
    yield _item(inert(statement.text))
    carried = (
        Text(f"not in {listing(lacking)}", "yellow") if lacking else Text("in every source", "dim")
    )
    partly = f"in part in {listing([inert(name) for name in statement.partly])}"
    left = left_out(statement)
    notes = (
        partly if statement.partly else "",
        f"most others leave out {left}" if left else "",
        cohesion(statement),
    )
    yield _indented(carried + Text("".join(f"; {note}" for note in notes if note), "dim"), 4)


def _differing(found: tuple[Difference, ...]) -> list[RenderableType]:
    if not found:
        return []
    lines: list[RenderableType] = []
    for difference in found:
        lines.append(_item(f"{inert(difference.here.source)}: {inert(difference.found.says)}"))
        lines.append(_indented(_told(difference.here, "bold underline"), 4))
    return [_heading(f"Where they disagree ({len(found)})"), *lines]


def _told(marked: Marked, style: str) -> Text:
    """The sentence with its detail marked, by brackets too: not every terminal has styles."""
    before, detail, after = (inert(text) for text in (marked.before, marked.detail, marked.after))
    if not detail:
        return Text(before, "dim")
    spaced = (
        " " if marked.before[-1:].isspace() else "",
        " " if marked.after[:1].isspace() else "",
    )
    return (
        Text(before + spaced[0], "dim")
        + Text(f"[{detail}]", style)
        + Text(spaced[1] + after, "dim")
    )


def _alone(groups: tuple[ToldOnce, ...], limit: int | None) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for group in groups:
        if group.unique:
            lines += [_group_name(group), *_group_items(group.unique, limit)]
    return [_heading("What only one origin says"), *lines] if lines else []


def _group_name(group: ToldOnce) -> RenderableType:
    names = listing([inert(name) for name in group.sources])
    origin = " (one origin)" if len(group.sources) > 1 else ""
    return Text(f"{names}{origin}: {count(len(group.unique), 'statement')}", "bold")


def _group_items(statements: tuple[Statement, ...], limit: int | None) -> Iterator[RenderableType]:
    yield from (_item(inert(statement.text)) for statement in statements[:limit])
    if limit is not None and len(statements) > limit:
        yield _indented(Text(f"and {len(statements) - limit} more", "dim"))


def _refused(refused: tuple[Refusal, ...]) -> list[RenderableType]:
    if not refused:
        return []
    items = (_item(f"{inert(refusal.path)}: {inert(refusal.reason)}") for refusal in refused)
    return [_heading(f"Refused: {count(len(refused), 'input')}"), *items]


def _table(*counts: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="Sources", title_justify="left",
                  title_style="bold", header_style="bold")  # fmt: skip
    table.add_column("Source", overflow="fold", min_width=14)
    for name in counts:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _counts(row: SourceRow) -> list[RenderableType]:
    score = row.score
    numbers = (f"{number}" for number in (score.sentences, score.shared, score.unique))
    return [Text(inert(score.source)), *numbers, number_of(row.omitted)]


def _divergence(score: Score) -> list[Text]:
    """The score with its interval, and the verdict."""
    span = interval(score)
    value = f"{decimal(score.divergence)} ({span})" if span else decimal(score.divergence)
    return [Text(value), _verdict(score)]


def _verdict(score: Score) -> Text:
    said = Text(verdict(score), "bold" if score.significant else "dim")
    return said + Text(", degraded", "yellow") if score.degraded else said


def _copied(row: SourceRow) -> str:
    """Say it as "98% from Northwire (verbatim)": two givers by name, the rest as a number."""
    shares = [owed(d, inert(d.giver)) for d in row.debts]
    return listing(shares, 2)


def _heading(title: str) -> Text:
    return Text(title, "bold underline")


def _item(text: str) -> RenderableType:
    """A wrapped line with a hanging dash."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text("-"), Text(text))
    return Padding(grid, (0, 0, 0, 1), expand=False)


def _indented(text: Text | str, columns: int = 2) -> RenderableType:
    return Padding(Text(text) if isinstance(text, str) else text, (0, 0, 0, columns), expand=False)
