"""One article as the search for copies sees it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.arrays import Flags
from models.copying.running import runs_on
from models.copying.signatures import agency_marks
from models.language.words import fold, signs_a_word, unspaced
from models.material import Material, content_words
from models.prose.blocks import split_blocks
from models.prose.quotation import speech
from models.records import Article, Sentence, Span


@dataclass(frozen=True)
class Sequenced:
    """The scored words of an article, in order, and what it says of itself.

    words: folded. quoted: for each, whether it stands in a direct quotation. sentences:
    (table row, number of unquoted words) of each scored sentence, in order. marks: the
    agencies that the text names as its author. spans: where each word stands in the
    article's text. places: where each of `sentences` does. breaks: the words before which
    something stands that is not counted, a headline or furniture. source: who published it.
    written: the words as they stand. lang: ISO 639-1. running: whether it went on after it was
    published, as a liveblog does.
    """

    id: str
    family: str
    published: str | None
    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    breaks: frozenset[int] = frozenset()
    source: str = ""
    written: tuple[str, ...] = ()
    lang: str = "en"
    running: bool = False

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first word of each sentence, where it is known where the words stand."""
        words = [start for start, _ in self.spans]
        return tuple(bisect_left(words, place) for place, _ in self.places)

    @cached_property
    def own_words(self) -> int:
        """How many words stand outside quotations."""
        return len(self.words) - sum(self.quoted)

    @cached_property
    def unquoted(self) -> frozenset[int]:
        """The places of the words outside quotations."""
        return frozenset(place for place, quoted in enumerate(self.quoted) if not quoted)

    @cached_property
    def joined(self) -> frozenset[int]:
        """The places of words written as one with the word before: "7월 1일" are two, not four."""
        pairs = enumerate(zip(self.spans, self.spans[1:], strict=False), start=1)
        touching = (place for place, (one, other) in pairs if one[1] == other[0])
        return frozenset(
            place
            for place in touching
            if not (unspaced(self.words[place - 1]) or unspaced(self.words[place]))
        )

    @cached_property
    def signs_a_word(self) -> int:
        """How many words make one as scripts with spaces count them."""
        return signs_a_word(self.words, self.lang)


def sequences(material: Material) -> tuple[Sequenced, ...]:
    """The articles of a story, in its order."""
    each = zip(material.articles, material.sentences, material.rows, strict=True)
    return tuple(sequenced(article, sentences, rows) for article, sentences, rows in each)


def sequenced(
    article: Article, sentences: tuple[Sentence, ...], rows: tuple[int | None, ...]
) -> Sequenced:
    """An article as lineage sees it: its scored words in order, quoted ones marked."""
    in_quotation = _in_quotation(article.text)
    spans: list[Span] = []
    quoted: list[bool] = []
    retold: list[tuple[int, int]] = []
    places: list[Span] = []
    breaks: set[int] = set()
    for sentence, row in zip(sentences, rows, strict=True):
        if row is None or not sentence.scored:
            breaks.add(len(spans))
            continue
        its = content_words(article, sentence)
        marks = in_quotation[[start for start, _ in its]].tolist()
        spans += its
        quoted += marks
        retold.append((row, len(marks) - sum(marks)))
        places.append((sentence.start, sentence.end))
    written = tuple(article.text[start:end] for start, end in spans)
    return Sequenced(
        id=article.id,
        family=article.family,
        published=article.published,
        words=tuple(map(fold, written)),
        quoted=tuple(quoted),
        sentences=tuple(retold),
        marks=agency_marks(article.text, sentences),
        spans=tuple(spans),
        places=tuple(places),
        breaks=frozenset(breaks),
        source=article.source,
        written=written,
        lang=article.lang or "en",
        running=runs_on(article.text),
    )


def _in_quotation(text: str) -> Flags:
    """For each character of an article's text whether it stands in direct speech."""
    inside = np.zeros(len(text), dtype=np.bool_)
    blocks = split_blocks(text)
    for (start, _), quotes in zip(blocks, speech([text[a:b] for a, b in blocks]), strict=True):
        for opens, closes in quotes:
            inside[start + opens : start + closes] = True
    return inside
