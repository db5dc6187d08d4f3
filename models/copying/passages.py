"""Where in both texts what was taken stands, in characters.

A passage never runs across a headline or furniture, nor in or out of a quotation: quoted
words prove nothing and are a class of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from models.copying.retelling import Chain
from models.copying.runs import Match, Runs
from models.copying.sequenced import Sequenced
from models.records import Passage, Span

# A piece of a run with fewer matching words is no passage, but what is left beside a quotation.
_LEAST = 3


def common_passages(giver: Sequenced, taker: Sequenced, runs: Runs) -> tuple[Passage, ...]:
    """The runs as passages; none overlaps another in the taker.

    Of runs that overlap the one with the most matches counts, then the first.
    """
    if not (giver.spans and taker.spans):
        return ()
    free = set(range(len(taker.words)))
    found: list[Passage] = []
    chains = [_in_sentences(taker, chain) for chain in runs.chains]
    for chain in sorted(filter(None, chains), key=lambda chain: (-len(chain), chain)):
        still = [match for match in chain if match[0] in free]
        free -= set(range(chain[0][0], chain[-1][0] + 1))
        found += (_passage(giver, taker, piece) for piece in _pieces(giver, taker, still))
    return tuple(found)


def _in_sentences(taker: Sequenced, chain: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches less the word or two that reach into a neighbouring sentence by accident.

    Where a desk cut a paragraph, the next one may begin with the word that the cut one did.
    """
    first, last = chain[0][0], chain[-1][0]
    into = [start for start in taker.starts if last - _LEAST + 1 < start <= last]
    if into and last + 1 not in {*taker.starts, len(taker.words)}:
        chain = tuple(match for match in chain if match[0] < into[0])
    out_of = [start for start in taker.starts if first < start < first + _LEAST]
    if out_of and first not in taker.starts:
        chain = tuple(match for match in chain if match[0] >= out_of[-1])
    return chain


def retold_passages(giver: Sequenced, taker: Sequenced, chain: Chain) -> tuple[Passage, ...]:
    """The sentences that retell one another, in the taker's order."""
    if not (giver.places and taker.places):
        return ()
    return tuple(
        Passage(
            giver=giver.places[there],
            taker=taker.places[here],
            quoted=taker.sentences[here][1] == 0,
            kind="rewritten",
        )
        for here, there in chain.matches
    )


def _pieces(giver: Sequenced, taker: Sequenced, matches: Sequence[Match]) -> Iterator[list[Match]]:
    """The matches cut where one of both texts is interrupted, or a quotation ends or begins."""
    piece: list[Match] = []
    for match in matches:
        if piece and _cut(giver, taker, piece[-1], match):
            yield from _long_enough(piece)
            piece = []
        piece.append(match)
    yield from _long_enough(piece)


def _long_enough(piece: list[Match]) -> Iterable[list[Match]]:
    return [piece] if len(piece) >= _LEAST else []


def _cut(giver: Sequenced, taker: Sequenced, last: Match, match: Match) -> bool:
    here, there = match
    return (
        taker.quoted[last[0]] != taker.quoted[here]
        or not taker.breaks.isdisjoint(range(last[0] + 1, here + 1))
        or not giver.breaks.isdisjoint(range(last[1] + 1, there + 1))
        or there <= last[1]  # another run's matches stood in between
    )


def _passage(giver: Sequenced, taker: Sequenced, piece: Sequence[Match]) -> Passage:
    here, there = [match[0] for match in piece], [match[1] for match in piece]
    unchanged = all(b - a == 1 for line in (here, there) for a, b in pairwise(line))
    return Passage(
        giver=_span(giver, there),
        taker=_span(taker, here),
        quoted=taker.quoted[here[0]],
        kind="verbatim" if unchanged else "edited",
    )


def _span(text: Sequenced, places: Sequence[int]) -> Span:
    return text.spans[places[0]][0], text.spans[places[-1]][1]
