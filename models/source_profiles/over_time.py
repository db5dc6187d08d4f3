"""The divergence of a source over time, in stretches of stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from statistics import fmean

import numpy as np

from models.rounding import rounded
from models.source_profiles.parts import raw_parts, scores_of
from models.source_profiles.records import DIVERGENCE, Limits, Observed, Part, Period
from models.source_profiles.studentised import own_interval
from models.source_profiles.told import ToldStory

# Stretches into which the stories of a source are cut, at most.
_PERIODS = 8


def periods(
    name: str,
    members: Collection[str],
    stories: Iterable[ToldStory],
    values: Iterable[Observed],
    limits: Limits,
) -> tuple[Period, ...]:
    """The divergence over time: stretches of as many stories each, with that of the others.

    values: the divergences of all sources or families in these stories.
    """
    by_id = {story.id: story for story in stories}
    by_story: defaultdict[str, list[Observed]] = defaultdict(list)
    for row in values:
        if row.at is not None:
            by_story[row.story].append(row)
    own = [row for rows in by_story.values() for row in rows if row.name == name]
    own.sort(key=lambda row: (row.at.timestamp() if row.at else 0.0, row.story))
    count = min(_PERIODS, len(own) // limits.stories)
    found = []
    for places in np.array_split(np.arange(len(own)), count) if count else ():
        rows = [own[place] for place in places]
        others = [
            fmean(left)
            for row in rows
            if (left := [other.value for other in by_story[row.story] if other.name != name])
        ]
        scores = scores_of([by_id[row.story] for row in rows], members)
        found.append(_period(rows, others, raw_parts(scores, limits), limits))
    return tuple(found)


def _period(
    rows: Sequence[Observed],
    others: Sequence[float],
    parts: tuple[Part, ...],
    limits: Limits,
) -> Period:
    values = np.array([row.value for row in rows], dtype=np.float64)
    low, high = own_interval(values, DIVERGENCE, limits)
    times = [row.at for row in rows if row.at is not None]
    return Period(
        start=times[0],
        end=times[-1],
        stories=len(rows),
        mean=rounded(values.mean()),
        low=low,
        high=high,
        others=rounded(fmean(others)) if others else None,
        parts=parts,
    )
