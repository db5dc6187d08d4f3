"""How far one source's attention lies from that of the others, beyond chance.

P is the share of its words that a source gives to each statement; Q the mean of the same
shares over the *other origins*, one vote each. Raw divergence is the Jensen-Shannon
divergence of the two (`models.attention.jensen_shannon`), a sum over statements that splits exactly
into *addition* (statements with q = 0), *omission* (p = 0) and *emphasis* (both).

Raw values are never compared between sources: a short article diverges more than a long
one though nothing differs. They are adjusted for chance as the adjusted Rand index is
(Hubert and Arabie 1985, doi:10.1007/BF01908075), (JSD - E) / (1 - E), where E is the mean
over tellings in which every statement keeps its number of tellers and the source its number
of statements, but which it tells is drawn at random (`models.chance`): the null model of
fixed rows and proportional columns known from ecology (Gotelli 2000,
doi:10.1890/0012-9658(2000)081[2606:NMAOSC]2.0.CO;2). So 0 is the divergence to be expected
of a source that differs from the others no more than they do from each other; a source
nearer than that scores below 0.

How well chance, test and interval hold is measured on made-up stories whose truth is known:
`python -m benchmarks.divergence`, docs/divergence.md.

Tried and dropped: drawing the chance texts from what the *others* say alone. A real source
always says something that the others do not, so every source of every story, the example
in which four sources agree included, came out as diverging significantly. Intervals from
weighing statements anew (the Bayesian bootstrap): they held the truth in 97 to 100% of the
cases instead of 95, and many held 0 where the test cleared chance. From leaving out
statements (the jackknife): 1.2 to 1.9 times too wide with three origins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import Floats
from models.attention.jensen_shannon import Parts, attention, split
from models.attention.standing import Standing
from models.chance.interval import interval
from models.chance.null_model import NullModel, null_model
from models.settings import Divergence as DivergenceSettings

# Where chance comes closer to 1 there is nothing left to measure a difference against.
_CERTAIN = 1e-6
# Raw divergences and shares of draws that differ by less are equal.
_ROUNDING = 1e-9
# Random numbers that no other draw from the same seed has.
_STREAM = 1
# What `low` is at least where the test clears chance, and the interval by rounding does not.
_ABOVE_CHANCE = 1e-4


@dataclass(frozen=True, slots=True)
class Divergence:
    """One source against the others.

    adjusted: at most 1; 0 is what chance gives, below 0 is nearer than chance. chance: E, the
    expected raw value. p_value: how often chance reaches the raw value, (1 + k) / (1 + n).
    low, high: interval of `adjusted` at the level of the settings; low is above 0 exactly
    where p_value is at most 1 - level. chance_low, chance_high: where `adjusted` lies, at that
    level, for a source that is like the others: the placebo of permuted labels.
    """

    parts: Parts
    chance: float
    adjusted: float
    low: float
    high: float
    p_value: float
    chance_low: float
    chance_high: float


def diverge(
    own: ArrayLike,
    others: ArrayLike,
    settings: DivergenceSettings,
    standing: Standing | None = None,
) -> Divergence | None:
    """Divergence of a source from the other origins.

    own: of shape (n_statements,), the words it gives to each statement, in numbers of any type.
    others: of shape (n_origins, n_statements), likewise. standing: what of that was out when the
    source published, and the votes; by default all was, and each has one. The result does not
    depend on the order of the origins or of the statements.
    None if the source or all the others say nothing, of what was known or it tells, and if chance
    alone always gives 1, as with two sources that have no statement in common. Raises ValueError
    for other shapes, and for words below 0 or that are no finite number.
    """
    model = null_model(*_words(own, others), settings, standing)
    return measured(model, settings) if model else None


def _words(*given: ArrayLike) -> tuple[Floats, Floats]:
    """The words of a source and of the others, as they are computed with."""
    own, others = (np.asarray(words, dtype=np.float64) for words in given)
    shapes = own.shape, others.shape
    if len(shapes[0]) != 1 or len(shapes[1]) != 2 or shapes[0][0] != shapes[1][1]:
        raise ValueError(
            f"own of shape {shapes[0]} and others of shape {shapes[1]} do not fit: give "
            "(n_statements,) and (n_origins, n_statements)"
        )
    for name, words in (("own", own), ("others", others)):
        wrong = ~((words >= 0) & (words < np.inf))
        if wrong.any():
            raise ValueError(f"{name} holds {words[wrong][0]}: words are finite numbers from 0 up")
    return own, others


def measured(model: NullModel, settings: DivergenceSettings) -> Divergence | None:
    """The divergence of the source in a null model; None if chance alone always gives 1."""
    parts = split(attention(model.own), model.company)
    drawn = model.drawn.agreement()
    alike = drawn.sum(axis=1)
    expected = float(alike.mean())
    if expected < _CERTAIN:
        return None
    value = 1 - (1 - parts.raw) / expected
    p_value = _p_value(parts.raw, alike)
    random = np.random.default_rng([settings.seed, _STREAM])
    low, high = interval(value, drawn, settings.level, random)
    tail = (1 - settings.level) / 2
    chance_low, chance_high = np.quantile(1 - alike / expected, [tail, 1 - tail]).tolist()
    return Divergence(
        parts=parts,
        chance=1 - expected,
        adjusted=value,
        low=_agreeing(low, value, clears=clears(p_value, settings)),
        high=high,
        p_value=p_value,
        chance_low=chance_low,
        chance_high=chance_high,
    )


def clears(p_value: float, settings: DivergenceSettings) -> bool:
    """Whether chance seldom reaches a divergence: `p_value` is at most 1 - level.

    1 - .9 is a little less than .1 in floating point, and 100 of 1,000 draws are .1.
    """
    return p_value <= 1 - settings.level + _ROUNDING


class Rough(NamedTuple):
    """The adjusted divergence and its p-value, as `diverge` gives them, of fewer draws."""

    adjusted: float
    p_value: float


def roughly(
    own: Floats, others: Floats, settings: DivergenceSettings, standing: Standing | None = None
) -> Rough | None:
    """What `diverge` finds, from a quarter of the draws."""
    model = null_model(own, others, settings, standing, share=0.25)
    if model is None:
        return None
    raw = split(attention(model.own), model.company).raw
    alike = model.drawn.agreement().sum(axis=1)
    expected = float(alike.mean())
    return None if expected < _CERTAIN else Rough(1 - (1 - raw) / expected, _p_value(raw, alike))


def adjusted(
    own: Floats, others: Floats, settings: DivergenceSettings, standing: Standing | None = None
) -> float | None:
    """The adjusted divergence alone, likewise."""
    found = roughly(own, others, settings, standing)
    return found.adjusted if found else None


def _p_value(raw: float, alike: Floats) -> float:
    """How often draws that agree so much, of shape (n_draws,), diverge as far."""
    return float((1 + (1 - alike >= raw - _ROUNDING).sum()) / (1 + len(alike)))


def _agreeing(low: float, value: float, *, clears: bool) -> float:
    """The lower end, on the side of 0 on which the test is; the two differ by rounding only."""
    if clears:
        return max(low, min(_ABOVE_CHANCE, value))
    return min(low, 0.0)
