"""The word lists, each a TOML file beside this one, and the texts of the background."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_lists(name: str) -> Mapping[str, Any]:
    """All tables of `name`.toml, as the file has them."""
    return tomllib.loads((files("models.data") / f"{name}.toml").read_text(encoding="utf-8"))
