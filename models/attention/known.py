"""What was out when a source published: what appeared later it cannot have left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.attention.jensen_shannon import attention

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Known:
    """What was out, or may have been, when a source published last.

    voices: of each of the others whether it had told anything by then, of shape (n_voices,).
    statements: whether each statement had been told, of shape (n_statements,).
    """

    voices: Flags
    statements: Flags

    @classmethod
    def everything(cls, others: Floats) -> Known:
        """All that the others say, of shape (n_voices, n_statements)."""
        n_voices, n_statements = others.shape
        return cls(np.ones(n_voices, dtype=np.bool_), np.ones(n_statements, dtype=np.bool_))

    @property
    def all_out(self) -> bool:
        """Whether nothing appeared later."""
        return bool(self.voices.all() and self.statements.all())


def company(own: Floats, others: Floats, known: Known | None = None) -> Floats:
    """What the others give to each statement on average, one vote each; sums to 1.

    Of what was not known to a source that tells `own`, only what it tells itself counts; all 0
    if that is nothing.
    """
    mean: Floats = attention(others[others.any(axis=1)]).mean(axis=0)
    if known is None or known.all_out:
        return mean
    heard = np.where(known.statements | (own > 0), mean, 0.0)
    return np.asarray(heard / (heard.sum() or 1.0), dtype=np.float64)
