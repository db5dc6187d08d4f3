"""Who said it: speakers that a retelling changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from models.changes.attribution import described_speaker, introduced_speaker, named_speaker
from models.changes.finding import RETOLD, Finding
from models.changes.namesakes import is_body, is_named
from models.changes.one_name import related
from models.changes.passages import ALIKE, Passage, Word, covered, part
from models.language.said_by import said_by
from models.language.speech_words import pattern, sorts_of_speakers
from models.language.words import information, words
from models.naming.names import Name, same_name

# The claim must be the same for another speaker to be a change.
_SAME_CLAIM = 0.5
# Behind "according to" come so many words for who says it: "the local police".
_DESCRIBED = 3
# Words that describe a speaker and tell less are on every speaker: "the", "a new".
_TELLS = 4.5


def changed_speaker(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """What one speaker says here and another one, of the same sort, in the text retold."""
    named = _speaker(here, lang), _speaker(there, lang)
    # A body for one who speaks for it is no other speaker.
    if named[0] and named[1] and is_body(named[0].text) != is_body(named[1].text):
        return
    pairs = (
        (*named, 0.6),
        (described_speaker(here, lang), described_speaker(there, lang), 0.5),
    )
    for one, two, confidence in pairs:
        if (
            one
            and two
            and _differ(one, two, here, there)
            and _claim_alike(here, one, there, two, lang)
        ):
            says = f"“{one.text}” says here what “{two.text}” says in {RETOLD}."
            yield Finding("attribution", one.span, two.span, confidence, says)
            return
    if not any(named):
        yield from _changed_sort(here, there, lang)


def _changed_sort(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """What speakers of one sort say here and of another in the text retold: "rebels", "police"."""
    ours, theirs = _sorts(here, lang), _sorts(there, lang)
    if len(ours) != 1 or len(theirs) != 1 or ours.keys() == theirs.keys():
        return
    (one,), (two,) = ours.values(), theirs.values()
    if any(word.stem in other.places for word, other in ((one, there), (two, here))):
        return
    names = Name(one.span, part(here, one.span)), Name(two.span, part(there, two.span))
    if _claim_alike(here, names[0], there, names[1], lang):
        says = f"“{names[0].text}” says here what “{names[1].text}” says in {RETOLD}."
        yield Finding("attribution", one.span, two.span, 0.5, says)


def _of_speakers(passage: Passage, lang: str) -> Iterator[int]:
    """The positions of the words that only say who says it, or stand behind "according to"."""
    yield from np.flatnonzero(said_by(passage.text, lang)).tolist()
    for match in pattern(lang, "according").finditer(passage.text):
        end = passage.span[0] + match.end()
        behind = [at for at, word in enumerate(passage.words) if word.span[0] >= end]
        yield from behind[:_DESCRIBED]


def _sorts(passage: Passage, lang: str) -> Mapping[int, Word]:
    """The sorts of speaker among the words that only say who says it, each with one such word."""
    sorts, found = sorts_of_speakers(lang), {}
    named = {at for name in passage.names for at in passage.positions(name.span)}
    for at in _of_speakers(passage, lang):
        if at in named:  # "European Union officials"
            continue
        for size in (1, 2):
            words = tuple(word.text for word in passage.words[at : at + size])
            if words in sorts:
                found[sorts[words]] = passage.words[at]
    return found


def _speaker(passage: Passage, lang: str) -> Name | None:
    return named_speaker(passage, lang) or introduced_speaker(passage, lang)


def speak_of_two_things(finding: Finding, here: Passage, there: Passage, lang: str) -> bool:
    """Whether the two names of a finding are of the speakers of two claims: both may have spoken.

    "The prosecutor told the jury that a neighbour had warned him", "A neighbour told the jury ...".
    """
    one, two = named_speaker(here, lang), named_speaker(there, lang)
    if not one or not two or (one.span, two.span) != (finding.here, finding.there):
        return False
    return not _claim_alike(here, one, there, two, lang)


def _claim_alike(here: Passage, one: Name, there: Passage, two: Name, lang: str) -> bool:
    """Whether what the two speakers say is one thing.

    Their names say nothing: "the coach, Arne Lindqvist, said he would leave" is half a name. Nor do
    title and verb.
    """
    if covered(here, there) >= _SAME_CLAIM:
        return True
    ways = (_claim_covered(here, one, there, lang), _claim_covered(there, two, here, lang))
    return min(ways) >= ALIKE


def _claim_covered(here: Passage, speaker: Name, there: Passage, lang: str) -> float:
    """How much of what the speaker says stands in `there` too, 0 to 1."""
    named = {*here.positions(speaker.span), *np.flatnonzero(said_by(here.text, lang)).tolist()}
    told = [w for n, w in enumerate(here.words) if w.is_content and n not in named]
    shared = sum(word.weight for word in told if word.stem in there.places)
    return shared / sum(word.weight for word in told) if told else 0.0


def _differ(one: Name, two: Name, here: Passage, there: Passage) -> bool:
    return not (
        same_name(one.text, two.text)
        or is_named(one, there)
        or is_named(two, here)
        or related(one.text, two.text)
        or _telling(one.text) & _telling(two.text)  # "a new study" and "a study published ..."
    )


def _telling(speaker: str) -> set[str]:
    """The words of a described speaker that tell something; of a named one none."""
    return {w for w in words(speaker) if speaker[0].islower() and information(w, "en") > _TELLS}
