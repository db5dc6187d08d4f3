"""Reports that go on after they were published, a liveblog say.

Their time of publication is when they began. What they hold was written at any time since, so
that a text that came after it need not have been taken from them.
"""

from __future__ import annotations

import re

from models.prose.blocks import split_blocks
from models.prose.conventions import UNSPACED

# "[10:15] ...", "11h30 : ...", "上午9:05 ...". A full stop parts hours too, and decimals: those
# hours stand alone, "13.42. The opposition ...", or are called hours, "20.05 Uhr".
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-3])", r"[0-5]\d(?!\d)"
_CLOCK = re.compile(
    rf"(?:[^\w\n]|[{UNSPACED}])*"
    rf"(?P<hour>{_HOUR}\s?[:h]{_MINUTE}|{_HOUR}\.{_MINUTE}(?=[.:\])]\s|\s[-–—]|\s(?:Uhr|[AaPp]\.?[Mm]\b)))"
)
# An article may begin two paragraphs with an hour; a chronicle of more is a running report too.
_ENTRIES = 3


def runs_on(text: str) -> bool:
    """Whether several paragraphs of an article open with a time of day, each with its own."""
    opened = (_CLOCK.match(text, start, end) for start, end in split_blocks(text))
    return len({match["hour"] for match in opened if match}) >= _ENTRIES
