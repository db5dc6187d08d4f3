"""How far the scores hang on the threshold at which sentences make one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from models.analysis import Analysis, regathered
from models.attention.voices import voice, words_per_statement
from models.claims import Claims, reclaimed
from models.divergence import adjusted
from models.settings import Settings

Floats = NDArray[np.float64]

# Multiples of the threshold: of .5 they are .33, .42, .58 and .67, between which statements
# are gathered about equally well (`models.settings.Alignment`).
_FACTORS = (2 / 3, 5 / 6, 7 / 6, 4 / 3)
_GREATEST = 0.99
# From this many sentences on, only the two outermost: the others cost seconds.
_LARGE = 1000


def bands(
    scores: Mapping[str, float | None],
    analysis: Analysis,
    made: Claims,
    settings: Settings,
) -> dict[str, tuple[float, float] | None]:
    """The least and the greatest divergence of each source over the thresholds.

    scores: the divergence at the threshold of the settings, which is in the band. None for a
    source that has none there. Lineage, and what is known to be told elsewhere, stay.
    """
    same_at = settings.alignment.same
    large = len(analysis.table) >= _LARGE
    factors = (_FACTORS[0], _FACTORS[-1]) if large else _FACTORS
    tables = [_words(analysis, made, min(_GREATEST, factor * same_at)) for factor in factors]
    return {source: _band(source, scores[source], analysis, tables, settings) for source in scores}


def _words(analysis: Analysis, made: Claims, same_at: float) -> Floats:
    other = regathered(analysis, same_at)
    return words_per_statement(reclaimed(other, made), len(analysis.material.articles))


def _band(
    source: str,
    score: float | None,
    analysis: Analysis,
    tables: Iterable[Floats],
    settings: Settings,
) -> tuple[float, float] | None:
    if score is None:
        return None
    found = [score]
    for words in tables:
        speaker = voice(source, analysis, words)
        others = speaker.collapsed
        value = adjusted(speaker.told, others.words, settings.divergence, others.standing)
        if value is not None:
            found.append(value)
    return min(found), max(found)
