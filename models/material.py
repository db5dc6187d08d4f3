"""The distinct sentences of a story and where each of them stands.

Articles repeat each other word for word. Each distinct sentence is one *row*: it is
encoded, aligned and clustered once, whoever prints it, so that a second copy of an article
adds no weight anywhere. Two sentences are the same row if their words are the same, and where
they are so short that they lean on the sentence before, its words too; typography, case, line
breaks and an inline dateline do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, starmap
from typing import Final

import numpy as np

from models.arrays import Flags
from models.encoders.encoding import Encoded
from models.language.words import word_spans, words
from models.meaning.context import Key, Said, borrowing, in_place, to_encode
from models.prose.datelines import dateline_end
from models.records import Article, Sentence, Span
from models.times import story_order

# White space, but for what parts the digits of one figure on one line.
_SPACES: Final = re.compile(r"(?!(?<=\d)[\u00a0\u202f\u2009]\d)\s+")

Row = int

# What stands before an entry of a list, or before what someone says in a dialogue.
_BULLET = re.compile(r"[-*+•‣▪◦●·–—]\s+")


@dataclass(frozen=True, slots=True)
class Material:
    """A story, ready to be encoded.

    articles: by time of publication, then source. sentences: of each article. texts: the
    distinct sentences, sorted, so that nothing depends on the order of input. before: for each
    of them the sentence it leans on (`models.meaning.context`), "" where it stands by itself.
    langs: the language of each. rows: for each sentence of each article its row in `texts`,
    None for furniture and for sentences without words. lang: the language most articles are
    written in.
    """

    articles: tuple[Article, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    texts: tuple[str, ...]
    before: tuple[str, ...]
    langs: tuple[str, ...]
    rows: tuple[tuple[Row | None, ...], ...]
    lang: str

    @property
    def to_encode(self) -> tuple[str, ...]:
        """What has to be encoded for `vectors`."""
        return to_encode(self._said())

    def vectors(self, encoded: Mapping[str, Encoded]) -> list[Encoded]:
        """The vectors of each of `texts`, where it stands; `encoded`: those of `to_encode`."""
        return borrowing(self._said(), encoded)

    def _said(self) -> Iterator[Said]:
        return starmap(Said, zip(self.texts, self.before, self.langs, strict=True))

    @property
    def scored(self) -> Flags:
        """Which of `texts` count in scores wherever they stand; of shape (n_texts,).

        A desk writes its own headline over somebody else's text, so headlines do not.
        """
        return np.array([bool(articles) for articles in self.tellers], dtype=np.bool_)

    @property
    def tellers(self) -> tuple[frozenset[int], ...]:
        """Of each of `texts` the numbers of the articles in which it counts in scores."""
        found: list[set[int]] = [set() for _ in self.texts]
        for number, sentence, row in self.occurrences():
            if sentence.scored:
                found[row].add(number)
        return tuple(map(frozenset, found))

    def occurrences(self) -> Iterator[tuple[int, Sentence, Row]]:
        """(article number, sentence, row) of every sentence that has a row."""
        for number, (sentences, rows) in enumerate(zip(self.sentences, self.rows, strict=True)):
            for sentence, row in zip(sentences, rows, strict=True):
                if row is not None:
                    yield number, sentence, row


def gather(articles: Sequence[Article], sentences: Sequence[tuple[Sentence, ...]]) -> Material:
    """The material of a story; `sentences` are those of `articles`, in the same order."""
    pairs = sorted(zip(articles, sentences, strict=True), key=lambda pair: _order(pair[0]))
    main = _main_language(articles)
    said = [_said(article, its, article.lang or main) for article, its in pairs]
    distinct: dict[Key, Said] = {}
    for each in filter(None, chain.from_iterable(said)):
        key = each.key
        distinct[key] = min(each, distinct.get(key, each))
    ordered = sorted(distinct, key=lambda key: (distinct[key], key))
    place = {key: row for row, key in enumerate(ordered)}
    return Material(
        articles=tuple(article for article, _ in pairs),
        sentences=tuple(its for _, its in pairs),
        texts=tuple(distinct[key].text for key in ordered),
        before=tuple(distinct[key].before for key in ordered),
        langs=tuple(distinct[key].lang for key in ordered),
        rows=tuple(tuple(place[each.key] if each else None for each in its) for its in said),
        lang=main,
    )


def content(article: Article, sentence: Sentence) -> str:
    """The sentence without an inline dateline or a bullet, on one line.

    Spaces that no line may break stay where they part the digits of one figure.
    """
    return _SPACES.sub(" ", article.text[content_start(article, sentence) : sentence.end]).strip()


def content_start(article: Article, sentence: Sentence) -> int:
    """Where the sentence begins in the article's text, after an inline dateline or a bullet."""
    text = article.text[sentence.start : sentence.end]
    bullet = _BULLET.match(text)
    return sentence.start + (bullet.end() if bullet else dateline_end(text, article.lang))


def content_words(article: Article, sentence: Sentence) -> tuple[Span, ...]:
    """The spans, in the article's text, of the words of `content(article, sentence)`."""
    start = content_start(article, sentence)
    return tuple((start + a, start + b) for a, b in word_spans(article.text[start : sentence.end]))


def _said(article: Article, sentences: Sequence[Sentence], lang: str) -> list[Said | None]:
    """What each sentence says, and what it leans on; None for furniture and without words.

    Furniture between two sentences does not part them; no sentence leans on a headline.
    """
    found: list[Said | None] = []
    last = ""
    for sentence in sentences:
        text = content(article, sentence)
        counts = sentence.role != "boilerplate" and bool(words(text))
        said = in_place(text, last if sentence.scored else "", lang)
        found.append(said if counts else None)
        last = text if sentence.scored else last
    return found


def _order(article: Article) -> tuple[datetime, str, str]:
    return story_order(article.published, article.source, article.id)


def _main_language(articles: Sequence[Article]) -> str:
    counts = Counter(article.lang for article in articles if article.lang)
    return max(sorted(counts), key=counts.__getitem__, default="en")
