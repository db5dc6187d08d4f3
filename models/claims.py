"""What each sentence of each article says, and who else says it.

Joins the analysis of distinct sentences back to the articles: each sentence gets its
coverage by the other origins, and each of its words the statement it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.analysis import NO_STATEMENT, Analysis
from models.arrays import Labels
from models.grouping.parts import word_labels
from models.meaning.coverage import Coverage, coverage
from models.records import Sentence

View = tuple[int, str, tuple[int, ...]]
"""A sentence's row, its origin, and the rows that the others tell only in its own text."""


@dataclass(frozen=True, eq=False)
class Claim:
    """One sentence of one article, compared with the other origins.

    number: the article's place in the material. statements: for each word the number of
    its statement, in story order, of shape (n_words,); NO_STATEMENT for all words of a
    headline that says nothing the articles say.
    """

    number: int
    sentence: Sentence
    row: int
    found: Coverage
    statements: Labels

    @property
    def place(self) -> tuple[int, int]:
        """The numbers of its article and, there, of the sentence."""
        return self.number, self.sentence.index

    @cached_property
    def primary(self) -> int:
        """The statement that most of its words belong to; of equals the first."""
        numbers, counts = np.unique(self.statements, return_counts=True)
        return int(numbers[counts.argmax()]) if len(numbers) else NO_STATEMENT


@dataclass(frozen=True, eq=False)
class Claims:
    """Every sentence with words, in story order. n_statements: how many statements."""

    each: tuple[Claim, ...]
    n_statements: int

    def scored(self) -> Iterator[Claim]:
        """Those that count in scores."""
        return (claim for claim in self.each if claim.sentence.scored)


def claims(analysis: Analysis) -> Claims:
    """The claims of all articles."""
    sizes = _sizes(analysis)
    occurrences = list(analysis.material.occurrences())
    views = [_view(analysis, *occurrence) for occurrence in occurrences]
    # By row: cosines are computed for neighbouring rows at once.
    known = {view: _seen(view, analysis, sizes) for view in sorted(set(views))}
    found = [
        (*occurrence, *known[view]) for occurrence, view in zip(occurrences, views, strict=True)
    ]
    return _in_story_order(found)


def reclaimed(analysis: Analysis, made: Claims) -> Claims:
    """The claims `made` again where `analysis` gathers their sentences into other statements.

    What the others say of each sentence stays; scored sentences only.
    """
    sizes = _sizes(analysis)
    known: dict[View, Labels] = {}
    found = []
    for claim in made.scored():
        view = _view(analysis, claim.number, claim.sentence, claim.row)
        if view not in known:
            known[view] = word_labels(claim.row, analysis.labels, sizes, claim.found)
        found.append((claim.number, claim.sentence, claim.row, claim.found, known[view]))
    return _in_story_order(found)


def _view(analysis: Analysis, number: int, sentence: Sentence, row: int) -> View:
    """What a sentence is compared with.

    Of the rows that other origins tell those are left out that they have with its own text.
    """
    place = analysis.material.articles[number].id, sentence.index
    kin = analysis.kindred.get(place, frozenset())
    theirs = {analysis.row_of[other] for other in kin if other in analysis.row_of}
    taken = (its for its in theirs if not analysis.apart(number, sentence.index, its))
    return row, analysis.origin_of(number), tuple(sorted(taken))


def _seen(view: View, analysis: Analysis, sizes: dict[int, float]) -> tuple[Coverage, Labels]:
    """Coverage and word labels of a sentence."""
    row, origin, taken = view
    elsewhere = analysis.elsewhere[origin].copy()
    elsewhere[list(taken)] = False
    found = coverage(row, elsewhere, analysis.table, analysis.pairs)
    if analysis.labels[row] == NO_STATEMENT:
        return found, np.full(len(found.said), NO_STATEMENT, dtype=np.int64)
    return found, word_labels(row, analysis.labels, sizes, found)


def _sizes(analysis: Analysis) -> dict[int, float]:
    """The mean number of words of the scored sentences of each cluster.

    Headlines have no say: a reprint under a new one must not move the text's statements.
    """
    lengths = np.diff(analysis.table.starts)
    scored = np.array(sorted(analysis.told_by), dtype=np.int64)
    labels = analysis.labels[scored]
    return {
        int(label): float(lengths[scored[labels == label]].mean()) for label in np.unique(labels)
    }


def _in_story_order(found: list[tuple[int, Sentence, int, Coverage, Labels]]) -> Claims:
    order = _story_order(found)
    return Claims(
        each=tuple(
            Claim(number, sentence, row, coverage_, _told(order[labels]) if len(labels) else labels)
            for number, sentence, row, coverage_, labels in found
        ),
        n_statements=int(order.max(initial=-1)) + 1,
    )


def _told(statements: Labels) -> Labels:
    """The words of a headline all in statements that are told, where any of them is.

    It may repeat a sentence whose words all belong to other statements, so that none is left.
    """
    numbers, counts = np.unique(statements[statements != NO_STATEMENT], return_counts=True)
    if not len(numbers):
        return statements
    return np.where(statements == NO_STATEMENT, numbers[counts.argmax()], statements)


def _story_order(found: list[tuple[int, Sentence, int, Coverage, Labels]]) -> Labels:
    """New numbers for the clusters that scored sentences use, in order of appearance.

    An array to index with old labels; its last entry maps NO_STATEMENT (-1) to itself.
    """
    largest = max((int(labels.max(initial=-1)) for *_, labels in found), default=-1)
    order = np.full(largest + 2, NO_STATEMENT, dtype=np.int64)
    count = 0
    for _, sentence, _, _, labels in found:
        if sentence.scored:
            for label in dict.fromkeys(labels.tolist()):
                if order[label] == NO_STATEMENT:
                    order[label] = count
                    count += 1
    return order
