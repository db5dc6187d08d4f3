"""Settings from flags, the environment and files.

Flags win over the environment (`RASHOMON_DIVERGENCE__SEED=7`), the environment over the
file given with `--config`, that over the user's own file, all of them over the profile that
the first of them names, and that over the defaults in `models.settings`.
An unknown key or a value out of range is an error that names it.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_origin, get_type_hints

from pydantic import ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError as UnreadableError
from pydantic_settings.sources import InitSettingsSource

from flows.invalid import reason
from flows.root import shipped
from flows.store.database.places import settings_folder
from flows.toml_files import toml_text
from models import settings as defaults
from models.encoders.background import all_languages
from models.encoders.catalogue import PROFILE_MODELS
from models.errors import SettingsError
from models.settings import Settings

_PROFILE_VARIABLE: Final = "RASHOMON_PROFILE"
_DEFAULT_PROFILE: Final = "default"

Layer = Mapping[str, Any]

# What a profile sets besides its model. A story in several languages can be judged where the
# model knows them and the measure of each is known.
_BESIDES: Mapping[str, Layer] = {"multilingual": {"reading": {"languages": all_languages()}}}


class _Sections(BaseSettings):
    """The sections of `models.settings.Settings`, filled from the environment too."""

    model_config = SettingsConfigDict(
        env_prefix="RASHOMON_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    profile: str = _DEFAULT_PROFILE
    reading: defaults.Reading = defaults.Reading()
    sentences: defaults.Sentences = defaults.Sentences()
    encoding: defaults.Encoding = defaults.Encoding()
    alignment: defaults.Alignment = defaults.Alignment()
    calibration: defaults.Curve = defaults.Curve()
    statements: defaults.Statements = defaults.Statements()
    lineage: defaults.Lineage = defaults.Lineage()
    distortion: defaults.Distortion = defaults.Distortion()
    divergence: defaults.Divergence = defaults.Divergence()
    stories: defaults.Stories = defaults.Stories()

    @model_validator(mode="before")
    @classmethod
    def _read_lists(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Read a list given as text, as the environment gives it: JSON, or split at commas."""
        return {
            name: {key: _listed(cls, name, key, value) for key, value in section.items()}
            if isinstance(section, dict)
            else section
            for name, section in given.items()
        }


def _listed(sections: type[_Sections], section: str, key: str, value: object) -> object:
    """`value`, as a list where the setting is one and the value is text."""
    field = sections.model_fields.get(section)
    kinds = get_type_hints(field.annotation) if field and field.annotation else {}
    if not isinstance(value, str) or get_origin(kinds.get(key)) is not tuple:
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value  # the validation of the setting names it
    return [part.strip() for part in value.split(",") if part.strip()]


@dataclass(frozen=True, slots=True)
class Named:
    """The settings that a command or a form names; None: not named.

    config: a TOML file. profile: a layer beneath it and the user's own file. model: in the place
    of all others.
    """

    config: Path | None = None
    profile: str | None = None
    model: str | None = None

    def load(self) -> Settings:
        """The settings in force. Raises SettingsError, as `load_settings`."""
        return load_settings(self.config, flags(self.profile, self.model))


def user_file() -> Path:
    """Where a user's own settings lie, if there are any."""
    return settings_folder() / "config.toml"


def flags(profile: str | None, model: str | None) -> Layer:
    """The layer of what the command line names; None is not named."""
    named: dict[str, Any] = {"profile": profile} if profile else {}
    return named | ({"encoding": {"model": model}} if model else {})


def profile_layer(name: str) -> Layer:
    """The settings of the profile `name`; the default sets none. Raises SettingsError."""
    if name not in PROFILE_MODELS:
        raise SettingsError(
            f"No profile {name!r}: choose {', '.join(PROFILE_MODELS)}. "
            "`rashomon models` says what each is and which are installed."
        )
    if name == _DEFAULT_PROFILE:
        return {}
    return {"encoding": {"model": name}, **_BESIDES.get(name, {})}


def load_settings(config: Path | None = None, given: Layer | None = None) -> Settings:
    """The settings in force.

    given: what wins over everything else, such as `flags`. Raises SettingsError for a file
    that cannot be read, an unknown key or profile, or a bad value.
    """
    files = [path for path in (config, user_file()) if path and (path == config or path.exists())]
    layers: list[Layer] = [_read(path) for path in files]
    environment = {"profile": os.environ.get(_PROFILE_VARIABLE)}
    layers.append(profile_layer(_profile([given or {}, environment, *layers])))
    where = " or ".join([*map(str, files), "the environment (RASHOMON_...)"])

    class Layered(_Sections):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            below = [InitSettingsSource(settings_cls, init_kwargs=dict(layer)) for layer in layers]
            return (init_settings, env_settings, *below)

    try:
        sections = Layered(**dict(given or {}))
    except ValidationError as error:
        raise SettingsError(_explained(error, where)) from error
    except UnreadableError as error:
        raise SettingsError(
            f"In the environment: {_whole_sections()} is no table of settings in JSON. Name one "
            f"setting, as in RASHOMON_DIVERGENCE__SEED=7. {_every_setting()}."
        ) from error
    return Settings(**{name: getattr(sections, name) for name in _Sections.model_fields})


def _profile(layers: Iterable[Layer]) -> str:
    named = (layer.get("profile") for layer in layers)
    return str(next((name for name in named if name is not None), _DEFAULT_PROFILE))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(toml_text(path))
    except OSError as error:
        raise SettingsError(
            f"The configuration {path} cannot be read: {error.strerror}. "
            f"Give the path of a TOML file; {_every_setting()}."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            f"The configuration {path} is not TOML: {error}. Mend that place; {_every_setting()}."
        ) from error


def _explained(error: ValidationError, where: str) -> str:
    lines = []
    for problem in error.errors():
        name = ".".join(str(step) for step in problem["loc"])
        unknown = problem["type"] in ("unexpected_keyword_argument", "extra_forbidden")
        lines.append(f"{name} is not a setting" if unknown else _wrong(name, problem))
    return f"In {where}: {'; '.join(lines)}. {_every_setting()}."


def _whole_sections() -> str:
    """The variables of the environment that give a whole section."""
    names = (f"RASHOMON_{section.upper()}" for section in _Sections.model_fields)
    return ", ".join(f"{n} = {os.environ[n]!r}" for n in names if n in os.environ)


def _wrong(name: str, problem: ErrorDetails) -> str:
    parted = ":" if problem["type"] == "value_error" else ""  # a rule, which is a sentence
    return f"{name} = {problem['input']!r}{parted} {reason(problem)}"


def _every_setting() -> str:
    return f"{shipped('configs/default.toml')} lists every setting"
