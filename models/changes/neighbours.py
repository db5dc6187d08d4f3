"""What stands beside each word of a sentence, and moves with it where that is put otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.changes.marks import CLAIM, cues
from models.changes.passages import Passage, Word, part
from models.changes.ties import SIGN
from models.language.speech_words import words_of

# How far a neighbour may stand, over small words.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A name, known by its last word, or a word that is of none.

    signs: what stands before it that is no word. party: whether it may change places.
    tells: whether it may be a neighbour.
    """

    key: str
    words: tuple[Word, ...]
    signs: str
    is_name: bool
    party: bool
    tells: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The nearest telling unit on one side, and the prepositions and "was" between."""

    key: str
    between: tuple[str, ...]


Neighbours = tuple[Neighbour | None, Neighbour | None]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its units, where each party stands that stands in one place only, and what beside it."""

    units: Sequence[Unit]
    at: Mapping[str, int]
    beside: Mapping[str, Neighbours]


def sentence(passage: Passage, lang: str) -> Sentence:
    """The units of a sentence, and what stands beside each party."""
    units = _units(passage, lang)
    count = Counter(unit.key for unit in units if unit.party)
    at = {unit.key: n for n, unit in enumerate(units) if unit.party and count[unit.key] == 1}
    beside = {
        key: (_nearest(units, n, -1, lang), _nearest(units, n, 1, lang)) for key, n in at.items()
    }
    return Sentence(units, at, beside)


def _units(passage: Passage, lang: str) -> list[Unit]:
    """The sentence, with each name as one."""
    names = {at: name for name in passage.names for at in passage.positions(name.span)}
    units: list[Unit] = []
    for at, word in enumerate(passage.words):
        if at and at in names and names[at] is names.get(at - 1):
            name = units[-1]
            units[-1] = replace(name, key=word.stem, words=(*name.words, word))
            continue
        before = part(passage, (passage.words[at - 1].span[1], word.span[0])) if at else ""
        figure, small = word.text[0].isdigit(), word.text in cues(lang, "prepositions")
        party = at in names or not (figure or small or word.weight <= CLAIM)
        tells = party or figure or word.text in words_of(lang, "reporting")
        units.append(Unit(word.stem, (word,), before, at in names, party, tells))
    return units


def _nearest(units: Sequence[Unit], at: int, step: int, lang: str) -> Neighbour | None:
    """The next unit that tells anything; None behind a sign or an "and", or where it is a time.

    There the next of a list stands, or another clause: "Orr won 41 seats, Tarn 12 and Lisk 9". In
    "is relying on" the "is" is of no other voice than "has relied on".
    """
    small: list[str] = []
    for now in range(at + step, at + step * (_REACH + 1), step):
        if not 0 <= now < len(units):
            return None
        word = units[now].words[0].text
        if SIGN.search(units[max(now, now - step)].signs) or word in cues(lang, "joining"):
            return None
        if units[now].tells:
            if word in cues(lang, "last") | cues(lang, "periods"):
                return None
            voice = frozenset() if word.endswith("ing") else cues(lang, "copulas")
            between = tuple(w for w in small if w in cues(lang, "prepositions") | voice)
            return Neighbour(units[now].key, between)
        small.append(word)
    return None
