"""What people are counted as: the dead, the hurt, the missing, passengers, crew.

Two reports that count the dead of one event speak of one number, in whatever words; a number
of dead and a number of hurt are never rivals.
"""

from __future__ import annotations

import re

from models.changes.marks import CLAIM, cues, phrases, starts
from models.changes.passages import Passage
from models.numbers.number_words import lexicon
from models.numbers.quantities import Quantity

_ACTS = ("killed", "hurt", "missing", "held")
_TOLLS = (*_ACTS, "passengers", "crew", "aboard")
# How many words away: "injuring at least 31 people", "37 people are now known to have been hurt".
_BEFORE, _AFTER = 3, 8
_BREAK = re.compile(r"[,;:()]")


def toll(passage: Passage, quantity: Quantity, lang: str) -> str | None:
    """What a number of people is counted as, by the nearest word for it; None where unsaid.

    Only words of the same clause count, up to another number, a comma or an "and". Who is not
    known here to be people, as "nine miners", is where the word stands right beside.
    """
    place = passage.positions(quantity.span)
    if quantity.kind != "count" or quantity.unit == "times" or not place:
        return None
    if quantity.unit not in ("people", ""):
        return _of_noun(passage, place, quantity.unit, lang)
    inside = [(0, kind) for at in place for kind in _kinds(passage, at, lang)]
    return min(inside + _ahead(passage, place, lang), default=(0, None))[1]


def _of_noun(passage: Passage, place: range, noun: str, lang: str) -> str | None:
    """The word for it behind "nine miners were" or before "at least nine miners".

    Only small words may stand between; before a number none but those about it: "injured in 31
    houses" is no count of the hurt.
    """
    for at in range(max(0, place[0] - _BEFORE), place[0]):
        between = tuple(word.text for word in passage.words[at + 1 : place[0]])
        if (kinds := _kinds(passage, at, lang)) and (not between or _hedges(between, lang)):
            return kinds[0]
    named = (
        at
        for at in range(place[-1] + 1, min(place[-1] + 1 + _BEFORE, len(passage.words)))
        if passage.words[at].text.startswith(noun[:-1])
    )
    at = next(named, len(passage.words)) + 1
    while at < len(passage.words) and not _ends(passage, at, at - 1, lang):
        if kinds := _kinds(passage, at, lang):
            return kinds[0]
        if passage.words[at].weight >= CLAIM:
            return None
        at += 1
    return None


def _hedges(between: tuple[str, ...], lang: str) -> bool:
    """Whether words only say how sure a number is: "at least"."""
    found = lexicon(lang).phrases.get(between[0], ())
    return any(phrase == between and not _SURE.isdisjoint(senses) for phrase, senses in found)


_SURE = frozenset({"about", "above", "below"})


def _ahead(passage: Passage, place: range, lang: str) -> list[tuple[int, str]]:
    """The words for it before and after, each with its distance."""
    found = []
    for step, start, reach in ((-1, place[0], _BEFORE), (1, place[-1], _AFTER)):
        for away in range(1, reach + 1):
            at = start + step * away
            if not 0 <= at < len(passage.words) or _ends(passage, at, at - step, lang):
                break
            found += [(away, kind) for kind in _kinds(passage, at, lang)]
    return found


def is_told_of(word: str, lang: str) -> bool:
    """Whether a word says what happened to those counted: "killed", "wounded"."""
    return any(word in cues(lang, kind) for kind in _ACTS)


def _kinds(passage: Passage, at: int, lang: str) -> list[str]:
    """What people are counted as by the word at `at`, or by a phrase of it: "lost their lives"."""
    return [
        kind
        for kind in _TOLLS
        if any(starts(phrase, passage, at) for phrase in phrases(lang, kind))
    ]


def _ends(passage: Passage, at: int, last: int, lang: str) -> bool:
    """Whether the word at `at` is no longer of the clause that the one at `last` is of."""
    first, second = sorted((passage.words[at].span, passage.words[last].span))
    start = passage.span[0]
    between = passage.text[first[1] - start : second[0] - start]
    span = passage.words[at].span
    number = any(q.span[0] <= span[0] < q.span[1] for q in passage.quantities)
    joins = passage.words[at].text in cues(lang, "joining")
    return number or joins or bool(_BREAK.search(between))
