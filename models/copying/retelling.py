"""How much of one text retells another, sentence by sentence and in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

# Fewer sentences in the same order prove nothing: three independent leads can agree.
_LEAST_RETOLD = 4

Chain = tuple[int, int]  # (words, sentences)


def retold_words(
    giver: Sequence[int],
    taker: Sequence[tuple[int, int]],
    contained: Mapping[int, frozenset[int]],
) -> int:
    """The words of the taker's sentences that retell the giver's in the same order.

    giver: the table rows of its sentences. taker: (row, words) of each of its sentences.
    contained: for each row the rows that say all it says. 0 if too few sentences do.
    """
    first_place = {row: place for place, row in reversed(list(enumerate(giver)))}
    rows = first_place.keys()
    matches = [
        (turn, first_place[other], words)
        for turn, (row, words) in enumerate(taker)
        for other in sorted(contained[row] & rows)
    ]
    words, sentences = heaviest_rise(matches, len(giver))
    return words if sentences >= _LEAST_RETOLD else 0


def heaviest_rise(matches: Iterable[tuple[int, int, int]], n_places: int) -> Chain:
    """(words, sentences) of the heaviest chain of matches in which places never fall.

    matches: (turn, place, words), sorted by turn; a turn is used once, a place may be used
    again, since one sentence is often retold in two. Places are below `n_places`. The
    weighted longest non-decreasing subsequence, by prefix maxima in a Fenwick tree (1994).
    """
    tree: list[Chain] = [(0, 0)] * (n_places + 1)
    for _, same_turn in groupby(matches, key=lambda match: match[0]):
        ends = []
        for _, place, words in same_turn:
            most, count = _prefix_max(tree, place + 1)
            ends.append((place + 1, (most + words, count + 1)))
        for place, chain in ends:  # only now, so that no chain uses a turn twice
            _raise(tree, place, chain)
    return _prefix_max(tree, n_places)


def _prefix_max(tree: Sequence[Chain], place: int) -> Chain:
    best = (0, 0)
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best


def _raise(tree: list[Chain], place: int, chain: Chain) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], chain)
        place += place & -place
