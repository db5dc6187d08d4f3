"""Temperatures on two scales, and degrees of a scale that is not said.

"118 degrees Fahrenheit" is "47.8 C", and papers at home leave out which of the two they mean.
"""

from __future__ import annotations

CELSIUS, FAHRENHEIT, UNSAID = "degree Celsius", "degree Fahrenheit", "degree"
"""The units of `models/data/quantities.toml`."""

_UNITS = frozenset({CELSIUS, FAHRENHEIT, UNSAID})
# Degrees Celsius. Both may be rounded to whole degrees, which are 0.5 and 0.28 off at most.
_APART = 0.8


def may_be_one_scale(one: str, other: str) -> bool:
    """Whether two units can be the same degrees: one of the two does not say which."""
    return one != other and UNSAID in (one, other) and {one, other} <= _UNITS


def are_one_temperature(x: float, one: str, y: float, other: str) -> bool:
    """Whether `x` in the unit `one` is `y` in `other`, converted: a temperature or a rise of it."""
    if not {one, other} <= _UNITS:
        return False
    return _is_converted(x, one, y, other) or _is_converted(y, other, x, one)


def _is_converted(celsius: float, one: str, fahrenheit: float, other: str) -> bool:
    if one == FAHRENHEIT or other == CELSIUS:
        return False
    rises = [] if one == other else [fahrenheit / 1.8]  # "5 degrees", "9 degrees" say nothing
    return any(abs(celsius - c) <= _APART for c in [(fahrenheit - 32) / 1.8, *rises])
