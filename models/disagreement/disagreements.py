"""On which details the tellings of a story disagree.

Each sentence is set beside its counterparts (`aligned`, beside this); what differs between two
is found by `models.changes`, and with which of the two it stands is decided by `standing`. What
is left out is no disagreement, nor, but for text that was taken from another (`inventions`),
is what no other origin tells. Of sentences in two languages only figures and dates are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.analysis import Analysis
from models.changes.finding import RETOLD, Finding
from models.changes.passages import Passage, part
from models.changes.reattribution import is_clear
from models.changes.rivals import LIKELY_ELSEWHERE
from models.changes.speech import speak_of_two_things
from models.changes.ties import TIE
from models.claims import Claim, Claims
from models.disagreement.aligned import Aligned, placed
from models.disagreement.bearing import DETAILS, NAMED, bears_out, has_detail, sides
from models.disagreement.inventions import inventions
from models.disagreement.later_days import tells_of_later_day
from models.disagreement.misattributed import misattributed
from models.disagreement.retied import retied
from models.disagreement.running_counts import known_by_then
from models.disagreement.standing import (
    Detail,
    Standing,
    is_taken,
    named_beside,
    standing,
    where_from,
)
from models.inference.verdicts import Inference
from models.records import Distortion, Place

# What both articles tell, in different places, is seldom one told otherwise.
_LIKELY_KNOWN = 0.8


@dataclass(frozen=True, eq=False)
class Disagreements:
    """What the tellings of a story disagree on.

    found: by article and sentence. compared: the scored sentences that have a counterpart in
    another article; the same words in a copy are none, but in a story of one origin.
    """

    found: tuple[Distortion, ...]
    compared: frozenset[Place]

    @cached_property
    def off(self) -> frozenset[Place]:
        """The sentences that disagree; an update is no disagreement."""
        return frozenset((d.article, d.index) for d in self.found if not d.update)

    @cached_property
    def aligned(self) -> frozenset[Place]:
        """The sentences held against another.

        Those that disagree were, also where none says the same: of a rewritten text whatever is
        nearest, of a quotation the words around it.
        """
        return self.compared | self.off


def disagreements(
    analysis: Analysis, made: Claims, same: float, inference: Inference | None = None
) -> Disagreements:
    """What the aligned sentences of a story disagree on.

    same: the probability from which two sentences of one statement are aligned. inference: a
    model that finds contradictions too, where there is one.
    """
    aligned = Aligned(analysis, made, same, inference)
    articles = analysis.material.articles
    details = (detail for claim in aligned.counterparts for detail in _details(claim, aligned))
    found = list(_stated(details, aligned))
    taken = (*_stated(misattributed(aligned), aligned), *inventions(aligned), *retied(aligned))
    first = {(d.article, d.here_at): d for d in reversed((*found, *taken))}
    found += [d for d in taken if first[d.article, d.here_at] is d]
    order = {article.id: number for number, article in enumerate(articles)}
    found.sort(key=lambda d: (order[d.article], d.here_at or (0, 0), d.kind))
    places = (
        (articles[claim.number].id, claim.sentence.index)
        for claim, others in aligned.counterparts.items()
        if any(_is_measure(claim, other, analysis) for other in others)
    )
    return Disagreements(tuple(found), frozenset(places))


def _is_measure(claim: Claim, other: Claim, analysis: Analysis) -> bool:
    """Whether a sentence is held against this counterpart: a copy of its own is no measure."""
    if claim.row != other.row or len(set(analysis.origin.values())) == 1:
        return True
    return analysis.voice_of(*other.place) != analysis.voice_of(*claim.place)


def _stated(details: Iterable[Detail], aligned: Aligned) -> Iterator[Distortion]:
    """The details that a sentence answers for, as findings."""
    for detail in details:
        if (found := standing(detail, aligned.analysis)) is not None:
            yield _distortion(detail, found, aligned)


def _details(claim: Claim, aligned: Aligned) -> Iterator[Detail]:
    """The details on which counterparts differ, those that overlap taken together."""
    counterparts = aligned.counterparts[claim]
    rivals = [
        (other, finding)
        for other in counterparts
        for finding in aligned.findings(claim.row, other.row)
        if _is_sure(finding, claim, other, aligned)
    ]
    for overlapping in _overlapping(rivals):
        group = known_by_then(claim, overlapping, aligned)
        differing = {id(other) for other, _ in group}
        others = [other for other in counterparts if id(other) not in differing]
        agreeing = [o for o in others if bears_out(o, group[0][1], claim, aligned)]
        siding = [o for o in others if o not in agreeing and sides(o, group, aligned)]
        yield Detail(claim, group, agreeing, siding)


def _is_sure(finding: Finding, claim: Claim, other: Claim, aligned: Aligned) -> bool:
    """Whether it is a change although an article has the other's detail in another place.

    Who names both Gigante and the Genovese family does not deny either. A speaker who is left
    out may stand in the sentence before. What the story joins in one name are two parts of it.
    """
    if is_clear(finding, aligned.beside(claim), aligned.lang(claim.row)):
        return False
    if finding.kind == "role" and finding.confidence <= TIE:  # see `retied`
        return False
    if finding.there is None or finding.kind not in DETAILS:
        return True
    here, there = aligned.passage(claim.row), aligned.passage(other.row)
    if tells_of_later_day(finding, here, there, (claim, other), aligned.analysis):
        return False
    if finding.kind in NAMED and (
        aligned.is_one_name(part(here, finding.here), part(there, finding.there))
        or speak_of_two_things(finding, here, there, aligned.lang(claim.row))
    ):
        return False
    back = replace(finding, here=finding.there, there=finding.here)
    known = _told(finding, here, other, aligned) + _told(back, there, claim, aligned)
    return finding.confidence >= (0.0, LIKELY_ELSEWHERE, _LIKELY_KNOWN)[known]


def _told(finding: Finding, passage: Passage, other: Claim, aligned: Aligned) -> bool:
    """Whether the article of `other` has the detail in another sentence."""
    rows = aligned.analysis.material.rows[other.number]
    elsewhere = {row for row in rows if row is not None} - {other.row}
    lang = aligned.lang(other.row)
    return any(
        has_detail(finding, passage, aligned.passage(row), lang) for row in sorted(elsewhere)
    )


def _overlapping(
    rivals: Sequence[tuple[Claim, Finding]],
) -> list[list[tuple[Claim, Finding]]]:
    """Findings grouped by what they are about: scope by scope, in the order of the sentence."""
    groups: list[list[tuple[Claim, Finding]]] = []
    for other, finding in sorted(rivals, key=lambda pair: (pair[1].scope, pair[1].here)):
        last = groups[-1] if groups and groups[-1][0][1].scope == finding.scope else None
        within = last and finding.here[0] < max(f.here[1] for _, f in last)
        if last and (within or finding.scope == "sentence"):
            last.append((other, finding))
        else:
            groups.append([(other, finding)])
    return groups


def _distortion(detail: Detail, found: Standing, aligned: Aligned) -> Distortion:
    analysis, claim = aligned.analysis, detail.claim
    other, finding = _nearest_rival(detail, found, analysis)
    articles = analysis.material.articles
    here_at = placed(finding.here, claim, analysis)
    there_at = placed(finding.there, other, analysis) if finding.there else None
    source = named_beside(articles[claim.number], articles[other.number])
    stands = _in_words(found, where_from(claim, other, analysis), finding)
    return Distortion(
        article=articles[claim.number].id,
        index=claim.sentence.index,
        against=(articles[other.number].id, other.sentence.index),
        kind=finding.kind,
        here=articles[claim.number].text[slice(*here_at)],
        there=articles[other.number].text[slice(*there_at)] if there_at else "",
        here_at=here_at,
        there_at=there_at,
        confidence=finding.confidence,
        says=f"{finding.says.replace(RETOLD, source)} {stands}",
        differs=found.differs,
        tellers=found.tellers,
        update=found.update,
    )


def _nearest_rival(detail: Detail, found: Standing, analysis: Analysis) -> tuple[Claim, Finding]:
    """Whom the finding names: the text it was taken from, else the surest, else the first.

    One of its own origin goes before others where it counts, and behind them where not.
    """
    own = analysis.origin_of(detail.claim.number)
    return min(
        detail.rivals,
        key=lambda pair: (
            not is_taken(detail.claim, pair[0], analysis),
            (analysis.origin_of(pair[0].number) == own) != found.own,
            -pair[1].confidence,
            pair[0].number,
        ),
    )


def _in_words(found: Standing, origin: str, finding: Finding) -> str:
    """Who else has it otherwise: of a quotation all its words, and not only the one named.

    origin: where its text comes from, in words.
    """
    what = "the quotation" if finding.kind == "quote" else "it"
    if found.update:
        return "Those who have it otherwise published before: it may be an update."
    if origin:
        return f"{origin}{_also(found, what)}"
    if found.tellers == 1:
        where = "in a sentence that says the same"
        return f"No other origin bears out either {where}; which of the two is right is not known."
    whom = "another article of its origin and from " if found.own else ""
    others = _others(found.differs - found.own, found.tellers - found.own)
    return f"{what[0].upper()}{what[1:]} differs from {whom}{others}."


def _also(found: Standing, what: str) -> str:
    """How many have it otherwise beside the text it was taken from, which is one of them."""
    if found.tellers == 1:
        return ""
    others = _others(found.differs - 1, found.tellers - 1)
    have = "has" if found.differs - 1 == 1 else "have"
    return f" {others[0].upper()}{others[1:]} also {have} {what} otherwise."


def _others(differs: int, tellers: int) -> str:
    if tellers == 1:
        return "the other origin that tells it"
    if differs == tellers:
        return f"{'both' if tellers == 2 else f'all {tellers}'} other origins that tell it"
    return f"{differs} of the {tellers} other origins that tell it"
