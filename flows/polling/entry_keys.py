"""The keys by which entries of the store are known within their source."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

_LONGEST: Final = 1000  # bytes; an index of PostgreSQL takes 2,700


def digest(*parts: str | None) -> str:
    """A hash of what was said."""
    text = "\n".join(part or "" for part in parts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def entry_key(name: str | None, title: str | None, text: str) -> str:
    """The key of what is known by a name, such as its address; else by its words alone."""
    key = name or f"text:{digest(title, text)}"
    return key if len(key.encode()) <= _LONGEST else f"hash:{digest(key)}"
