"""Untrusted text as markdown, and sections of markdown that stay small.

A text is made inert, cut to a readable length and escaped, so that it neither formats, nor
links, nor loads anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from flows.report.pictures import charts
from flows.report.pictures.svg import shortened
from flows.wording.lists import count

TEXT_LENGTH, NAME_LENGTH = 300, 60
"""Characters of a text, and of a name."""
# Rows of a chart to try at most.
_DRAWN = 100

Row = TypeVar("Row")
Item = TypeVar("Item")

# What may begin or end formatting, links, references or HTML anywhere in a line, and what
# does so only at the start of one.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~!&$@:^]|(?<=www)\.", re.IGNORECASE)
_LIST_MARK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """Text on one line that markdown shows as it is."""
    return _LIST_MARK.sub(_guarded, _MARKS.sub(r"\\\g<0>", text))


# Signs that look alike and mean nothing to markdown; what an address needs is kept apart by a
# joiner, which nobody sees.
_ALIKE = str.maketrans(
    {"<": "‹", ">": "›", "[": "(", "]": ")", "`": "'", "*": "∗", "_": "＿", "~": "∼"}
)
_ADDRESSED = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)


def harmless(text: str) -> str:
    """Text that markdown shows nearly as it is without an escape, which would itself be seen.

    For a place that one UI shows as markdown, the other as it is: no image, link or HTML can begin.
    """
    return _ADDRESSED.sub("\u2060", text.translate(_ALIKE))


def _guarded(mark: re.Match[str]) -> str:
    # A digit cannot be escaped; the dot after it, that would make a list, is kept apart.
    return f"\\{mark[0]}" if not mark[0].isdigit() else f"{mark[0]}\u2060"


def texted(text: str) -> str:
    """Text of a readable length, on one line, that markdown shows as it is."""
    return escaped(shortened(text, TEXT_LENGTH))


def named(name: str) -> str:
    """Likewise a name."""
    return escaped(shortened(name, NAME_LENGTH))


def picture(
    words: str, rows: Sequence[Row], draw: Callable[[Sequence[Row]], str], limit: int, unit: str
) -> Iterable[str]:
    """The chart of as many rows as fit, and how many that is of all."""
    shown = min(len(rows), _DRAWN)
    while shown and len(image := charts.data_uri(draw(rows[:shown]))) > limit:
        shown //= 2
    if not shown:
        return
    yield f"![{words}]({image})"
    if shown < len(rows):
        yield f"The picture shows the first {shown} of {count(len(rows), unit)}."


def fitted(items: Sequence[Item], line: Callable[[Item], str], limit: int, rest: str) -> list[str]:
    """A line for each item, as many as fit into `limit` bytes; `rest` tells of the others."""
    lines: list[str] = []
    for item in items:
        shown = line(item)
        limit -= len(shown.encode()) + 2
        if limit < 0:
            return [*lines, rest.format(f"and {len(items) - len(lines)}")]
        lines.append(shown)
    return lines
