"""A placebo: scores where it is known that nothing differs.

A source's statements are divided into halves at random, and each half is measured against the
same others. What the halves differ by is noise. The other placebo, labels that are dealt out at
random, is in `benchmarks.placebos`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.arrays import Flags, Floats
from models.attention.jensen_shannon import agreement, attention
from models.chance.null_model import NullModel, null_model
from models.settings import Divergence as DivergenceSettings

# Divisions into halves: their 95th percentile errs by a fifteenth.
_DIVISIONS = 200
# Halves of fewer statements than this say nothing.
_LEAST = 4
_CERTAIN = 1e-6
# Random numbers that no other draw from the same seed has.
_STREAM = 2


@dataclass(frozen=True, slots=True)
class Halves:
    """Divergence of random halves of a source.

    mean: of a half. off: how far a half lies from the mean of the two, at the level of the
    settings; about as far as the whole lies from what it measures.
    """

    mean: float
    off: float


def halves(own: Floats, others: Floats, settings: DivergenceSettings) -> Halves | None:
    """Random halves of a source, each against the others.

    own, others: words as for `models.divergence.diverge`. None for a source of fewer than
    four statements, and where chance alone always gives 1.
    """
    model = null_model(own, others, settings)
    return halved(model, settings) if model else None


def halved(model: NullModel, settings: DivergenceSettings) -> Halves | None:
    """Random halves of the source in a null model; chance is halved as the source is."""
    told = np.flatnonzero(model.own)
    if len(told) < _LEAST:
        return None
    random = np.random.default_rng([settings.seed, _STREAM])
    first = _divisions(_DIVISIONS, len(told), random)
    q = model.company[told]  # what the source does not tell is 0 in both
    alike = [_alike(np.where(half, model.own[told], 0.0), q) for half in (first, ~first)]
    drawn = model.drawn
    half = _divisions(len(drawn.mine), len(told), random)
    expected = float(_alike(np.where(half, drawn.mine, 0.0), drawn.theirs).mean())
    if expected < _CERTAIN:
        return None
    off = np.abs(alike[0] - alike[1]) / 2 / expected
    return Halves(
        mean=1 - float(np.mean(alike)) / expected, off=float(np.quantile(off, settings.level))
    )


def _alike(words: Floats, company: Floats) -> Floats:
    """The agreement of each telling with the others, of shape (n_tellings,)."""
    found: Floats = agreement(attention(words), company).sum(axis=1)
    return found


def _divisions(count: int, told: int, random: np.random.Generator) -> Flags:
    """For each of `count` divisions, which statements are in the first half: (count, told)."""
    order = np.argsort(random.random((count, told)), axis=1)
    first = np.zeros((count, told), dtype=np.bool_)
    np.put_along_axis(first, order[:, : told // 2], values=True, axis=1)
    return first
