"""A text into sentences, as exact spans.

Blocks first (`models.prose.blocks`), then the boundaries inside a block
(`models.prose.boundaries`), less those that would leave a sentence without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.prose.blocks import split_blocks
from models.prose.boundaries import boundaries
from models.records import Span

# Characters. A list or a text without full stops is taken in pieces: the encoder reads no more at
# once, and what compares two sentences detail by detail takes the square of their length. The
# longest of 12,000 sentences of English news has 627.
_LONGEST = 1500
_PIECE = re.compile(
    rf".{{1,{_LONGEST}}}(?=\s|$)|.{{1,{_LONGEST}}}(?=\w)|.{{1,{_LONGEST}}}", re.DOTALL
)

_LETTER = re.compile(r"[^\W\d_]")
_WORDLIKE = re.compile(r"[^\W_]")  # figures too: a table in one line


def split_sentences(text: str, lang: str | None = None) -> tuple[Span, ...]:
    """The spans of the sentences of `text`, in reading order.

    Each span is trimmed of white space, none overlaps another, and all that is not white
    space lies in exactly one. A closing quotation mark or bracket belongs to the sentence
    it closes; a headline or another line that stands alone is a sentence of its own. What goes
    on for more than 1,500 characters is cut between words.
    `lang` (ISO 639-1) helps with ordinals; the rest goes by script. Never raises.
    """
    return tuple(
        (start + a, start + b)
        for start, end in split_blocks(text)
        for a, b in _in_block(text[start:end], lang)
    )


def _in_block(block: str, lang: str | None) -> Iterator[Span]:
    kept = _without_wordless(block, boundaries(block, lang))
    for start, end in zip([0, *kept], [*kept, len(block)], strict=True):
        for first, last in _pieces(block, start, end):
            content = block[first:last]
            left = len(content) - len(content.lstrip())
            if trimmed := len(content.strip()):
                yield (first + left, first + left + trimmed)


def _pieces(block: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or what is too long for one in pieces; signs without a word stay together."""
    if end - start <= _LONGEST or not _WORDLIKE.search(block, start, end):
        return iter([(start, end)])
    return (match.span() for match in _PIECE.finditer(block, start, end))


def _without_wordless(block: str, cuts: Sequence[int]) -> list[int]:
    """`cuts` less those that would leave "10." or a stray mark as a sentence of its own."""
    kept: list[int] = []
    for cut in cuts:
        if _LETTER.search(block, kept[-1] if kept else 0, cut):
            kept.append(cut)
    if kept and not _LETTER.search(block, kept[-1]):
        kept.pop()
    return kept
