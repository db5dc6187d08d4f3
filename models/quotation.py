"""Direct speech: which words of a text stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.records import Span

_MARK = re.compile(r"[\"“”„«»「」『』]|(?:(?<=\s)|^)‘(?=\w)|(?<=[.,!?])’(?!\w)")
_OPENS, _CLOSES = frozenset("„«「『‘"), frozenset("”»」』’")


def quoted_spans(block: str) -> tuple[Span, ...]:
    """The spans of direct speech in a paragraph, marks included.

    A quotation left open runs to the paragraph's end (the next paragraph may go on with
    it); a closing mark without an opening one closes what began with the paragraph. German
    marks („ “) and English ones (“ ”) are told apart by what is open.
    """
    spans: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(block):
        mark, at = match.group(), match.start()
        if opened is None and mark in _CLOSES and mark != "’":
            # A closing mark first: it closes what came before, once, or opens, as in »so«.
            if spans or mark == "»":
                opened = at
            else:
                spans.append((0, match.end()))
        elif opened is None and mark != "’":
            opened = at
        elif opened is not None and _ends(block[opened], mark):
            spans.append((opened, match.end()))
            opened = None
    if opened is not None and block[opened] in '“"„«':
        spans.append((opened, len(block)))
    return tuple(spans)


def _ends(opening: str, mark: str) -> bool:
    pairs = {"“": '”"', '"': '"”', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’"}
    return mark in pairs.get(opening, "”")


def quoted_share(span: Span, quotes: Sequence[Span]) -> float:
    """The share, 0 to 1, of the characters of `span` that lie inside `quotes`."""
    start, end = span
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in quotes)
    return inside / max(end - start, 1)
