"""What a finding is called where people read it.

The records call a detail that the other text lacks "invented": of a named paper that would be a
charge, where no more is known than that two texts differ.
"""

from __future__ import annotations

from typing import Final

from models.records import Distortion

# The other kinds are called what they are.
_SAID: Final[dict[str, str]] = {
    "attribution": "who says it",
    "predicate": "opposite words",
    "modality": "how certain it is",
    "role": "who does what to whom",
    "quote": "words of a quotation",
    "invented": "not in the other text",
    "contradiction": "meaning",
}


def kind_in_words(found: Distortion) -> str:
    """What two tellings differ in, as "number" or "who says it"."""
    return _SAID.get(found.kind, found.kind)


def finding_in_words(found: Distortion) -> str:
    """A finding in a few words, as "Differs: number" or "May be an update: number"."""
    return f"{'May be an update' if found.update else 'Differs'}: {kind_in_words(found)}"
