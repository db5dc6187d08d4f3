"""Opening files that may not be files, may not be readable and may be too large."""

# Paths stay as the user gave them; Path would rewrite "./a" and "a/".
# ruff: noqa: PTH116

from __future__ import annotations

import os
import stat
from typing import BinaryIO, Final

_UNREADABLE: Final = "cannot be read:"
_FORBIDDEN: Final = "may not be read by this user"
_WHOLE: Final = "(reading.max_bytes), and nothing is cut short: split it or raise the limit"
_LACKING: Final = "needs what is not installed here:"


class UnreadableError(OSError):
    """A file cannot be read; the message says why and what to do."""


def open_file(path: str) -> BinaryIO:
    """Open a regular file for reading; never waits on a pipe. Raises UnreadableError."""
    try:
        _require_regular(os.stat(path).st_mode)  # first: opening a device may act on it
        # Without O_NONBLOCK a pipe that took the file's place would block for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except UnreadableError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableError(why(error)) from error
    stream = os.fdopen(descriptor, "rb")
    try:
        _require_regular(os.fstat(descriptor).st_mode)
    except UnreadableError:
        stream.close()
        raise
    return stream


def read_whole(path: str, limit: int) -> bytes:
    """Read a file of up to `limit` bytes, all of it or nothing. Raises UnreadableError."""
    with open_file(path) as stream:
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            raise UnreadableError(why(error)) from error
        size = os.fstat(stream.fileno()).st_size
    if len(data) > limit:
        raise UnreadableError(too_large(max(size, len(data)), limit))
    return data


def size_of(path: str) -> int:
    """Return the bytes that a file has on disk. Raises UnreadableError."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError) as error:
        raise UnreadableError(why(error)) from error


def too_large(size: int, limit: int) -> str:
    """Say that an input of `size` bytes is over the limit."""
    return f"has {size:,} bytes; at most {limit:,} are read {_WHOLE}"


def beyond(limit: int) -> str:
    """Say that an input is over the limit, where nobody counted by how much."""
    return f"has more than the {limit:,} bytes that are read {_WHOLE}"


def _require_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnreadableError(f"is {_kind_of(mode)}, not a file; save its text as a file")


def _kind_of(mode: int) -> str:
    kinds = {
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFDIR: "a folder",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")


def may_pass(reason: str) -> bool:
    """Whether a file was not read for what the system is (`why`, `lacking`), and not the file."""
    return reason.startswith((_UNREADABLE, _FORBIDDEN, _LACKING))


def lacking(package: str, kind: str) -> str:
    """Say which package a file of a kind is read with."""
    return f"{_LACKING} {kind} is read with {package}: pip install {package}"


def why(error: Exception) -> str:
    """Say why the system did not open a file, and what to do."""
    match error:
        case FileNotFoundError():
            return "does not exist; check the spelling"
        case PermissionError():
            return f"{_FORBIDDEN}; change its permissions"
        case OSError():
            return f"{_UNREADABLE} {(error.strerror or 'unknown error').lower()}"
    return "is no name that a file can have; check the spelling"
