"""What the raw divergence of a source is made of, over stories."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from models.rounding import rounded
from models.scores import Score
from models.source_profiles.observing import parts_of
from models.source_profiles.records import Limits, Part
from models.source_profiles.studentised import share_interval
from models.source_profiles.told import ToldStory


def scores_of(stories: Iterable[ToldStory], members: Collection[str]) -> list[Score]:
    """The scores of these sources that no outage touches."""
    return [
        score
        for story in stories
        for score in story.scores
        if score.source in members and not score.degraded
    ]


def raw_parts(
    scores: Iterable[Score], limits: Limits, least: int | None = None
) -> tuple[Part, ...]:
    """What the raw divergence of all stories together is made of; nothing of too few.

    least: how many scores are enough; by default as many as for a mean.
    """
    split = [parts for score in scores if (parts := parts_of(score))]
    table = np.array([list(parts.values()) for parts in split], dtype=np.float64)
    if len(split) < (least or limits.stories) or table.sum() <= 0:
        return ()
    shares = table.sum(axis=0) / table.sum()
    ends = share_interval(table, limits)
    return tuple(
        Part(name, rounded(share), low, high)
        for name, share, (low, high) in zip(split[0], shares, ends, strict=True)
    )
