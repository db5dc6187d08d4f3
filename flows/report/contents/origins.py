"""What the report says of copies: the tree of who took from whom, and the passages.

Articles are called by their source, and of several by it also which one. A text that is missing and
must have been there stands in the tree like an article, and says that it is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.report.contents.article_names import article_names
from flows.report.contents.sources import shared_origins
from flows.wording.figures import percent
from flows.wording.untrusted import inert
from models.direction_evidence import DirectionEvidence
from models.records import (
    Ancestor,
    Comparison,
    Copy,
    Passage,
    Span,
    Statement,
    Telling,
)

# Of one copy so many passages are shown, each side up to so many characters.
_PASSAGES, _CHARACTERS = 12, 320
_ECHOED = 12
# What a cut leaves of a word; a script without spaces may be cut anywhere.
_CUT_OFF, _CUT_INTO = re.compile(r"(?<=\s)\S{1,30}$"), re.compile(r"^\S{1,30}(?=\s)")

_EVIDENCE: Mapping[DirectionEvidence, str] = {
    "signature": "its byline names the other as the author",
    "time": "it came later",
    "citation": "it names the other as a source",
    "agency": "the other is a news agency's own",
    "parts": "it has most of its text from several that have nothing in common",
    "containment": "the other has what it has, and more",
    "mark": "the other carries an agency's mark",
    "edits": "it has words cut out that the other has",
    "length": "a guess: the other is the fuller, and nothing else tells",
}


@dataclass(frozen=True, slots=True)
class Branch:
    """One article, or a missing one, with those that took from it.

    how: in what manner it took, how much, and what tells that it did; "" at a root.
    """

    name: str
    how: str
    missing: bool
    takers: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in the words of both, cut where it is long."""

    giver: str
    taker: str
    quoted: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Taking:
    """A copy between two articles with its longest passages; more: how many are not shown.

    giver_lang, taker_lang: the languages of the two, None where they are not known.
    """

    giver: str
    taker: str
    giver_lang: str | None
    taker_lang: str | None
    share: float
    how: str
    excerpts: tuple[Excerpt, ...]
    more: int


def origin_trees(comparison: Comparison) -> tuple[Branch, ...]:
    """The trees of articles that come from one text, in order of appearance.

    Each article hangs on the one that gave most of it.
    """
    tellings = {telling.article.id: telling for telling in comparison.tellings}
    labels = article_names(comparison)
    ancestors = {name: a for a in comparison.ancestors for name in a.articles}
    givers = _givers(comparison, tellings)
    takers: dict[str, list[str]] = {}
    behind: dict[str, str] = {}
    for name in tellings:
        above = givers[name].giver if name in givers else None
        if name in ancestors and (above is None or ancestors.get(above) == ancestors[name]):
            above = ancestors[name].id
        elif name in ancestors:
            behind[name] = f"{_text_of(ancestors[name])} stands behind it too"
        takers.setdefault(above or "", []).append(name)

    def branch(name: str) -> Branch:
        below = tuple(map(branch, takers.get(name, ())))
        if name not in tellings:
            return Branch(_missing(next(a for a in comparison.ancestors if a.id == name)), "",
                          missing=True, takers=below)  # fmt: skip
        how = _manner(givers[name]) if name in givers and givers[name].ancestor is None else ""
        known = (how, *_elsewhere(name, comparison, tellings, labels), behind.get(name))
        notes = "; ".join(filter(None, known))
        return Branch(labels[name], notes, missing=False, takers=below)

    roots = [*(a.id for a in comparison.ancestors), *takers.get("", ())]
    return tuple(tree for tree in map(branch, roots) if tree.takers)


def undrawn_origins(comparison: Comparison, trees: Sequence[Branch]) -> tuple[tuple[str, ...], ...]:
    """The groups of sources of one origin that no tree shows as what they are: all of its own."""
    drawn = {frozenset(_names(tree)) for tree in trees}
    return tuple(g for g in shared_origins(comparison) if frozenset(g) not in drawn)


def _names(branch: Branch) -> Iterator[str]:
    """The articles of a tree, without texts that are missing."""
    if not branch.missing:
        yield branch.name
    for taker in branch.takers:
        yield from _names(taker)


