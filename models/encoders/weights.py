"""Where a model's weights are on this machine, and whether they are the ones expected."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from models.encoders.catalogue import (
    CATALOGUE,
    DEFAULT_MODEL,
    PROFILE_MODELS,
    Published,
    Wheel,
    profile_of,
)
from models.errors import ModelError

Fetch = Callable[[str], Path | None]
"""The folder of a model by its sentence-transformers name; None where it cannot be had."""

_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
# One of these lies in every folder that sentence-transformers can load.
_CONFIGURATIONS = ("modules.json", "config.json")


@dataclass(frozen=True, slots=True)
class Model:
    """A model on this machine.

    folder: a sentence-transformers folder, or the file of a packed model. sha256: of the
    weights. identity: of everything that shapes its vectors, the weights and the
    configuration beside them.
    """

    name: str
    folder: Path
    sha256: str
    identity: str

    @property
    def packed(self) -> bool:
        """Whether the model is one file of packed weights."""
        return self.folder.is_file()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two models that are used together, their vectors side by side (`models.encoders.pairing`)."""

    first: Model
    second: Model

    @property
    def name(self) -> str:
        """The names of both."""
        return f"{self.first.name}+{self.second.name}"

    @property
    def sha256(self) -> str:
        """The sha256 of the two sha256, each as 64 hexadecimal digits, one after the other."""
        return _joined(self.first.sha256, self.second.sha256)

    @property
    def identity(self) -> str:
        """Of everything that shapes the vectors of the pair."""
        return f"pair:{_joined(self.first.identity, self.second.identity)}"


def find_model(name: str, kept: Path | None = None, fetch: Fetch | None = None) -> Model | Pair:
    """The model that `name` means.

    A profile ("fast", "default", "multilingual"; "best" is a pair), a name in
    `models.encoders.catalogue`, a folder, or a sentence-transformers name. kept: the folder in
    which `rashomon models install` keeps models that are no package. fetch: where other names
    are looked for. Raises ModelError if the model is not there, or if the weights of one in the
    catalogue are not the pinned ones.
    """
    found = [find_published(CATALOGUE[each], kept) for each in PROFILE_MODELS.get(name, ())]
    if found:
        return Pair(*found) if len(found) == 2 else found[0]
    if name in CATALOGUE:
        return find_published(CATALOGUE[name], kept)
    if name and Path(name).is_dir():
        return read_folder(Path(name).resolve().name, Path(name))
    folder = fetch(name) if fetch else None
    if folder is None:
        raise _unknown(name)
    return read_folder(name, folder)


def find_published(model: Published, kept: Path | None = None) -> Model:
    """A model of the catalogue, its weights verified.

    kept: as in `find_model`. Raises ModelError if it is not installed or not the pinned one.
    """
    place = place_of(model, kept)
    if place is None or not place.exists():
        raise ModelError(_missing(model))
    return verified(model, place)


def place_of(model: Published, kept: Path | None) -> Path | None:
    """Where a model of the catalogue belongs, there or not; None where nothing is known."""
    if not isinstance(model, Wheel):
        return kept / model.name if kept else None
    spec = importlib.util.find_spec(model.module)  # never imported: only its weights are wanted
    return Path(spec.origin).parent / model.path if spec and spec.origin else None


def verified(model: Published, place: Path) -> Model:
    """The model of the catalogue that lies at `place`. Raises ModelError if it is another."""
    found = read_folder(model.name, place) if place.is_dir() else _read_file(model.name, place)
    if found.sha256 != model.sha256:
        raise ModelError(
            f"The weights of {model.name} in {place} have sha256 {found.sha256}, expected "
            f"{model.sha256}. Install them again with: rashomon models install "
            f"{profile_of(model.name)}"
        )
    return found


def _missing(model: Published) -> str:
    profile = profile_of(model.name)
    message = (
        f"The weights of {model.name} ({model.megabytes} MB, {model.licence}) are not installed: "
        f"install them with `rashomon models install {profile}`"
    )
    if model.name != DEFAULT_MODEL:
        return f"{message}."
    return (
        f"{message}. They are built for {model.platforms}; elsewhere use `--profile fast`, "
        "which judges English only."
    )


def _read_file(name: str, file: Path) -> Model:
    digest = _digest([file])
    return Model(name, file, digest, digest)


def _unknown(name: str) -> ModelError:
    return ModelError(
        f"No model {name!r}: not a folder here, and not to be had from the model hub. "
        f"Use {', '.join(PROFILE_MODELS)}, the path of a sentence-transformers folder, or a "
        "name on the hub that this machine can reach."
    )


def read_folder(name: str, folder: Path) -> Model:
    """The model in a folder. Raises ModelError where it holds no configuration or no weights."""
    if not any((folder / configuration).is_file() for configuration in _CONFIGURATIONS):
        raise ModelError(
            f"{folder} holds no model: expected {' or '.join(_CONFIGURATIONS)} "
            "in a folder saved by sentence-transformers."
        )
    weights = [path for stem in _WEIGHTS for path in sorted(folder.rglob(stem))]
    if not weights:
        raise ModelError(
            f"{folder} holds no weights: expected {' or '.join(_WEIGHTS)} "
            "in a folder saved by sentence-transformers."
        )
    digest = _digest([weights[0]])
    shaping = sorted(folder.rglob("*.json")) + sorted(folder.rglob("vocab.txt"))
    return Model(name, folder, digest, f"{digest}:{_digest(shaping)[:16]}")


def _digest(paths: Sequence[Path]) -> str:
    whole = sha256()
    for path in paths:
        with path.open("rb") as file:
            file_digest(file, lambda: whole)
    return whole.hexdigest()


def _joined(first: str, second: str) -> str:
    return sha256(f"{first}{second}".encode()).hexdigest()
