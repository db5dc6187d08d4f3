"""Stretches of words that stand in two texts, light editing allowed for.

Exact matches of a few words (*seeds*) are joined where both texts go on with at most a few
words in between; a joined run counts when enough of its words match. That is the seed and
extend method of plagiarism detection (Potthast et al. 2013, PAN text alignment).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# Exact matches of this many words are looked for; shorter ones are ordinary language.
_SEED = 4
# Words that may differ between two exact matches of one run.
_GAP = 4
# Places of one seed that are tried. A text that repeats itself a thousand times would
# otherwise have a million pairs of places, and one partner is all a copied word needs.
_MOST_PLACES = 4

Places = Mapping[tuple[str, ...], Sequence[int]]
Match = tuple[int, int]
"""A place in the taker and the place in the giver of the same word."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Places in the taker that lie in a run; and those of them that match exactly.

    chains: of each run its matches, in order; runs that repeat a phrase may overlap.
    """

    covered: frozenset[int]
    exact: frozenset[int]
    chains: tuple[tuple[Match, ...], ...] = ()


def index(words: Sequence[str]) -> Places:
    """Where each seed of a text stands, in order."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(words) - _SEED + 1):
        places[tuple(words[place : place + _SEED])].append(place)
    return dict(places)


def matching_runs(
    giver: Places, taker: Places, least: int, joined: frozenset[int] = frozenset()
) -> Runs:
    """The runs of the taker, indexed by `index`, that the giver has too.

    least: how many words of a run must match for it to count. joined: the places of the taker
    that are written as one word with the place before, and make no further word.
    """
    covered: set[int] = set()
    exact: set[int] = set()
    chains = []
    for chain in _chains(_seeds(giver, taker)):
        matches = sorted({(here + k, there + k) for here, there in chain for k in range(_SEED)})
        matched = {here for here, _ in matches}
        if len(matched - joined) >= least:
            exact |= matched
            covered |= set(range(min(matched), max(matched) + 1))
            chains.append(tuple(matches))
    return Runs(frozenset(covered), frozenset(exact), tuple(chains))


def _seeds(giver: Places, taker: Places) -> list[Match]:
    """The exact matches, in order of the taker."""
    return sorted(
        (here, there)
        for seed in giver.keys() & taker.keys()
        for here in taker[seed]
        for there in giver[seed][:_MOST_PLACES]
    )


def _chains(seeds: Sequence[Match]) -> Iterator[list[Match]]:
    """Seeds that follow each other closely in both texts."""
    reach = _SEED + _GAP
    growing: list[list[Match]] = []
    for here, there in seeds:
        yield from (chain for chain in growing if here - chain[-1][0] > reach)
        growing = [chain for chain in growing if here - chain[-1][0] <= reach]
        for chain in growing:
            last_here, last_there = chain[-1]
            if last_here < here and 0 < there - last_there <= reach:
                chain.append((here, there))
                break
        else:
            growing.append([(here, there)])
    yield from growing
