"""The same figure of another unit: "20 million dollars" for "20 million euros", "47F" for "47C".

Who gives a sum in another currency, or a time in other units, gives another figure too.
"""

from __future__ import annotations

from models.changes.passages import Passage, part
from models.numbers.quantities import Quantity
from models.numbers.temperature import CELSIUS, FAHRENHEIT

# A country's own papers write it for its own dollar or peso.
_ANY_DOLLAR = "$"


def is_other_unit(here: Passage, x: Quantity, there: Passage, y: Quantity) -> bool:
    """Whether `y` of `there` has the figure of `x` of `here`, and measures something else."""
    if x.kind != y.kind or x.unit == y.unit:
        return False
    if x.kind == "money":
        signs = part(here, x.span) + part(there, y.span)
        return x.value == y.value and _ANY_DOLLAR not in signs
    if x.kind == "measure" and {x.unit, y.unit} == {CELSIUS, FAHRENHEIT}:
        return x.value == y.value
    one, two = _words(here, x), _words(there, y)
    return x.kind in ("duration", "measure") and len(one) > 1 and one[:-1] == two[:-1]


def _words(passage: Passage, quantity: Quantity) -> list[str]:
    return [passage.words[at].text for at in passage.positions(quantity.span)]
