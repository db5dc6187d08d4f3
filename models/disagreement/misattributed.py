"""Quotations that two tellings put into two mouths.

Who says a quotation often stands in another sentence than its words: before a colon, or between
two halves of it. Its speaker is who is named beside such words, where no other sentence of the
paragraph says that anybody spoke; where one does, of "her" or "the chief" too, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.changes.attribution import named_speaker
from models.changes.finding import RETOLD, Finding
from models.changes.namesakes import is_body, is_in_words
from models.changes.one_name import related
from models.changes.passages import Passage, part
from models.changes.quotations import likeness
from models.claims import Claim
from models.disagreement.aligned import Aligned
from models.disagreement.standing import Detail
from models.language.speech_words import pattern
from models.language.words import words
from models.naming.names import Name, same_name
from models.prose.blocks import split_blocks

# Of the shorter of two quotations so much stands in the longer, in order; a few words are
# said by many ("We are very sorry").
_SAME_WORDS = 0.9
_LEAST_WORDS = 6
_CONFIDENCE = 0.6  # as of a speaker in the sentence itself (`models.changes.speech`)


@dataclass(frozen=True, eq=False)
class Spoken:
    """Who says a quotation: the `speaker`, named in the sentence `by` of its `paragraph`."""

    speaker: Name
    by: Claim
    paragraph: Sequence[Passage]


def misattributed(aligned: Aligned) -> Iterator[Detail]:
    """The quotations that counterparts have from another speaker."""
    spoken = _spoken(aligned)
    for claim, own in spoken.items():
        others = [
            spoken[other]
            for other in aligned.counterparts.get(claim, ())
            if other in spoken and _are_one_quotation(claim, other, aligned)
        ]
        rivals = [(other.by, _finding(own, other)) for other in others if _differ(own, other)]
        if rivals:
            named = own.speaker.text
            agreeing = [o.by for o in others if same_name(named, o.speaker.text)]
            yield Detail(own.by, rivals, agreeing)


def _spoken(aligned: Aligned) -> Mapping[Claim, Spoken]:
    """For each sentence of direct speech who says it, where its paragraph tells."""
    found: dict[Claim, Spoken] = {}
    for paragraph in _paragraphs(aligned):
        telling = [claim for claim in paragraph if _tells_who(claim, aligned)]
        quotes = [claim for claim in paragraph if claim.sentence.role == "quote"]
        if len(telling) != 1 or telling[0] not in quotes:
            continue
        (by,) = telling
        if speaker := named_speaker(aligned.passage(by.row), aligned.lang(by.row)):
            passages = [aligned.passage(claim.row) for claim in paragraph]
            found |= {claim: Spoken(speaker, by, passages) for claim in quotes}
    return found


def _tells_who(claim: Claim, aligned: Aligned) -> bool:
    """Whether a sentence says, outside direct speech, that anybody speaks."""
    passage, lang = aligned.passage(claim.row), aligned.lang(claim.row)
    if claim.sentence.role == "quote" and not passage.quotes:
        return False  # its marks stand in sentences around it
    start = passage.span[0]
    verbs = (
        match.start() + start
        for kind in ("reporting", "according", "speaking")
        for match in pattern(lang, kind).finditer(passage.text)
    )
    return any(not any(a <= verb < b for a, b in passage.quotes) for verb in verbs)


def _paragraphs(aligned: Aligned) -> Iterator[Sequence[Claim]]:
    """The scored sentences of each paragraph of each article."""
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in aligned.made.scored():
        told[claim.number].append(claim)
    for number, claims in told.items():
        for start, end in split_blocks(aligned.analysis.material.articles[number].text):
            yield [claim for claim in claims if start <= claim.sentence.start < end]


def _are_one_quotation(claim: Claim, other: Claim, aligned: Aligned) -> bool:
    if aligned.lang(claim.row) != aligned.lang(other.row):
        return False
    one, two = (_quoted(aligned.passage(its.row)) for its in (claim, other))
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) >= _LEAST_WORDS and likeness(shorter, longer) >= _SAME_WORDS


def _quoted(passage: Passage) -> tuple[str, ...]:
    """The words between marks; all, where the marks stand in sentences around it."""
    inside = [word for quote in passage.quotes for word in words(part(passage, quote))]
    return tuple(inside) or words(passage.text)


def _differ(one: Spoken, two: Spoken) -> bool:
    """Whether the speakers are two: of one sort, and neither named in the other's paragraph."""
    names = one.speaker.text, two.speaker.text
    if same_name(*names) or related(*names) or is_body(names[0]) != is_body(names[1]):
        return False
    return not (_is_told(one.speaker, two) or _is_told(two.speaker, one))


def _is_told(name: Name, spoken: Spoken) -> bool:
    last = name.text.split()[-1]
    return any(is_in_words(last, passage) for passage in spoken.paragraph)


def _finding(own: Spoken, other: Spoken) -> Finding:
    says = f"“{own.speaker.text}” says here what “{other.speaker.text}” says in {RETOLD}."
    return Finding("attribution", own.speaker.span, other.speaker.span, _CONFIDENCE, says)
