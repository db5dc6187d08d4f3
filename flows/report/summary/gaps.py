"""The summary's sentence on core statements that sources leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from flows.report.contents.recorded import missed
from flows.report.contents.sources import SourceRow, source_rows
from flows.wording.lists import entries
from flows.wording.untrusted import isolated
from models.records import Article, Comparison, Statement
from models.times import earlier

_NAMES = 6


def gaps(comparison: Comparison) -> Iterator[str]:
    """Who leaves out how many, how surely others had them before, and whether chance has less."""
    rows = source_rows(comparison)
    lacking = [row for row in rows if row.omitted]
    if not lacking:
        yield from _no_gap(comparison, rows)
        return
    yield from _against_chance(comparison, lacking)
    sure = _all_were_out(comparison, lacking)
    out = "had" if sure else "had, or may have,"
    yield (
        f"Core statements not reported, though others {out} published them by then: "
        f"{entries([_counted(row) for row in lacking], _NAMES, 'more source')}."
    )


def _counted(row: SourceRow) -> str:
    """A source with how many it leaves out, as "Ellery Post (4 of 8, by chance 1 to 3)"."""
    number = len(row.omitted or ())
    return f"{isolated(row.score.source)} ({number}{row.beside['omitted'].counted})"


def _no_gap(comparison: Comparison, rows: Sequence[SourceRow]) -> Iterator[str]:
    """That nobody leaves anything out is said where somebody could have and all were in reach."""
    known = all(row.omitted is not None for row in rows)
    if known and any(statement.core for statement in comparison.statements):
        yield "No source was found to lack a core statement that others had published by then."


def _against_chance(comparison: Comparison, lacking: Sequence[SourceRow]) -> Iterator[str]:
    """Who leaves out more than chance; nothing if of somebody it is not known."""
    beyond = [row for row in lacking if _is_beyond_chance(row)]
    if not all(row.beside["omitted"].chance for row in lacking):
        return
    if beyond:
        # Of a long list not all were named with their figures.
        named = [_counted(r) if len(lacking) > _NAMES else isolated(r.score.source) for r in beyond]
        leaves = "leaves" if len(beyond) == 1 else "leave"
        yield (
            f"{entries(named, _NAMES, 'more source')} {leaves} out more core statements than "
            f"chance would give. Of sources like the others, up to {missed(comparison)}% are "
            "named here all the same."
        )
    else:
        yield "No source leaves out more core statements than chance would give."


def _is_beyond_chance(row: SourceRow) -> bool:
    """By the whole numbers that stand in the report."""
    most = next((f.chance_high for f in row.score.figures if f.name == "omitted"), None)
    return most is not None and len(row.omitted or ()) > round(most)


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
