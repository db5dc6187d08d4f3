"""Whether a text names a news agency as its author.

By shape, not by a list of names: agencies sign with an acronym where a person's name
would stand, or in brackets between dateline and text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.records import Sentence

# As in "PORT ALDER, March 3 (Norvane) —" and "PARIS (AFP) -".
_IN_DATELINE = re.compile(r"^[^\n.]{2,60}\([A-Z][\w&. ]{1,30}\)\s*[—–-]")
# As in "By AFP", "By <u>AFP</u>" and "(AFP)".
_SIGNED = re.compile(
    r"^\W*(?:by|via|source|from)?\W*(?:<\w+>)?\W*[A-Z]{2,5}\W*(?:</\w+>)?\W*$", re.IGNORECASE
)
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")


def names_agency(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the furniture or the dateline of a text names an agency as the author."""
    furniture = [text[s.start : s.end] for s in sentences if s.role == "boilerplate"]
    body = [text[s.start : s.end] for s in sentences if s.scored][:1]
    signed = any(_SIGNED.match(line) and _ACRONYM.search(line) for line in furniture)
    return signed or any(_IN_DATELINE.match(line) for line in body + furniture)
