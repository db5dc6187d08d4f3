"""Which texts are made of parts of several that have nothing in common with one another.

Whoever took from one text leaves words in common with the others that took from it: all begin
with its lead. Two that share nothing with one another, and nearly all of a third, gave to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import permutations

from models.copying.runs import Runs
from models.copying.sequenced import Sequenced

# The shares of the words of the text that stand in each of its parts, and in both together.
_PART, _TOGETHER = 0.25, 0.75
# From this share of its own words on a giver would rather be a taker, cut from the text.
_CONTAINED = 0.9
# Stock phrases make up less of two texts that have nothing in common.
_STOCK = 0.1

Pair = tuple[str, str]


def composed(articles: Iterable[Sequenced], runs: Mapping[Pair, Runs]) -> frozenset[Pair]:
    """The pairs of a giver and a text made of its words and those of another giver.

    runs: by giver and taker, both ways, of all pairs that have any.
    """
    by_id = {article.id: article for article in articles}
    found: set[Pair] = set()
    taken: defaultdict[str, dict[str, Set[int]]] = defaultdict(dict)
    for giver, taker in runs:
        places = runs[giver, taker].covered & by_id[taker].unquoted
        if _share(places, by_id[taker]) >= _PART and _own(giver, taker, by_id, runs):
            taken[taker][giver] = places
    for taker, parts in taken.items():
        for one, other in permutations(parts, 2):
            together = _share(parts[one] | parts[other], by_id[taker])
            if together >= _TOGETHER and _strangers(one, other, by_id, runs):
                found.add((one, taker))
    return frozenset(found)


def _own(giver: str, taker: str, by_id: Mapping[str, Sequenced], runs: Mapping[Pair, Runs]) -> bool:
    """Whether the giver has text that the taker lacks."""
    return _in_common(taker, giver, by_id, runs) < _CONTAINED


def _strangers(
    one: str, other: str, by_id: Mapping[str, Sequenced], runs: Mapping[Pair, Runs]
) -> bool:
    both = (one, other), (other, one)
    return all(_in_common(a, b, by_id, runs) < _STOCK for a, b in both)


def _in_common(
    giver: str, taker: str, by_id: Mapping[str, Sequenced], runs: Mapping[Pair, Runs]
) -> float:
    """The share of the taker's unquoted words that stand in runs of the giver."""
    if (giver, taker) not in runs:
        return 0.0
    return _share(runs[giver, taker].covered & by_id[taker].unquoted, by_id[taker])


def _share(places: Set[int], text: Sequenced) -> float:
    return len(places) / max(1, text.own_words)
