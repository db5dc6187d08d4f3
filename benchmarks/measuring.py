"""A figure with its noise: what it could have been, had other rows been drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import Any

import numpy as np

# Enough for a standard error good to about 5%.
_RESAMPLES, _SEED = 200, 1
# Digits kept: runs on other machines differ in the seventh.
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Measurement:
    """A figure, higher is better: `statistic` of `units`.

    units: what could as well have been others, and is drawn anew for the noise: rows, or
    whole stories where there are ten or more. row: what one row counts, where a single one
    must not fail: a bootstrap of answers that are all right knows no noise.
    """

    name: str
    units: Sequence[Any]
    statistic: Callable[[Sequence[Any]], float]
    row: float = 0.0

    def value(self) -> float:
        """The figure."""
        return round(self.statistic(self.units), _DIGITS)

    def error(self) -> float:
        """Its standard error, by the bootstrap (Efron 1979): from units drawn with replacement.

        At least half of `row`.
        """
        draw = np.random.default_rng(_SEED)
        drawn = (
            [self.units[k] for k in draw.integers(len(self.units), size=len(self.units))]
            for _ in range(_RESAMPLES)
        )
        values = [value for value in map(self.statistic, drawn) if isfinite(value)]
        error = max(float(np.std(values)), self.row / 2)
        return float(ceil(error * 10**_DIGITS) / 10**_DIGITS)


@dataclass(frozen=True, slots=True)
class Pin:
    """A figure as pinned: its value, its standard error, and how many units it is of."""

    value: float
    error: float
    n: int


def pin(measurement: Measurement) -> Pin:
    """The measurement, to be pinned."""
    return Pin(measurement.value(), measurement.error(), len(measurement.units))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of figures beside their pins; `fallen` and `broken` fail the gate."""

    fallen: tuple[str, ...]
    broken: tuple[str, ...]
    risen: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether no figure fell and all could be compared."""
        return not (self.fallen or self.broken)


def compared(pins: Mapping[str, Pin], measured: Sequence[Measurement]) -> Verdict:
    """Each figure against its pin.

    A figure falls, or rises, when it differs by more than `allowed`. What was pinned on
    other units, is not pinned, or is no longer measured, cannot be compared.
    """
    fallen, broken, risen = [], [], []
    for one in measured:
        pinned = pins.get(one.name)
        if pinned is None:
            broken.append(f"{one.name}: {one.value():.4f}, not in the baseline")
        elif pinned.n != len(one.units):
            broken.append(f"{one.name}: pinned on {pinned.n} units, measured on {len(one.units)}")
        elif not isfinite(one.value()):
            broken.append(f"{one.name}: pinned {pinned.value:.4f}, now not defined")
        elif _rise(one, pinned) < -allowed(pinned):
            fallen.append(_moved(one, pinned))
        elif _rise(one, pinned) > allowed(pinned):
            risen.append(_moved(one, pinned))
    gone = set(pins) - {one.name for one in measured}
    broken += [f"{name}: in the baseline, but no longer measured" for name in sorted(gone)]
    return Verdict(tuple(fallen), tuple(broken), tuple(risen))


def allowed(pinned: Pin) -> float:
    """How far a figure may move: two standard errors, at least .01."""
    return max(round(2 * pinned.error, _DIGITS), 0.01)


def _rise(one: Measurement, pinned: Pin) -> float:
    return round(one.value() - pinned.value, _DIGITS)


def _moved(one: Measurement, pinned: Pin) -> str:
    return f"{one.name}: {pinned.value:.4f} -> {one.value():.4f}, allowed {allowed(pinned):.4f}"
