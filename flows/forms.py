"""What the forms of the flows have in common: no choice of a profile can be left empty there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from flows.configuration import Named
from flows.store.database.places import STORE_VARIABLE, default_store_url

AS_CONFIGURED = "as configured"
Profile = Literal["as configured", "fast", "default", "multilingual", "best"]


def chosen(config: str | None, profile: Profile, model: str | None = None) -> Named:
    """The settings that a form names."""
    named = None if profile == AS_CONFIGURED else profile
    return Named(Path(config) if config else None, named, model)


def chosen_store(store: str | None) -> str:
    """The URL of the store that a form names; else the environment's, else the user's own."""
    return store or os.environ.get(STORE_VARIABLE) or default_store_url()
