"""Which articles and origins make each statement of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.analysis import Analysis
from models.arrays import Flags, Floats, Integers
from models.attention.voices import voiced_words, words_per_statement
from models.claims import Claim, Claims
from models.copying.descent import Kinship, descent, roots
from models.records import Link, Span
from models.settings import Settings


@dataclass(frozen=True, eq=False)
class Gathering:
    """The sentences of a story, gathered into statements.

    words: those that each article gives to each statement, of shape (n_articles, n_statements);
    voiced: of these those that its origin has a voice for (`models.attention.voices`). members: of
    each statement the scored sentences that make it, in story order. links: of each statement,
    from whom each of its articles has it.
    """

    analysis: Analysis
    made: Claims
    words: Floats
    voiced: Floats
    members: Sequence[Sequence[Claim]]
    links: Sequence[tuple[Link, ...]]

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The origins of the story."""
        return tuple(sorted(set(self.analysis.origin.values())))

    @cached_property
    def carried(self) -> Flags:
        """Which origins carry each statement, of shape (n_origins, n_statements).

        Not those whose articles have it from another one's, though they are origins of their own.
        """
        row = {origin: number for number, origin in enumerate(self.origins)}
        found = np.zeros((len(row), len(self.links)), dtype=np.bool_)
        for number, links in enumerate(self.links):
            for origin in roots(links, self.analysis.origin).values():
                found[row[origin], number] = True
        return found

    @cached_property
    def primary(self) -> Integers:
        """The statement that each scored sentence mainly makes, of shape (n_sentences,)."""
        return np.array([claim.primary for claim in self.made.scored()], dtype=np.int64)


def gathering(analysis: Analysis, made: Claims, settings: Settings) -> Gathering:
    """The statements that the claims `made` are gathered into."""
    kinship = Kinship(analysis.copies, analysis.ancestors, settings.lineage, analysis.blends)
    members: list[list[Claim]] = [[] for _ in range(made.n_statements)]
    for claim in made.scored():
        for number in dict.fromkeys(claim.statements.tolist()):
            members[number].append(claim)
    return Gathering(
        analysis=analysis,
        made=made,
        words=words_per_statement(made, len(analysis.material.articles)),
        voiced=voiced_words(made, analysis),
        members=members,
        links=[_links(its, analysis, kinship) for its in members],
    )


def _links(members: Sequence[Claim], analysis: Analysis, kinship: Kinship) -> tuple[Link, ...]:
    """From whom each article that tells a statement has it."""
    ids = [article.id for article in analysis.material.articles]
    told: dict[str, list[Span]] = {}
    for claim in members:
        told.setdefault(ids[claim.number], []).append((claim.sentence.start, claim.sentence.end))
    return descent(told, kinship)
