"""What is asserted otherwise: opposites, negation and modality.

By words, not by inference: a change is found only where both sentences have the same words
around it. Opposites are `models/data/antonyms.toml`, the words that deny or hedge
`models/data/assertion.toml`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache
from importlib.resources import files
from typing import Any

from models.changes.finding import RETOLD, Finding, FindingKind
from models.changes.marks import (
    CLAIM,
    SCOPE,
    WORDS_ONLY,
    cues,
    is_denied,
    is_elided,
    is_of_phrase,
    is_put_otherwise,
    marked_at,
)
from models.changes.passages import Passage, Word, covered, part, slot, stem
from models.numbers.quantities import agree
from models.records import Span

# Each sentence must say nearly all of the other for one small word to make the difference.
ALIKE = 0.7
_SLOT = 0.6


def changed_assertions(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Opposites, negation and modality in which `here` differs from `there`."""
    yield from _opposites(here, there, lang)
    if min(covered(here, there), covered(there, here)) >= ALIKE:
        if not _has_opposite(here, there, lang):
            yield from _marked(here, there, lang, "negators")
        yield from _marked(here, there, lang, "hedges")


@cache
def _pairs(lang: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The stems of the two sides of each line of opposites, either side first."""
    text = (files("models") / "data" / "antonyms.toml").read_text(encoding="utf-8")
    table: Mapping[str, Any] = tomllib.loads(text)
    found = []
    for line in table.get(lang, []):
        left, right = (frozenset(stem(w, lang) for w in s.split()) for s in line.split("|"))
        found += [(left - right, right - left), (right - left, left - right)]
    return tuple(found)


@cache
def _antonyms(lang: str) -> Mapping[str, frozenset[str]]:
    """For each stem the stems of its opposites."""
    found: dict[str, set[str]] = defaultdict(set)
    for side, other in _pairs(lang):
        for word in side:
            found[word] |= other
    return {word: frozenset(opposites) for word, opposites in found.items()}


def are_opposite(one: Set[str], other: Set[str], lang: str) -> bool:
    """Whether any of the stems `one` has an opposite among those of `other`."""
    return any(other & _antonyms(lang).get(word, frozenset()) for word in one)


def _says_both(here: Passage, word: str, there: Passage, opposite: str, lang: str) -> bool:
    """Whether one of the two says the other's too, in another word: "rose", "fell", "sank"."""
    for side, other in _pairs(lang):
        if word in side and opposite in other:
            own, theirs = side & there.places.keys(), other & here.places.keys()
            if own or theirs:
                return True
    return False


def _opposites(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """A word where the other sentence has its opposite, negation counted in.

    Of two days both may be true: "began on Monday", "ended on Friday". So may be what only one
    denies: "fewer than half voted", "more than half did not vote".
    """
    if _are_of_two_days(here, there) or _turns_round(here, there, lang):
        return
    for place, word in enumerate(here.words):
        if word.stem in there.places or is_of_phrase(here, place, lang):
            continue
        for opposite in sorted(_antonyms(lang).get(word.stem, frozenset()) & there.places.keys()):
            other = there.places[opposite][0]
            of_time = _is_of_time(here, place, lang) or _is_of_time(there, other, lang)
            if of_time or is_of_phrase(there, other, lang):
                continue
            if _says_both(here, word.stem, there, opposite, lang):
                continue
            likeness = slot(here, range(place, place + 1), there, range(other, other + 1))
            denied = is_denied(here, place, lang), is_denied(there, other, lang)
            if likeness >= _SLOT and denied[0] == denied[1]:
                yield _finding("predicate", word, there.words[other], 0.4 + likeness / 2)
                break


def _has_opposite(here: Passage, there: Passage, lang: str) -> bool:
    """Whether a word of one has its opposite in the other, so that a denial says the same."""
    own = here.places.keys() - there.places.keys()
    others = there.places.keys() - here.places.keys()
    return are_opposite(own, others, lang)


def _turns_round(here: Passage, there: Passage, lang: str) -> bool:
    """Whether only one sentence denies anything, and that a thing that the other says."""
    marks = [marked_at(passage, lang, "negators") for passage in (here, there)]
    if bool(marks[0]) == bool(marks[1]):
        return False
    marked, plain = (here, there) if marks[0] else (there, here)
    claims = (_claim(marked, mark, lang) for mark in marks[0] or marks[1])
    return any(word is not None and word.stem in plain.places for word in claims)


def _are_of_two_days(here: Passage, there: Passage) -> bool:
    """Whether each says a day or a year and they have none in common."""
    days, others = ([q for q in p.quantities if q.kind in ("date", "year")] for p in (here, there))
    return bool(days and others) and not any(agree(x, y) for x in days for y in others)


def _is_of_time(passage: Passage, place: int, lang: str) -> bool:
    """Whether it says which time is meant: "last year" is no opposite of "the first time"."""
    following = passage.words[place + 1 : place + 2]
    last = passage.words[place].text == "last"
    return last and bool(following) and following[0].text in cues(lang, "periods")


def _marked(here: Passage, there: Passage, lang: str, category: str) -> Iterator[Finding]:
    """A shared word that one sentence denies, or hedges, and the other does not.

    Only where one of the two sentences has no such word at all, nor one that means the like. If
    both have that one, as "if", the mark must have made room for another: "will" for "may".
    """
    marks = [marked_at(passage, lang, category) for passage in (here, there)]
    if bool(marks[0]) == bool(marks[1]):
        return
    marked, plain = (here, there) if marks[0] else (there, here)
    found = [m for m in marks[0] or marks[1] if not is_put_otherwise(marked, m, plain, lang)]
    alike = [word.stem for word in plain.words if word.text in cues(lang, _MEANING[category])]
    own = set(marks[0] or marks[1])
    if any(own.issuperset(marked.places.get(word, ())) for word in alike):
        return
    for mark in found:
        word = _claim(marked, mark, lang)
        if word is None or word.stem not in plain.places:
            continue
        with_mark = (marked.words[mark].span[0], word.span[1])
        without = _with_auxiliary(plain, plain.places[word.stem][0])
        if alike and not _takes_its_room(plain, without, marked):
            return
        spans = (with_mark, without) if marked is here else (without, with_mark)
        yield _difference(category, here, spans[0], there, spans[1], added=marked is here)
        return


def _takes_its_room(plain: Passage, claim: Span, marked: Passage) -> bool:
    """Whether a small word that `marked` lacks begins the claim: "will seek", not "seeks"."""
    first, *more = plain.positions(claim)
    return bool(more) and plain.words[first].stem not in marked.places


_MEANING = {"negators": "denials", "hedges": "doubts"}


def _claim(passage: Passage, mark: int, lang: str) -> Word | None:
    """The first word with content after a mark, within its reach and before any comma.

    A mark that is one word with what it denies has that one: "n'ouvre".
    """
    own = passage.words[mark]
    if is_elided(own, lang) and own.weight > CLAIM:
        return own
    start = passage.words[mark].span[1] - passage.span[0]
    for word in passage.words[mark + 1 : mark + 1 + SCOPE]:
        between = passage.text[start : word.span[0] - passage.span[0]]
        if not WORDS_ONLY.fullmatch(between) or word.text[0].isdigit():
            return None
        if word.weight > CLAIM:
            return word
    return None


AND = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "e", "o", "и", "или", "و"})
"""Words that join what they stand between."""


def _finding(kind: FindingKind, here: Word, there: Word, confidence: float) -> Finding:
    says = f"It says “{here.text}” where {RETOLD} says “{there.text}”."
    return Finding(kind, here.span, there.span, round(confidence, 3), says)


def _difference(  # noqa: PLR0913 - both sides, and which has the mark
    category: str, here: Passage, at: Span, there: Passage, other: Span, *, added: bool
) -> Finding:
    """A negation or a hedge on one side only; `added`: on the retelling's side."""
    says = f"It says “{part(here, at)}” where {RETOLD} says “{part(there, other)}”."
    if category == "negators":
        return Finding("negation", at, other, 0.6, says)
    return Finding("modality", at, other, 0.45 if added else 0.55, says)


def _with_auxiliary(passage: Passage, place: int) -> Span:
    """The word at `place` with the small word before it: "will refloat", "was asked"."""
    word, before = passage.words[place], passage.words[max(0, place - 1)]
    start = passage.span[0]
    joined = passage.text[before.span[1] - start : word.span[0] - start] == " "
    small = before.weight < CLAIM and joined
    return (before.span[0] if small else word.span[0], word.span[1])
