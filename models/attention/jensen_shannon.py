"""Two attentions compared: the Jensen-Shannon divergence in bits, statement by statement.

    JSD(P, Q) = sum_s  p_s/2 log2(p_s / m_s) + q_s/2 log2(q_s / m_s),   m = (p + q) / 2

(Lin 1991, doi:10.1109/18.61115); 0 says the same attention, 1 no statement in common.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.arrays import Floats


@dataclass(frozen=True, slots=True)
class Parts:
    """Raw divergence and its exact split, in bits: raw = addition + omission + emphasis."""

    raw: float
    addition: float
    omission: float
    emphasis: float


def attention(words: Floats) -> Floats:
    """Words as shares that sum to 1 over the last axis."""
    shares: Floats = words / words.sum(axis=-1, keepdims=True)
    return shares


def contributions(p: Floats, q: Floats) -> Floats:
    """Each statement's part of JSD(p, q) in bits, on the last axis: 0 or more, at most 1 in all."""
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(p > 0, p * np.log2(p / middle), 0.0)
        second = np.where(q > 0, q * np.log2(q / middle), 0.0)
    return np.asarray(np.maximum((first + second) / 2, 0.0), dtype=np.float64)


def agreement(p: Floats, q: Floats) -> Floats:
    """What each statement takes off a divergence of 1; 0 where only one side makes it.

    For attentions that sum to 1, JSD(p, q) = 1 - sum of the agreement.
    """
    return np.asarray((p + q) / 2 - contributions(p, q), dtype=np.float64)


def split(p: Floats, q: Floats) -> Parts:
    """JSD(p, q) and its parts, for two attentions of shape (n_statements,)."""
    each = contributions(p, q)
    addition, omission = float(each[q == 0].sum()), float(each[p == 0].sum())
    emphasis = float(each[(p > 0) & (q > 0)].sum())
    return Parts(addition + omission + emphasis, addition, omission, emphasis)
