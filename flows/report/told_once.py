"""What only one origin says.

A statement of it may be told by several sources that have it from each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.report.sources import one_origin
from models.records import Comparison, Copy, Sentence, Statement, Status

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


def told_once(comparison: Comparison) -> tuple[ToldOnce, ...]:
    """Statements of one origin, grouped by the sources that tell them.

    A statement counts by its least covered scored sentence, which also stands for it here:
    the most central one may say more, and that is told elsewhere. Where a detail of it is found
    otherwise than in the text it was taken from, another one stands for it. A statement that
    stands only in headlines or furniture is left out. In a story of one origin nothing but its
    statements says who tells what: that all have the same text is known.
    """
    counting = _counting(comparison)
    givers = {} if one_origin(comparison) else _givers(comparison)
    sources = {t.article.source: place for place, t in enumerate(comparison.tellings)}
    groups: dict[tuple[str, ...], list[tuple[Statement, Status]]] = {}
    for statement in comparison.statements:
        if statement.origins == 1 and statement.id in counting:
            status, text = counting[statement.id]
            tellers = dict.fromkeys((*statement.sources, *givers.get(statement.id, ())))
            names = tuple(sorted(tellers, key=lambda name: sources.get(name, len(sources))))
            groups.setdefault(names, []).append((replace(statement, text=text), status))
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


def _givers(comparison: Comparison) -> Mapping[str, list[str]]:
    """Of each statement the sources in whose texts most of a sentence that makes it stands.

    Those that tell it within a longer sentence are not said to carry it.
    """
    source = {t.article.id: t.article.source for t in comparison.tellings}
    found: dict[str, list[str]] = defaultdict(list)
    for telling in comparison.tellings:
        copies = [copy for copy in comparison.copies if copy.taker == telling.article.id]
        for judged in telling.judgements:
            if judged.statement is not None and judged.sentence.scored:
                taken = [c for c in copies if _share_in(c, judged.sentence) >= _MOSTLY]
                found[judged.statement] += [source.get(c.giver, c.giver) for c in taken]
    return found


def _share_in(copy: Copy, sentence: Sentence) -> float:
    """The share, 0 to 1, of a taker's sentence that its passages cover.

    Quoted ones prove nothing: two may have heard the same words.
    """
    start, end = sentence.start, sentence.end
    spans = [p.taker for p in copy.passages if not p.quoted]
    places = {n for first, last in spans for n in range(max(start, first), min(end, last))}
    return len(places) / (end - start)


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
