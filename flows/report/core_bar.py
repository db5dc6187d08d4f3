"""How many origins must tell a statement that is called core, said in words."""

from __future__ import annotations

from collections.abc import Mapping

from flows.report.wording import count
from models.records import Comparison, Statement
from models.settings import Statements


def core_bar(comparison: Comparison) -> str:
    """Who tells a core statement: "both origins", "at least three of the five origins".

    By the share that the manifest records, as `models.settings.Statements.needed` asks of it.
    """
    origins = len({telling.origin for telling in comparison.tellings})
    needed = _statements(comparison).needed(origins - 1)
    if needed >= origins:
        return "both origins" if origins == 2 else f"all of the {count(origins, 'origin')}"
    which = f"of the {count(origins, 'origin')}"
    return f"at least {count(needed, which, which)}"


def leaves_out(statement: Statement, left: str) -> str:
    """What others leave out of a statement's text, `left`, and how many do; nothing if none."""
    if not left:
        return ""
    others = "the other origin leaves" if statement.origins == 2 else "most others leave"
    return f"{others} out {left}"


def _statements(comparison: Comparison) -> Statements:
    settings = comparison.manifest.get("settings")
    found = settings.get("statements") if isinstance(settings, Mapping) else None
    return Statements(**found) if isinstance(found, Mapping) else Statements()
