"""Placebos: scores where it is known that nothing differs.

*Halves*: a source's statements are divided at random, and each half is measured against the
same others. What the halves differ by is noise. *Labels permuted*: every sentence of the story
is dealt to the sources at random, each keeping its number; then no source differs from the
others but by chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.attention.jensen_shannon import agreement, attention
from models.chance.ordering import in_order
from models.chance.retelling import retold
from models.settings import Divergence as Settings

Floats = NDArray[np.float64]

# Divisions into halves: their 95th percentile errs by a fifteenth.
_DIVISIONS = 200
# Halves of fewer statements than this say nothing.
_LEAST = 4
_CERTAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Halves:
    """Divergence of random halves of a source.

    mean: of a half. off: how far a half lies from the mean of the two, at the level of the
    settings; about as far as the whole lies from what it measures.
    """

    mean: float
    off: float


def halves(own: Floats, others: Floats, settings: Settings) -> Halves | None:
    """Random halves of a source, each against the others.

    own, others: words as for `models.divergence.diverge`. None for a source of fewer than
    four statements, and where chance alone always gives 1.
    """
    words = in_order(own, others)
    if words is None:
        return None
    own, others = words[0], words[1:]
    told = np.flatnonzero(own)
    if len(told) < _LEAST:
        return None
    random = np.random.default_rng(settings.seed)
    first = _divisions(told, len(own), random)
    second = ~first & (own > 0)
    q = attention(others).mean(axis=0)[told]  # what the source does not tell is 0 in both
    alike = [agreement(attention(np.where(half[:, told], own[told], 0.0)), q).sum(axis=1)
             for half in (first, second)]  # fmt: skip
    words = np.vstack([np.where(first[0], own, 0.0), others])
    expected = float(retold(words[:, words.any(axis=0)], _DIVISIONS, random).sum(axis=1).mean())
    if expected < _CERTAIN:
        return None
    off = np.abs(alike[0] - alike[1]) / 2 / expected
    return Halves(
        mean=1 - float(np.mean(alike)) / expected, off=float(np.quantile(off, settings.level))
    )


def permuted(words: Floats, random: np.random.Generator) -> Floats:
    """The words of a story with the labels of its sources permuted.

    words: of shape (n_sources, n_statements); what one source says in one statement is dealt
    as one piece. Each source keeps its number of pieces; pieces of one statement that come
    together are added up.
    """
    rows, columns = np.nonzero(words)
    dealt = np.zeros_like(words)
    np.add.at(dealt, (random.permutation(rows), columns), words[rows, columns])
    return dealt


def _divisions(
    told: NDArray[np.int64], count: int, random: np.random.Generator
) -> NDArray[np.bool_]:
    """For each division, which statements are in the first half, of shape (divisions, count)."""
    order = np.argsort(random.random((_DIVISIONS, len(told))), axis=1)
    chosen = told[order[:, : len(told) // 2]]
    first = np.zeros((_DIVISIONS, count), dtype=np.bool_)
    np.put_along_axis(first, chosen, values=True, axis=1)
    return first
