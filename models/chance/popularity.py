"""How popular the statements of a story are, and how much each of its tellers tells.

The model: a statement of popularity c is told by a teller of rate r with probability
1 - exp(-r c), independently of everything else. So it is if every teller draws its
statements from one pool in which some are drawn more readily than others, and stops after
as many as its length allows. Popularities are not estimated one by one, which would take the
few tellers of a statement at their word, but as a distribution over a grid, by maximum
likelihood (nonparametric empirical Bayes: Kiefer and Wolfowitz 1956,
doi:10.1214/aoms/1177728066; Laird 1978, doi:10.1080/01621459.1978.10480103).

Why not odds that are the same for every statement (the Rasch model, whose margins are
sufficient): a short text then tells too many of the statements that everyone tells, and where
nothing differs articles of 8 sentences score .03 to .13 above chance and long ones .02 to .04
below. Nor popularities taken from the count of tellers alone: -.04 to -.09 at 8 sentences.
Measured with `python -m benchmarks.divergence`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.arrays import Flags, Floats
from models.chance.evenness import even_chances, mirror_image, without_lean

# Popularities, in units in which the tellers' rates have a geometric mean of 1: at .003 one
# of 300 tellers tells a statement, at 12 all do.
_POPULARITIES = np.geomspace(0.003, 12.0, 40)
# Rounds of estimating popularities and rates in turn, and steps of each in a round. Popularities
# that are all alike are reached slowly from a start at which all are as likely: after 3 steps a
# round texts of 8 sentences scored -.024 in the mean, 10: -.009, 30: -.003 to -.019, 100 still .002
# nearer (`python -m benchmarks.other_worlds`); in worlds of other kinds all gave the same.
_ROUNDS = 10
_EXPECTATIONS = 100
_NEWTONS = 3
# The least of probabilities and rates.
_TINY = 1e-9


@dataclass(frozen=True, eq=False)
class Pool:
    """The tellers of a story and the statements they draw from.

    rates: how much each tells, of shape (n_tellers,). first: the chance that teller 0 is
    among the tellers of a statement, of shape (n_statements,); summed over the statements
    it gives the number that teller 0 tells. with_it, without: how likely each popularity of a grid
    is for a statement of 1, 2, ... tellers, if teller 0 is among them and if not, of shape
    (n_popularities, most); columns sum to 1 or, where it cannot be, are 0.
    """

    rates: Floats
    first: Floats
    with_it: Floats
    without: Floats


def pool(told: Flags) -> Pool:
    """The pool that the tellers `told` draw from, of shape (n_tellers, n_statements).

    Every teller tells something, and every statement is told by somebody.
    """
    each, tellers = told.sum(axis=1), told.sum(axis=0)
    order = np.argsort(each, kind="stable")
    margins = tuple(each[order].tolist()), tuple(np.bincount(tellers)[1:].tolist())
    rates = np.empty(len(each))
    rates[order] = _fitted(*margins)[0]
    chances, with_it, without = _by_tellers(int(each[0]), *margins)
    return Pool(rates, chances[tellers - 1], with_it, without)


@lru_cache(maxsize=64)
def _by_tellers(
    own: int, each: tuple[int, ...], histogram: tuple[int, ...]
) -> tuple[Floats, Floats, Floats]:
    """The chance that a teller of `own` statements is among those of one that has 1, 2, ...

    And how likely each popularity then is, with it and without it.
    """
    with_it, without = _shared_out(each.index(own), *_fitted(each, histogram), len(histogram))
    known = _with_its_share(with_it, without)
    known = without_lean(known, *_even_and_mirrored(each.index(own), each, histogram))
    if len(histogram) == len(each):
        known[-1] = 1.0  # told by all
    chances = _matched(known, np.array(histogram, dtype=np.float64), own)
    return chances, _columns(with_it), _columns(without)


def _even_and_mirrored(
    teller: int, counts: tuple[int, ...], tellers: tuple[int, ...]
) -> tuple[Floats, Floats]:
    """The chance that a teller is among 1, 2, ... where all statements are equally popular.

    And as it is estimated from the mirror image of the story (`models.chance.evenness`).
    """
    most, size = len(tellers), len(counts)
    histogram = np.append(np.array(tellers, dtype=np.float64), np.zeros(size - most))
    even = even_chances(np.array(counts, dtype=np.float64), histogram.sum())[:, None]
    its, others = even[teller], np.delete(even, teller, axis=0)
    with_it = its * _number_told(others, most)[:, :-1]
    without = (1 - its) * _number_told(others, most)[:, 1:]
    image = mirror_image(histogram, _number_told(even, size)[0, 1:])
    mirrored = _shared_out(teller, *_fitted(counts, tuple(image.tolist())), most)
    return _with_its_share(with_it, without), _with_its_share(*mirrored)


def _with_its_share(with_it: Floats, without: Floats) -> Floats:
    """The share of statements of 1, 2, ... tellers that have one among them."""
    both = (with_it + without).sum(axis=0)
    return np.asarray(with_it.sum(axis=0) / np.maximum(both, _TINY**4), dtype=np.float64)


@lru_cache(maxsize=16)
def _fitted(counts: tuple[int, ...], tellers: tuple[float, ...]) -> tuple[Floats, Floats]:
    """Rates of the tellers and weights of the popularities, in turn.

    counts: how many statements each teller tells, ascending, so that the pools of all sources of a
    story are one. tellers: how many statements have 1, 2, ... of them, or would in a mirror image.
    """
    grid = _POPULARITIES
    each, histogram = np.array(counts, dtype=np.float64), np.array(tellers, dtype=np.float64)
    rates = each / np.exp(np.log(each).mean())
    weights = np.full(len(grid), 1 / len(grid))
    for _ in range(_ROUNDS):
        by_count = _number_told(tells(rates), len(histogram))
        somebody = np.maximum(1 - by_count[:, :1], _TINY)
        weights = _expected(weights, by_count[:, 1:] / somebody, histogram / histogram.sum())
        statements = weights / somebody[:, 0] * histogram.sum()  # untold ones included
        for _ in range(_NEWTONS):
            told = tells(rates) @ statements
            slope = (grid * np.exp(-np.outer(rates, grid))) @ statements
            step = np.clip((each - told) / np.maximum(slope, _TINY), -rates / 2, rates / 2)
            rates = np.maximum(rates + step, _TINY)
        rates /= np.exp(np.log(rates).mean())
    return rates, weights


def tells(rates: Floats) -> Floats:
    """The chance that each teller tells a statement of each popularity.

    Of shape (n_tellers, n_popularities).
    """
    return np.asarray(-np.expm1(-np.outer(rates, _POPULARITIES)), dtype=np.float64)


def _expected(weights: Floats, likelihood: Floats, seen: Floats) -> Floats:
    """Weights of the popularities after some steps of expectation and maximisation.

    likelihood: of 1, 2, ... tellers at each popularity, of shape (n_popularities, most). seen: the
    share of the statements that have as many.
    """
    for _ in range(_EXPECTATIONS):
        weights = weights * (likelihood @ (seen / np.maximum(weights @ likelihood, _TINY**4)))
    return weights


def _number_told(chances: Floats, most: int) -> Floats:
    """The chance that 0, 1, ..., `most` of independent tellers tell.

    chances: of shape (n_tellers, n). Of shape (n, most + 1); the Poisson-binomial distribution.
    """
    found = np.zeros((most + 2, chances.shape[1]))  # the last row: more than `most`, never read
    found[0] = 1.0
    for count, (tell, silent) in enumerate(zip(chances, 1 - chances, strict=True), start=1):
        one_more = found[: min(count, most + 1)] * tell
        found[: min(count, most + 1)] *= silent
        found[1 : min(count, most + 1) + 1] += one_more
    return found[:-1].T


def _shared_out(teller: int, rates: Floats, weights: Floats, most: int) -> tuple[Floats, Floats]:
    """How likely a statement is of each popularity, has 1, 2, ..., most tellers, and this one.

    And how likely without this one; both of shape (n_popularities, most).
    """
    chances = tells(rates)
    somebody = np.maximum(1 - _number_told(chances, 0), _TINY)
    prior = weights[:, None] / somebody
    others, its = _number_told(np.delete(chances, teller, axis=0), most), chances[teller][:, None]
    return prior * its * others[:, :-1], prior * (1 - its) * others[:, 1:]


def _columns(weights: Floats) -> Floats:
    """Each column as shares of its sum."""
    return np.asarray(weights / np.maximum(weights.sum(axis=0), _TINY**4), dtype=np.float64)


def _matched(known: Floats, histogram: Floats, wanted: float) -> Floats:
    """`known` with its odds multiplied by one factor, so that `wanted` statements are told."""
    free = known < 1
    odds = np.log(np.maximum(known, _TINY)) - np.log1p(-np.where(free, known, 0.0))
    low, high = -40.0, 40.0
    for _ in range(60):
        factor = (low + high) / 2
        found = np.where(free, 1 / (1 + np.exp(-np.clip(odds + factor, -50.0, 50.0))), 1.0)
        low, high = (low, factor) if found @ histogram > wanted else (factor, high)
    return np.asarray(found, dtype=np.float64)
