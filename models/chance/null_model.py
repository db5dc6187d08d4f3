"""A source against the others, and what chance would have it tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.arrays import Floats, Integers
from models.attention.standing import Standing
from models.attention.standing import company as company_of
from models.chance.ordering import Hashes, in_order
from models.chance.retelling import Retellings, retellings
from models.settings import Divergence as DivergenceSettings

# Draws times statements: a story of 2,500 statements is drawn 200 times. Chance spreads little
# in a long story: there 200 draws err by .0015, half of them, enough for a band, by .002.
_CELLS = 500_000
_LEAST_DRAWS = 200
_LEAST_FOR_A_MEAN = 100


@dataclass(frozen=True, eq=False)
class NullModel:
    """A source of which nothing is known but how much it tells, beside the real one.

    own: the words of the real one, of shape (n_statements,). others: those of the other origins,
    of shape (n_origins, n_statements). standing: how these stand beside it. All in an
    order of their own (`models.chance.ordering`).
    drawn: the source's telling drawn anew as though it were like the others. tellers,
    statements: where each of the others, and each statement, stood in what was given.
    """

    own: Floats
    others: Floats
    standing: Standing
    drawn: Retellings
    tellers: Integers
    statements: Integers

    @property
    def company(self) -> Floats:
        """What the others give to each statement on average; sums to 1."""
        return company_of(self.own, self.others, self.standing)


def null_model(  # noqa: PLR0913, PLR0917 - what is drawn, and how
    own: Floats,
    others: Floats,
    settings: DivergenceSettings,
    standing: Standing | None = None,
    share: float = 1.0,
    tags: Hashes | None = None,
) -> NullModel | None:
    """The null model of a source that tells `own` among `others`; shapes as in `NullModel`.

    share: of the usual draws, 0 to 1; a mean needs fewer than a test. A long story is drawn less
    often. tags: what else is counted of the tellers (`models.chance.ordering`). None if the source
    or all the others say nothing, of what was known or it tells.
    """
    standing = standing or Standing.alike(others)
    found = in_order(own, others, standing, tags)
    if found is None or not company_of(own, others, standing).any():
        return None
    words, standing = found.words, found.standing
    usual = min(settings.resamples, max(_LEAST_DRAWS, _CELLS // len(words[0])))
    draws = max(round(share * usual), min(usual, _LEAST_FOR_A_MEAN))
    drawn = retellings(words, standing, draws, np.random.default_rng(settings.seed))
    return NullModel(words[0], words[1:], standing, drawn, found.tellers, found.statements)