def takings(comparison: Comparison) -> tuple[Taking, ...]:
    """The copies between two sources that say where the text stands, the largest share first."""
    tellings = {telling.article.id: telling for telling in comparison.tellings}
    labels = article_names(comparison)
    pairs = [(copy, tellings[copy.giver], tellings[copy.taker]) for copy in comparison.copies]
    shown = [
        _taking(copy, giver, taker, labels)
        for copy, giver, taker in pairs
        if copy.passages and giver.article.source != taker.article.source
    ]
    return tuple(sorted(shown, key=lambda taking: (-taking.share, taking.taker, taking.giver)))


def echoed(comparison: Comparison) -> tuple[tuple[Statement, int], ...]:
    """Statements that more articles tell than have it for themselves, the most such first."""
    told = [
        (statement, len(statement.articles))
        for statement in comparison.statements
        if statement.independent is not None and len(statement.articles) > statement.origins
    ]
    ranked = sorted(told, key=lambda entry: (entry[0].independent or 0.0) - entry[1])
    return tuple(ranked[:_ECHOED])


def _givers(comparison: Comparison, tellings: Mapping[str, Telling]) -> dict[str, Copy]:
    """Of each derived article the copy that gave most of it; never in a circle."""
    chosen: dict[str, Copy] = {}
    for copy in sorted(comparison.copies, key=lambda c: (-c.share, c.giver, c.taker)):
        if tellings[copy.giver].origin != tellings[copy.taker].origin or copy.taker in chosen:
            continue
        line = copy.giver
        while line in chosen and line != copy.taker:
            line = chosen[line].giver
        if line != copy.taker:
            chosen[copy.taker] = copy
    return chosen


def _elsewhere(
    name: str, comparison: Comparison, tellings: Mapping[str, Telling], labels: Mapping[str, str]
) -> Iterator[str]:
    """What else of a derived article stands in texts of other origins: it may blend several."""
    for copy in comparison.copies:
        elsewhere = copy.taker == name and tellings[copy.giver].origin != tellings[name].origin
        if elsewhere and copy.ancestor is None:
            yield f"{percent(copy.share)} stands in {inert(labels[copy.giver])}"


def _manner(copy: Copy) -> str:
    known = f"; {_EVIDENCE[copy.decided]}" if copy.decided else ""
    return f"{copy.kind}, {percent(copy.share)}{known}"


def _missing(ancestor: Ancestor) -> str:
    name = _text_of(ancestor)
    reasons = {
        "marks": "it is named as the author",
        "passages": "what they share cannot all come from any one of them",
    }
    return (
        f"{name}, not among the articles ({', and '.join(reasons[e] for e in ancestor.evidence)})"
    )


def _text_of(ancestor: Ancestor) -> str:
    return f"a text of {ancestor.name}" if ancestor.name else "a text that no article names"


def _taking(copy: Copy, giver: Telling, taker: Telling, labels: Mapping[str, str]) -> Taking:
    shown = _not_in_others(copy.passages)
    longest = sorted(shown, key=lambda p: (p.taker[0] - p.taker[1], p.taker))
    chosen = sorted(longest[:_PASSAGES], key=lambda p: p.taker)
    shared = " – neither from the other, both from a missing text" if copy.ancestor else ""
    return Taking(
        giver=labels[copy.giver],
        taker=labels[copy.taker],
        giver_lang=giver.article.lang,
        taker_lang=taker.article.lang,
        share=copy.share,
        how=_manner(copy) if not shared else f"{copy.kind}, {percent(copy.share)}{shared}",
        excerpts=tuple(
            Excerpt(_words(giver, p.giver), _words(taker, p.taker), p.quoted, p.kind)
            for p in chosen
        ),
        more=len(shown) - len(chosen),
    )


def _not_in_others(passages: Sequence[Passage]) -> list[Passage]:
    """Those that are no part of a longer one: a retold sentence may hold a run of words."""
    return [
        one
        for one in passages
        if one.quoted
        or not any(
            other is not one
            and other.taker[0] <= one.taker[0]
            and one.taker[1] <= other.taker[1]
            and other.taker != one.taker
            for other in passages
        )
    ]


def _words(telling: Telling, span: Span) -> str:
    text = " ".join(telling.article.text[slice(*span)].split())
    if len(text) <= _CHARACTERS:
        return text
    half = _CHARACTERS // 2
    first, last = _CUT_OFF.sub("", text[:half]), _CUT_INTO.sub("", text[-half:])
    return f"{first.rstrip()} […] {last.lstrip()}"
