"""Which Rashomon this is, where its packages lie, and the files that come with them.

In a clone and where installed.
"""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
"""The folder that holds `flows` and `models`."""


def shipped(name: str) -> Path:
    """A file of the project, such as `configs/default.toml`, by its path in a clone."""
    installed = ROOT / "flows" / "shipped" / name
    return installed if installed.exists() else ROOT / name


def search_path() -> str:
    """The PYTHONPATH by which another process finds these packages, installed or not."""
    return os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))


def package_version() -> str:
    """The version of the installed package."""
    try:
        return version("rashomon")
    except PackageNotFoundError:  # a clone that was never installed
        return "unknown"
