"""How much of a sentence the other origins also say, and which words nobody else says.

Two estimates, averaged. *By words*: a word is said elsewhere when it aligns with a word of
another sentence *and its neighbourhood does too*: claims are several words long, and inside
one story single words find partners everywhere. The match of a word counts by the product
of its own alignment and that of the words around it, in the same other sentence; of all
sentences the best counts. So a sentence of two claims can be covered by two sentences that
make one each. *As a whole*: how much nearer the nearest sentence elsewhere is than the
story's sentences are on average; it finds what is told in quite other words, and the
story's common topic does not count.

Measured on 843 labelled sentences (two readers' sets of real stories; invented ones), AUC
of shared against unique: by words .959, .932, .937; nearness as a whole .901, .837, .930
(plain cosine .895, .885, .913); both .965, .937, .948. With both, the threshold found on
one set serves the others and six further languages; by words alone it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.arrays import Flags, Floats, Integers
from models.meaning.affinity import Affinities, dense_row
from models.meaning.alignment import word_matches
from models.meaning.table import SentenceTable
from models.records import Span, Status
from models.settings import Alignment

# Words on either side that make up a neighbourhood; of 1 to 6 the AUC is .961, .957,
# .950, .946, .940 (no 5), so two: as much context as costs nothing.
_REACH = 2
# Cosines from which a neighbourhood, and a word, begins to count and counts in full.
_NEAR, _WORD = (0.45, 0.65), (0.45, 0.75)
# Sentences that may cover another one: those it covers, or that cover it, most. Keeps the
# cost of a large story in proportion to its sentences.
_NEAREST = 96
# From here on a word is said elsewhere.
_SAID = 0.5
# A run of uncovered words must tell this much (nats): an article or a preposition that
# found no partner is no news.
_TELLING = 3.0
# A pair less likely than this to say the same is not shown as each other's counterpart.
_PLAUSIBLE = 0.05
# What is nearer than the topic by 1 / _NEARNESS of a cosine is as near as can be asked for.
_NEARNESS = 1.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the other origins say of one sentence.

    share: 0 to 1. words: the part of it that was found by words, 0 to 1, weighted by what
    each word tells. said: for each word 0 (nobody else says it) to 1, of shape (n_words,).
    by: for each word the row of the sentence that says it best. best: (row, affinity) of
    the nearest sentence elsewhere.
    """

    share: float
    words: float
    said: Floats
    by: Integers
    best: tuple[int, float] | None


def matches(
    row: int, others: Integers, table: SentenceTable, pairs: Affinities | None = None
) -> Floats:
    """How well each word of sentence `row` is said by each of the sentences `others`, 0 to 1.

    Of shape (n_words, n_others). pairs: what was aligned before, and need not be again.
    """
    weights = table.weights[table.rows(row)]
    known = pairs.matched(row, others, len(weights)) if pairs else None
    aligned = word_matches(table, row, others) if known is None else known
    return np.asarray(
        _ramp(_neighbourhood(aligned, weights), *_NEAR) * _ramp(aligned, *_WORD), dtype=np.float64
    )


def coverage(row: int, elsewhere: Flags, table: SentenceTable, pairs: Affinities) -> Coverage:
    """Coverage of sentence `row` by the sentences where `elsewhere`, of shape (n,), is True.

    Looked for in the nearest of them only, which are all where there are up to `_NEAREST`.
    """
    weights = table.weights[table.rows(row)].astype(np.float64)
    if elsewhere[row]:
        return Coverage(1.0, 1.0, np.ones(len(weights)), np.full(len(weights), row), (row, 1.0))
    others = np.flatnonzero(elsewhere)
    if not len(others) or not len(weights):
        return Coverage(0.0, 0.0, np.zeros(len(weights)), np.full(len(weights), row), None)
    nearest = pairs.nearest(row, others, _NEAREST)
    if not len(nearest):
        nearest = others[:1]
    said = matches(row, nearest, table, pairs)
    best_said = said.max(axis=1)
    by_words = float(best_said @ weights / weights.sum())
    return Coverage(
        share=(by_words + _nearness(row, others, table)) / 2,
        words=by_words,
        said=best_said,
        by=nearest[said.argmax(axis=1)],
        best=_best(row, others, pairs),
    )


def _nearness(row: int, others: Integers, table: SentenceTable) -> float:
    """How much nearer the nearest of `others` is than the story at large, 0 to 1."""
    above = float(table.cosines(row, others).max()) - float(table.topic[row])
    return min(1.0, max(0.0, _NEARNESS * above))


def status(
    found: Coverage, weights: NDArray[np.floating], settings: Alignment, *, told: bool = False
) -> Status:
    """Unique by little coverage; else partial if a whole claim is not told; else shared.

    weights: what each word tells, nats. told: another origin makes its statement, so that it is
    not unique, in whatever words.
    """
    if found.share < settings.unique and not told:
        return "unique"
    return "partial" if untold(found.said, weights) >= settings.claim else "shared"


def is_said(said: Floats) -> Flags:
    """Which words count as said elsewhere."""
    return said >= _SAID


def untold(said: Floats, weights: NDArray[np.floating]) -> float:
    """What the most telling untold stretch of a sentence tells, in nats; see `stretch`."""
    return stretch(~is_said(said), weights)[0]


def stretch(unsaid: Flags, weights: NDArray[np.floating]) -> tuple[float, range]:
    """The most telling stretch of unsaid words: what it tells, in nats, and which words.

    The greatest sum over a run of words in which each unsaid word counts its weight and
    each said one its weight against (Kadane's maximum subarray; Bentley 1984,
    doi:10.1145/358234.381162); of equals the first. 0 and no words where all are said.
    """
    greatest, found, current, start = 0.0, range(0), 0.0, 0
    for place, weight in enumerate(np.where(unsaid, weights, -weights).tolist()):
        if current <= 0.0:
            current, start = 0.0, place
        current += weight
        if current > greatest:
            greatest, found = current, range(start, place + 1)
    return greatest, found


def uncovered_spans(
    spans: Sequence[Span], said: Floats, weights: NDArray[np.floating]
) -> tuple[Span, ...]:
    """The spans of the runs of words that nobody else says."""
    telling = [
        run for run in _runs(~is_said(said)) if weights[run.start : run.stop].sum() >= _TELLING
    ]
    return tuple((spans[run.start][0], spans[run.stop - 1][1]) for run in telling)


def _runs(marked: Flags) -> list[range]:
    """The runs of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]])))
    return [range(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _neighbourhood(aligned: Floats, weights: NDArray[np.floating]) -> Floats:
    """The weighted mean of the alignments around each word, of the shape of `aligned`."""
    places = np.arange(len(weights))
    near = (np.abs(places[:, None] - places) <= _REACH) * weights
    mean: Floats = near @ aligned / np.maximum(near.sum(axis=1, keepdims=True), 1e-9)
    return mean


def _ramp(values: Floats, low: float, high: float) -> Floats:
    return np.clip((values - low) / (high - low), 0.0, 1.0)


def _best(row: int, others: Integers, pairs: Affinities) -> tuple[int, float] | None:
    """The row most likely to say the same, and the probability; None if none plausibly does."""
    same = dense_row(pairs.same, row)[others]
    place = int(same.argmax())
    return (int(others[place]), float(same[place])) if same[place] >= _PLAUSIBLE else None
