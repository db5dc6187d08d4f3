"""What is said about a mistake in a file of the user's: the key, its value, what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from flows.addresses import without_logins
from flows.invalid import reason

_SHOWN = 200  # characters of a value: enough for any address


def said(problem: ErrorDetails, model: type[BaseModel]) -> str:
    """Say what is wrong with which value of a table, and what is allowed instead."""
    key = str(problem["loc"][0]) if problem["loc"] else "it"
    if problem["type"] == "extra_forbidden":
        return unknown_key(key, tuple(model.model_fields))
    if problem["type"] == "missing":
        return f"`{key}` is missing; it is needed"
    value = without_logins(repr(problem["input"]))  # of which this may be the complaint
    return f"`{key}` = {value:.{_SHOWN}} {reason(problem)}"


def unknown_key(key: str, allowed: Sequence[str]) -> str:
    """Say that a key is unknown, and which one is meant or allowed."""
    if near := get_close_matches(key.lower(), allowed, 1):
        return f"`{key}` is no key; did you mean `{near[0]}`?"
    return f"`{key}` is no key; allowed: {', '.join(allowed)}"
