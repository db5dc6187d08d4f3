"""Who the other tellers of a statement are, and what they give to it.

A statement of k tellers is told by some of them rather than others: long texts tell what few
tell, short ones what all tell. So its popularity is drawn from what its number of tellers says
of it, and then its tellers one after the other with the chances that they have at this
popularity, given how many are still wanted: conditional Bernoulli sampling, which is exact (Chen
and Liu 1997, Statistica Sinica 7, 875-892).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.arrays import Flags, Floats, Integers
from models.attention.standing import Standing
from models.chance.popularity import Pool, tells

# Draws for each number of tellers, times the numbers that occur: a statement that many tell needs
# fewer, since what they give varies little.
_ROWS, _LEAST_DRAWS = 4_000, 50
_TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Given:
    """What the other tellers of a statement of usual emphasis give to it, in total.

    shares: with the first teller among 1, 2, ... of them, of shape (draws, n_tellers). known,
    unknown: the mean without the first, where another is early and where none is, of shape
    (n_tellers,). heard: how often another is early without the first, of shape (n_tellers,).
    """

    shares: Floats
    known: Floats
    unknown: Floats
    heard: Floats


def given(
    found: Pool, told: Flags, standing: Standing, draws: int, random: np.random.Generator
) -> Given:
    """Draw the others of statements that 1, 2, ... tell.

    told: of shape (n_tellers, n_statements). standing: of each teller but the first. Each gives
    1 / (the number of its statements) to each, times its share of the votes.
    """
    size, early = len(told), standing.early
    gives = standing.votes / standing.votes.sum() / told[1:].sum(axis=1)
    counts = np.unique(told.sum(axis=0))
    draws = min(draws, max(_LEAST_DRAWS, _ROWS // len(counts)))
    following = _next(tells(found.rates[1:]), min(int(counts[-1]), size - 1))

    def drawn(likely: Floats, tellers: Integers, wanted: Integers) -> Flags:
        popular = np.concatenate([_popularities(likely[:, k - 1], draws, random) for k in tellers])
        lots = _even(len(tellers), draws, size - 1, random).reshape(len(popular), -1)
        among = _chosen(following, popular, np.repeat(wanted, draws), lots)
        return among.reshape(len(tellers), draws, size - 1)

    shares, known, unknown = np.zeros((draws, size)), np.zeros(size), np.zeros(size)
    often = np.ones(size)
    shares[:, counts - 1] = (drawn(found.with_it, counts, counts - 1) @ gives).T
    fewer = counts[counts < size]
    if not early.all() and len(fewer):
        among = drawn(found.without, fewer, fewer)
        each, heard = among @ gives, among[:, :, early].any(axis=2)
        often[fewer - 1] = heard.mean(axis=1)
        known[fewer - 1] = np.where(heard, each, 0.0).mean(axis=1)
        unknown[fewer - 1] = np.where(heard, 0.0, each).mean(axis=1)
    return Given(shares, known, unknown, often)


def _next(chances: Floats, most: int) -> Floats:
    """The chance that each teller is one of those still wanted of it and those after it.

    chances: of shape (n_tellers, n_popularities). Of shape (n_tellers, most + 1, n_popularities):
    of 0, 1, ..., `most` wanted, at most all of the tellers.
    """
    count, popularities = chances.shape
    found = np.zeros((count, most + 1, popularities))
    after = np.zeros((most + 1, popularities))  # that 0, 1, ... of those after it tell
    after[0] = 1.0
    for teller in range(count - 1, -1, -1):
        with_it = after[:-1] * chances[teller]
        after *= 1 - chances[teller]
        after[1:] += with_it
        found[teller, 1:] = with_it / np.maximum(after[1:], _TINY)
        found[teller, count - teller : count - teller + 1] = 1.0  # all that are left
    return found


def _even(groups: int, draws: int, each: int, random: np.random.Generator) -> Floats:
    """Lots from 0 to 1, evenly spread over the draws of each group, of shape (groups, draws, each).

    One in each of `draws` equal steps, in random order (Latin hypercube sampling: McKay et al.
    1979, doi:10.1080/00401706.1979.10489755). Every story is drawn with the same seed, so what
    independent lots happen to give is in all scores alike.
    """
    steps = random.random((groups, draws, each)).argsort(axis=1)
    return np.asarray((steps + random.random(steps.shape)) / draws, dtype=np.float64)


def _popularities(likely: Floats, draws: int, random: np.random.Generator) -> Integers:
    """The places of popularities drawn as they are `likely`, of shape (draws,)."""
    below = likely.cumsum()
    drawn = np.searchsorted(below, _even(1, draws, 1, random).ravel() * below[-1], side="right")
    return np.asarray(np.minimum(drawn, len(likely) - 1), dtype=np.int64)


def _chosen(following: Floats, popular: Integers, wanted: Integers, lots: Floats) -> Flags:
    """Which tell, as many as `wanted`, for each draw of a popularity: (draws, n_tellers)."""
    among = np.zeros(lots.shape, dtype=np.bool_)
    still = wanted.copy()
    for teller, its in enumerate(following):
        among[:, teller] = lots[:, teller] < its[still, popular]
        still -= among[:, teller]
    return among
