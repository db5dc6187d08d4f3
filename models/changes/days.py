"""Of what a day in a sentence is the day, as far as words tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.changes.antonyms import are_opposite
from models.changes.marks import cues
from models.changes.passages import ALIKE, Fit, Passage, Word, covered, fit
from models.changes.ties import is_parted
from models.language.speech_words import words_of
from models.numbers.quantities import Quantity

# Small words tell of no act: "on" 1.7, "by" 2.2; "said" 3.7.
_SAYS_WHAT = 3.5
# Clauses with fewer of their words in common may tell of two acts; then that "on" or "since"
# stands before both days says nothing.
_ONE_ACT = 0.3
# "Marlow said on Monday" and "she told us on Tuesday" may be one act; clauses this long tell.
_TOLD = 3
# "Said in a telephone interview on Tuesday"; what stands farther away says what was said.
_FARTHEST = 6
# How far before its day what happened stands: "the robbery of Monday"; and how far behind one that
# owns it: "Sunday's divisional playoff game".
_NAMED, _OWNED = 2, 3
# How far before it "since" stands: "since late on Sunday".
_SINCE = 3


def fit_of_day(here: Passage, place: range, there: Passage, other: range, lang: str) -> Fit | None:
    """The fit of two days, by their clauses too; None where these have no word in common.

    "The governor said on Friday, three days after the court ruled", "The court ruled on Tuesday".
    Nor where one clause has an opposite of the other: "began on Monday", "ended on Friday"; nor
    where one day is that of an act told of in both: "the robbery of Monday", or of one told of in
    one alone: "Sunday's game"; nor where one is the day on which it was said, and the other is of
    what is said; nor where one alone is that since when, in text that is not alike: "shut since
    Sunday", "put off operations on Tuesday".
    """
    found = fit(here, place, there, other)
    if _are_of_two(here, place, there, other, lang) or _are_of_two(there, other, here, place, lang):
        return None
    if _is_of_speech_alone(here, place, there, other, lang):
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


def _is_since(passage: Passage, place: range, lang: str) -> bool:
    """Whether a day is that since when: "since late on Sunday"."""
    before = passage.words[max(place[0] - _SINCE, 0) : place[0]] if place else ()
    return any(word.text in cues(lang, "since") for word in before)


def _are_of_two(here: Passage, place: range, there: Passage, other: range, lang: str) -> bool:
    """Whether the day of `here` is that of an act, or since when, and the other day of another."""
    return (
        _owns_another(here, place, there)
        or _is_of_act(here, place, there, other, lang)
        or _alone_is_since(here, place, there, other, lang)
    )


def _alone_is_since(here: Passage, place: range, there: Passage, other: range, lang: str) -> bool:
    """Whether only the day of `here` is that since when, in text that is not alike."""
    if not _is_since(here, place, lang) or _is_since(there, other, lang):
        return False
    return min(covered(here, there), covered(there, here)) < ALIKE


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


def _owns_another(here: Passage, place: range, there: Passage) -> bool:
    """Whether a day owns what the other text does not tell of."""
    if not place or not here.words[place[-1]].text.endswith("'s"):
        return False
    owned = [w for w in here.words[place[-1] + 1 : place[-1] + 1 + _OWNED] if _tells(w)]
    return bool(owned) and not any(word.stem in there.places for word in owned)


def _is_of_speech_alone(
    here: Passage, place: range, there: Passage, other: range, lang: str
) -> bool:
    """Whether one of two days is that on which it was said, and the other is not."""
    if not place or not other:
        return False
    one, two = _tells_when_said(here, place, lang), _tells_when_said(there, other, lang)
    return one != two and not (_is_said(there, other, lang) if one else _is_said(here, place, lang))


def is_of_speech(passage: Passage, day: Quantity, lang: str) -> bool:
    """Whether a day is the one on which somebody said what the sentence says."""
    place = passage.positions(day.span)
    return bool(place) and _tells_when_said(passage, place, lang)


def _tells_when_said(passage: Passage, place: range, lang: str) -> bool:
    """Whether a day only tells when something was said: "she said in an interview Tuesday".

    So it stands right behind a verb of saying, but for one word and small ones: not in "he said
    he left on Tuesday", "said the minister left on Tuesday".
    """
    verbs = _verbs_of_saying(passage, range(max(place[0] - _FARTHEST, 0), place[0]), lang)
    if not verbs or not _is_beside(passage, verbs[-1], place[0], lang):
        return False
    return sum(map(_tells, passage.words[verbs[-1] + 1 : place[0]])) <= 1


def _is_said(passage: Passage, place: range, lang: str) -> bool:
    """Whether a verb of saying stands anywhere in the clause of the day at `place`."""
    verbs = _verbs_of_saying(passage, range(len(passage.words)), lang)
    return any(_is_beside(passage, verb, place[0], lang) for verb in verbs)


def _is_beside(passage: Passage, verb: int, day: int, lang: str) -> bool:
    """Whether neither a sign nor a pronoun, "said she heard", parts a day from a verb before it."""
    between = {word.text for word in passage.words[verb + 1 : day]}
    return not is_parted(passage, verb, day, lang) and between.isdisjoint(cues(lang, "pronouns"))


def _verbs_of_saying(passage: Passage, places: range, lang: str) -> Sequence[int]:
    return [at for at in places if passage.words[at].text in words_of(lang, "reporting")]


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
