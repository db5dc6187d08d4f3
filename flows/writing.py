"""Files written whole or not at all, whatever ends the process or fills the disk."""

from __future__ import annotations

import fcntl
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import ENOENT
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile
from typing import Any

from models.errors import OutputError


def write_whole(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all: beside its name, flushed to disk, renamed.

    mode: who may read and write it, such as 0o600; if None, whoever might the file that was there.
    """
    write_together({path: content}, mode)


def write_together(files: Mapping[Path, bytes], mode: int | None = None) -> None:
    """Write files of a folder likewise, and none where there is no room for all.

    Where another process writes the same ones, all are of the one or all of the other.
    """
    # Short names: those of the files may be as long as names may be.
    drafts = {path: path.with_name(f".rashomon-{token_hex(8)}.tmp") for path in files}
    try:
        for path, draft in drafts.items():
            _write_draft(draft, files[path], _mode_of(path) if mode is None else mode)
        with _alone_in(next(iter(files)).parent):
            for path, draft in drafts.items():
                draft.replace(path)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_draft(draft: Path, content: bytes, mode: int | None) -> None:
    with draft.open("xb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Have others who write files of this folder wait meanwhile, where it can be locked."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network folders know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_folders(*files: Path | None) -> None:
    """Make the folders of the files to be written, before hours of work. Raises OutputError."""
    for file in filter(None, files):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(file, error) from error


def try_folder(folder: Path) -> None:
    """Write into a folder, or where it would be made, and leave nothing. Raises OSError."""
    places = (folder, *folder.absolute().parents)
    there = next(place for place in places if place.exists() or place.is_symlink())
    if not there.exists():
        raise FileNotFoundError(ENOENT, f"{there} is a link to what is not there")
    with TemporaryFile(dir=there):
        pass


def write_text(text: str, path: Path) -> None:
    """Write a UTF-8 file whole or not at all. Raises OutputError."""
    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _unwritable(path, error) from error


def write_rows(path: Path, rows: Mapping[str, Any]) -> Path:
    """Write what one stage leaves for the next, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(rows, ensure_ascii=True, allow_nan=False).encode())
    return path


def read_rows(path: Path) -> dict[str, Any]:
    """What `write_rows` wrote."""
    rows: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written: {error.strerror}. Name a file that you may write."
    )
