"""Names that a rewritten text ties to other words, or has something done to, of its own accord.

Each sentence is set beside the one of the other text that shares most words with it, whatever
statements they make: a claim told wrongly makes a statement of its own. Nor may any other
article have the two together, but for copies of that text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from models.changes.deeds import new_deeds
from models.changes.finding import RETOLD, Finding
from models.changes.passages import nearest
from models.changes.ties import changed_ties
from models.claims import Claim
from models.disagreement.aligned import Aligned, placed
from models.disagreement.standing import copies_of, is_taken, named_beside, where_from
from models.records import Distortion


def retied(aligned: Aligned) -> Iterator[Distortion]:
    """The ties and deeds of every text that was taken from another one that nobody else tells."""
    taken = _taken(aligned)
    for claim in aligned.made.scored():
        here, lang = aligned.passage(claim.row), aligned.lang(claim.row)
        copies = copies_of(claim, aligned.analysis)
        told = {
            aligned.passage(other.row): other
            for other in taken[claim.number]
            if other.number not in copies and aligned.lang(other.row) == lang
        }
        for there in nearest(here, list(told), most=1):
            if not is_taken(claim, told[there], aligned.analysis):
                continue
            said = aligned.elsewhere(copies | {claim.number}).passages
            ties = changed_ties(here, there, said, lang)
            for found in (*ties, *new_deeds(here, there, said, lang)):
                yield _distortion(found, claim, told[there], aligned)


def _taken(aligned: Aligned) -> Mapping[int, Sequence[Claim]]:
    """For each article the sentences of those that it took text from, in story order."""
    numbers = {article.id: n for n, article in enumerate(aligned.analysis.material.articles)}
    takers: dict[int, set[int]] = defaultdict(set)
    for copy in aligned.analysis.copies:
        takers[numbers[copy.giver]].add(numbers[copy.taker])
    taken: dict[int, list[Claim]] = defaultdict(list)
    for claim in aligned.made.scored():
        for taker in takers[claim.number]:
            taken[taker].append(claim)
    return taken


def _distortion(found: Finding, claim: Claim, other: Claim, aligned: Aligned) -> Distortion:
    analysis = aligned.analysis
    taker, giver = (analysis.material.articles[its.number] for its in (claim, other))
    here_at = placed(found.here, claim, analysis)
    there_at = placed(found.there or found.here, other, analysis)
    says = found.says.replace(RETOLD, named_beside(taker, giver))
    return Distortion(
        article=taker.id,
        index=claim.sentence.index,
        against=(giver.id, other.sentence.index),
        kind=found.kind,
        here=taker.text[slice(*here_at)],
        there=giver.text[slice(*there_at)],
        here_at=here_at,
        there_at=there_at,
        confidence=found.confidence,
        says=f"{says} {where_from(claim, other, analysis)}",
    )
