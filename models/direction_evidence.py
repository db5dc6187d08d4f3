"""What tells the giver of a text from its taker."""

from __future__ import annotations

from typing import Literal

DirectionEvidence = Literal[
    "signature", "time", "citation", "agency", "parts", "containment", "mark", "edits", "length"
]
"""In the order in which `models.copying.direction` asks; "length" is a guess."""
