"""Who speaks in a story, and how many words each voice gives to each statement.

Two views of the others. *Reprints collapsed*: each origin has one vote, however many outlets
print its text. *As published*: it has one for each article of another source, a reprint too, and
so has the source's own origin. Reprints are no tellings of their own: taken for such, 70 to 100%
of sources that are like the others cleared chance where one text is printed three times and more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from models.analysis import Analysis
from models.arrays import Flags, Floats
from models.attention.standing import Standing
from models.claims import Claims
from models.records import Copy
from models.times import out_by


@dataclass(frozen=True, eq=False)
class Others:
    """The others beside a source.

    words: of shape (n_voices, n_statements). articles: the numbers of those of each voice.
    """

    words: Floats
    standing: Standing
    articles: Sequence[Sequence[int]]


@dataclass(frozen=True, eq=False)
class Voice:
    """One source among the others.

    words: of all articles of the story, of shape (n_articles, n_statements). voiced: of these the
    words that the article's origin has a voice for (`voiced_words`). own: the numbers of the
    source's articles.
    """

    analysis: Analysis
    words: Floats
    voiced: Floats
    own: frozenset[int]

    @cached_property
    def told(self) -> Floats:
        """The words that the source gives to each statement."""
        told: Floats = self.words[sorted(self.own)].sum(axis=0)
        return told

    @cached_property
    def out(self) -> Flags:
        """Whether each article was out, or may have been, when the source published last.

        Without a time it was not before the text that it was taken from, but for one that a text
        which was out was taken from: that comes before any guess. Of two equal texts, one late
        and one without a time that nobody cut, nothing tells which was first: it is held late.
        """
        articles = self.analysis.material.articles
        own = [articles[number].published for number in self.own]
        late = {article.id for article in articles if not out_by(article.published, own)}
        given = {article.id for article in articles if article.published} - late
        sure = [copy for copy in self._derived if copy.decided != "length"]
        given = _reached(given, ((c.taker, c.giver) for c in sure if c.giver not in late))
        undated = {article.id for article in articles if not article.published} - given
        late = _reached(late, ((c.giver, c.taker) for c in self._derived if c.taker in undated))
        return np.array([article.id not in late for article in articles])

    @cached_property
    def known(self) -> Flags:
        """Whether each statement was out, or may have been, when the source published last.

        What only appeared later cannot have been omitted; nor what only those told who may have
        the source's own text, but where nobody else tells anything. Of shape (n_statements,).
        """
        before = self.out.copy()
        if self._apart:
            before[sorted(self._following - self.own)] = False
        return np.asarray((self.words[before] > 0).any(axis=0), dtype=np.bool_)

    @cached_property
    def collapsed(self) -> Others:
        """The other origins, of one vote each.

        Where there is none, of the other tellings of the same origin, each different one
        once: a story of one origin has only reprints to compare.
        """
        if articles := self._apart:
            heard = self.out & (self.voiced > 0).any(axis=1)
            early = np.array([heard[numbers].any() for numbers in articles], dtype=np.bool_)
        else:
            articles = _different(self.words, self._elsewhere, self.told)
            told = self.words[self.out]
            tellings = self.words[[numbers[0] for numbers in articles]]
            early = np.array([(told == row).all(axis=1).any() for row in tellings], dtype=np.bool_)
        standing = Standing(early, self.known, np.ones(len(articles)), aside=self._aside(articles))
        return Others(_voices(self.voiced, articles), standing, articles)

    @cached_property
    def published(self) -> Others:
        """The same with as many votes as they have articles of other sources."""
        others, elsewhere = self.collapsed, self._elsewhere
        origins = [self.analysis.origin_of(number) for number in elsewhere]
        mine = {self.analysis.origin_of(number) for number in self.own}
        printed = Counter(origin for origin in origins if origin not in mine)
        votes = list(printed.values())
        if not votes:
            tellings = self.words[elsewhere]
            votes = [int((tellings == row).all(axis=1).sum()) for row in others.words]
        own = float(len(elsewhere) - sum(votes))
        standing = replace(others.standing, votes=np.array(votes, dtype=float), own_votes=own)
        return replace(others, standing=standing)

    @cached_property
    def _apart(self) -> list[list[int]]:
        """The numbers of the articles of each other origin."""
        origins = frozenset(self.analysis.origin_of(number) for number in self.own)
        found = self.analysis.by_origin(range(len(self.words)))
        return [sorted(its) for origin, its in found.items() if origin not in origins]

    def _aside(self, articles: Sequence[Sequence[int]]) -> Flags:
        """Whether each statement had been told by who has no voice: the wire that the source cut.

        Not by who may have the source's own text: with what was cut from it, sources that gave it
        scored up to .24 lower.
        """
        heard = {number for numbers in articles for number in numbers} | self._following
        silent = [n for n in self._elsewhere if self.out[n] and n not in heard]
        return np.asarray((self.words[silent] > 0).any(axis=0), dtype=np.bool_)

    @property
    def _derived(self) -> Iterator[Copy]:
        """The copies of texts that come from one another; no two from one that is missing."""
        origin = self.analysis.origin
        for copy in self.analysis.copies:
            if copy.ancestor is None and origin[copy.giver] == origin[copy.taker]:
                yield copy

    @cached_property
    def _following(self) -> frozenset[int]:
        """The numbers of the articles that may have the source's text, all of it or through others.

        Where a guess says who gave, either may have it from the other. Such a text is drawn anew
        with the source's and told it nothing: taken for known, it made 97 of 100 sources that are
        like the others clear chance, where these came later; as it is, 7.
        """
        articles = self.analysis.material.articles
        equal = np.flatnonzero((self.words == self.told).all(axis=1)).tolist()
        its = {articles[number].id for number in {*self.own, *equal}}
        ways = [(c.giver, c.taker) for c in self.analysis.copies]
        guessed = [(c.taker, c.giver) for c in self.analysis.copies if c.decided == "length"]
        above = _reached(its, {way[::-1] for way in ways} - {*guessed})
        found = _reached(its, (way for way in ways + guessed if way[1] not in above))
        return frozenset(n for n, article in enumerate(articles) if article.id in found)

    @property
    def _elsewhere(self) -> list[int]:
        return [number for number in range(len(self.words)) if number not in self.own]


def _reached(start: Set[str], ways: Iterable[tuple[str, str]]) -> set[str]:
    """`start` and all that the ways lead to from there."""
    steps, found = list(ways), set(start)
    while more := {end for begin, end in steps if begin in found} - found:
        found |= more
    return found


def voice(source: str, analysis: Analysis, words: Floats, voiced: Floats) -> Voice:
    """The source in a story of which `words` and `voiced` tell what each article says."""
    articles = analysis.material.articles
    own = frozenset(n for n, article in enumerate(articles) if article.source == source)
    return Voice(analysis, words, voiced, own)


def words_per_statement(made: Claims, n_articles: int) -> Floats:
    """The words each article gives to each statement, of shape (n_articles, n_statements)."""
    words = np.zeros((n_articles, made.n_statements))
    for claim in made.scored():
        words[claim.number] += np.bincount(claim.statements, minlength=made.n_statements)
    return words


def voiced_words(made: Claims, analysis: Analysis) -> Floats:
    """The same without what a derived article has from another origin than its own.

    Its giver did not say that. With it, one more article that was pasted together from two others
    moved their divergence, and that of the rest, by up to .27.
    """
    articles = analysis.material.articles
    own = [c for c in made.each if (articles[c.number].id, c.sentence.index) not in analysis.lent]
    return words_per_statement(replace(made, each=tuple(own)), len(articles))


def _voices(words: Floats, articles: Sequence[Sequence[int]]) -> Floats:
    """The words of each voice, of shape (n_voices, n_statements).

    A voice gives to a statement what the most generous of its articles gives: a further
    copy, whole or abridged, then changes nothing.
    """
    lengths = np.array([len(numbers) for numbers in articles], dtype=np.int64)
    its = np.array([number for numbers in articles for number in numbers], dtype=np.int64)
    most: Floats = np.maximum.reduceat(words[its], np.cumsum(lengths) - lengths, axis=0)
    return most


def _different(words: Floats, elsewhere: Sequence[int], told: Floats) -> list[list[int]]:
    """Which of the articles `elsewhere` are one telling; without those that are `told` again.

    A further copy of any of them, or of the source's own text, then changes nothing. All if
    nobody tells otherwise.
    """
    alike: dict[bytes, list[int]] = {}
    for number in elsewhere:
        alike.setdefault(words[number].tobytes(), []).append(number)
    apart = [its for its in alike.values() if (words[its[0]] != told).any()]
    return apart or list(alike.values())
