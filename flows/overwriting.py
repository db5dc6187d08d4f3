"""Files that are there already: ours are replaced by newer ones, a user's never without a word.

A report goes into a folder, so the user never names its files, and may have a `report.html` of
another kind there. And a file that is read is never written: labels would give way to scores.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from models.errors import OutputError

# How pages, story.json and the README of exported tables begin, or what their heads hold.
_MARKS: Final = (
    b'<meta name="generator" content="Rashomon ',
    b'{\n "schema": ',
    b"A store of Rashomon",
)
_HEAD: Final = 4_096


def require_ours(*files: Path) -> None:
    """Raise OutputError where a file is there that is none of ours."""
    for file in files:
        if file.exists() and not is_ours(file):
            raise OutputError(
                f"{file} is there already and was not written by Rashomon. Move it away, or choose "
                "another folder."
            )


def require_apart(read: Path, *written: Path | None) -> None:
    """Raise OutputError where a file that is read would be written."""
    for file in written:
        if file and file.exists() and file.samefile(read):
            raise OutputError(f"{file} is what is read, and would be lost. Name another file.")


def is_ours(file: Path) -> bool:
    """Whether a file holds what Rashomon writes, or nothing."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return not head or any(mark in head for mark in _MARKS)
