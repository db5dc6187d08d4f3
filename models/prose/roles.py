"""Sentences of articles, each with its role.

Furniture (bylines, datelines, credits, links, bios, forms) must never count as content,
and content must never be lost as furniture; where both cannot be had, content is kept.
An article is read in this order: its headline; the stretch from the first to the last
sentence of running text; the author's bio and other closing paragraphs; what the cues,
the shape, the position and the repetition of each remaining sentence say together
(`models.prose.evidence`); and, of what is left, what is mostly direct speech.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from models.language.words import words
from models.prose.agencies import is_signature
from models.prose.blocks import split_blocks
from models.prose.closing import closing, is_foreign, running_stretch, topic
from models.prose.cues import Cues
from models.prose.evidence import Evidence
from models.prose.headlines import crossheads, headlines
from models.prose.lines import Line, read_lines
from models.prose.openings import credited, names, opening_place
from models.prose.quotation import hands_over, quoted_share, quoted_spans
from models.prose.repetition import recurrences
from models.prose.sentences import split_sentences
from models.records import Article, Role, Sentence, Span

# A clause of speech and its speaker, "“I will sell my car,” said the carpenter", has 0.4.
_QUOTED = 0.4
# One that opens its sentence and is handed to its speaker there is what the sentence is about,
# however much is said of the speaker: “I will sell my car,” said Ruben Hask, 67, a carpenter.
_OPENING = 0.2
_OPENING_WORDS = 2
_CAPTION_WORDS = 45
_LISTED_WORDS = 16
_HEADING_WORDS = 5


def label_sentences(articles: Sequence[Article], cues: Cues) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of each article with their roles, in reading order.

    The articles are read together since a line that recurs within a source is likely
    furniture. Deterministic; never raises; no text is changed or left out.
    """
    spans = [split_sentences(article.text, article.lang) for article in articles]
    read = [
        read_lines(article.text, rows, cues) for article, rows in zip(articles, spans, strict=True)
    ]
    known = names(read)
    sources = {article.source for article in articles}
    return tuple(
        _label(article, lines, recurring, known, sources)
        for article, lines, recurring in zip(
            articles, read, recurrences(articles, spans), strict=True
        )
    )


def _label(
    article: Article,
    lines: Sequence[Line],
    recurring: Sequence[tuple[int, int]],
    known: frozenset[str],
    sources: Set[str],
) -> tuple[Sentence, ...]:
    heads = headlines(lines, article.title)
    closed = closing(lines)
    furniture = closed | _furniture(lines, heads, closed, recurring)
    furniture |= credited(lines, heads, sources)
    furniture |= {i for i, line in enumerate(lines) if is_signature(line.text)}
    furniture |= opening_place(lines, heads | furniture, known)
    parts = crossheads(lines)
    quoted = _quoted(article.text, lines)

    def role(index: int) -> Role:
        if index in heads:
            return "headline"
        if index in furniture:
            return "boilerplate"
        if index in parts:
            return "headline"
        return "quote" if index in quoted else "body"

    return tuple(Sentence(i, *line.span, role(i)) for i, line in enumerate(lines))


def _furniture(
    lines: Sequence[Line],
    heads: frozenset[int],
    closed: frozenset[int],
    recurring: Sequence[tuple[int, int]],
) -> frozenset[int]:
    places = _places(lines, heads, closed)
    listed, captions, sheltered = _listed(lines), _captions(lines), _sheltered(lines)
    evidence = [
        Evidence(
            cues=line.cues,
            looks=0.0 if i in sheltered else line.looks,
            place=0.0 if i in sheltered else places[i],
            listing=1.5 if i in listed else 0.0,
            caption=4.0 if i in captions else 0.0,
            repetition=_repetition(line, *recurring[i]),
            prose=-1.5 if line.shape.is_prose or i in sheltered else 0.0,
        )
        for i, line in enumerate(lines)
    ]
    return frozenset(i for i, each in enumerate(_with_company(evidence)) if each.furniture)


def _places(lines: Sequence[Line], heads: frozenset[int], closed: frozenset[int]) -> list[float]:
    """The points of each line for where it stands; see `models.prose.evidence`."""
    first, last = running_stretch(lines, closed)
    about = topic(lines, last)
    top = min(heads, default=0)
    points, beyond = [], False
    for index, line in enumerate(lines):
        beyond = beyond or (index > last and (line.furniture or line.cues >= 2))
        if index < top and line.looks > 0:
            points.append(2.5)
        elif index < first:
            points.append(1.0)
        elif index <= last or (line.shape.terminated and not beyond):
            points.append(0.0)
        elif line.running:
            points.append(4.0 if index not in closed else 0.0)
        else:
            foreign = line.looks > 0 and is_foreign(line, about)
            points.append(2.5 if foreign else 1.5)
    return points


def _sheltered(lines: Sequence[Line]) -> frozenset[int]:
    """The sentences in a paragraph with running text: there only words speak against them."""
    running = {line.block for line in lines if line.running}
    return frozenset(
        i for i, line in enumerate(lines) if line.block in running and not line.running
    )


def _listed(lines: Sequence[Line]) -> frozenset[int]:
    """The short lines under a heading whose cue reaches over a list."""
    listed, reaching = set(), False
    for index, line in enumerate(lines):
        heading = line.shape.words <= _HEADING_WORDS
        if heading and any(hit.cue.reach == "list" for hit in line.hits):
            reaching = True
        elif line.shape.words > _LISTED_WORDS or line.running:
            reaching = False
        elif reaching:
            listed.add(index)
    return frozenset(listed)


def _captions(lines: Sequence[Line]) -> frozenset[int]:
    """The sentences of short paragraphs that end in a picture credit."""
    blocks: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        blocks.setdefault(line.block, []).append(index)
    return frozenset(
        index
        for members in blocks.values()
        if len(members) > 1
        and not lines[members[-1]].shape.is_prose
        and any(hit.cue.kind == "credit" for hit in lines[members[-1]].hits)
        and sum(lines[i].shape.words for i in members) <= _CAPTION_WORDS
        for index in members
    )


def _repetition(line: Line, copies: int, unrelated: int) -> float:
    if unrelated >= 3:
        return 4.0
    return 1.5 if copies >= 2 and not line.shape.is_prose else 0.0


def _with_company(evidence: Sequence[Evidence]) -> list[Evidence]:
    sure = [False, *(each.furniture for each in evidence), False]
    return [
        replace(each, company=0.5 if (before or after) and each.looks > 0 else 0.0)
        for each, before, after in zip(evidence, sure, sure[2:], strict=False)
    ]


def _quoted(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The sentences that are mostly direct speech."""
    blocks = split_blocks(text)
    quotes = [_shifted(quoted_spans(text[start:end]), start) for start, end in blocks]
    return frozenset(
        i
        for i, line in enumerate(lines)
        if quoted_share(line.span, quotes[line.block]) > _QUOTED
        or _opens_with_speech(line, quotes[line.block])
    )


def _opens_with_speech(line: Line, quotes: Sequence[Span]) -> bool:
    start, end = line.span
    opening = next((b for a, b in quotes if a <= start < b < end), None)
    if opening is None or quoted_share(line.span, quotes) <= _OPENING:
        return False
    spoken, after = line.text[: opening - start], line.text[opening - start :]
    return len(words(spoken)) >= _OPENING_WORDS and hands_over(after)


def _shifted(spans: Sequence[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]
