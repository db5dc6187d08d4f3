"""Keys parted into as many as one query takes."""

from collections.abc import Collection, Iterator
from typing import Final

_AT_ONCE: Final = 900  # SQLite before 3.32 takes no more than 999 parameters


def in_batches(keys: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The keys in order, each once, `_AT_ONCE` of them at most in a batch."""
    ordered = tuple(sorted(set(keys)))
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
