"""Of what a day in a sentence is the day, as far as words tell."""

from __future__ import annotations

from dataclasses import replace

from models.changes.passages import Fit, Passage, Word, fit
from models.changes.ties import is_parted

# Small words tell of no act: "on" 1.7, "by" 2.2; "said" 3.7.
_SAYS_WHAT = 3.5
# Clauses with fewer of their words in common may tell of two acts; then that "on" or "since"
# stands before both days says nothing.
_ONE_ACT = 0.3
# "Marlow said on Monday" and "she told us on Tuesday" may be one act; clauses this long tell.
_TOLD = 3


def fit_of_day(here: Passage, place: range, there: Passage, other: range, lang: str) -> Fit | None:
    """The fit of two days, by their clauses too; None where these have no word in common.

    "The governor said on Friday, three days after the court ruled", "The court ruled on Tuesday".
    """
    found = fit(here, place, there, other)
    one, two = _clause(here, place, lang), _clause(there, other, lang)
    if min(len(one), len(two)) < _TOLD:
        return found
    shared = len(one & two) / min(len(one), len(two))
    if not shared:
        return None
    return found if shared >= _ONE_ACT else replace(found, before=0.0)


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
