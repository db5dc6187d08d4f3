"""How the others stand beside a source: what was out when it published, and who has a vote."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.arrays import Flags, Floats
from models.attention.jensen_shannon import attention


@dataclass(frozen=True, eq=False)
class Standing:
    """What was out, or may have been, when a source published last, and the votes of the others.

    early: of each of the others whether it had told anything by then, of shape (n_voices,). out:
    whether each statement had been told, of shape (n_statements,): what appeared later the source
    cannot have left out. votes: of each of the others, of shape (n_voices,). own_votes: of further
    printings of the source's own text. aside: whether each statement had been told by who has no
    voice here, as the wire that the source cut; of shape (n_statements,), None if by nobody.
    """

    early: Flags
    out: Flags
    votes: Floats
    own_votes: float = 0.0
    aside: Flags | None = None

    @classmethod
    def alike(cls, others: Floats) -> Standing:
        """Everything was out, and each of the others has one vote."""
        n_voices, n_statements = others.shape
        return cls(
            early=np.ones(n_voices, dtype=np.bool_),
            out=np.ones(n_statements, dtype=np.bool_),
            votes=np.ones(n_voices),
        )

    @property
    def own_share(self) -> float:
        """The share, 0 to 1, of all votes that the source's own text has."""
        return self.own_votes / float(self.own_votes + self.votes.sum())


def company(own: Floats, others: Floats, standing: Standing) -> Floats:
    """What the others give to each statement on average; sums to 1.

    Of what was not out for a source that tells `own`, only what it tells itself counts; all 0
    if the others give nothing to what counts.
    """
    told = others.any(axis=1)
    if not told.any():
        return np.zeros_like(own)
    votes = standing.votes[told]
    mean: Floats = votes @ attention(others[told]) / votes.sum()
    if not standing.out.all():
        heard = np.where(standing.out | (own > 0), mean, 0.0)
        mean = heard / (heard.sum() or 1.0)
    if standing.own_votes and mean.any():
        mean = (1 - standing.own_share) * mean + standing.own_share * attention(own)
    return np.asarray(mean, dtype=np.float64)
