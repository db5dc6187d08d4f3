"""How much of one text retells another, sentence by sentence and in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

# Fewer sentences in the same order prove nothing: three independent leads can agree.
_LEAST_RETOLD = 4
# Of the pairs of sentences of one report at most .10 say each other (40 ECB+ reports, and one
# story in Arabic, Japanese, Chinese and Russian), and .40 to .93 in English news whose letters
# were made Armenian, Georgian or Cherokee ones, words that no model knows.
_TOLD_APART = 0.25
# Of the words of a retelling at least so many must tell all that the other's sentences tell. What
# a brief says every longer report says too, in the same order, and proves nothing: 0 of its words
# do, where it looked like a retelling (7 pairs in Arabic, Chinese and Thai), and .59 to 1 of those
# of paraphrases, shortened ones too (40 pairs in twelve languages).
_WHOLE = 0.5
# ... or a sentence is told in several that have together so many of its words.
_SPLIT = 0.75

_Best = tuple[int, int, int]  # (words, sentences, the last match) of a chain; -1 for no match
_NOTHING: _Best = (0, 0, -1)


@dataclass(frozen=True, slots=True)
class Chain:
    """Matches in which neither turn nor place falls: how many words, and the matches."""

    words: int
    matches: tuple[tuple[int, int], ...]


def told_apart(
    articles: Iterable[Sequence[int]], contained: Mapping[int, frozenset[int]]
) -> dict[int, frozenset[int]]:
    """`contained` without the sentences of articles that the model cannot tell apart.

    articles: the table rows of the sentences of each. A report seldom says a thing twice. Where
    its own sentences say each other, the model does not know their language, and every text would
    retell every other; each of them then says no more than itself.
    """
    confused: set[int] = set()
    for article in articles:
        rows = set(article)
        pairs = len(rows) * (len(rows) - 1)
        alike = sum(len(contained[row] & rows) - 1 for row in rows)
        if len(rows) >= _LEAST_RETOLD and alike > _TOLD_APART * pairs:
            confused |= rows
    return {
        row: frozenset({row}) if row in confused else others - confused
        for row, others in contained.items()
    }


def retold(
    giver: Sequence[tuple[int, int]],
    taker: Sequence[tuple[int, int]],
    contained: Mapping[int, frozenset[int]],
) -> Chain:
    """The taker's sentences that retell the giver's in the same order; none if too few do.

    None too where they tell little of what the giver's tell, as a brief does. giver, taker:
    (table row, words) of each of its sentences. contained: for each row the rows that say all it
    says. The matches are (number of the taker's sentence, number of the giver's).
    """
    first_place = {row: place for place, (row, _) in reversed(list(enumerate(giver)))}
    rows = first_place.keys()
    matches = [
        (turn, first_place[other], words)
        for turn, (row, words) in enumerate(taker)
        for other in sorted(contained[row] & rows)
    ]
    if len(matches) < _LEAST_RETOLD:
        return Chain(0, ())
    chain = heaviest_rise(matches, len(giver))
    if len(chain.matches) < _LEAST_RETOLD:
        return Chain(0, ())
    whole = _told_whole(chain, giver, taker, contained)
    return chain if whole >= _WHOLE * chain.words else Chain(0, ())


def _told_whole(
    chain: Chain,
    giver: Sequence[tuple[int, int]],
    taker: Sequence[tuple[int, int]],
    contained: Mapping[int, frozenset[int]],
) -> int:
    """How many of the taker's words tell all that the giver's sentences tell."""
    whole = 0
    for place, matches in groupby(chain.matches, key=itemgetter(1)):
        row, words = giver[place]
        turns = [taker[turn] for turn, _ in matches]
        together = sum(its for _, its in turns)
        split = len(turns) > 1 and together >= _SPLIT * words
        whole += sum(its for other, its in turns if split or other in contained[row])
    return whole


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
