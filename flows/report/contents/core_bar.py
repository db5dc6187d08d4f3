"""How many origins must tell a statement that is called core, said in words."""

from __future__ import annotations

from flows.report.contents.outages import Omitted
from flows.report.contents.recorded import recorded
from flows.wording.lists import count
from models.records import Comparison, Statement
from models.settings import Statements


def core_bar(comparison: Comparison) -> str:
    """Who tells a core statement: "both origins", "at least three of the five origins".

    By the share that the manifest records, as `models.settings.Statements.needed` asks of it.
    Of three and more it asks for the others of a source at most, and so never for all.
    """
    origins = len({telling.origin for telling in comparison.tellings})
    if origins <= 2:
        return "both origins"
    which = f"of the {count(origins, 'origin')}"
    return f"at least {count(_statements(comparison).needed(origins - 1), which, which)}"


def leaves_out(statement: Statement, left: str, omitted: Omitted) -> str:
    """What others leave out of a statement's text, `left`, and how many do; nothing if none.

    Nor where one that tells a part was out of reach: it may have told the rest.
    """
    if not left or any(omitted.get(source, ()) is None for source in statement.partly):
        return ""
    others = "the other origin leaves" if statement.origins == 2 else "most others leave"
    return f"{others} out {left}"


def _statements(comparison: Comparison) -> Statements:
    """By the share on record; by the usual one where the manifest has none that can be."""
    share = recorded(comparison, "statements").get("core_share")
    if isinstance(share, (int, float)) and not isinstance(share, bool) and 0 < share <= 1:
        return Statements(core_share=share)
    return Statements()
