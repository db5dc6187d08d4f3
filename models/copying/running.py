"""Reports that go on after they were published, a liveblog say.

Their time of publication is when they began. What they hold was written at any time since, so
that a text that came after it need not have been taken from them.
"""

from __future__ import annotations

import re

from models.prose.blocks import split_blocks
from models.prose.conventions import UNSPACED

# "[10:15] ...", "11h30 : ...", "上午9:05 ...", with two signs before the hour at most: more are
# the beginning of a sentence. A full stop parts hours too, and decimals: those hours stand alone,
# "13.42. The opposition ...", or are called hours, "20.05 Uhr", "9.30am", "09.30 BST". Two of them
# one behind the other are the sets of a match.
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-3])", r"[0-5]\d(?!\d|[,:]\s?\d)"
_CALLED = r"[.:\])]\s|\s*\Z|\s[-–—]|\s?[AaPp]\.?[Mm]\b|\s(?:Uhr|UTC|[A-Z]{1,3}T)\b"
_CLOCK = re.compile(
    rf"[^\w\n]*(?:[{UNSPACED}]{{1,2}}[^\w\n]*)?"
    rf"(?P<hour>{_HOUR}\s?[:h]{_MINUTE}|{_HOUR}\.{_MINUTE}(?={_CALLED}))"
)
# An article may begin two paragraphs with an hour; a chronicle of more is a running report too.
_ENTRIES = 3


def runs_on(text: str) -> bool:
    """Whether several paragraphs of an article open with a time of day, each with its own."""
    opened = (_CLOCK.match(text, start, end) for start, end in split_blocks(text))
    return len({match["hour"] for match in opened if match}) >= _ENTRIES
