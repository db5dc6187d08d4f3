"""Intervals of a mean over statements and of a share of sentences, without draws."""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv, stdtrit

from models.arrays import Floats

# One statement alone has no spread.
_LEAST = 2


def of_mean(sums: Floats, counts: Floats, level: float) -> tuple[float, float] | None:
    """The interval of a mean of values from 0 to 1 that come in statements.

    sums, counts: of the values of each statement, of shape (n_statements,). Sentences of one
    statement hang together, so statements are left out in turn (the jackknife of a ratio, Miller
    1974, doi:10.1093/biomet/61.1.1) and the spread is taken by Student's t. None with one
    statement alone.
    """
    told = counts > 0
    sums, counts = sums[told], counts[told]
    if (size := len(sums)) < _LEAST:
        return None
    without = (sums.sum() - sums) / (counts.sum() - counts)
    error = float(np.sqrt((size - 1) * without.var()))
    reach = float(stdtrit(size - 1, (1 + level) / 2)) * error
    mean = float(sums.sum() / counts.sum())
    return max(0.0, mean - reach), min(1.0, mean + reach)


def of_share(found: int, asked: int, level: float) -> tuple[float, float] | None:
    """The interval of a share, `found` of `asked`: all that Jeffreys' prior leaves likely.

    It reaches to 0 where none is found, and to 1 where all are (Brown, Cai and DasGupta 2001,
    doi:10.1214/ss/1009213286). None where nothing was asked.
    """
    if not asked:
        return None
    tail = (1 - level) / 2
    ends = found + 0.5, asked - found + 0.5
    low = float(betaincinv(*ends, tail)) if found else 0.0
    high = float(betaincinv(*ends, 1 - tail)) if found < asked else 1.0
    return low, high
