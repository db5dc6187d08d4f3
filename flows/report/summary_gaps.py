"""The summary's sentence on core statements that sources leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from flows.report.sources import SourceRow, source_rows
from flows.report.wording import entries, isolated
from models.records import Article, Comparison, Statement
from models.times import earlier

_NAMES = 6


def gaps(comparison: Comparison) -> Iterator[str]:
    """Who leaves out how many, and how surely others had them before; nothing if nobody does."""
    lacking = [row for row in source_rows(comparison) if row.omitted]
    if not lacking:
        return
    counted = [
        f"{isolated(row.score.source)} ({len(row.omitted or ())}{row.beside['omitted'].counted})"
        for row in lacking
    ]
    sure = _all_were_out(comparison, lacking)
    out = "had" if sure else "had, or may have,"
    yield (
        f"Core statements not reported, though others {out} published them by then: "
        f"{entries(counted, _NAMES, 'more source')}."
    )


def _all_were_out(comparison: Comparison, lacking: list[SourceRow]) -> bool:
    """Whether each gap is of a statement that another source surely published before."""
    articles = {telling.article.id: telling.article for telling in comparison.tellings}
    statements = {statement.id: statement for statement in comparison.statements}
    return all(
        _was_out(statements[name], row.score.source, articles)
        for row in lacking
        for name in row.omitted or ()
        if name in statements
    )


def _was_out(statement: Statement, source: str, articles: Mapping[str, Article]) -> bool:
    own = [_time(article.published) for article in articles.values() if article.source == source]
    told = [_time(articles[name].published) for name in statement.articles if name in articles]
    return any(earlier(last, time) > 0 for last in own for time in told)


def _time(published: str | None) -> str | None:
    """A time of publication, or None where it is not known or is none."""
    try:
        datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return published
