"""Who took text from whom, and how many independent origins a story has.

Two kinds of evidence. *Runs*: stretches of words that stand in both texts, allowing for a
few changed words between exact matches, so that light editing does not hide a copy;
measured as containment, since an abridged wire text has low Jaccard but high containment
(Clough and Stevenson 2011, doi:10.1007/s10579-009-9112-1). *Retelling*: most sentences
of one text say what a sentence of the other says, in the same order; that is how a
machine-like paraphrase differs from an independent report of the same facts.

Direct quotations prove nothing, two reporters may have heard the same words, so quoted
words are left out of every share. Only a text that is the same from its first word to its
last is a copy even if it is all quotation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from models.copying.retelling import retold_words
from models.copying.runs import Places, index, matching_runs
from models.meaning.words import unspaced
from models.records import Copy, CopyKind
from models.settings import Lineage
from models.times import earlier

# From this share of exactly equal words on a copied text is verbatim, else edited.
_VERBATIM = 0.97
# ... and no more than a paragraph of the giver's text may be missing.
_WHOLE = 0.9
# In scripts without spaces, where each character is a word, a run must be longer by this:
# independent Chinese and Japanese reports share up to 13, a name with its title.
_CHARACTERS = 2
# Shares below this are noise: stock phrases, titles of office.
_LEAST_SHARE = 0.1
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
    contained: Mapping[int, frozenset[int]],
    settings: Lineage,
) -> tuple[Copy, ...]:
    """Copies between every two articles, each pair in one direction at most.

    contained: for each table row the rows of the sentences that say all it says, itself
    included. Sorted by giver and taker.
    """
    seeds = {article.id: index(article.words) for article in articles}
    overlaps = {
        (giver.id, taker.id): _overlap(giver, taker, seeds, contained, settings.min_run)
        for giver, taker in permutations(articles, 2)
    }
    found = []
    for first, second in combinations(sorted(articles, key=lambda article: article.id), 2):
        giver, taker = _direction(first, second, overlaps)
        there, back = overlaps[giver.id, taker.id], overlaps[taker.id, giver.id]
        copy = _copy(giver, taker, there, back, settings)
        found += [copy] if copy else []
    return tuple(sorted(_direct(found), key=lambda copy: (copy.giver, copy.taker)))


def share_taken(
    giver: Sequenced,
    taker: Sequenced,
    contained: Mapping[int, frozenset[int]],
    settings: Lineage,
) -> float:
    """The share of the taker's unquoted words, 0 to 1, that stand or are retold in the giver.

    The greater of the share in common runs and the share in sentences retold in order;
    `contained` as for `find_copies`. Who took from whom is not asked.
    """
    seeds = {text.id: index(text.words) for text in (giver, taker)}
    found = _overlap(giver, taker, seeds, contained, settings.min_run)
    return max(found.run, found.retold)


def origins(
    articles: Sequence[Sequenced], copies: Iterable[Copy], settings: Lineage
) -> dict[str, str]:
    """For each article id the id of the article that stands for its origin.

    Articles of one family are one origin; so are a text and what is derived from it. The
    root is one that took its text from nobody, of several the fullest.
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
    takers = {c.taker for c in copies if c.share >= settings.derived}
    return {
        article.id: min(gathered, key=lambda a: (a.id in takers, -len(a.words), a.id)).id
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
    giver: Sequenced,
    taker: Sequenced,
    seeds: Mapping[str, Places],
    contained: Mapping[int, frozenset[int]],
    min_run: int,
) -> _Overlap:
    if giver.words == taker.words:  # word for word, quotations and all
        return _Overlap(1.0, 1.0, 1.0) if taker.words else _Overlap(0.0, 0.0, 0.0)
    if not taker.own_words:
        return _Overlap(0.0, 0.0, 0.0)
    characters = sum(map(unspaced, taker.words)) > len(taker.words) / 2
    least = min_run * (_CHARACTERS if characters else 1)
    runs = matching_runs(seeds[giver.id], seeds[taker.id], least)
    in_quotes = {place for place, quoted in enumerate(taker.quoted) if quoted}
    retold = retold_words([row for row, _ in giver.sentences], taker.sentences, contained)
    return _Overlap(
        run=len(runs.covered - in_quotes) / taker.own_words,
        exact=len(runs.exact - in_quotes) / taker.own_words,
        retold=retold / taker.own_words,
    )


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


def _copy(
    giver: Sequenced, taker: Sequenced, overlap: _Overlap, back: _Overlap, settings: Lineage
) -> Copy | None:
    """What the taker has of the giver; back: what the giver has of the taker.

    Verbatim text is unchanged and whole: to cut a report is to edit it.
    """
    if overlap.run >= settings.derived:
        unchanged, whole = overlap.exact >= _VERBATIM * overlap.run, back.run >= _WHOLE
        kind: CopyKind = "verbatim" if unchanged and whole else "edited"
        return Copy(giver.id, taker.id, round(overlap.run, 4), kind)
    if overlap.retold >= settings.rewritten:
        return Copy(giver.id, taker.id, round(overlap.retold, 4), "rewritten")
    if overlap.run >= _LEAST_SHARE:
        return Copy(giver.id, taker.id, round(overlap.run, 4), "edited")
    return None
