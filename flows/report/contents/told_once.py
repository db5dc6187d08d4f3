"""What only one origin says.

A statement of it may be told by several sources that have it from each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.report.contents.sources import one_origin
from models.records import Comparison, Sentence, Span, Statement, Status

Bond = Literal["one origin", "one text", ""]

# A text tells a sentence that was taken from it where so much of that stands in it.
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class ToldOnce:
    """Statements of one origin: the sources that carry them, and how far they are alone.

    bond: what makes one teller of several sources, "one origin" or, where they are of several and
    have but these statements from each other, "one text".
    """

    sources: tuple[str, ...]
    statements: tuple[tuple[Statement, Status], ...]
    bond: Bond = ""

    @property
    def unique(self) -> tuple[Statement, ...]:
        """The statements of which no part is told by another origin."""
        return tuple(s for s, status in self.statements if status == "unique")


def of_one_origin(comparison: Comparison) -> list[tuple[Statement, Status]]:
    """Statements of one origin in story order, each with the status that it counts with.

    A statement counts by its least covered scored sentence, which also stands for it here:
    the most central one may say more, and that is told elsewhere. Where a detail of it is found
    otherwise than in the text it was taken from, another one stands for it. A statement that
    stands only in headlines or furniture is left out.
    """
    counting = _counting(comparison)
    return [
        (replace(statement, text=counting[statement.id][1]), counting[statement.id][0])
        for statement in comparison.statements
        if statement.origins == 1 and statement.id in counting
    ]


def told_once(comparison: Comparison) -> tuple[ToldOnce, ...]:
    """Statements of one origin, grouped by the sources that tell them.

    In a story of one origin nothing but its statements says who tells what: that all have the
    same text is known.
    """
    own = of_one_origin(comparison)
    tellers = _tellers(comparison, [statement for statement, _ in own])
    sources = {t.article.source: place for place, t in enumerate(comparison.tellings)}
    groups: dict[tuple[str, ...], list[tuple[Statement, Status]]] = defaultdict(list)
    for statement, status in own:
        told = tellers[statement.id]
        names = sorted(told, key=lambda name: (sources.get(name, len(sources)), name))
        groups[tuple(names)].append((statement, status))
    order = {score.source: place for place, score in enumerate(comparison.scores)}
    ranked = sorted(groups, key=lambda names: order.get(names[0], len(order)))
    return tuple(ToldOnce(n, tuple(groups[n]), _bond(comparison, n, groups[n])) for n in ranked)


def told_alone(comparison: Comparison) -> list[ToldOnce]:
    """What one origin says; where there is but one, what one telling of it says."""
    groups = told_once(comparison)
    return [g for g in groups if len(g.sources) == 1 or not one_origin(comparison)]


def _bond(
    comparison: Comparison, names: Sequence[str], statements: Sequence[tuple[Statement, Status]]
) -> Bond:
    """What makes one teller of the sources: those that only hold the text in a longer one too."""
    told = {article for statement, _ in statements for article in statement.articles}
    carry = {t.article.source for t in comparison.tellings if t.article.id in told}
    origins = {
        t.origin
        for t in comparison.tellings
        if t.article.id in told or t.article.source in set(names) - carry
    }
    if len(names) < 2:
        return ""
    return "one origin" if len(origins) == 1 else "one text"


def _tellers(comparison: Comparison, statements: Sequence[Statement]) -> Mapping[str, set[str]]:
    """Of each statement its sources, and those in whose texts most of a sentence of it stands.

    Those that tell it within a longer sentence are not said to carry it.
    """
    tellers = {statement.id: set(statement.sources) for statement in statements}
    if one_origin(comparison):
        return tellers
    givers = _givers(comparison)
    for telling in comparison.tellings:
        for judged in telling.judgements:
            if judged.statement in tellers and judged.sentence.scored:
                known = tellers[judged.statement]
                known |= {
                    giver
                    for giver, spans in givers[telling.article.id]
                    if giver not in known and _share_in(spans, judged.sentence) >= _MOSTLY
                }
    return tellers


def _givers(comparison: Comparison) -> Mapping[str, list[tuple[str, list[Span]]]]:
    """Of each article whose text it has, and where in its own, in order.

    Quoted passages prove nothing: two may have heard the same words.
    """
    source = {t.article.id: t.article.source for t in comparison.tellings}
    found: dict[str, list[tuple[str, list[Span]]]] = defaultdict(list)
    for copy in comparison.copies:
        spans = sorted(passage.taker for passage in copy.passages if not passage.quoted)
        found[copy.taker].append((source.get(copy.giver, copy.giver), spans))
    return found


def _share_in(spans: Sequence[Span], sentence: Sentence) -> float:
    """The share, 0 to 1, of a sentence that spans in order cover."""
    covered, done = 0, sentence.start
    for start, end in spans:
        first, last = max(start, done), min(end, sentence.end)
        if first < last:
            covered, done = covered + last - first, last
    return covered / (sentence.end - sentence.start)


def _counting(comparison: Comparison) -> dict[str, tuple[Status, str]]:
    """Of each statement the status that it counts with, and the words that stand for it."""
    off = {(d.article, d.index) for d in comparison.distortions if not d.update}
    told: dict[str, list[tuple[float, bool, Status, str]]] = defaultdict(list)
    for telling in comparison.tellings:
        for judged in telling.judgements:
            if judged.statement is None or judged.status is None or not judged.sentence.scored:
                continue
            span = slice(judged.sentence.start, judged.sentence.end)
            words = " ".join(telling.article.text[span].split())
            is_off = (telling.article.id, judged.sentence.index) in off
            told[judged.statement].append((judged.coverage or 0.0, is_off, judged.status, words))
    return {
        name: (
            min(its, key=lambda one: one[0])[2],
            min(its, key=lambda one: (one[1], one[0]))[3],
        )
        for name, its in told.items()
    }
