"""What is counted of each telling in each statement.

Its sentences by status, how it words what it shares, and the details on which it disagrees. A
sentence counts with the statement that it mainly makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.analysis import Analysis
from models.arrays import Flags, Floats, Integers
from models.chance.ordering import Hashes, hashed
from models.disagreement.disagreements import Disagreements
from models.gathering import Gathering
from models.meaning.affinity import dense_row
from models.meaning.coverage import untold
from models.scores import FigureName
from models.settings import Alignment

# What is counted, by its place on the last axis: sentences by status, those whose wording is
# compared and the sum of their distances, those held against another and those that disagree.
SHARED, PARTIAL, UNIQUE, WORDED, DISTANCE, ALIGNED, OFF = range(7)
STATUSES: Final[dict[FigureName, int]] = {"shared": SHARED, "partial": PARTIAL, "unique": UNIQUE}
_KINDS = 7


@dataclass(frozen=True, eq=False)
class Sentences:
    """The scored sentences of a story in order, all of shape (n_sentences,).

    article: the number of its article. text: a number for its words as its origin's. share,
    untold: how much of it others say, 0 to 1, and what the longest stretch that they do not say
    tells, in nats. distance: how far its wording is from that of its counterpart elsewhere, 0 to
    1; NaN where it has none. aligned, off: whether it is held against a sentence elsewhere, and
    whether it disagrees with one. voiced: whether the article's origin speaks in it
    (`Analysis.voice_of`).
    """

    article: Integers
    text: Integers
    share: Floats
    untold: Floats
    distance: Floats
    aligned: Flags
    off: Flags
    voiced: Flags

    def statuses(self, told: Flags, settings: Alignment) -> Integers:
        """SHARED, PARTIAL or UNIQUE, as `models.meaning.coverage.status` has it.

        told: whether several origins make its statement, of shape (n_sentences,).
        """
        partial = np.where(self.untold >= settings.claim, PARTIAL, SHARED)
        unique = (self.share < settings.unique) & ~told
        return np.asarray(np.where(unique, UNIQUE, partial), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Tallies:
    """What is counted, statement by statement.

    status, statement: of each sentence. each: of each article as a voice among others, of shape
    (n_articles, n_statements, 7), without what it has from another origin. tags: hashes of it,
    of shape (n_articles, n_statements); 0 where all is 0.
    """

    sentences: Sentences
    status: Integers
    statement: Integers
    each: Floats
    tags: Hashes

    def of_source(self, own: Sequence[int]) -> Floats:
        """What is counted of a source, all its articles together, of shape (n_statements, 7)."""
        whose = np.where(np.isin(self.sentences.article, own), 0, -1)
        shape = (1, *self.each.shape[1:])
        counted: Floats = _counted(self.sentences, self.status, self.statement, whose, shape)[0]
        return counted

    def of_cells(
        self, voices: Sequence[Sequence[int]], tellers: Integers, told: Integers
    ) -> Floats:
        """What is counted of voices in statements, of shape (n_cells, 7).

        voices: the articles of each, the source first. Teller and statement `told` of each cell,
        of shape (n_cells,). A voice of several articles has the most that one of them has: a
        further copy changes nothing. The source has all that is counted of it.
        """
        found = np.zeros((len(tellers), _KINDS))
        for place in range(max(map(len, voices))):
            article = np.array([its[min(place, len(its) - 1)] for its in voices], dtype=np.int64)
            found = np.maximum(found, self.each[article[tellers], told])
        found[tellers == 0] = self.of_source(voices[0])[told[tellers == 0]]
        return found

    def tags_of(self, voices: Sequence[Sequence[int]], core: Flags) -> Hashes:
        """The tags of voices, of shape (n_voices, n_statements), the source first.

        core: whether it omits a statement that it does not tell, of shape (n_statements,).
        """
        found = self.tags[[its[0] for its in voices]]
        for voice, its in enumerate(voices):
            if len(its) > 1:
                found[voice] = self.tags[list(its)].max(axis=0)
        found[0] = _tags(self.of_source(voices[0])[None])[0] + core.astype(np.uint64)
        return found


def sentences_of(gathered: Gathering, off: Disagreements, same_at: float) -> Sentences:
    """The scored sentences of a story, with what does not hang on the thresholds of statements."""
    analysis, claims = gathered.analysis, list(gathered.made.scored())
    ids = [article.id for article in analysis.material.articles]
    texts: dict[tuple[int, str], int] = {}
    keys = [(claim.row, analysis.origin_of(claim.number)) for claim in claims]
    number = [texts.setdefault(key, len(texts)) for key in keys]
    distances = np.array([_distance(*key, analysis, same_at) for key in texts], dtype=np.float64)
    places = [(ids[claim.number], claim.sentence.index) for claim in claims]
    weights = [analysis.table.weights[analysis.table.rows(claim.row)] for claim in claims]
    stretches = [untold(c.found.said, w) for c, w in zip(claims, weights, strict=True)]
    return Sentences(
        article=np.array([claim.number for claim in claims], dtype=np.int64),
        text=np.array(number, dtype=np.int64),
        share=np.array([claim.found.share for claim in claims], dtype=np.float64),
        untold=np.array(stretches, dtype=np.float64),
        distance=distances[number],
        aligned=np.array([place in off.aligned for place in places], dtype=np.bool_),
        off=np.array([place in off.off for place in places], dtype=np.bool_),
        voiced=np.array([place not in analysis.lent for place in places], dtype=np.bool_),
    )


def statuses(sentences: Sentences, gathered: Gathering, settings: Alignment) -> Integers:
    """SHARED, PARTIAL or UNIQUE of each sentence, as they are gathered."""
    several = gathered.carried.sum(axis=0) > 1
    return sentences.statuses(several[gathered.primary], settings)


def tallies(sentences: Sentences, gathered: Gathering, settings: Alignment) -> Tallies:
    """What is counted of each article in each statement."""
    status, statement = statuses(sentences, gathered, settings), gathered.primary
    shape = (*gathered.words.shape, _KINDS)
    whose = np.where(sentences.voiced, sentences.article, -1)
    each = _counted(sentences, status, statement, whose, shape)
    return Tallies(sentences, status, statement, each, _tags(each))


def _counted(
    sentences: Sentences,
    status: Integers,
    statement: Integers,
    whose: Integers,
    shape: tuple[int, ...],
) -> Floats:
    """What is counted of tellers in statements, of `shape` (n_tellers, n_statements, 7).

    whose: the teller of each sentence, -1 for none, of shape (n_sentences,). Words that one
    repeats are compared once.
    """
    found = np.zeros(shape)
    its = whose >= 0
    for kind, flags in ((ALIGNED, sentences.aligned), (OFF, sentences.off)):
        np.add.at(found[..., kind], (whose[its], statement[its]), flags[its])
    np.add.at(found, (whose[its], statement[its], status[its]), 1.0)
    first = np.zeros(len(whose), dtype=np.bool_)
    first[np.unique(np.column_stack([whose, sentences.text]), axis=0, return_index=True)[1]] = True
    worded = its & first & ~np.isnan(sentences.distance)
    place = whose[worded], statement[worded]
    np.add.at(found[..., WORDED], place, 1.0)
    np.add.at(found[..., DISTANCE], place, sentences.distance[worded])
    return found


def _tags(each: Floats) -> Hashes:
    """A hash of what is counted in each cell, of shape (n_articles, n_statements)."""
    tags = np.zeros(each.shape[:2], dtype=np.uint64)
    articles, statements, kinds = np.nonzero(each)
    values = hashed(
        np.ascontiguousarray(each[articles, statements, kinds]).view(np.uint64)
    ) + kinds.astype(np.uint64)
    np.add.at(tags, (articles, statements), hashed(values))
    return tags


def _distance(row: int, origin: str, analysis: Analysis, same_at: float) -> float:
    """How differently a sentence of an origin is worded elsewhere: 0 the same, 1 nothing in common.

    1 minus the cosine of character n-gram vectors with the sentence of another origin that is
    likeliest to say the same; NaN where none does.
    """
    elsewhere = analysis.elsewhere[origin]
    if elsewhere[row]:
        return 0.0
    same = np.where(elsewhere, dense_row(analysis.pairs.same, row), 0.0)
    if same.max(initial=0.0) < same_at:
        return float("nan")
    return 1.0 - analysis.pairs.likeness(row, int(same.argmax()))
