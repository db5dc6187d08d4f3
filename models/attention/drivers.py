"""What drives a score: the part of each statement in a source's raw divergence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.arrays import Floats, Integers
from models.attention.jensen_shannon import attention, contributions
from models.attention.standing import Standing, company
from models.rounding import DECIMALS, rounded
from models.scores import Driver, PartName

# Statements named; the others of each part stand together in one row.
_NAMED = 20


def drivers(
    own: Floats, others: Floats, names: Sequence[str], standing: Standing | None = None
) -> tuple[Driver, ...]:
    """The statements that add most to JSD(P, Q), then what is left of each part.

    own, others, standing: as for `models.divergence.diverge`. names: the id of each statement.
    The values are rounded so that they sum exactly, in units of the last decimal, to the
    rounded whole; of equal remainders the earlier statement gets the unit (largest remainder
    method).
    """
    p, q = attention(own), company(own, others, standing or Standing.alike(others))
    units = _in_units(contributions(p, q))
    parts = [_part(*pair) for pair in zip(p.tolist(), q.tolist(), strict=True)]
    order = np.argsort(-units, kind="stable")[: np.count_nonzero(units)].tolist()
    named = [Driver(names[n], parts[n], _value(int(units[n]))) for n in order[:_NAMED]]
    left = dict.fromkeys(("addition", "omission", "emphasis"), 0)
    for n in order[_NAMED:]:
        left[parts[n]] += int(units[n])
    rest: list[tuple[PartName, int]] = [
        ("addition", left["addition"]),
        ("omission", left["omission"]),
        ("emphasis", left["emphasis"]),
    ]
    return (*named, *(Driver(None, part, _value(sum_)) for part, sum_ in rest if sum_))


def total(found: Sequence[Driver], part: PartName | None = None) -> float:
    """The sum of drivers, of one part or of all, to the last decimal."""
    return rounded(sum(d.value for d in found if part in (None, d.part)))


def _part(p: float, q: float) -> PartName:
    if q == 0:
        return "addition"
    return "omission" if p == 0 else "emphasis"


def _in_units(values: Floats) -> Integers:
    """Whole units of the last decimal that sum to the rounded sum of `values`."""
    exact = values * 10**DECIMALS
    units = np.floor(exact).astype(np.int64)
    missing = round(float(exact.sum())) - int(units.sum())
    most = np.argsort(-np.round(exact - units, DECIMALS), kind="stable")[:missing]
    units[most] += 1
    return np.asarray(units, dtype=np.int64)


def _value(units: int) -> float:
    return rounded(units / 10**DECIMALS)
