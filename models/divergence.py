"""How far one source's attention lies from that of the others, beyond chance.

P is the share of its words that a source gives to each statement; Q the mean of the same
shares over the *other origins*, one vote each. Raw divergence is the Jensen-Shannon
divergence in bits (Lin 1991, doi:10.1109/18.61115), 0 (the same attention) to 1 (no
statement in common), and a sum over statements:

    JSD(P, Q) = sum_s  p_s/2 log2(p_s / m_s) + q_s/2 log2(q_s / m_s),   m = (p + q) / 2

so it splits exactly into *addition* (statements with q = 0), *omission* (p = 0) and
*emphasis* (both).

Raw values are never compared between sources: a short article diverges more than a long
one though nothing differs. They are adjusted for chance as the adjusted Rand index is
(Hubert and Arabie 1985, doi:10.1007/BF01908075), (JSD - E) / (1 - E), where E is the mean
over tellings in which every statement keeps its number of tellers and every teller its
number of statements, but who tells what is drawn at random: the null model of fixed rows
and proportional columns known from ecology (Gotelli 2000,
doi:10.1890/0012-9658(2000)081[2606:NMAOSC]2.0.CO;2). So 0 is the divergence to be
expected of a source that differs from the others no more than they do from each other; a
source nearer than that scores below 0.

Tried and dropped: drawing the chance texts from what the *others* say alone. A real source
always says something that the others do not, so every source of every story, the example
in which four sources agree included, came out as diverging significantly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.settings import Divergence as Settings

Floats = NDArray[np.float64]

# Cells of a resampled array held in memory at once.
_CHUNK_CELLS = 4_000_000
# Shares that differ by less are equal.
_ROUNDING = 1e-12
# Where chance comes closer to 1 there is nothing left to measure a difference against.
_CERTAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Parts:
    """Raw divergence and its exact split, in bits: raw = addition + omission + emphasis."""

    raw: float
    addition: float
    omission: float
    emphasis: float


@dataclass(frozen=True, slots=True)
class Divergence:
    """One source against the others.

    adjusted: at most 1; 0 is what chance gives, below 0 is nearer than chance. low, high:
    interval of `adjusted` at the level of the settings. chance: E, the expected raw
    value. p_value: how often chance reaches the raw value, (1 + k) / (1 + n).
    """

    parts: Parts
    chance: float
    adjusted: float
    low: float
    high: float
    p_value: float


def contributions(p: Floats, q: Floats) -> Floats:
    """Each statement's part of JSD(p, q) in bits, over the last axis; never negative."""
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(p > 0, p * np.log2(p / middle), 0.0)
        second = np.where(q > 0, q * np.log2(q / middle), 0.0)
    return np.asarray(np.maximum((first + second) / 2, 0.0), dtype=np.float64)


def _totals(rows: NDArray[np.int64], own: Floats, others: Floats, sums: Floats) -> Floats:
    """JSD in bits of sparse draws, of shape (n_draws,), or fewer where one side is silent.

    rows: the draw of each entry. own, others: what the source and what the others give to
    a statement there, for the statements that the source makes. sums: of shape (n_draws,),
    what the others give to all statements. A statement that the source does not make
    contributes half of the others' share, so the sum over those is half of what is left;
    logarithms are taken only of the few others.
    """
    given = np.bincount(rows, own, minlength=len(sums))
    valid = (given > 0) & (sums > _ROUNDING)
    kept = valid[rows]
    rows, own, others = rows[kept], own[kept] / given[rows[kept]], others[kept] / sums[rows[kept]]
    left = 1.0 - np.bincount(rows, others, minlength=len(sums))
    total = np.bincount(rows, contributions(own, others), minlength=len(sums)) + left / 2
    return np.asarray(total[valid], dtype=np.float64)


def split(p: Floats, q: Floats) -> Parts:
    """JSD(p, q) and its parts, for two attentions of shape (n_statements,)."""
    each = contributions(p, q)
    addition, omission = float(each[q == 0].sum()), float(each[p == 0].sum())
    emphasis = float(each[(p > 0) & (q > 0)].sum())
    return Parts(addition + omission + emphasis, addition, omission, emphasis)


def diverge(own: Floats, others: Floats, settings: Settings) -> Divergence | None:
    """Divergence of a source from the other origins.

    own: of shape (n_statements,), the words it gives to each statement. others: of shape
    (n_origins, n_statements), likewise. The result does not depend on the order of the
    origins or of the statements. None if the source or all the others say nothing, and if
    chance alone always gives 1, as with two sources that have no statement in common.
    """
    others = others[others.sum(axis=1) > 0]
    if own.sum() == 0 or len(others) == 0:
        return None
    told = (own > 0) | (others.sum(axis=0) > 0)
    words = _canonical(own[told], others[:, told])
    p, q = attention(words[0]), attention(words[1:]).mean(axis=0)
    parts = split(p, q)
    random = np.random.default_rng(settings.seed)
    drawn = _by_chance(words, settings.resamples, random)
    chance = float(drawn.mean())
    if chance > 1 - _CERTAIN:
        return None
    resampled = (_resampled(p, q, settings.resamples, random) - chance) / (1 - chance)
    adjusted = (parts.raw - chance) / (1 - chance)
    tail = (1 - settings.level) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail])
    return Divergence(
        parts=parts,
        chance=chance,
        adjusted=adjusted,
        low=min(float(low), adjusted),
        high=max(float(high), adjusted),
        p_value=float((1 + (drawn >= parts.raw - 1e-9).sum()) / (1 + len(drawn))),
    )


