"""Of what a day in a sentence is the day, as far as words tell."""

from __future__ import annotations

from dataclasses import replace

from models.changes.marks import cues
from models.changes.opposites import are_opposite
from models.changes.passages import ALIKE, Fit, Passage, Word, covered, fit
from models.changes.ties import is_parted

# Small words tell of no act: "on" 1.7, "by" 2.2; "said" 3.7.
_SAYS_WHAT = 3.5
# Clauses with fewer of their words in common may tell of two acts; then that "on" or "since"
# stands before both days says nothing.
_ONE_ACT = 0.3
# "Marlow said on Monday" and "she told us on Tuesday" may be one act; clauses this long tell.
_TOLD = 3
# How far before its day what happened stands: "the robbery of Monday".
_NAMED = 2


def fit_of_day(here: Passage, place: range, there: Passage, other: range, lang: str) -> Fit | None:
    """The fit of two days, by their clauses too; None where these have no word in common.

    "The governor said on Friday, three days after the court ruled", "The court ruled on Tuesday".
    Nor where one clause has an opposite of the other: "began on Monday", "ended on Friday"; nor
    where one day is that of an act told of in both: "the robbery of Monday".
    """
    found = fit(here, place, there, other)
    if _is_of_act(here, place, there, other, lang) or _is_of_act(there, other, here, place, lang):
        return None
    one, two = _clause(here, place, lang), _clause(there, other, lang)
    if are_opposite(one - two, two - one, lang):
        return None
    if min(len(one), len(two)) < _TOLD:
        return found
    shared = len(one & two) / min(len(one), len(two))
    if not shared:
        return None
    return found if shared >= _ONE_ACT else replace(found, before=0.0)


def _is_of_act(here: Passage, place: range, there: Passage, other: range, lang: str) -> bool:
    """Whether a day is part of a name for what happened, which the other text tells more of.

    "Those held for the robbery of Monday", "One held for the robbery gave himself up on Thursday".
    """
    if not place or not other or place[0] < _NAMED or not _is_tied(here, place, lang):
        return False
    act = here.words[place[0] - _NAMED]
    if _is_tied(there, other, lang) or not _tells(act) or act.stem not in there.places:
        return False
    return min(covered(here, there), covered(there, here)) < ALIKE


def _is_tied(passage: Passage, place: range, lang: str) -> bool:
    return bool(place[0]) and passage.words[place[0] - 1].text in cues(lang, "of")


def _clause(passage: Passage, place: range, lang: str) -> frozenset[str]:
    """What the clause of a day says besides, by stem."""
    if not place:
        return frozenset()
    return frozenset(
        word.stem
        for at, word in enumerate(passage.words)
        if _tells(word) and at not in place and not is_parted(passage, at, place[0], lang)
    )


def _tells(word: Word) -> bool:
    return word.weight >= _SAYS_WHAT
