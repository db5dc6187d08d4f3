"""The choice of a profile in the forms of the flows: none can be left empty there."""

from __future__ import annotations

from typing import Literal

from flows.configuration import flags
from flows.profiles import Layer

AS_CONFIGURED = "as configured"
Profile = Literal["as configured", "fast", "default", "multilingual", "best"]


def chosen(profile: Profile, model: str | None = None) -> Layer:
    """The layer of settings that a form names."""
    return flags(None if profile == AS_CONFIGURED else profile, model)
