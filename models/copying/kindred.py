"""Which sentences are one text, though their articles are voices of their own.

A desk that reports for itself may print a sentence of another's text, or several may print one
of a press release. Such sentences bear one another out no more than a reprint does its wire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from models.copying.spans import covered, overlap
from models.records import Copy, Passage, Span

SpanNumber = tuple[str, int]
"""A sentence: the id of its article, and which of that article's spans."""

Spans = Mapping[str, Sequence[Span]]


def kindred(
    spans: Spans, copies: Iterable[Copy], least: float
) -> dict[SpanNumber, frozenset[SpanNumber]]:
    """Of each sentence of which another prints the text all those that print it, itself too.

    spans: of each article those of its sentences, in order. A sentence is taken where passages
    cover the share `least` of it; of several givers it has it from the one that covers most.
    """
    found = givers(spans, copies, least)
    families: defaultdict[SpanNumber, set[SpanNumber]] = defaultdict(set)
    for place in found:
        root = _root(place, found)
        families[root] |= {root, place}
    return {member: frozenset(all_) for all_ in families.values() for member in all_}


def lent(
    spans: Spans,
    copies: Sequence[Copy],
    least: float,
    origin: Mapping[str, str],
    blends: Set[str],
) -> dict[SpanNumber, str]:
    """Of derived articles the sentences that are the text of another origin, and of which.

    Quotations too: of a derived text these are taken with the rest. origin: of each article.
    blends: those derived from several (`models.copying.blends`). The others as for `kindred`.
    """
    derived = blends | {copy.taker for copy in copies if copy.share >= least}
    found = givers(spans, copies, least, quotations=True)
    roots = {place: _root(place, found) for place in found if place[0] in derived}
    return {
        place: origin[root]
        for place, (root, _) in roots.items()
        if origin[root] != origin[place[0]]
    }


def givers(
    spans: Spans, copies: Iterable[Copy], least: float, *, quotations: bool = False
) -> dict[SpanNumber, SpanNumber]:
    """Of each taken sentence the one that it was taken from; never in a circle.

    quotations: whether quoted words count as taken.
    """
    best: dict[SpanNumber, tuple[float, SpanNumber]] = {}
    for copy in copies:
        passages = [p for p in copy.passages if quotations or not p.quoted]
        for place, share, giver in _taken(copy, passages, spans):
            if share >= least and (share, giver) > best.get(place, (0.0, giver)):
                best[place] = (share, giver)
    found: dict[SpanNumber, SpanNumber] = {}
    for place, (_, giver) in sorted(best.items()):
        if place != _root(giver, found):
            found[place] = giver
    return found


def _root(place: SpanNumber, found: Mapping[SpanNumber, SpanNumber]) -> SpanNumber:
    while place in found:
        place = found[place]
    return place


def _taken(
    copy: Copy, passages: Sequence[Passage], spans: Spans
) -> Iterator[tuple[SpanNumber, float, SpanNumber]]:
    """Each sentence of the taker, the share that is taken, and the sentence it is most of."""
    for index, here in enumerate(spans[copy.taker]):
        there = [_counterpart(p, here) for p in passages if overlap(p.taker, here)]
        if there:
            common = [sum(overlap(one, span) for one in there) for span in spans[copy.giver]]
            share = covered([here], (p.taker for p in passages)) / (here[1] - here[0])
            yield (copy.taker, index), share, (copy.giver, common.index(max(common)))


def _counterpart(passage: Passage, here: Span) -> Span:
    """Where the giver has the part of a passage that stands in `here`, by proportion."""
    start, end = max(passage.taker[0], here[0]), min(passage.taker[1], here[1])
    scale = (passage.giver[1] - passage.giver[0]) / (passage.taker[1] - passage.taker[0])
    return (
        passage.giver[0] + int((start - passage.taker[0]) * scale),
        passage.giver[0] + int((end - passage.taker[0]) * scale),
    )
