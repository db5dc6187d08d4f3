"""Models by their sentence-transformers name: from the local hub cache, else from the hub."""

from __future__ import annotations

from pathlib import Path


def hub_folder(name: str) -> Path | None:
    """The folder of a model, downloaded if it has to be; None if it cannot be had."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    for local_only in (True, False):
        try:
            return Path(snapshot_download(name, local_files_only=local_only))
        except LocalEntryNotFoundError:
            continue
        except (HFValidationError, HfHubHTTPError, OSError, ValueError):
            return None
    return None
