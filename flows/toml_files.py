"""The text of a user's TOML file, whatever editor wrote it."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path


def toml_text(path: Path) -> str:
    """Return the text of a TOML file; the byte order mark that some editors write is dropped.

    Raises OSError where it cannot be read, and ValueError, as parsers of TOML do, where it is
    not UTF-8, which TOML has to be.
    """
    data = path.read_bytes()
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ValueError("it is in UTF-16; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not in UTF-8; save the file as UTF-8") from error
