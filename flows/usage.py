"""The commands as a group that says in words what is wrong with an argument."""

from __future__ import annotations

from typing import Any

import typer
from pydantic import ValidationError
from typer.core import TyperGroup

from flows.invalid import reason


class Commands(TyperGroup):
    """The commands; a wrong value is named with what is allowed, and without pydantic's marks."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named; its arguments are read here."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            if isinstance(error.__cause__, ValidationError):
                error.message = _said(error.__cause__)
            raise


def _said(error: ValidationError) -> str:
    problem = error.errors()[0]
    is_whole = problem["type"] == "value_error"  # typer's own, which name the value
    return reason(problem) if is_whole else f"{problem['input']!r} {reason(problem)}"
