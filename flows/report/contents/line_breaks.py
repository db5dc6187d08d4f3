"""Where a line may break a name."""

from __future__ import annotations

import re

# Between words, and where an address may be broken; one of so many letters never is.
_WORDS = re.compile(r"(?<=\s)")
_JOINT = re.compile(r"(?<=\w)(?=[.@_]\w)|(?<=[/:?&=])(?=\w)")
_SHORT = 13


def joints(name: str) -> list[str]:
    """A name cut where a line may break it: long addresses before a dot and after a slash."""
    words = _WORDS.split(name)
    return [piece for w in words for piece in (_JOINT.split(w) if len(w) > _SHORT else [w])]
