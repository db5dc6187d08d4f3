"""Claims that a retelling hands to nobody, or to another sort of speaker.

Told by someone named or by "sources", and now told as a fact; told by "sources", and now by
someone named; told by someone named, and now by "sources". To leave out a speaker who is
only described, a named body, or has made it so ("announced", "confirmed") is none: true reports
drop "police said" every day. Nor is it where a sentence beside the claim has a speaker
(`is_clear`), or where the claim is one by the speaker about himself, "she has signed".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.changes.attribution import Attribution, attribution, is_attributed, is_settled
from models.changes.finding import RETOLD, Finding
from models.changes.marks import CLAIM, cues
from models.changes.namesakes import is_body, is_named
from models.changes.passages import Passage, Word, part
from models.naming.names import Name
from models.naming.word_lists import listed
from models.records import Span

# How much of what the retelling says must stand in what was claimed, and the reverse.
_CLAIMED, _KEPT = 0.6, 0.4
# A claim of fewer content words is too little to know again; so many after a verb of saying
# are what it claims, fewer say when and where it was said.
_LEAST, _CLAUSE = 4, 3
# Among so many words after a speaker the claim begins: "said on Monday that he".
_OPENING = 4
# How sure it is, by where the claim stood. A name in the place of "sources" may be the
# desk's own knowledge.
_FACT = {"named": 0.55, "vague": 0.6}
_NAMED, _UNNAMED = 0.5, 0.45


def moved_claims(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The claim of `here` that stands elsewhere on the scale of attribution in `there`."""
    told, now = attribution(there, lang), attribution(here, lang)
    if told.span is None or told.standing in ("described", now.standing):
        return
    if told.speaker and is_named(told.speaker, here):
        return
    claimed = _claim(there, told)
    claim, whose = _same_claim(_claim(here, now), claimed), part(there, told.span)
    if claim is None:
        return
    if not is_attributed(here, lang, frozenset(word.stem for word in claimed)):
        if not _may_be_left_out(there, told, lang):
            says = f"It says as a fact what {RETOLD} has from “{whose}”."
            sure = _FACT[told.standing]
            yield Finding("attribution", claim, told.span, sure, says, as_fact=True)
    elif now.speaker and not is_named(now.speaker, there) and not is_body(now.speaker.text):
        says = f"“{now.speaker.text}” says here what {RETOLD} has from “{whose}” only."
        yield Finding("attribution", now.speaker.span, told.span, _NAMED, says)
    elif now.standing == "vague" and now.span:
        says = f"“{part(here, now.span)}” stands for the speaker whom {RETOLD} names: “{whose}”."
        yield Finding("attribution", now.span, told.span, _UNNAMED, says)


def is_clear(finding: Finding, beside: Iterable[Passage], lang: str) -> bool:
    """Whether the speaker whom a retelling leaves out stands in a sentence `beside`."""
    return finding.as_fact and any(is_attributed(passage, lang) for passage in beside)


def _may_be_left_out(there: Passage, told: Attribution, lang: str) -> bool:
    """Whether no claim that a reader could doubt becomes a fact.

    A body reports it, the speaker makes it so, or it is about himself.
    """
    body = told.speaker is not None and _is_body(told.speaker, there)
    return body or is_settled(there, lang) or _about_himself(there, told, lang)


def _is_body(speaker: Name, passage: Passage) -> bool:
    """Whether a speaker is a body by its name, or is one word behind what it is: "grid operator X".

    Who is a person has two names where a text says what he is, or a title before one.
    """
    if is_body(speaker.text):
        return True
    place = passage.positions(speaker.span)
    if len(speaker.text.split()) > 1 or not place or not place[0]:
        return False
    before = passage.words[place[0] - 1]
    told = part(passage, (before.span[0], speaker.span[0]))
    between = told[before.span[1] - before.span[0] :]
    return told[0].islower() and between == " " and _names_sort(before)


def _names_sort(word: Word) -> bool:
    """Whether a word can say what sort of body a name is of: no title, and no small word."""
    return word.weight >= CLAIM and word.text not in listed("titles")


def _about_himself(there: Passage, told: Attribution, lang: str) -> bool:
    """Whether the claim begins with a pronoun for its speaker: "Ratliff said he hopes to"."""
    after = [word.text for word in there.words if told.span and word.span[0] >= told.span[1]]
    return not cues(lang, "pronouns").isdisjoint(after[1:_OPENING])


def _same_claim(ours: Sequence[Word], claimed: Sequence[Word]) -> Span | None:
    """Where a retelling has what somebody claims; None where it has something else."""
    known = {word.stem for word in claimed}
    shared = [word for word in ours if word.stem in known]
    if len(shared) < _LEAST or _weight(shared) < _CLAIMED * _weight(ours):
        return None
    kept = {word.stem for word in shared}
    if _weight(w for w in claimed if w.stem in kept) < _KEPT * _weight(claimed):
        return None
    return shared[0].span[0], shared[-1].span[1]


def _claim(passage: Passage, told: Attribution) -> Sequence[Word]:
    """The content words of what is claimed: all that stands after the speaker, or before."""
    content = [word for word in passage.words if word.is_content]
    if told.span is None:
        return content
    after = [word for word in content if word.span[0] >= told.span[1]]
    before = [word for word in content if word.span[1] <= told.span[0]]
    return after if len(after) > _CLAUSE or len(after) > len(before) else before


def _weight(words: Iterable[Word]) -> float:
    return sum(word.weight for word in words)
