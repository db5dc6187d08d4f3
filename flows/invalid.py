"""What pydantic says of a wrong value, in words for whoever wrote it."""

from __future__ import annotations

from typing import Final

from pydantic_core import ErrorDetails

_ALLOWED: Final = {
    "string_type": "is not a text; put it in quotes",
    "tuple_type": 'is not a list; write it as ["...", "..."]',
    "bool_type": "is neither true nor false, without quotes",
    "float_type": "is no number; write one without quotes, such as 5",
    "model_type": "is no table of keys and values",
    "dataclass_type": "is no table of keys and values",
}


def reason(problem: ErrorDetails) -> str:
    """What is wrong with a value, to be said right behind it; of a rule of ours, the rule."""
    if problem["type"] == "value_error":
        return str(problem["ctx"]["error"])
    return _ALLOWED.get(problem["type"]) or problem["msg"].removeprefix("Input ")
