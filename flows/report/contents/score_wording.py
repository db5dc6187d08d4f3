"""The interval and the verdict of a score in words."""

from __future__ import annotations

from flows.wording.figures import decimal
from models.scores import AsPublished, Score


def interval(score: Score | AsPublished) -> str:
    """The interval of the divergence as "0.12 to 0.31", or nothing if there is none."""
    if score.low is None or score.high is None:
        return ""
    above = 0 < score.low < 0.005  # it clears chance, which "0.00" would not say
    return f"{'>0' if above else decimal(score.low)} to {decimal(score.high)}"


def verdict(score: Score | AsPublished) -> str:
    """Whether the divergence stands out from what chance alone would give.

    In doubt: it does at the threshold of same content in use, and not at each one near by.
    """
    if score.divergence is None or score.significant is None:
        return "not measured"
    if isinstance(score, Score) and score.significant and not score.stands_out:
        return "in doubt"
    return "clears chance" if score.significant else "within chance"
