"""Lines that recur in other articles of the same source.

In one story two articles of a source share real sentences, an update above all. Only a
short line counts with a single recurrence; a full sentence must recur in three articles
that are not about the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from models.records import Article, Span

_CONTENT = re.compile(r"[^\W\d_]{6,}")
# Share of the smaller article's long words found in the other one. Of pairs about one event
# 97% (ECB+) and 85% (short AllSides texts) lie above it, of other pairs 15% and 7%.
_RELATED = 0.12


def recurrences(
    articles: Sequence[Article], spans: Sequence[Sequence[Span]]
) -> list[list[tuple[int, int]]]:
    """How often each sentence of each article recurs within its source, itself included.

    Pairs: the number of articles that hold it, and of those that are mutually unrelated.
    """
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    keys = [
        [(article.source, _fold(article.text[a:b])) for a, b in rows]
        for article, rows in zip(articles, spans, strict=True)
    ]
    for index, row in enumerate(keys):
        for key in row:
            holders[key].add(index)
    vocabularies = [frozenset(_CONTENT.findall(a.text.casefold())) for a in articles]
    unrelated = {
        frozenset(group): _unrelated(sorted(group), vocabularies)
        for group in holders.values()
        if len(group) > 1
    }
    return [
        [(len(holders[key]), unrelated.get(frozenset(holders[key]), 1)) for key in row]
        for row in keys
    ]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _unrelated(group: Sequence[int], vocabularies: Sequence[frozenset[str]]) -> int:
    """How many of the first articles of `group`, taken in order, are mutually unrelated."""
    chosen: list[int] = []
    for index in group[:20]:
        if all(not _related(vocabularies[index], vocabularies[other]) for other in chosen):
            chosen.append(index)
    return len(chosen)


def _related(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) > _RELATED * min(len(a), len(b))
