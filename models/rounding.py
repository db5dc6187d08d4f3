"""Figures as they are given: to so many decimals, and zero without a sign."""

from __future__ import annotations

DECIMALS = 6
"""Of the figures of a score, of sources over time, and of their intervals."""


def rounded(value: float, decimals: int = DECIMALS) -> float:
    """The figure to so many decimals; what rounds to zero from below is 0.0, never -0.0."""
    return round(float(value), decimals) + 0.0
