"""What an article is called where its source alone would not tell it from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from flows.wording.dates import published_day
from models.records import Article, Comparison


def article_names(comparison: Comparison) -> Mapping[str, str]:
    """The names of the articles, by id: the source, and of several by it also which one.

    Which one is told by when it was published, or by its file where that does not tell.
    """
    by_source: defaultdict[str, list[Article]] = defaultdict(list)
    for telling in comparison.tellings:
        by_source[telling.article.source].append(telling.article)
    return {
        article.id: source if len(articles) == 1 else f"{source} ({which})"
        for source, articles in by_source.items()
        for article, which in zip(articles, _apart(articles), strict=True)
    }


def _apart(articles: Sequence[Article]) -> list[str]:
    ways: tuple[Callable[[Article], str], ...] = (_published, _file)
    told = ([way(article) for article in articles] for way in ways)
    apart = (names for names in told if all(names) and len(set(names)) == len(names))
    return next(apart, [article.path for article in articles])


def _published(article: Article) -> str:
    day, (_, _, time) = published_day(article.published), (article.published or "").partition("T")
    return f"{day}, {time[:5]}" if time else day


def _file(article: Article) -> str:
    return PurePath(article.path).name
