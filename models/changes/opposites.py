"""A word where the other sentence has its opposite: `models/data/antonyms.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import islice

from models.changes.antonyms import Stems, antonyms, are_opposite, lines, lines_with_phrases
from models.changes.edits import is_put_for_word
from models.changes.finding import Finding
from models.changes.marks import (
    CLAIM,
    claim,
    cues,
    is_denied,
    is_of_phrase,
    marked_at,
    marked_inside,
)
from models.changes.passages import Passage, part, slot
from models.changes.rivals import differs
from models.changes.turned import is_turned
from models.language.words import information
from models.numbers.quantities import Quantity, agree

_SLOT = 0.6
# What is opened or ended stands so near behind: "mis fin à leur conflit".
_OBJECT = 4

_TWO_WORDS = 2
_WHOLE = 100.0
# Each share may be rounded: "53.2", "47".
_ROUNDING = 1.0


def has_opposite(here: Passage, there: Passage, lang: str) -> bool:
    """Whether a word of one has its opposite in the other, so that a denial says the same."""
    own = here.places.keys() - there.places.keys()
    others = there.places.keys() - here.places.keys()
    return are_opposite(own, others, lang)


def changed_opposites(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """A word where the other sentence has its opposite, negation counted in.

    Of two days both may be true: "began on Monday", "ended on Friday"; of two shares that make
    a hundred as well. So may be what only one denies: "fewer than half voted", "more than half
    did not vote".
    """
    if _are_of_two_days(here, there) or _are_of_two_sides(here, there):
        return
    if _turns_round(here, there, lang):
        return
    for place, word in enumerate(here.words):
        if word.stem in there.places or is_of_phrase(here, place, lang):
            continue
        for opposite in sorted(antonyms(lang).get(word.stem, frozenset()) & there.places.keys()):
            other = there.places[opposite][0]
            if _says_other(here, place, there, other, lang):
                continue
            ranges = range(place, place + 1), range(other, other + 1)
            if found := _opposed(here, ranges[0], there, ranges[1], lang):
                yield found
                break
    yield from _opposite_phrases(here, there, lang)


def _opposed(
    here: Passage, place: range, there: Passage, other: range, lang: str
) -> Finding | None:
    """The finding that two opposites make where both stand in one slot, denied or not."""
    if is_turned(here, place[0], there, other[0], lang):
        return None
    likeness = slot(here, place, there, other)
    denied = is_denied(here, place[0], lang), is_denied(there, other[0], lang)
    if likeness < _SLOT or denied[0] != denied[1]:
        return None
    ours, theirs = (
        (p.words[at[0]].span[0], p.words[at[-1]].span[1])
        for p, at in ((here, place), (there, other))
    )
    says = differs(part(here, ours), part(there, theirs))
    return Finding("predicate", ours, theirs, round(0.4 + likeness / 2, 3), says)


def _opposite_phrases(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The opposites of which one is a phrase: "turned down", "accepted"."""
    for ours, theirs in lines_with_phrases(lang):
        here_too, there_too = _short(theirs, ours, lang), _short(ours, theirs, lang)
        if _has(here, theirs | here_too) or _has(there, ours | there_too):
            continue
        pairs = (
            (place, other)
            for phrase in sorted(ours)
            for opposite in sorted(theirs)
            if len(phrase) + len(opposite) > _TWO_WORDS
            for place in _places(here, phrase)
            for other in _places(there, opposite)
        )
        found = (
            _opposed(here, place, there, other, lang)
            for place, other in pairs
            if not _are_of_two_objects(here, place[-1], there, other[-1])
            and not _are_of_two_objects(there, other[-1], here, place[-1])
        )
        yield from islice(filter(None, found), 1)


def _short(side: Set[Stems], other: Set[Stems], lang: str) -> frozenset[Stems]:
    """What is left of a phrase behind another with its verb: "12 voted for it and 9 against"."""
    verbs = {phrase[0] for phrase in other if len(phrase) > 1}
    left = (phrase[1:] for phrase in side if len(phrase) > 1 and phrase[0] in verbs)
    return frozenset(words for words in left if information(words[0], lang) > CLAIM)


