"""Who says what on a terminal: core statements and gaps, where they disagree, lone tellers."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from flows.report.contents.core_bar import core_bar, leaves_out
from flows.report.contents.differences import Difference, Marked
from flows.report.contents.outages import BRACKETS, Omitted, lacking, omissions
from flows.report.contents.sources import one_origin
from flows.report.contents.statement_wording import COHESION, cohesion, left_out
from flows.report.contents.told_once import ToldOnce, told_alone
from flows.report.terminal.layout import first, heading, indented, item
from flows.wording.lists import count, listing
from flows.wording.untrusted import inert
from models.records import Comparison, Statement


def core(comparison: Comparison, most: int | None) -> list[RenderableType]:
    """The core statements, and who does not tell them."""
    core = [statement for statement in comparison.statements if statement.core]
    title = f"Core statements ({len(core)}): told by {core_bar(comparison)}"
    if not core and one_origin(comparison):
        return []
    if not core:
        return [heading("Core statements"), indented("None: no statement is told widely enough.")]
    gaps = omissions(comparison)
    shown = [_statement(statement, gaps) for statement in core]
    used = core[:most]
    notes = (
        BRACKETS if any(n.startswith("(") for s in used for n in lacking(s, gaps, inert)) else "",
        COHESION if any(map(cohesion, used)) else "",
    )
    explained = " ".join(filter(None, notes))
    return [heading(title), *([Text(explained, "dim")] if explained else []), *first(shown, most)]


def _statement(statement: Statement, gaps: Omitted) -> RenderableType:
    lacks = lacking(statement, gaps, inert)
    carried = (
        Text(f"not in {listing(lacks)}", "yellow") if lacks else Text("in every source", "dim")
    )
    partly = f"in part in {listing([inert(name) for name in statement.partly])}"
    notes = (
        partly if statement.partly else "",
        leaves_out(statement, left_out(statement), gaps),
        cohesion(statement),
    )
    told = carried + Text("".join(f"; {note}" for note in notes if note), "dim")
    return Group(item(inert(statement.text)), indented(told, 4))


def differing(found: tuple[Difference, ...], most: int | None) -> list[RenderableType]:
    """The findings, those that may be updates too, each in its sentence."""
    if not found:
        return []
    shown = [
        Group(
            item(f"{inert(difference.here.teller)}: {inert(difference.found.says)}"),
            indented(_told(difference.here, "bold underline"), 4),
        )
        for difference in found
    ]
    return [heading(f"Where they disagree ({len(found)})"), *first(shown, most)]


def _told(marked: Marked, style: str) -> Text:
    """The sentence with what differs marked, by brackets too: not every terminal has styles."""
    return Text.assemble(
        *(
            (f"[{inert(piece.text)}]", style) if piece.differs else (_between(piece.text), "dim")
            for piece in marked.pieces
        )
    )


def _between(text: str) -> str:
    """`text` made harmless, the spaces at its ends kept: what differs stands right beside it."""
    kept = inert(text)
    return f"{' ' * text[:1].isspace()}{kept}{' ' * text[-1:].isspace()}" if kept else " "


def alone(comparison: Comparison, limit: int | None, most: int | None) -> list[RenderableType]:
    """Of what nothing was found in another origin: of each teller up to `limit` statements.

    Where there is but one origin, what was matched in no other telling: nothing says there how
    much of it another one has.
    """
    shown = [
        Group(_group_name(group), *_group_items(group.unique, limit))
        for group in told_alone(comparison)
        if group.unique
    ]
    one = one_origin(comparison)
    title = heading("Matched in no other telling" if one else "Found in one origin only")
    return [title, *first(shown, most)] if shown else []


def _group_name(group: ToldOnce) -> RenderableType:
    names = listing([inert(name) for name in group.sources])
    bond = f" ({group.bond})" if group.bond else ""
    return Text(f"{names}{bond}: {count(len(group.unique), 'statement')}", "bold")


def _group_items(statements: tuple[Statement, ...], limit: int | None) -> Iterator[RenderableType]:
    yield from (item(inert(statement.text)) for statement in statements[:limit])
    if limit is not None and len(statements) > limit:
        yield indented(Text(f"and {len(statements) - limit} more", "dim"))
