"""Who took text from whom, and how many independent origins a story has.

Two kinds of evidence. *Runs*: stretches of words that stand in both texts, allowing for a
few changed words between exact matches, so that light editing does not hide a copy;
measured as containment, since an abridged wire text has low Jaccard but high containment
(Clough and Stevenson 2011, doi:10.1007/s10579-009-9112-1). *Retelling*: most sentences
of one text say what a sentence of the other says, in the same order; that is how a
machine-like paraphrase differs from an independent report of the same facts.

Direct quotations prove nothing, two reporters may have heard the same words, so quoted
words are left out of every share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from models.records import Copy, CopyKind
from models.settings import Lineage
from models.times import earlier

# Exact matches of this many words are looked for; shorter ones are ordinary language.
_SEED = 4
# Words that may differ between two exact matches of one run.
_GAP = 4
# From this share of exactly equal words on a copied text is verbatim, else edited.
_VERBATIM = 0.97
# Shares below this are noise: stock phrases, titles of office.
_LEAST_SHARE = 0.1
# Fewer sentences in the same order prove nothing: three independent leads can agree.
_LEAST_RETOLD = 4
# Containment that differs by less says nothing about direction.
_CLEAR_DIFFERENCE = 0.1


@dataclass(frozen=True, slots=True)
class Sequenced:
    """One article as lineage sees it.

    words: the folded words of its scored sentences. quoted: for each, whether it stands
    in a direct quotation. sentences: (table row, number of unquoted words) of each scored
    sentence, in order. marked: whether the text names an agency as its author.
    """

    id: str
    family: str
    published: str | None
    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]
    marked: bool

    @property
    def own_words(self) -> int:
        """How many words stand outside quotations."""
        return len(self.words) - sum(self.quoted)


@dataclass(frozen=True, slots=True)
class _Overlap:
    """Shares of the taker's unquoted words, 0 to 1."""

    run: float
    exact: float
    retold: float


def find_copies(
    articles: Sequence[Sequenced],
    retells: Callable[[int, int], bool],
    settings: Lineage,
) -> tuple[Copy, ...]:
    """Copies between every two articles, each pair in one direction at most.

    `retells(i, j)` tells whether the sentence of table row i says nothing but what row j
    says. Sorted by giver and taker.
    """
    overlaps = {
        (giver.id, taker.id): _overlap(giver, taker, retells, settings.min_run)
        for giver, taker in permutations(articles, 2)
    }
    found = []
    for first in articles:
        for second in articles:
            if first.id < second.id:
                giver, taker = _direction(first, second, overlaps)
                copy = _copy(giver, taker, overlaps[giver.id, taker.id], settings)
                found += [copy] if copy else []
    return tuple(sorted(_direct(found), key=lambda copy: (copy.giver, copy.taker)))


