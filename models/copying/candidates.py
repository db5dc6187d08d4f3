"""Which articles may have text of one another at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from models.copying.runs import Places
from models.copying.sequenced import Sequenced


def candidates(
    articles: Sequence[Sequenced],
    seeds: Mapping[str, Places],
    contained: Mapping[int, frozenset[int]],
) -> set[frozenset[str]]:
    """The pairs of articles that have anything in common, few of all: the others are no copies.

    That is a seed, all their words, or a sentence that one says and the other contains.
    """
    having: dict[tuple[str, ...] | int, set[str]] = defaultdict(set)
    for article in articles:
        rows = {row for row, _ in article.sentences}
        said = rows.union(*(contained[row] for row in rows))
        keys: list[tuple[str, ...] | int] = [*seeds[article.id], article.words, *said]
        for key in keys:
            having[key].add(article.id)
    groups = {frozenset(names) for names in having.values()}
    return {frozenset(pair) for names in groups for pair in combinations(names, 2)}
