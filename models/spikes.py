"""When a source stands farther from the others than it usually does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.scores import Score

# Below so many stories the 95th percentile of a source's divergences would be the greatest
# of them: the percentile then rests on one story.
_ENOUGH = 20
_PERCENTILE = 95.0


def usual_divergence(known: Sequence[float], threshold: float) -> float:
    """The divergence that nineteen of twenty of a source's stories stay below.

    known: its divergences in other stories. `threshold` where fewer than 20 are known, and
    at least that in any case, so that a source which always agrees makes no spike of little.
    """
    if len(known) < _ENOUGH:
        return threshold
    return max(threshold, float(np.percentile(known, _PERCENTILE)))


def is_spike(score: Score, usual: float) -> bool:
    """Whether the whole interval of a divergence that stands out from chance lies above the usual.

    A degraded score is none: what makes it great may be the outage.
    """
    counts = score.stands_out and not score.degraded
    return counts and score.low is not None and score.low > usual
