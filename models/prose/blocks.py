"""A text into blocks: paragraphs, and lines that stand alone.

Files put paragraphs down in three ways: parted by blank lines, one to a line, or
hard-wrapped at some width. A blank line always ends a block. Of two adjacent lines the
second continues the first only on evidence: the sentence runs on (no full stop, then a
small letter), or the text is wrapped, and the second line's first word would not have
fitted on the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.prose.conventions import BY, CAPITAL, SMALL, STOPS
from models.records import Span

_TERMINAL = re.compile(rf"[.!?:;{STOPS}…][\"”’‘»“)\]」』]*$")
_ITEM = re.compile(r"(?:[-*+•‣▪◦●·–—]|\d{1,2}[.)]|\([a-z\d]\)|#{1,6})\s")
_NOTICE = re.compile(rf"(?:©|\([cC]\))\s(?:{CAPITAL}|\d)")
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
# An address or a key of a list of facts ("published: ...") continues nothing, small as it is.
_NO_WORD = re.compile(r"[\w-]+:\s|\S*(?:@|://|www\.)\S*$|\S+(?:@|://)\S+")
# Georgian letters have capitals, but its writers use none.
_SMALL = re.compile(SMALL)
_BYLINE = re.compile(rf"(?:{BY})\s+[^\W\d_a-z]")

# Wrapped texts measured 28 (newspaper columns) to 100 columns; the guards lie outside.
_NARROWEST, _WIDEST = 24, 160
# Of the lines of wrapped prose that end without a stop about 80% are followed by a small
# letter in English, 50% in German with its capital nouns; where lines are paragraphs, the
# few lines without a stop are headlines and bylines, and nearly none is.
_WRAPPED_SHARE = 0.3
# Ragged setting leaves a line up to a tenth shorter than the width allows.
_FULL = 0.9
# Tables and addresses stick out of a wrapped text; where more lines do, it is none.
_LONGER = 0.1
# Characters in which an address is known for one.
_ADDRESS = 300
# Shorter lines that "run on" into a small letter are lists: tags, menus.
_RUNS_ON = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; `start` and `end` leave out the white space around it."""

    number: int
    start: int
    end: int
    indent: int
    text: str

    @property
    def length(self) -> int:
        return self.end - self.start


def split_blocks(text: str) -> tuple[Span, ...]:
    """The spans of the blocks of `text`, trimmed, in order, without overlap.

    All that is not white space lies in exactly one block.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    blocks: list[Span] = []
    for index, line in enumerate(lines):
        if index and _joined(lines[index - 1], line, width):
            blocks[-1] = (blocks[-1][0], line.end)
        else:
            blocks.append((line.start, line.end))
    return tuple(blocks)


def _lines(text: str) -> list[_Line]:
    lines, offset = [], 0
    for number, raw in enumerate(text.splitlines(keepends=True)):
        if content := raw.strip():
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            lines.append(_Line(number, start, start + len(content), indent, content))
        offset += len(raw)
    return lines


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The width at which the text is wrapped, None if its lines are no wrapped lines."""
    unended = [
        (a, b)
        for a, b in pairwise(lines)
        if b.number == a.number + 1 and a.length >= _NARROWEST and not _TERMINAL.search(a.text)
    ]
    broken = [a.length for a, b in unended if _inside_sentence(a, b, caseless=True)]
    if len(broken) < max(2, _WRAPPED_SHARE * len(unended)):
        return None
    width = max(broken)
    longer = sum(line.length > width / _FULL for line in lines)
    return width if _NARROWEST <= width <= _WIDEST and longer <= _LONGER * len(lines) else None


def _joined(line: _Line, following: _Line, width: int | None) -> bool:
    if following.number != line.number + 1 or _opens_item(line, following):
        return False
    if _HYPHENATED.search(line.text) and following.text[0].islower():
        return True
    if width is None:
        runs_on = _inside_sentence(line, following) and line.length >= _RUNS_ON
        return runs_on and not _is_byline(following)
    if _TERMINAL.search(line.text) and following.indent > line.indent:
        return False
    return line.length + 1 + len(following.text.split(maxsplit=1)[0]) > _FULL * width


def _inside_sentence(line: _Line, following: _Line, *, caseless: bool = False) -> bool:
    """Whether the break between two lines lies inside a sentence, judged by case alone."""
    first = following.text[0]
    small = bool(_SMALL.match(first)) or (caseless and first.isalpha() and not first.isupper())
    return (
        small and not _TERMINAL.search(line.text) and not _NO_WORD.match(following.text[:_ADDRESS])
    )


def _opens_item(line: _Line, following: _Line) -> bool:
    if _NOTICE.match(following.text):
        return True
    if not _ITEM.match(following.text):
        return False
    # A dash may also begin a wrapped line; an item follows an item or a finished line.
    return bool(_ITEM.match(line.text) or _TERMINAL.search(line.text))


def _is_byline(line: _Line) -> bool:
    return bool(_BYLINE.match(line.text)) and not _TERMINAL.search(line.text)
