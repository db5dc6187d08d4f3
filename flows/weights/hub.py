"""Models by their sentence-transformers name: from the local hub cache, else from the hub."""

from __future__ import annotations

from pathlib import Path

from models.encoders.weights import unknown_model


def hub_folder(name: str) -> Path:
    """The folder of a model, downloaded if it has to be.

    Raises ModelError if it cannot be had.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    for local_only in (True, False):
        try:
            return Path(snapshot_download(name, local_files_only=local_only))
        except LocalEntryNotFoundError:
            continue
        except (HFValidationError, HfHubHTTPError, OSError, ValueError) as error:
            raise unknown_model(name) from error
    raise unknown_model(name)
