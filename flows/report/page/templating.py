"""The templates of the reports: all escape what they show, and refuse what they do not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def templates(*filters: Callable[..., Any], **names: object) -> Environment:
    """An environment in which templates have the filters, by their own names, and the `names`."""
    environment = Environment(
        loader=PackageLoader("flows.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {function.__name__: function for function in filters}
    environment.globals |= names
    return environment
