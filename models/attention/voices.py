"""Who speaks in a story, and how many words each voice gives to each statement.

Two views of the others. *Reprints collapsed*: each origin has one vote, however many outlets
print its text. *As published*: it has one for each article of another source, a reprint too, and
so has the source's own origin. Reprints are no tellings of their own: taken for such, 70 to 100%
of sources that are like the others cleared chance where one text is printed three times and more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.analysis import Analysis
from models.attention.standing import Standing
from models.claims import Claims
from models.times import earlier, latest

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Others:
    """The others beside a source. words: of shape (n_voices, n_statements)."""

    words: Floats
    standing: Standing


@dataclass(frozen=True, eq=False)
class Voice:
    """One source among the others.

    words: of all articles of the story, of shape (n_articles, n_statements). own: the
    numbers of the source's articles.
    """

    analysis: Analysis
    words: Floats
    own: frozenset[int]

    @cached_property
    def told(self) -> Floats:
        """The words that the source gives to each statement."""
        told: Floats = self.words[sorted(self.own)].sum(axis=0)
        return told

    @cached_property
    def out(self) -> NDArray[np.bool_]:
        """Whether each article was out, or may have been, when the source published last."""
        articles = self.analysis.material.articles
        last = latest([articles[number].published for number in self.own])
        return np.array([earlier(last, article.published) >= 0 for article in articles])

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Whether each statement was out, or may have been, when the source published last.

        What only appeared later cannot have been omitted. Of shape (n_statements,).
        """
        return np.asarray((self.words[self.out] > 0).any(axis=0), dtype=np.bool_)

    @cached_property
    def collapsed(self) -> Others:
        """The other origins, of one vote each.

        Where there is none, of the other tellings of the same origin, each different one
        once: a story of one origin has only reprints to compare.
        """
        origins = frozenset(self.analysis.origin_of(number) for number in self.own)
        heard = np.where(self.out[:, None], self.words, 0.0)
        others = origin_voices(self.analysis, self.words, origins)
        if len(others):
            by_then = origin_voices(self.analysis, heard, origins)
            early = np.asarray(by_then.any(axis=1), dtype=np.bool_)
            return Others(others, Standing(early, self.known, np.ones(len(others))))
        others = _different(self.words[self._elsewhere], self.told)
        told = self.words[self.out]
        early = np.array([(told == row).all(axis=1).any() for row in others], dtype=np.bool_)
        return Others(others, Standing(early, self.known, np.ones(len(others))))

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
        return Others(others.words, standing)

    @property
    def _elsewhere(self) -> list[int]:
        return [number for number in range(len(self.words)) if number not in self.own]


def voice(source: str, analysis: Analysis, words: Floats) -> Voice:
    """The source in a story of which `words` tells what each article says."""
    articles = analysis.material.articles
    own = frozenset(n for n, article in enumerate(articles) if article.source == source)
    return Voice(analysis, words, own)


def words_per_statement(made: Claims, n_articles: int) -> Floats:
    """The words each article gives to each statement, of shape (n_articles, n_statements)."""
    words = np.zeros((n_articles, made.n_statements))
    for claim in made.scored():
        words[claim.number] += np.bincount(claim.statements, minlength=made.n_statements)
    return words


def origin_voices(analysis: Analysis, words: Floats, apart_from: frozenset[str]) -> Floats:
    """The words of each origin outside `apart_from`, of shape (n_origins, n_statements).

    An origin gives to a statement what the most generous of its articles gives: a further
    copy, whole or abridged, then changes nothing.
    """
    members: dict[str, list[int]] = {}
    for number in range(len(words)):
        origin = analysis.origin_of(number)
        if origin not in apart_from:
            members.setdefault(origin, []).append(number)
    rows = [words[numbers].max(axis=0) for numbers in members.values()]
    return np.array(rows).reshape(len(rows), words.shape[1])


def _different(tellings: Floats, told: Floats) -> Floats:
    """The distinct rows of `tellings` that are not `told` again; all if there are none.

    A further copy of any of them, or of the source's own text, then changes nothing.
    """
    distinct = np.unique(tellings, axis=0)
    apart = distinct[(distinct != told).any(axis=1)]
    return apart if len(apart) else distinct
