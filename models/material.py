"""The distinct sentences of a story and where each of them stands.

Articles repeat each other word for word. Each distinct sentence is one *row*: it is
encoded, aligned and clustered once, whoever prints it, so that a second copy of an article
adds no weight anywhere. Two sentences are the same row if their words are the same;
typography, case, line breaks and an inline dateline do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.meaning.words import fold, word_spans
from models.prose.datelines import dateline_end
from models.records import Article, Sentence, Span

Row = int


@dataclass(frozen=True, slots=True)
class Material:
    """A story, ready to be encoded.

    articles: by time of publication, then source. sentences: of each article. texts: the
    distinct sentences, sorted, so that nothing depends on the order of input. langs: the
    language of each of them. rows: for
    each sentence of each article its row in `texts`, None for furniture and for sentences
    without words. lang: the language most articles are written in.
    """

    articles: tuple[Article, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    texts: tuple[str, ...]
    langs: tuple[str, ...]
    rows: tuple[tuple[Row | None, ...], ...]
    lang: str

    @property
    def scored(self) -> NDArray[np.bool_]:
        """Which of `texts` count in scores wherever they stand; of shape (n_texts,).

        A desk writes its own headline over somebody else's text, so headlines do not.
        """
        counted = np.zeros(len(self.texts), dtype=np.bool_)
        counted[[row for _, sentence, row in self.occurrences() if sentence.scored]] = True
        return counted

    def occurrences(self) -> Iterator[tuple[int, Sentence, Row]]:
        """(article number, sentence, row) of every sentence that has a row."""
        for number, (sentences, rows) in enumerate(zip(self.sentences, self.rows, strict=True)):
            for sentence, row in zip(sentences, rows, strict=True):
                if row is not None:
                    yield number, sentence, row


def gather(articles: Sequence[Article], sentences: Sequence[tuple[Sentence, ...]]) -> Material:
    """The material of a story; `sentences` are those of `articles`, in the same order."""
    pairs = sorted(zip(articles, sentences, strict=True), key=lambda pair: _order(pair[0]))
    keys = [[_key(article, s) for s in its] for article, its in pairs]
    main = _main_language(articles)
    texts: dict[tuple[str, ...], tuple[str, str]] = {}
    for (article, its), row_keys in zip(pairs, keys, strict=True):
        for sentence, key in zip(its, row_keys, strict=True):
            if key:
                text = content(article, sentence), article.lang or main
                texts[key] = min(text, texts.get(key, text))
    ordered = sorted(texts, key=lambda key: (texts[key], key))
    place = {key: row for row, key in enumerate(ordered)}
    return Material(
        articles=tuple(article for article, _ in pairs),
        sentences=tuple(its for _, its in pairs),
        texts=tuple(texts[key][0] for key in ordered),
        langs=tuple(texts[key][1] for key in ordered),
        rows=tuple(tuple(place[key] if key else None for key in row) for row in keys),
        lang=main,
    )


def content(article: Article, sentence: Sentence) -> str:
    """The sentence without an inline dateline, on one line."""
    return " ".join(article.text[content_start(article, sentence) : sentence.end].split())


def content_start(article: Article, sentence: Sentence) -> int:
    """Where the sentence begins in the article's text, after an inline dateline."""
    return sentence.start + dateline_end(article.text[sentence.start : sentence.end])


def content_words(article: Article, sentence: Sentence) -> tuple[Span, ...]:
    """The spans, in the article's text, of the words of `content(article, sentence)`."""
    start = content_start(article, sentence)
    return tuple((start + a, start + b) for a, b in word_spans(article.text[start : sentence.end]))


def _key(article: Article, sentence: Sentence) -> tuple[str, ...]:
    if sentence.role == "boilerplate":
        return ()
    return tuple(fold(article.text[a:b]) for a, b in content_words(article, sentence))


def _order(article: Article) -> tuple[str, str, str]:
    return (article.published or "9999", article.source, article.id)


def _main_language(articles: Sequence[Article]) -> str:
    counts = Counter(article.lang for article in articles if article.lang)
    return max(sorted(counts), key=counts.__getitem__, default="en")