def origins(
    articles: Sequence[Sequenced], copies: Iterable[Copy], settings: Lineage
) -> dict[str, str]:
    """For each article id the id of the article that stands for its origin.

    Articles of one family are one origin; so are a text and what is derived from it. The
    root is the earliest, then the fullest article of the group.
    """
    group = {article.id: article.id for article in articles}

    def root(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    ties = [(c.giver, c.taker) for c in copies if c.share >= settings.derived]
    by_family: dict[str, str] = {}
    ties += [(by_family.setdefault(a.family, a.id), a.id) for a in articles]
    for one, other in ties:
        group[root(one)] = root(other)
    members = defaultdict(list)
    for article in articles:
        members[root(article.id)].append(article)
    givers = {c.taker for c in copies if c.share >= settings.derived}
    return {
        article.id: min(gathered, key=lambda a: (a.id in givers, -len(a.words), a.id)).id
        for gathered in members.values()
        for article in gathered
    }


def _direct(copies: Sequence[Copy]) -> list[Copy]:
    """The copies that no common giver explains.

    Two reprints of one report overlap with each other too; each took from the report.
    """
    shares = {(copy.giver, copy.taker): copy.share for copy in copies}
    givers = {copy.giver for copy in copies}
    return [
        copy
        for copy in copies
        if not any(
            (first, copy.giver) in shares
            and shares.get((first, copy.taker), 0.0) >= copy.share - _CLEAR_DIFFERENCE
            for first in givers
        )
    ]


def _overlap(
    giver: Sequenced, taker: Sequenced, retells: Callable[[int, int], bool], min_run: int
) -> _Overlap:
    if not taker.own_words:
        return _Overlap(0.0, 0.0, 0.0)
    in_run, exact = _run_words(giver.words, taker.words, min_run)
    own = [place for place, quoted in enumerate(taker.quoted) if not quoted]
    return _Overlap(
        run=sum(place in in_run for place in own) / len(own),
        exact=sum(place in exact for place in own) / len(own),
        retold=_retold_words(giver, taker, retells) / len(own),
    )


def _run_words(
    giver: Sequence[str], taker: Sequence[str], least: int
) -> tuple[frozenset[int], frozenset[int]]:
    """Places in `taker` that lie in a matching run; and those that match exactly."""
    seeds = _seeds(giver, taker)
    covered: set[int] = set()
    exact: set[int] = set()
    for run in _chains(seeds):
        matched = {place + k for _, place in run for k in range(_SEED)}
        if len(matched) >= least:
            exact |= matched
            covered |= set(range(min(matched), max(matched) + 1))
    return frozenset(covered), frozenset(exact)


def _seeds(giver: Sequence[str], taker: Sequence[str]) -> list[tuple[int, int]]:
    """(place in giver, place in taker) of every exact match of `_SEED` words."""
    places = defaultdict(list)
    for place in range(len(giver) - _SEED + 1):
        places[tuple(giver[place : place + _SEED])].append(place)
    return [
        (there, here)
        for here in range(len(taker) - _SEED + 1)
        for there in places.get(tuple(taker[here : here + _SEED]), ())
    ]


def _chains(seeds: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds joined where both texts go on with at most `_GAP` words in between."""
    chains: list[list[tuple[int, int]]] = []
    open_chains: list[list[tuple[int, int]]] = []
    for there, here in seeds:
        reach = _SEED + _GAP
        open_chains = [chain for chain in open_chains if here - chain[-1][1] <= reach]
        home = next((c for c in open_chains if _continues(c[-1], (there, here), reach)), None)
        if home is None:
            home = []
            chains.append(home)
            open_chains.append(home)
        home.append((there, here))
    return chains


def _continues(last: tuple[int, int], seed: tuple[int, int], reach: int) -> bool:
    return 0 < seed[0] - last[0] <= reach and 0 < seed[1] - last[1] <= reach


def _retold_words(giver: Sequenced, taker: Sequenced, retells: Callable[[int, int], bool]) -> int:
    """Unquoted words of the taker's sentences that retell the giver's in the same order."""
    matched = [
        (turn, place, count)
        for turn, (row, count) in enumerate(taker.sentences)
        for place, (other, _) in enumerate(giver.sentences)
        if retells(row, other)
    ]
    words, sentences = _longest_rise(matched)
    return words if sentences >= _LEAST_RETOLD else 0


def _longest_rise(matches: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """(words, sentences) of the heaviest chain of matches in which places never fall.

    matches: (turn in the taker, place in the giver, words). A turn is used once; a place
    may be used again, since one sentence is often retold in two.
    """
    best: list[tuple[int, int]] = []
    for index, (turn, place, words) in enumerate(matches):
        before = (best[k] for k in range(index) if matches[k][0] < turn and matches[k][1] <= place)
        most, count = max(before, default=(0, 0))
        best.append((most + words, count + 1))
    return max(best, default=(0, 0))


def _direction(
    first: Sequenced, second: Sequenced, overlaps: Mapping[tuple[str, str], _Overlap]
) -> tuple[Sequenced, Sequenced]:
    """Giver and taker.

    By time of publication, else by containment, else by agency mark, else the fuller text
    is the giver.
    """
    order = earlier(first.published, second.published)
    if order:
        return (first, second) if order < 0 else (second, first)
    forward, back = overlaps[first.id, second.id], overlaps[second.id, first.id]
    difference = max(forward.run, forward.retold) - max(back.run, back.retold)
    if abs(difference) > _CLEAR_DIFFERENCE:
        return (first, second) if difference > 0 else (second, first)
    if first.marked != second.marked:
        return (first, second) if first.marked else (second, first)
    return (first, second) if first.own_words >= second.own_words else (second, first)


def _copy(giver: Sequenced, taker: Sequenced, overlap: _Overlap, settings: Lineage) -> Copy | None:
    if overlap.run >= settings.derived:
        kind: CopyKind = "verbatim" if overlap.exact >= _VERBATIM * overlap.run else "edited"
        return Copy(giver.id, taker.id, round(overlap.run, 4), kind)
    if overlap.retold >= settings.rewritten:
        return Copy(giver.id, taker.id, round(overlap.retold, 4), "rewritten")
    if overlap.run >= _LEAST_SHARE:
        return Copy(giver.id, taker.id, round(overlap.run, 4), "edited")
    return None
