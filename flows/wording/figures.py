"""Scores and shares as people read them."""

from __future__ import annotations

from collections.abc import Sequence


def decimal(value: float | None) -> str:
    """A score with two decimals and a true minus sign; "n/a" when not measured."""
    if value is None:
        return "n/a"
    rounded = f"{value:.2f}"
    return "0.00" if rounded == "-0.00" else rounded.replace("-", "\u2212")


def percent(share: float) -> str:
    """A share, 0 to 1, in whole percent; never "0%" or "100%" of what is only nearly so."""
    if 0 < share <= 0.005:  # half a percent is rounded down
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share:.0%}"


def span(ends: tuple[float, float] | None) -> str:
    """Two ends as "0.12 to 0.31"; "n/a" when not measured, one figure where they are alike."""
    if ends is None:
        return "n/a"
    low, high = (decimal(end) for end in ends)
    return low if low == high else f"{low} to {high}"


def number_of(found: Sequence[object] | None) -> str:
    """How many there are; "n/a" when that is not known."""
    return "n/a" if found is None else f"{len(found)}"
