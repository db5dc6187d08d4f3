"""The estimate of how unequal popularities are, without its lean to one side.

No distribution of popularity spreads less than one in which all statements are equally popular, so
maximum likelihood takes what chance scatters too widely for inequality, and what it scatters too
narrowly for none: inequality is overrated where there is little. Texts of 8 sentences then scored
-.02 in the mean where all statements were equally popular (`python -m benchmarks.other_worlds`).

So an estimate is also made of the mirror image of the story: as many statements more, or fewer, of
1, 2, ... tellers than equal popularity gives as the story has fewer, or more. What the mirror image
makes of chance is taken off. Where popularities are equal, either is as likely as the other, and
the two cancel; where they are not, the mirror image is narrower than any distribution allows and
there is nothing to take off. It is what a component of variance needs that is to be estimated
without bias: it may come out below 0 (Searle, Casella and McCulloch 1992, Variance Components,
doi:10.1002/9780470316856).
"""

from __future__ import annotations

import numpy as np

from models.arrays import Floats

# Chances are this far from 0 and 1 at least, and of a statement of each number of tellers there is
# this much of one.
_LEAST = 1e-12
# The pool has at most e**12 times the statements told, and a tilt changes the odds of one teller
# more at most e**40 times.
_LARGEST, _STEEPEST = 12.0, 40.0
_BISECTIONS = 80


def even_chances(each: Floats, statements: float) -> Floats:
    """The chance that each teller tells a statement of a pool of equally popular ones.

    each: how many each teller tells, of shape (n_tellers,). statements: how many somebody tells.
    The pool is so large that as many are expected to be told.
    """
    low, high = 0.0, _LARGEST
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        pool = statements * np.exp(middle)
        told = pool * -np.expm1(np.log1p(-_inside(each / pool)).sum())
        low, high = (middle, high) if told < statements else (low, middle)
    return _inside(each / (statements * np.exp(high)))


def mirror_image(histogram: Floats, even: Floats) -> Floats:
    """The story as far on the other side of equal popularity, with the same totals.

    histogram: how many statements have 1, 2, ... tellers, of shape (n_tellers,). even: how likely
    each number is where all are equally popular. What would be below 0 is 0, and the rest tilted so
    that there are as many statements and tellings as in the story.
    """
    tellers = np.arange(1, len(histogram) + 1)
    total, wanted = histogram.sum(), histogram @ tellers / histogram.sum()
    logs = np.log(np.maximum(2 * total * even / even.sum() - histogram, _LEAST))
    low, high = -_STEEPEST, _STEEPEST
    for _ in range(_BISECTIONS):
        tilt = (low + high) / 2
        shares = np.exp(logs + tilt * tellers - (logs + tilt * tellers).max())
        shares /= shares.sum()
        low, high = (tilt, high) if shares @ tellers < wanted else (low, tilt)
    return np.asarray(total * shares, dtype=np.float64)


def without_lean(found: Floats, even: Floats, mirrored: Floats) -> Floats:
    """Chances less what the mirror image makes of equal popularity; those of 1 stay."""
    odds = _log_odds(found) + _log_odds(even) - _log_odds(mirrored)
    shifted = 1 / (1 + np.exp(-np.clip(odds, -50.0, 50.0)))
    return np.where(found < 1, shifted, 1.0)


def _log_odds(chances: Floats) -> Floats:
    inside = _inside(chances)
    return np.asarray(np.log(inside) - np.log1p(-inside), dtype=np.float64)


def _inside(chances: Floats) -> Floats:
    return np.clip(chances, _LEAST, 1 - _LEAST)
