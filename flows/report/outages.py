"""What the report says where a source was out of reach: that it is no omission.

The manifest names the sources that could not be read for part of the story's time
(`models.outages`). What such a source seems to leave out it may have told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.report.wording import isolated, listing
from models.records import Comparison

_NAMES = 6


def out_of_reach(comparison: Comparison) -> frozenset[str]:
    """The sources that could not be read for part of the story's time, told here or not."""
    return frozenset(_names(comparison.manifest.get("outages")))


def omissions(comparison: Comparison) -> dict[str, tuple[str, ...] | None]:
    """For each source the core statements that it left out; None where that is not known."""
    down = out_of_reach(comparison)
    return {s.source: None if s.source in down else s.omitted for s in comparison.scores}


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