def attention(words: Floats) -> Floats:
    """Words as shares that sum to 1 over the last axis."""
    shares: Floats = words / words.sum(axis=-1, keepdims=True)
    return shares


def _canonical(own: Floats, others: Floats) -> Floats:
    """`own` above `others`, rows and columns sorted by content.

    The draws below go by position; sorting makes them independent of the order in which
    articles and statements arrived. Each axis is first sorted by what the order of the
    other cannot change: rows by their sorted values, columns by the source's value and
    the sorted pairs of value and row; then rows by their values as they now stand.
    """
    kind = _ranks(np.sort(others, axis=1))
    pairs = np.sort(others * (len(others) + 1) + kind[:, None], axis=0)
    columns = _order(np.column_stack([own, pairs.T]))
    own, others = own[columns], others[:, columns]
    return np.vstack([own, others[_order(others)]])


def _order(rows: Floats) -> NDArray[np.int64]:
    """The order of `rows` by content, of shape (n,); which order does not matter."""
    keys = [row.tobytes() for row in np.ascontiguousarray(rows)]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)


def _ranks(rows: Floats) -> NDArray[np.int64]:
    """Where each row stands among the distinct rows, of shape (n,)."""
    keys = [row.tobytes() for row in np.ascontiguousarray(rows)]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return np.array([ranks[key] for key in keys], dtype=np.int64)


def _by_chance(words: Floats, draws: int, random: np.random.Generator) -> Floats:
    """Raw divergence of row 0 of `words` when who tells what is drawn anew.

    Of shape (draws,), or fewer where a draw leaves one side silent.
    """
    shares = attention(words)
    tellers = (words > 0).sum(axis=0)
    includes = _inclusion(words, tellers)
    # For each statement the words and shares of its tellers, packed to the top.
    order = np.argsort(words == 0, axis=0, kind="stable")
    words, shares = (np.take_along_axis(table, order, axis=0) for table in (words, shares))
    told = shares.sum(axis=0)
    drawn = []
    for size in _chunks(draws, words.shape[1]):
        rows, columns = np.nonzero(random.random((size, len(told))) < includes)
        pick = (random.random(len(columns)) * tellers[columns]).astype(np.int64)
        rest = told[columns] - shares[pick, columns]
        rest[rest < _ROUNDING] = 0.0
        missing = told.sum() - np.bincount(rows, told[columns] - rest, minlength=size)
        drawn.append(_totals(rows, words[pick, columns], rest, missing))
    values = np.concatenate(drawn)
    return values if len(values) else np.zeros(1)


def _inclusion(words: Floats, tellers: NDArray[np.int64]) -> Floats:
    """The chance that row 0 is among the tellers of each statement, of shape (n_statements,).

    Tellers are drawn without replacement, a row in proportion to the statements it makes:
    in a race of exponential clocks with these rates, the first m to ring. Row 0 is among
    them with probability 1 - exp(-rate * t), where t is the time by which m are expected
    to have rung (order sampling: Rosén 1997, J. Statist. Plann. Inference 62).
    """
    rates = (words > 0).sum(axis=1).astype(np.float64)
    chances = {m: 1 - np.exp(-rates[0] * _time_of(m, rates)) for m in np.unique(tellers).tolist()}
    return np.array([chances[m] for m in tellers.tolist()])


def _time_of(rung: int, rates: Floats) -> float:
    """The t with sum(1 - exp(-rates * t)) == rung, by bisection; infinite if all have rung."""
    if rung >= len(rates):
        return float("inf")
    low, high = 0.0, 64.0 / float(rates.min())
    for _ in range(60):
        middle = (low + high) / 2
        expected = float((1 - np.exp(-rates * middle)).sum())
        low, high = (low, middle) if expected > rung else (middle, high)
    return low


def _resampled(p: Floats, q: Floats, draws: int, random: np.random.Generator) -> Floats:
    """Raw divergence with statements reweighted at random, of shape (draws,).

    The Bayesian bootstrap over statements (Rubin 1981, doi:10.1214/aos/1176345338): each
    statement gets an exponential weight, the same in P and Q.
    """
    drawn, made = [], np.flatnonzero(p)
    for size in _chunks(draws, len(p)):
        weights = random.standard_exponential(size=(size, len(p)))
        own = weights[:, made]
        rows = np.repeat(np.arange(size), len(made))
        drawn.append(_totals(rows, (own * p[made]).ravel(), (own * q[made]).ravel(), weights @ q))
    return np.concatenate(drawn)


def _chunks(draws: int, columns: int) -> list[int]:
    most = max(1, _CHUNK_CELLS // max(1, columns))
    return [min(most, draws - start) for start in range(0, draws, most)]
