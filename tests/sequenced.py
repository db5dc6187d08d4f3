"""Articles as lineage knows them, and what it finds in them, whatever their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import numpy as np

from models.copying.blends import blends
from models.copying.sequenced import Sequenced
from models.lineage import find_copies, origins
from models.records import Copy
from models.settings import Lineage

SETTINGS = Lineage()
EARLY, LATE = "2024-05-01T08:00:00+00:00", "2024-05-01T12:00:00+00:00"
Contained = Mapping[int, frozenset[int]]


def prose(n_words: int, seed: int) -> list[str]:
    """Words in an order that no other seed has."""
    random = np.random.default_rng(seed)
    return [f"w{number}" for number in random.integers(0, 400, size=n_words)]


def told(  # noqa: PLR0913 - what lineage knows of an article
    name: str,
    words: Sequence[str],
    *,
    published: str | None = None,
    family: str | None = None,
    quoted: Sequence[bool] | None = None,
    rows: Sequence[int] = (),
    marks: Sequence[str] = (),
    source: str = "",
) -> Sequenced:
    """An article of such words; its sentences, if given, are equally long."""
    return Sequenced(
        id=name,
        family=family or name,
        published=published,
        words=tuple(words),
        quoted=tuple(quoted or [False] * len(words)),
        sentences=tuple((row, len(words) // len(rows)) for row in rows),
        marks=tuple(marks),
        source=source,
    )


def alone(articles: Sequence[Sequenced]) -> dict[int, frozenset[int]]:
    """No sentence says what another says."""
    rows = {row for article in articles for row, _ in article.sentences}
    return {row: frozenset({row}) for row in rows}


def copies(*articles: Sequenced, contained: Contained | None = None) -> tuple[Copy, ...]:
    """The copies found, which must not depend on the order of the articles."""
    contained = contained or alone(articles)
    found = {find_copies(order, contained, SETTINGS) for order in permutations(articles)}
    assert len(found) == 1
    return found.pop()


def roots_of(articles: Sequence[Sequenced], found: Sequence[Copy]) -> dict[str, str]:
    """Of each article the one that stands for its origin."""
    return origins(articles, found, blends(articles, found, SETTINGS), SETTINGS)


def edited(words: Sequence[str], every: int) -> list[str]:
    """`words` with one word changed in each stretch of `every`."""
    return [f"new{n}" if n % every == every // 2 else word for n, word in enumerate(words)]


TEXT = prose(300, 1)
