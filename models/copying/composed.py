"""Which texts are made of parts of several that have nothing in common with one another.

Whoever took from one text leaves words in common with the others that took from it: all begin
with its lead. Two that share nothing with one another, and nearly all of a third, gave to it.
Of 120 reports of real news (ECB+), each by itself, what the best two such others tell of one
makes up .32 of it at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import combinations

from models.copying.sequenced import Sequenced

# The shares of the words of the text that stand in each of its parts, and in both together.
_PART, _TOGETHER = 0.25, 0.75
# From this share of its own words on a giver would rather be a taker, cut from the text: papers
# that print different halves of a wire, with a paragraph of their own each, had been its givers.
_CUT = 0.75
# A third text that tells this share of what two tell together is as good a giver as both.
_CONTAINED = 0.9
# Stock phrases make up less of two texts that have nothing in common.
_STOCK = 0.1

Pair = tuple[str, str]
Places = Mapping[Pair, frozenset[int]]
"""By giver and taker the places of the taker's words outside quotations that the giver tells."""


def composed(articles: Iterable[Sequenced], told: Places) -> frozenset[Pair]:
    """The pairs of a giver and a text made of what it tells and of what another giver tells.

    told: of all pairs of articles that tell anything of one another, both ways.
    """
    own = {article.id: max(1, article.own_words) for article in articles}
    share = {(giver, taker): len(places) / own[taker] for (giver, taker), places in told.items()}
    akin = {pair for pair, its in share.items() if its >= _STOCK}
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for (giver, taker), its in share.items():
        if its >= _PART and share.get((taker, giver), 0.0) < _CUT:
            parts[taker].append(giver)
    return frozenset(
        (giver, taker)
        for taker, givers in parts.items()
        for one, other in combinations(givers, 2)
        if akin.isdisjoint({(one, other), (other, one)})
        and len(told[one, taker] | told[other, taker]) >= _TOGETHER * own[taker]
        for giver in (one, other)
    )


def retold_from_several(parts: Set[Pair], told: Places) -> frozenset[Pair]:
    """Those of the pairs of which no third text tells as much of the taker as they do together."""
    givers: defaultdict[str, set[str]] = defaultdict(set)
    for giver, taker in parts:
        givers[taker].add(giver)
    together = {
        taker: frozenset().union(*(told[giver, taker] for giver in its))
        for taker, its in givers.items()
    }
    single = {
        taker
        for (giver, taker), places in told.items()
        if taker in together
        and giver not in givers[taker]
        and len(places) >= _CONTAINED * len(together[taker])
    }
    return frozenset((giver, taker) for giver, taker in parts if taker not in single)


def told_places(taker: Sequenced, covered: Set[int], sentences: Iterable[int]) -> frozenset[int]:
    """The places of the taker's unquoted words in runs of a giver, or in sentences that retell it.

    covered: the places in runs. sentences: the numbers of those that retell.
    """
    bounds = (*taker.starts, len(taker.words))
    retold = {
        place
        for number in sentences
        if number + 1 < len(bounds)
        for place in range(bounds[number], bounds[number + 1])
    }
    return frozenset((covered | retold) & taker.unquoted)
