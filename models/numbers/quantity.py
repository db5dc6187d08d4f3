"""A quantity as a sentence states it, and where two sets of quantities disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, inf, isclose, log10
from typing import Literal

from models.numbers.temperature import are_one_temperature, may_be_one_scale
from models.records import Span

Kind = Literal[
    "count", "money", "percent", "date", "time", "year", "ordinal", "duration", "measure"
]

# A measure given in other units is rounded twice: "50 km" for "30 miles" (48.3 km).
_CONVERTED = 0.05
# And what it was before is rounded as well: "52 km" for "32 miles" (51.5 km).
_CONVERTED_BY = 0.01
# A rounded figure stands for another one within this share of it: "$2 billion" for $1.97
# billion, but not "300" for 310. Counts below 100 are never taken for rounded; a percentage
# may be rounded to a whole one.
_ROUNDED = 0.025
_ROUNDED_FROM = 100
_ABOUT_A_TIME = 30  # minutes
# Two figures hedged alike are one within a tenth: "about 250" and "about 240".
_HEDGED = 0.1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its meaning, at `span` of the text.

    value: in the base `unit`, so that "$100mn" and "100 million dollars" are both 1e8 in
    "USD". What the kinds hold: *count* a number of `unit` ("people", "times", a noun in the
    singular, or ""); *money* an ISO 4217 code or a currency's name; *percent* "percent" or
    "percentage point"; *duration* "second" or "month"; *measure* a base unit such as
    "metre", or "age" in years; *ordinal* a rank with its noun; *year* the year, or the
    first of a "decade"; *date* the digits of YYYYMMDD with 0 for what is not said, or with
    the unit "weekday" 0 (Monday) to 6; *time* minutes since midnight, "24h" where the half
    of the day is known and "12h" where it is not.

    low, high: the values that the words allow, both equal to `value` unless `approximate`
    ("about", "more than", "nearly", "dozens").
    """

    span: Span
    value: float
    unit: str
    kind: Kind
    approximate: bool = False
    low: float = 0.0
    high: float = 0.0

    @property
    def meaning(self) -> tuple[str, str, float]:
        """Kind, unit and value: equal for two ways to write one quantity."""
        return self.kind, self.unit, float(f"{self.value:.9g}")


def conflicting(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Whether any two of one kind and unit differ, neither with its equal on the other side.

    a, b: the quantities of two sentences.
    """
    return any(
        comparable(x, y)
        and not any(agree(x, other) for other in b)
        and not any(agree(other, y) for other in a)
        for x in a
        for y in b
    )


def comparable(x: Quantity, y: Quantity) -> bool:
    """Whether two quantities measure the same thing, so that different values conflict."""
    if _is_calendar(x) and _is_calendar(y):
        return any(p and q for p, q in zip(_calendar(x), _calendar(y), strict=True))
    if x.kind == y.kind == "time":
        return True
    return x.kind == y.kind and (x.unit == y.unit or may_be_one_scale(x.unit, y.unit))


def agree(x: Quantity, y: Quantity) -> bool:
    """Whether two quantities can both be right of one thing: equal, or equal when rounded."""
    if _is_calendar(x) and _is_calendar(y):
        parts = [(p, q) for p, q in zip(_calendar(x), _calendar(y), strict=True) if p and q]
        return bool(parts) and all(p == q for p, q in parts)
    if x.kind == y.kind == "time":
        return _are_one_time(x, y)
    if are_one_temperature(x.value, x.unit, y.value, y.unit):
        return True
    if may_be_one_scale(x.unit, y.unit):
        y = replace(y, unit=x.unit)
    if x.kind != y.kind or not _one_thing(x, y):
        return False
    if isclose(x.value, y.value, rel_tol=1e-6):
        return True
    return x.kind not in ("year", "ordinal", "date") and _near(x, y)


def _are_one_time(x: Quantity, y: Quantity) -> bool:
    """Whether two times are one; "about 3 p.m." is any within half an hour."""
    half = 720 if "12h" in (x.unit, y.unit) else 1440
    apart = (x.value - y.value) % half
    return min(apart, half - apart) <= (_ABOUT_A_TIME if x.approximate or y.approximate else 0)


def _one_thing(x: Quantity, y: Quantity) -> bool:
    """Equal counts agree even where the nouns differ ("31 hurt", "31 casualties")."""
    return x.unit == y.unit or (x.kind in ("count", "ordinal") and "times" not in (x.unit, y.unit))


def _near(x: Quantity, y: Quantity) -> bool:
    if x.unit != y.unit:
        return False
    if _hedged_alike(x, y):  # "more than 250" is not what "more than 350" says
        return _rounds_to(x, y) or _rounds_to(y, x) or isclose(x.value, y.value, rel_tol=_HEDGED)
    if x.approximate or y.approximate:
        overlap = x.low <= y.high and y.low <= x.high
        return overlap or _rounds_to(x, y) or _rounds_to(y, x)
    small = max(abs(x.value), abs(y.value)) < _ROUNDED_FROM and x.kind == "count"
    close = x.kind == "percent" or isclose(
        x.value, y.value, rel_tol=_CONVERTED if x.kind == "measure" else _ROUNDED
    )
    return not small and close and (_rounds_to(x, y) or _rounds_to(y, x))


def _hedged_alike(x: Quantity, y: Quantity) -> bool:
    """Whether both say "more than", or both "about", of a number."""
    if not (x.approximate and y.approximate and x.value and y.value):
        return False
    return isclose(x.low / x.value, y.low / y.value) and isclose(x.high / x.value, y.high / y.value)


def _rounds_to(exact: Quantity, rounder: Quantity) -> bool:
    """Whether `exact`, rounded to as many figures as `rounder` has, is `rounder`."""
    # "30 percent" says 30, not a number between 25 and 35; "1,200 people" may be 1,187.
    step = min(_last_figure(rounder.value), 1.0 if rounder.kind == "percent" else inf)
    near = step / 2 + (_CONVERTED_BY * rounder.value if rounder.kind == "measure" else 0.0)
    return abs(exact.value - rounder.value) <= near and step > _last_figure(exact.value)


def _last_figure(value: float) -> float:
    """The power of ten of the last figure that is not 0: 100 for 1,200, 0.1 for 12.3."""
    if value == 0:
        return 1.0
    step = 10.0 ** floor(log10(abs(value)))
    for _ in range(9):
        if isclose(value / step, round(value / step), rel_tol=1e-9):
            return step
        step /= 10
    return step


def _is_calendar(x: Quantity) -> bool:
    return (x.kind == "date" and x.unit == "") or (x.kind == "year" and x.unit == "")


def _calendar(x: Quantity) -> tuple[int, int, int]:
    """Year, month, day; 0 for what is not said."""
    digits = int(x.value) * 10_000 if x.kind == "year" else int(x.value)
    return digits // 10_000, digits // 100 % 100, digits % 100
