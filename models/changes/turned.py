"""Sentences that say one thing from either side: "Orr lost to Tarn", "Tarn won against Orr"."""

from __future__ import annotations

from itertools import product

from models.changes.antonyms import antonyms
from models.changes.marks import CLAIM, cues
from models.changes.parties import BY_ORDER
from models.changes.passages import Passage, Word
from models.changes.substitutes import class_of
from models.language.stems import stem

# A preposition stands before its word, over an article: "in the north".
_OVER = 2


def is_turned(here: Passage, place: int, there: Passage, other: int, lang: str) -> bool:
    """Whether of the words at two places each says of one what the other says of another.

    Who stands before the first stands behind the second, and who before that behind the first, in
    one voice, not "the council passed the plan", "it was failed by the council". Or who is compared
    with whom: "more cats than dogs", "fewer dogs than cats".
    """
    if lang not in BY_ORDER:
        return False
    one, two = _before(here, place, there, lang), _before(there, other, here, lang)
    if one is not None and two is not None:
        voices = _is_passive(here, one, place, lang), _is_passive(there, two, other, lang)
        behind = _at(there, here.words[one]) > other and _at(here, there.words[two]) > place
        if behind and voices[0] == voices[1]:
            return True
    one, two = _compared(here, place, there, lang), _compared(there, other, here, lang)
    if one is None or two is None:
        return False
    return _at(there, here.words[one]) < two and _at(here, there.words[two]) < one


def says_from_other_side(here: Passage, there: Passage, lang: str) -> bool:
    """Whether each has a word alone of which the other has an opposite, or the converse."""
    converse = {stem(word, lang) for word in cues(lang, "converse")}
    own, its = (
        [w for w in p.words if w.stem not in q.places] for p, q in ((here, there), (there, here))
    )
    return any(
        y.stem in antonyms(lang).get(x.stem, ())
        or {x.stem, y.stem} <= converse
        or class_of((x.text,), (y.text,), lang) == "predicate"
        for x, y in product(own, its)
    )


def _before(passage: Passage, place: int, other: Passage, lang: str) -> int | None:
    """The nearest word before a place that tells who or what; nothing counted, no place or time."""
    counted = {at for quantity in passage.quantities for at in passage.positions(quantity.span)}
    counted |= {at + 1 for at in counted}
    for at in range(place - 1, -1, -1):
        ahead = {word.text for word in passage.words[max(0, at - _OVER) : at]}
        if at in counted or not cues(lang, "prepositions").isdisjoint(ahead):
            continue
        if _is_of_both(passage.words[at], passage, other):
            return at
    return None


def _compared(passage: Passage, place: int, other: Passage, lang: str) -> int | None:
    """The first word that tells who or what behind "than", or an "of" next to a place."""
    behind = range(place + 1, len(passage.words))
    than, of = (
        [at for at in behind if passage.words[at].text in cues(lang, key)] for key in ("than", "of")
    )
    starts = than or [at for at in of if at == place + 1]
    after = range(starts[0] + 1, len(passage.words)) if starts else ()
    return next((at for at in after if _is_of_both(passage.words[at], passage, other)), None)


def _is_of_both(word: Word, passage: Passage, other: Passage) -> bool:
    """Whether it tells who or what, and stands once in either sentence."""
    places = passage.places[word.stem], other.places.get(word.stem, ())
    return word.weight > CLAIM and all(len(at) == 1 for at in places)


def _at(passage: Passage, word: Word) -> int:
    return passage.places[word.stem][0]


def _is_passive(passage: Passage, start: int, place: int, lang: str) -> bool:
    """Whether an "is" stands between who is told of and the word."""
    between = (word.text for word in passage.words[start + 1 : place])
    return not cues(lang, "copulas").isdisjoint(between)
