"""The choice of a profile in the forms of the flows: none can be left empty there."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from flows.configuration import Named

AS_CONFIGURED = "as configured"
Profile = Literal["as configured", "fast", "default", "multilingual", "best"]


def chosen(config: str | None, profile: Profile, model: str | None = None) -> Named:
    """The settings that a form names."""
    named = None if profile == AS_CONFIGURED else profile
    return Named(Path(config) if config else None, named, model)
