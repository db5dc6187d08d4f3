"""An article cut for reading: its exact text as paragraphs of marked sentences.

Nothing is added, dropped or reordered: the texts of all pieces joined are the
article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.records import Judgement, Span, Telling

# A text counts as hard-wrapped when more than this share of its sentences run over a
# line end; then only a blank line starts a paragraph.
_WRAPPED = 0.25
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of a sentence; `alone` if no other origin says these words."""

    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the article, or (without `judged`) the text between two sentences."""

    judged: Judgement | None
    runs: tuple[Run, ...]


Paragraph = tuple[Piece, ...]


def paragraphs(telling: Telling) -> tuple[Paragraph, ...]:
    """The whole text of an article, in paragraphs of sentences and the gaps between them."""
    break_at = _BLANK_LINE if _hard_wrapped(telling) else re.compile("\n")
    done: list[Paragraph] = []
    current: list[Piece] = []
    for piece in _pieces(telling):
        current.append(piece)
        if piece.judged is None and break_at.search(piece.runs[0].text):
            done.append(tuple(current))
            current = []
    return (*done, tuple(current)) if current else tuple(done)


def _pieces(telling: Telling) -> Iterator[Piece]:
    text, at = telling.article.text, 0
    for judged in telling.judgements:
        start, end = max(at, judged.sentence.start), judged.sentence.end
        if start > at:
            yield Piece(None, (Run(text[at:start], alone=False),))
        if end > start:
            yield Piece(judged, tuple(_runs(text, (start, end), judged)))
        at = max(at, end)
    if at < len(text):
        yield Piece(None, (Run(text[at:], alone=False),))


def _runs(text: str, span: Span, judged: Judgement) -> Iterator[Run]:
    """The sentence cut at its uncovered words, which are marked in partial sentences only."""
    at, end = span
    for start, stop in sorted(judged.uncovered) if judged.status == "partial" else ():
        first, last = max(at, start), min(stop, end)
        if first >= last:
            continue
        if first > at:
            yield Run(text[at:first], alone=False)
        yield Run(text[first:last], alone=True)
        at = last
    if at < end:
        yield Run(text[at:end], alone=False)


def _hard_wrapped(telling: Telling) -> bool:
    spans = [(j.sentence.start, j.sentence.end) for j in telling.judgements]
    wrapped = sum("\n" in telling.article.text[start:end] for start, end in spans)
    return wrapped > _WRAPPED * len(spans)