def _says_other(here: Passage, place: int, there: Passage, other: int, lang: str) -> bool:
    """Whether two opposites are of two things: a time, a phrase, another object."""
    if _is_of_time(here, place, lang) or _is_of_time(there, other, lang):
        return True
    if is_of_phrase(there, other, lang) or _are_of_two_objects(here, place, there, other):
        return True
    if is_put_for_word(here, place, there, other):
        return False
    return _says_both(here, here.words[place].stem, there, there.words[other].stem, lang)


def _says_both(here: Passage, word: str, there: Passage, opposite: str, lang: str) -> bool:
    """Whether one of the two says the other's too, in another word: "rose", "fell", "sank"."""
    for left, right in lines(lang):
        for side, other in ((left, right), (right, left)):
            if (
                (word,) in side
                and (opposite,) in other
                and (_has(there, side) or _has(here, other))
            ):
                return True
    return False


def _has(passage: Passage, side: Set[Stems]) -> bool:
    """Whether the passage has a word or a phrase of one side."""
    return any(_places(passage, phrase) for phrase in side)


def _places(passage: Passage, phrase: Stems) -> list[range]:
    """Where the passage has the words of a phrase, in a row."""
    starts = passage.places.get(phrase[0], ())
    found = (range(start, start + len(phrase)) for start in starts)
    return [
        at for at in found if tuple(w.stem for w in passage.words[at[0] : at[-1] + 1]) == phrase
    ]


def _are_of_two_objects(here: Passage, place: int, there: Passage, other: int) -> bool:
    """Whether what each word is said of stands in the other sentence, but not behind its word.

    "Ended their conflict and began talks", "ceased their conflict and talk".
    """
    one, two = _object(here, place), _object(there, other)
    if one is None or two is None or one == two:
        return False
    near_here = {word.stem for word in here.words[place + 1 : place + 1 + _OBJECT]}
    return two in here.places and two not in near_here


def _object(passage: Passage, place: int) -> str | None:
    """The first word that tells something behind the one at `place`."""
    following = passage.words[place + 1 : place + 1 + _OBJECT]
    return next((word.stem for word in following if word.weight > CLAIM), None)


def _turns_round(here: Passage, there: Passage, lang: str) -> bool:
    """Whether only one sentence denies anything, and that a thing that the other says.

    Inside a word nothing tells what is denied.
    """
    inside = [marked_inside(passage, lang, "negators") for passage in (here, there)]
    if bool(inside[0]) != bool(inside[1]):
        return True
    marks = [marked_at(passage, lang, "negators") for passage in (here, there)]
    if bool(marks[0]) == bool(marks[1]):
        return False
    marked, plain = (here, there) if marks[0] else (there, here)
    claims = (
        claim(marked, mark, lang)
        for mark in marks[0] or marks[1]
        if not are_opposite({marked.words[mark].stem}, plain.places.keys(), lang)
    )
    return any(word is not None and word.stem in plain.places for word in claims)


def _are_of_two_days(here: Passage, there: Passage) -> bool:
    """Whether each says a day or a year and they have none in common."""
    days, others = ([q for q in p.quantities if q.kind in ("date", "year")] for p in (here, there))
    return bool(days and others) and not any(agree(x, y) for x in days for y in others)


def _are_of_two_sides(here: Passage, there: Passage) -> bool:
    """Whether each says a share and they have none in common, but together are the whole."""
    if any(x.kind == "percent" and agree(x, y) for x in here.quantities for y in there.quantities):
        return False
    return any(make_a_whole(x, y) for x in here.quantities for y in there.quantities)


def make_a_whole(x: Quantity, y: Quantity) -> bool:
    """Whether two shares that differ make a hundred percent: one is what the other leaves."""
    shares = x.kind == y.kind == "percent" and x.unit == y.unit == "percent"
    return shares and x.value != y.value and abs(x.value + y.value - _WHOLE) <= _ROUNDING


def _is_of_time(passage: Passage, place: int, lang: str) -> bool:
    """Whether it says which time is meant: "last year" is no opposite of "the first time"."""
    following = passage.words[place + 1 : place + 2]
    last = passage.words[place].text in cues(lang, "last")
    return last and bool(following) and following[0].text in cues(lang, "periods")
