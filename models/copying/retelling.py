"""How much of one text retells another, sentence by sentence and in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

# Fewer sentences in the same order prove nothing: three independent leads can agree.
_LEAST_RETOLD = 4

_Best = tuple[int, int, int]  # (words, sentences, the last match) of a chain; -1 for no match
_NOTHING: _Best = (0, 0, -1)


@dataclass(frozen=True, slots=True)
class Chain:
    """Matches in which neither turn nor place falls: how many words, and the matches."""

    words: int
    matches: tuple[tuple[int, int], ...]


def retold(
    giver: Sequence[int],
    taker: Sequence[tuple[int, int]],
    contained: Mapping[int, frozenset[int]],
) -> Chain:
    """The taker's sentences that retell the giver's in the same order; none if too few do.

    giver: the table rows of its sentences. taker: (row, words) of each of its sentences.
    contained: for each row the rows that say all it says. The matches are (number of the
    taker's sentence, number of the giver's).
    """
    first_place = {row: place for place, row in reversed(list(enumerate(giver)))}
    rows = first_place.keys()
    matches = [
        (turn, first_place[other], words)
        for turn, (row, words) in enumerate(taker)
        for other in sorted(contained[row] & rows)
    ]
    if len(matches) < _LEAST_RETOLD:
        return Chain(0, ())
    chain = heaviest_rise(matches, len(giver))
    return chain if len(chain.matches) >= _LEAST_RETOLD else Chain(0, ())


def heaviest_rise(matches: Iterable[tuple[int, int, int]], n_places: int) -> Chain:
    """The heaviest chain of matches in which places never fall.

    matches: (turn, place, words), sorted by turn; a turn is used once, a place may be used
    again, since one sentence is often retold in two. Places are below `n_places`. The
    weighted longest non-decreasing subsequence, by prefix maxima in a Fenwick tree (1994).
    """
    tree = [_NOTHING] * (n_places + 1)
    taken: list[tuple[int, int]] = []
    before: list[int] = []
    for _, same_turn in groupby(matches, key=lambda match: match[0]):
        ends = []
        for turn, place, words in same_turn:
            most, count, last = _prefix_max(tree, place + 1)
            ends.append((place + 1, (most + words, count + 1, len(taken))))
            taken.append((turn, place))
            before.append(last)
        for place, best in ends:  # only now, so that no chain uses a turn twice
            _raise(tree, place, best)
    words, _, last = _prefix_max(tree, n_places)
    return Chain(words, tuple(_back(last, taken, before)))


def _back(
    last: int, taken: Sequence[tuple[int, int]], before: Sequence[int]
) -> list[tuple[int, int]]:
    """The matches of the chain that ends in match `last`, in order."""
    chain = []
    while last >= 0:
        chain.append(taken[last])
        last = before[last]
    return chain[::-1]


def _prefix_max(tree: Sequence[_Best], place: int) -> _Best:
    best = _NOTHING
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best


def _raise(tree: list[_Best], place: int, best: _Best) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], best)
        place += place & -place
