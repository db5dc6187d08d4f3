"""What tests of quantities share."""

from __future__ import annotations

from models.numbers.quantities import Quantity, quantities


def meanings(text: str, lang: str = "en") -> list[tuple[str, str, float]]:
    """Kind, unit and value of each quantity of `text`."""
    return [quantity.meaning for quantity in quantities(text, lang)]


def only(text: str, lang: str = "en") -> Quantity:
    """The one quantity of `text`."""
    (quantity,) = quantities(text, lang)
    return quantity
