"""The logs of `rashomon up`: what its server and its worker say."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO, Final

LINES: Final = 15
FULL: Final = 4_000_000  # bytes; a new database takes about as many


def begun(log: Path) -> IO[bytes]:
    """Open a log anew. The former one stays as `.old`: it says why that `up` ended.

    What starts `up` again does so at once, before anybody has read it.
    """
    if log.exists():
        log.replace(former(log))
    return log.open("wb")


def former(log: Path) -> Path:
    """Where the log of the `up` before lies."""
    return log.with_name(f"{log.name}.old")


def last_words(log: Path) -> str:
    """The end of a log, in a sentence; where the disk is full, that."""
    if shutil.disk_usage(log.parent).free < FULL:
        return f"Hardly any room is left on the disk of {log.parent}: make some."
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    tail = "\n".join(line for line in lines[-LINES:] if line.strip())
    return f"The end of its log, {log}:\n{tail}"
