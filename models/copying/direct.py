"""Of all overlaps between texts those that someone took from someone.

Two reprints of one report overlap with each other too; each took from the report. But who has what
another reprint added took from that one, and overlaps with the report too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from models.copying.direction import CLEAR_DIFFERENCE
from models.copying.runs import Runs
from models.records import Copy

_Pairs = Mapping[tuple[str, str], "Taking"]
_Above = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class Taking:
    """A copy, the giver's family, and where in the taker the words in common stand.

    unquoted: the places of the taker's words outside quotations. least: of so many words in a
    row it is sure that they were taken.
    """

    copy: Copy
    family: str
    runs: Runs
    unquoted: frozenset[int]
    least: int


def direct(takings: Sequence[Taking]) -> list[Copy]:
    """The copies that no common giver explains, nor another version of the giver's text.

    Whoever took from someone keeps a giver: what explains a copy is not explained away itself.
    """
    pairs = {(taking.copy.giver, taking.copy.taker): taking for taking in takings}
    givers = sorted({giver for giver, _ in pairs})
    kept = {
        pair: taking
        for pair, taking in sorted(pairs.items())
        if not any(_outdone(taking, later, pairs) for later in givers)
    }
    above = _above(pairs)
    for pair, taking in list(kept.items()):
        if any(_explained(taking, first, above, kept) for first in givers):
            del kept[pair]
    for pair, taking in list(kept.items()):
        if any(_handed_on(taking, between, kept) for between in givers):
            del kept[pair]
    return [taking.copy for taking in kept.values()]


def _above(pairs: _Pairs) -> _Above:
    """Of each article those who gave to it, and the other versions of their texts.

    Whose text came from a first version gave nothing to the second: that has it from the first.
    """
    family = {giver: taking.family for (giver, _), taking in pairs.items()}
    versions: defaultdict[str, set[str]] = defaultdict(set)
    for name, its in family.items():
        versions[its].add(name)
    above: defaultdict[str, set[str]] = defaultdict(set)
    for giver, taker in pairs:
        own = versions[family[taker]] if taker in family else set()
        if giver in own:
            above[taker].add(giver)
        elif not any({(first, giver), (first, taker)} <= pairs.keys() for first in own):
            above[taker] |= versions[family[giver]]
    return above


def _handed_on(taking: Taking, between: str, kept: _Pairs) -> bool:
    """Whether all of it came by way of `between`, which no common giver explains."""
    near, above = kept.get((between, taking.copy.taker)), (taking.copy.giver, between) in kept
    return (
        above
        and near is not None
        and near.copy.share >= taking.copy.share
        and not _adds(taking, near)
    )


def _adds(one: Taking, other: Taking) -> bool:
    """Whether the taker has a run of words, outside quotations, from `one` and not from `other`."""
    places = sorted((one.runs.exact - other.runs.covered) & one.unquoted)
    last = len(places) - one.least
    return any(places[n + one.least - 1] - places[n] < one.least for n in range(last + 1))


def _explained(taking: Taking, first: str, above: _Above, kept: _Pairs) -> bool:
    """Whether both have it from `first`: all but a small share of the words it has too.

    Word for word and not by the size of the shares: two desks may have quite other parts of
    a text in common than either has with the third. What is retold is explained by who has it
    at all, and whatever the giver is by who has it in the taker's own words.
    """
    copy = taking.copy
    whole = kept.get((first, copy.taker))
    if whole is None:
        return False
    if _printed(copy, whole.copy):
        return True
    if first not in above.get(copy.giver, ()):
        return False
    if _retold(copy):
        return whole.copy.share >= copy.share - CLEAR_DIFFERENCE
    own = (taking.runs.covered - whole.runs.covered) & taking.unquoted
    return len(own) <= CLEAR_DIFFERENCE * len(taking.unquoted) and not _adds(taking, whole)


def _outdone(taking: Taking, later: str, pairs: _Pairs) -> bool:
    """Whether the taker has more of a later version of the giver's text, of the same family."""
    newer = pairs.get((later, taking.copy.taker))
    if newer is None or newer.family != taking.family:
        return False
    between = (taking.copy.giver, later) in pairs
    return between and len(newer.runs.exact) > len(taking.runs.exact)


def _printed(copy: Copy, other: Copy) -> bool:
    """Whether the taker prints from the other most of what it would retell by the copy."""
    return _retold(copy) and not _retold(other) and 1 - other.share < copy.share / 2


def _retold(copy: Copy) -> bool:
    return copy.kind == "rewritten"
