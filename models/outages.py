"""What an outage does to a comparison: it must never read as an omission."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from models.records import Comparison


def degraded(comparison: Comparison, outages: Collection[str]) -> Comparison:
    """The comparison with the scores marked that an outage touches; the manifest names them.

    outages: sources that could not be read for part of the story's time. What such a source
    seems to leave out it may have told, so its own score is degraded. One that tells nothing
    here may have told the story, and then all the others would stand differently: every
    score is degraded.
    """
    names = sorted(set(outages))
    unheard = not {score.source for score in comparison.scores}.issuperset(names)
    scores = tuple(
        replace(score, degraded=unheard or score.source in names) for score in comparison.scores
    )
    return replace(comparison, scores=scores, manifest={**comparison.manifest, "outages": names})
