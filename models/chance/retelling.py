"""One source's telling drawn anew, as though it were like the others.

Every statement keeps its number of tellers and the source its number of statements; which
statements it tells is drawn with the chances of `models.chance.popularity`. The length at
which a statement is told is exchanged among its tellers: each gives it some multiple of what
it gives to its statements on average, and these multiples are dealt out anew. Printings of the
source's own text that have votes of their own follow it in every draw.

What only appeared after the source had published it could not tell; of that only what it tells
itself counts, in the true telling and in each drawn one (`models.attention.standing`). Left out of
the true one alone, sources that publish early seem to tell rare things: 20 to 65% of those like
the others then cleared chance at the 5% level. What a text of its own origin had told before, as
the wire that it cut, was out in either: else 80 to 100% did whose wire was there before all others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.arrays import Flags, Floats, Integers
from models.attention.jensen_shannon import agreement, attention
from models.attention.standing import Standing
from models.chance.popularity import pool
from models.chance.tellers import Given, given

# Cells of a resampled array held in memory at once.
_CHUNK_CELLS = 2_000_000
# Draws of the other tellers of a statement, at most. With 400, and lots that were not evenly spread
# (`models.chance.tellers`), scores beside texts of 5 to 80 sentences erred by .01, all alike.
_TELLERS = 1000
# The tellers of each statement are themselves one draw of what they might have been, the less
# sure the fewer tellers there are; so chance spreads sqrt(1 + _UNSURE / tellers) times as
# wide. Without it 7 to 10% false alarms at the 5% level with 3 and 5 origins and 80 sentences.
_UNSURE = 0.4
_TINY = 1e-12
# A chance of at least this is certain.
_CERTAIN = 1 - 1e-12


@dataclass(frozen=True, eq=False)
class Retellings:
    """A source's telling drawn anew, many times.

    mine: what the source gives to each statement that it tells in a draw, in multiples of what
    it gives on average; theirs: what the others give to that statement together, as a share of
    all they say; both of shape (draws, n_told): it tells n_told statements in every draw.
    widening: how many times as wide as the draws chance spreads. cells: as which teller the
    source tells it, likewise: a place in the list of who tells the first statement, who tells
    the second, and so on. heard: how often a statement of 1, 2, ... tellers, none of them the
    source, is out before it publishes, of shape (n_tellers,).
    """

    mine: Floats
    theirs: Floats
    widening: float
    cells: Integers
    heard: Floats

    def agreement(self) -> Floats:
        """Agreement with the others, statement by statement, of shape (draws, n_told).

        1 minus the sum of a row is the Jensen-Shannon divergence of that draw, in bits.
        """
        return _widened(agreement(attention(self.mine), self.theirs), self.widening)


def retellings(
    words: Floats, standing: Standing, draws: int, random: np.random.Generator
) -> Retellings:
    """Row 0 of `words` drawn anew.

    words: of shape (n_tellers, n_statements); no row or column of it is all 0.
    """
    told = words > 0
    each = told.sum(axis=1).astype(np.float64)
    found = pool(told)
    emphasis = attention(words) * each[:, None]
    others = given(found, told, standing, min(_TELLERS, draws), random)
    picks = _picks(found.first, int(each[0]), draws, random)
    drawn = [_dealt(part, told, emphasis, others, standing.aside, random) for part in picks]
    mine = np.vstack([mine for mine, _, _ in drawn])
    theirs = np.vstack([theirs for _, theirs, _ in drawn])
    if own := standing.own_share:
        theirs = (1 - own) * theirs + own * attention(mine)
    return Retellings(
        mine=mine,
        theirs=theirs,
        widening=float(np.sqrt(1 + _UNSURE / len(words))),
        cells=np.vstack([cells for _, _, cells in drawn]),
        heard=others.heard,
    )


def _picks(chances: Floats, count: int, draws: int, random: np.random.Generator) -> list[Integers]:
    """`count` of the statements, drawn with given chances, for each draw; in chunks.

    Pareto sampling: of fixed size, and nearly with these chances (Rosén 1997,
    doi:10.1016/S0378-3758(97)00186-3).
    """
    certain = chances >= _CERTAIN
    # Single precision: of a million ranks two may be equal, and which goes first is chance too.
    odds = np.where(certain, np.inf, chances / np.where(certain, 1.0, 1 - chances))
    per_odds = (1 / odds).astype(np.float32)
    size = max(1, _CHUNK_CELLS // len(chances))
    picked = []
    for start in range(0, draws, size):
        shape = min(size, draws - start), len(chances)
        uniform = random.random(shape, dtype=np.float32)
        ranks = np.divide(uniform, 1 - uniform, out=uniform)
        ranks *= per_odds
        picked.append(np.argpartition(ranks, count - 1, axis=1)[:, :count].copy())
    return picked


def _widened(drawn: Floats, factor: float) -> Floats:
    """The draws, rescaled so that their sums spread `factor` times as wide about their mean."""
    sums = drawn.sum(axis=1, keepdims=True)
    wanted = np.maximum(sums.mean() + factor * (sums - sums.mean()), 0.0)
    return np.asarray(drawn * wanted / np.where(sums > 0, sums, 1.0), dtype=np.float64)


def _dealt(  # noqa: PLR0913, PLR0917 - what is drawn, and from what
    picks: Integers,
    told: Flags,
    emphasis: Floats,
    others: Given,
    aside: Flags | None,
    random: np.random.Generator,
) -> tuple[Floats, Floats, Integers]:
    """What the source and what the others give to the statements picked, dealt anew.

    And as which of their tellers the source tells them (`Retellings.cells`).
    """
    tellers, whole = told.sum(axis=0), emphasis.sum(axis=0)
    # The emphases of each statement's tellers, one statement after the other.
    emphases, first = emphasis.T[told.T], np.cumsum(tellers) - tellers
    cells = first[picks] + (random.random(picks.shape) * tellers[picks]).astype(np.int64)
    mine = emphases[cells]
    count = tellers[picks] - 1
    left = (whole[picks] - mine) / np.maximum(count, 1)
    shares = others.shares
    theirs = left * shares[random.integers(len(shares), size=picks.shape), count]
    theirs /= np.maximum(theirs.sum(axis=1, keepdims=True), 1.0)  # never more than all
    if not others.unknown.any():
        return mine, theirs, cells
    untold = whole / tellers * np.stack([others.known, others.unknown])[:, tellers - 1]
    if aside is not None:
        untold = np.where(aside, [untold.sum(axis=0), np.zeros_like(whole)], untold)
    return mine, _as_known(theirs, picks, untold), cells


def _as_known(theirs: Floats, picks: Integers, untold: Floats) -> Floats:
    """What the others give to the statements picked as shares of what was known or is picked.

    untold: what they give to each statement, known and unknown, if the source does not tell it;
    of shape (2, n_statements).
    """
    known, unknown = untold.sum(axis=1)[:, None] - untold[:, picks].sum(axis=2)
    told = theirs.sum(axis=1)
    left = (1 - told) * known / np.maximum(known + unknown, _TINY)
    return np.asarray(theirs / np.maximum(told + left, _TINY)[:, None], dtype=np.float64)
