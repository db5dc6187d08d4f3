"""Profiles: named layers of settings between the defaults and a user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from models.encoders.background import all_languages
from models.encoders.catalogue import PROFILE_MODELS
from models.errors import SettingsError

DEFAULT_PROFILE: Final = "default"

Layer = Mapping[str, Any]

# What a profile sets besides its model. A story in several languages can be judged where the
# model knows them and the measure of each is known.
_BESIDES: Mapping[str, Layer] = {"multilingual": {"reading": {"languages": all_languages()}}}


def profile_layer(name: str) -> Layer:
    """The settings of the profile `name`; the default sets none. Raises SettingsError."""
    if name not in PROFILE_MODELS:
        raise SettingsError(
            f"No profile {name!r}: choose {', '.join(PROFILE_MODELS)}. "
            "`rashomon models` says what each is and which are installed."
        )
    if name == DEFAULT_PROFILE:
        return {}
    return {"encoding": {"model": name}, **_BESIDES.get(name, {})}
