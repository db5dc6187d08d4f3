"""The sentences of an article as the role decisions see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.language.words import words
from models.prose.blocks import split_blocks
from models.prose.conventions import UNSPACED
from models.prose.cues import Cues, Hit, find_cues
from models.prose.evidence import cue_points, shape_points
from models.prose.shapes import Shape, shape
from models.records import Span

# Four letters and more, cut to five: "miner" and "miners", "flood" and "flooding" meet.
_LEAST, _STEM = 4, 5
_HANGUL = re.compile(r"[가-힣]{2}")
_UNSPACED = re.compile(f"[{UNSPACED}]")
# The article and the conjunction that Arabic writes with the word.
_ARTICLE = re.compile(r"^[وفبك]?(?:ال|لل)(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a line that stands alone, with what can be seen of it."""

    span: Span
    text: str
    block: int
    shape: Shape
    hits: tuple[Hit, ...]
    cues: float
    looks: float

    @property
    def running(self) -> bool:
        """Whether it is a sentence of running text that no cue speaks against."""
        return self.shape.is_prose and self.cues < 2

    @property
    def furniture(self) -> bool:
        """Whether its words and its look alone make it furniture."""
        return self.cues + self.looks >= 2.5 and not self.shape.is_prose


def read_lines(text: str, spans: Sequence[Span], cues: Cues) -> tuple[Line, ...]:
    """The sentences `spans` of `text`, each with its block, shape and cues."""
    blocks = split_blocks(text)
    lines, block = [], 0
    for start, end in spans:
        while start >= blocks[block][1]:
            block += 1
        content = text[start:end]
        seen = shape(content)
        hits = find_cues(content, seen, cues)
        points = shape_points(content, seen)
        lines.append(Line((start, end), content, block, seen, hits, cue_points(hits), points))
    return tuple(lines)


def bag(text: str) -> frozenset[str]:
    """The words of a line, without case; of scripts without spaces two signs in a row."""
    return frozenset(_units(text))


def stems(text: str) -> frozenset[str]:
    """What the longer words of a line begin with, for telling whether two lines share a topic.

    Of Korean words the first two syllables; of scripts without spaces two signs in a row.
    """
    return frozenset(stem for unit in _units(text) if (stem := _stem(unit)))


def _units(text: str) -> Iterator[str]:
    before = ""
    for word in words(text):
        unspaced = bool(_UNSPACED.match(word))
        if not unspaced or before:
            yield before + word
        before = word if unspaced else ""


def _stem(unit: str) -> str:
    if _UNSPACED.match(unit):
        return unit
    if hangul := _HANGUL.match(unit):
        return hangul.group()
    bare = _ARTICLE.sub("", unit)
    return bare[:_STEM] if len(unit) >= _LEAST and bare[0].isalpha() else ""
