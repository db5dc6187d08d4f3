"""What the report says where a source was out of reach: that it is no omission.

The manifest names the sources that could not be read for part of the story's time
(`models.outages`). What such a source seems to leave out it may have told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from flows.wording.lists import listing
from flows.wording.untrusted import isolated
from models.records import Comparison, Statement

_NAMES = 6

Omitted = Mapping[str, tuple[str, ...] | None]
"""For each source the core statements that it left out; None where that is not known."""

BRACKETS: Final = (
    "In brackets: counts as no omission (not known then, not core among the others, the source "
    "says something near it, or it was out of reach)."
)
"""What the brackets of `lacking` mean."""


def out_of_reach(comparison: Comparison) -> frozenset[str]:
    """The sources that could not be read for part of the story's time, told here or not."""
    return frozenset(_names(comparison.manifest.get("outages")))


def omissions(comparison: Comparison) -> Omitted:
    """What each source left out, in the order of the scores."""
    down = out_of_reach(comparison)
    return {s.source: None if s.source in down else s.omitted for s in comparison.scores}


def lacking(statement: Statement, omitted: Omitted, shown: Callable[[str], str]) -> list[str]:
    """Who does not tell a statement, as `shown`; in brackets where that counts as no omission."""
    return [
        shown(source) if statement.id in (gaps or ()) else f"({shown(source)})"
        for source, gaps in omitted.items()
        if source not in statement.sources
    ]


def outage_notes(comparison: Comparison) -> Iterator[str]:
    """Sentences on the sources of the story that were out of reach, then on those it lacks."""
    down = sorted(out_of_reach(comparison))
    told = {score.source for score in comparison.scores}
    partly = [name for name in down if name in told]
    unheard = [name for name in down if name not in told]
    if partly:
        many = len(partly) > 1
        yield (
            f"{_listed(partly)} could not be read for part of the time in which the story was "
            f"told: what {'they seem' if many else 'it seems'} to leave out "
            f"{'they' if many else 'it'} may have told, and counts as no omission. "
            f"{'Their scores are' if many else 'Its score is'} degraded."
        )
    if unheard:
        yield (
            f"{_listed(unheard)} could not be read for part of the time in which the story was "
            "told, and may have told it: every score is degraded."
        )


def _listed(names: list[str]) -> str:
    return listing([isolated(name) for name in names], _NAMES)


def _names(recorded: object) -> Iterable[str]:
    """What the manifest names; nothing where it has none, or is of another kind."""
    return map(str, recorded) if isinstance(recorded, list | tuple) else ()
