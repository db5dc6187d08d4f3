"""Two parties that stand in each other's places in a sentence whose parts stand otherwise.

"Turkey agreed to return the statue to Greece": "In exchange Greece agreed to return the statue to
Turkey". Who puts a sentence otherwise moves what belongs together as a whole, so that a word keeps
its neighbours. Where each of two words has lost a neighbour of its own to the other they have
changed places. Between the same neighbours stand the same prepositions, and "was" and "by" tell
that only the voice has changed: "was sued by the man", "the man sued". Who lies north of
another has that one south of it. Sentences that are equal but for the two are `parties`'.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations

from models.changes.finding import Finding
from models.changes.marks import cues, holds_both_ways
from models.changes.neighbours import Sentence, sentence
from models.changes.parties import BY_ORDER, holds_turned
from models.changes.passages import Passage, covered, part
from models.changes.ties import SIGN
from models.changes.turned import says_from_other_side

# Of 1,379 pairs of MRPC and ECB+ in which two names were exchanged .22 are found, before .08. Of
# the 6,094 pairs as they are, both ways, and of 3,674 pairs of sentences of two sources on one
# story (AllSides, ECB+) none has one. Where words that are no names may have both neighbours on one
# side, four were wrong ("rose", "advanced").
_SURE = 0.6
# Names change places wherever. Other words are moved with what belongs to them, unless each
# sentence has so much of the other, and one of the two a neighbour before, one a neighbour behind.
_NEARLY_ALL = 0.6
_BOTH = 2
# How many words of a list may tell anything.
_OF_LIST = 2


def crossed_parties(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The first two parties of `here` that have each other's neighbours of `there`."""
    if lang not in BY_ORDER:
        return
    own, its = sentence(here, lang), sentence(there, lang)
    nearly_all = min(covered(here, there), covered(there, here)) >= _NEARLY_ALL
    for one, two in combinations([key for key in own.at if key in its.at], 2):
        sides = _sides_crossed(one, two, own, its)
        named = all(told.units[told.at[key]].is_name for told in (own, its) for key in (one, two))
        if not sides or not (named or (nearly_all and len(sides) == _BOTH)):
            continue
        if any(_are_listed(told, one, two, lang) for told in (own, its)):
            continue
        if _tells_apart(own, one, two, lang):
            if not says_from_other_side(here, there, lang):
                yield _finding(here, own, its, one, two)
            return


def _are_listed(told: Sentence, one: str, two: str, lang: str) -> bool:
    """Whether two stand side by side, or in a list: all between signs, or an "and", is short."""
    first, last = sorted((told.at[one], told.at[two]))
    pieces, joined = [0], False
    for unit in told.units[first + 1 : last + 1]:
        joins = unit.words[0].text in cues(lang, "joining")
        joined = joined or joins
        if joins or SIGN.search(unit.signs):
            pieces.append(0)
        pieces[-1] += unit.tells
    return last - first == 1 or (joined and max(pieces[:-1]) <= _OF_LIST)


def _tells_apart(told: Sentence, one: str, two: str, lang: str) -> bool:
    """Whether it makes a difference which of two stands first: not "met", not "between"."""
    first, last = sorted((told.at[one], told.at[two]))
    before, between = (
        [word for unit in its for word in unit.words]
        for its in (told.units[:first], told.units[first + 1 : last])
    )
    return not holds_both_ways(before, between, lang) and not holds_turned(between, lang)


def _sides_crossed(one: str, two: str, near: Sentence, far: Sentence) -> frozenset[int]:
    """On which sides, 0 before and 1 behind, each of two has a neighbour of the other's.

    On none unless both have, and where a neighbour stands beside in another voice.
    """
    taken: dict[str, list[int]] = {one: [], two: []}
    for party, other in ((one, two), (two, one)):
        sides = zip(near.beside[party], far.beside[other], far.beside[party], strict=True)
        for side, (now, former, kept) in enumerate(sides):
            if now is None or former is None or now.key != former.key or now.key in (one, two):
                continue
            if now != former:
                return frozenset()
            if kept is None or kept.key != now.key:
                taken[party].append(side)
    return frozenset(chain(*taken.values())) if all(taken.values()) else frozenset()


def _finding(here: Passage, own: Sentence, its: Sentence, one: str, two: str) -> Finding:
    """Of the stretch from one to the other."""
    at, other = (
        (told.units[min(both)].words[0].span[0], told.units[max(both)].words[-1].span[1])
        for told, both in ((told, (told.at[one], told.at[two])) for told in (own, its))
    )
    first, second = (
        part(here, (unit.words[0].span[0], unit.words[-1].span[1]))
        for unit in (own.units[n] for n in sorted((own.at[one], own.at[two])))
    )
    says = f"“{first}” and “{second}” have changed places."
    return Finding("role", at, other, _SURE, says)
