"""The one judgement everything rests on: whether two sentences say the same thing.

A weighted sum of few signals, each of which can only help in one direction, turned into
a probability by a logistic curve. The weights are set by hand: a logistic regression on
the same signals, trained on two of the three labelled sets and tested on the third, was
worse than this sum on each (docs/experiments.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from models.arrays import Floats
from models.encoders.background import Vectors
from models.meaning.alignment import Alignment, align
from models.meaning.calibration import Calibration
from models.meaning.candidates import candidate_pairs
from models.meaning.letters import letter_vectors
from models.meaning.table import USUAL_TOPIC, Rows, SentenceTable
from models.numbers.quantities import conflicting, quantities

# A pair in which neither sentence covers this much of the other says different things:
# of 2,703 same-content ECB+ pairs fewer than 1 in 200 fall below.
CANDIDATE_COVERAGE = 0.35

_SHORTER, _LONGER, _LETTERS, _SENTENCE = 2 / 3, 1 / 3, 0.3, 0.4
# Taken off where a quantity of one kind and unit has another value: rank
# correlation on headlines .862 with it, .850 without; no difference elsewhere.
_CONFLICT = 0.1
# How much of the story's common topic is taken off. On labelled stories (real, real,
# invented) average precision of the same main claim is .742, .664, .815 with it and .724,
# .624, .796 without, and one curve fits all three better (midpoints .86, .78, .73 against
# .96, .91, .71). ECB+, whose stories are two events each, loses: .508 against .528; so .8
# rather than 1.2.
_TOPIC = 0.8
# Quantities are read only where they can matter: below, no probability exceeds .03.
_LIKELY = 0.45

# Coverage from which a sentence says nothing new.
CONTAINED = 0.65

# Pairs whose rows are held in memory at once: few enough for the processor's cache.
_PAIRS_AT_ONCE = 2_000


@dataclass(frozen=True, eq=False)
class Judged:
    """Judgements on pairs of sentences, all of shape (n_pairs,).

    total: the weighted sum of the signals, about 0 to 1.7. same: the probability that both
    say the same. aligned: word by word.
    letters: likeness of wording, 0 to 1. cosine: of the sentence vectors, -1 to 1.
    """

    total: Floats
    same: Floats
    aligned: Alignment
    letters: Floats
    cosine: Floats

    @property
    def there(self) -> Vectors:
        """How much of the first the second covers, 0 to 1."""
        return self.aligned.there

    @property
    def back(self) -> Vectors:
        """How much of the second the first covers, 0 to 1."""
        return self.aligned.back


@dataclass(frozen=True, eq=False)
class Affinities:
    """Pairwise judgements on the n sentences of a table, sparse.

    same: (n, n), symmetric, probability of same content; absent entries are 0. In a comparison
    rivals have a say in it (`models.grouping.partners`).
    covers: (n, n), entry (i, j) says how much of i is covered by j; 0 where neither covers
    `CANDIDATE_COVERAGE` of the other.
    letters: (n, n), symmetric on the pairs of `same`, likeness of wording.
    cosine: (n, n), symmetric on the pairs of `same`, of the sentence vectors.
    words: how well words are matched, -1 to 1; those of i in j begin at entry (i, j) of
    `words_at`, (n, n), less 1.
    """

    same: csr_array
    covers: csr_array
    letters: csr_array
    cosine: csr_array
    words: Vectors
    words_at: csr_array

    def probability(self, one: int, other: int) -> float:
        """The probability, 0 to 1, that sentences `one` and `other` say the same."""
        return 1.0 if one == other else float(self.same[one, other])

    def likeness(self, one: int, other: int) -> float:
        """How alike the two are worded, 0 to 1."""
        return float(self.letters[one, other])

    def nearest(self, one: int, among: Rows, most: int) -> Rows:
        """Of the sentences `among`, up to `most` that cover `one`, or are covered by it, most.

        In ascending order. Where there are more than `most`, only candidates count. Sentences
        outside `among` have no say.
        """
        if len(among) <= most:
            return among
        there, back = dense_row(self.covers, one)[among], dense_row(self._covered_by, one)[among]
        either = np.maximum(there, back)
        near = np.flatnonzero(either)
        if len(near) > most:
            near = near[np.argsort(-either[near], kind="stable")[:most]]
        return np.sort(among[near])

    def matched(self, one: int, others: Rows, n_words: int) -> Floats | None:
        """How well each of the `n_words` words of `one` is matched in each of `others`, -1 to 1.

        Of shape (n_words, n_others); None if any pair was not judged.
        """
        begin = dense_row(self.words_at, one)[others].astype(np.int64) - 1
        if (begin < 0).any():
            return None
        found: Floats = self.words[begin + np.arange(n_words)[:, None]].astype(np.float64)
        return found

    @cached_property
    def _covered_by(self) -> csr_array:
        return csr_array(self.covers.T)

    def contained(self) -> dict[int, frozenset[int]]:
        """For each sentence those that say all it says, itself included."""
        whole = coo_array(self.covers >= CONTAINED)
        found: dict[int, set[int]] = {row: {row} for row in range(self.covers.shape[0])}
        for row, other in zip(*(axis.tolist() for axis in whole.coords), strict=True):
            found[row].add(other)
        return {row: frozenset(others) for row, others in found.items()}


def dense_row(matrix: csr_array, row: int) -> Floats:
    """Row `row` of a square sparse array with all its zeros, of shape (n,)."""
    whole = np.zeros(matrix.shape[0])
    places = slice(matrix.indptr[row], matrix.indptr[row + 1])
    whole[matrix.indices[places]] = matrix.data[places]
    return whole


def dense_block(matrix: csr_array, rows: Rows) -> Floats:
    """The entries of a square sparse array among `rows`, of shape (n_rows, n_rows)."""
    return np.array([dense_row(matrix, row)[rows] for row in rows.tolist()]).reshape(
        len(rows), len(rows)
    )


def affinities(table: SentenceTable, calibration: Calibration) -> Affinities:
    """All candidate pairs of `table`, judged."""
    first, second = candidate_pairs(table)
    judged = judge(table, first, second, calibration, _topic(table, first, second))
    kept = np.maximum(judged.there, judged.back) >= CANDIDATE_COVERAGE
    first, second = first[kept], second[kept]
    places = (np.concatenate([first, second]), np.concatenate([second, first]))

    def sparse(there: NDArray[Any], back: NDArray[Any]) -> csr_array:
        values = np.concatenate([there[kept], back[kept]])
        return csr_array((values, places), shape=(len(table), len(table)))

    return Affinities(
        same=sparse(judged.same, judged.same),
        covers=sparse(judged.there, judged.back),
        letters=sparse(judged.letters, judged.letters),
        cosine=sparse(judged.cosine, judged.cosine),
        words=judged.aligned.words,
        words_at=sparse(judged.aligned.there_at + 1, judged.aligned.back_at + 1),
    )


def judge(
    table: SentenceTable,
    first: Rows,
    second: Rows,
    calibration: Calibration,
    topic: Floats | float = 0.0,
) -> Judged:
    """The sentences `first` and `second` of `table`, pair by pair; both of shape (n_pairs,).

    topic: what is taken off each total because everything in its story is about the same.
    """
    aligned = align(table, first, second)
    there, back = aligned.there, aligned.back
    letters = _row_products(letter_vectors(table.words, table.rarity), first, second)
    gains = table.sentence_gains[table.language[first], table.language[second]]
    cosine = np.clip(_row_products(table.sentences, first, second) * gains, -1.0, 1.0)
    total = (
        _SHORTER * np.minimum(there, back)
        + _LONGER * np.maximum(there, back)
        + _LETTERS * letters
        + _SENTENCE * cosine
        - topic
    )
    likely = np.flatnonzero(total >= _LIKELY)
    total[likely] -= _CONFLICT * _conflicts(table, first[likely], second[likely])
    return Judged(total, calibration.probability(total), aligned, letters, cosine)


def _topic(table: SentenceTable, first: Rows, second: Rows) -> Floats:
    """What two sentences have in common with all of their story, beyond the usual."""
    above = table.topic - USUAL_TOPIC
    return _TOPIC * (above[first] + above[second]) / 2


def _row_products(vectors: csr_array | Vectors, first: Rows, second: Rows) -> Floats:
    """The products of rows `first` with rows `second`, some pairs at a time."""
    products = [np.zeros(0)]
    for start in range(0, len(first), _PAIRS_AT_ONCE):
        one, other = (vectors[part[start : start + _PAIRS_AT_ONCE]] for part in (first, second))
        product = one.multiply(other) if isinstance(one, csr_array) else one * other
        products.append(np.asarray(product.sum(axis=1), dtype=np.float64).ravel())
    return np.concatenate(products)


def _conflicts(table: SentenceTable, first: Rows, second: Rows) -> Floats:
    """Whether a quantity of one sentence contradicts one of the other, 0 or 1."""
    told = {
        row: quantities(table.texts[row], table.langs[row])
        for row in np.unique(np.concatenate([first, second])).tolist()
    }
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    return np.array([conflicting(told[a], told[b]) for a, b in pairs], dtype=np.float64)
