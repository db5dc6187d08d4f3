"""Units and ranges of the numbers in exported tables, beside what the schema says they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SHARE: Final = "0 to 1"
_BITS: Final = "bits, 0 to 1"
# Of what only one of two says, half is its own share and half nobody's: half a bit at most.
_ONE_SIDED: Final = "bits, 0 to 0.5"
_ADJUSTED: Final = "at most 1, without a least"

# By table and column. Each number with a fraction is here; whole numbers count what they name.
_RANGES: Final[Mapping[tuple[str, str], str]] = {
    ("copies", "share"): _SHARE,
    ("distortions", "confidence"): _SHARE,
    ("event_changes", "probability"): _SHARE,
    ("scores", "divergence"): _ADJUSTED,
    ("scores", "low"): _ADJUSTED,
    ("scores", "high"): _ADJUSTED,
    ("scores", "addition"): _ONE_SIDED,
    ("scores", "omission"): _ONE_SIDED,
    ("scores", "emphasis"): _BITS,
    ("scores", "raw"): _BITS,
    ("scores", "chance"): _BITS,
    ("scores", "wording"): _SHARE,
    ("scores", "copied"): _SHARE,
    ("scores", "distortion"): _SHARE,
    ("sentences", "coverage"): _SHARE,
    ("statements", "cohesion"): _SHARE,
    ("statements", "independent"): "1 to origins",
}


def range_of(table: str, column: str) -> str | None:
    """The unit, if it has one, and the range of a number; None of what is no fraction."""
    return _RANGES.get((table, column))
