"""How alike two articles are, judged by what they report: a sparse graph of likely pairs.

Likeness is the cosine of weighted word counts, together with the cosine of an encoder's
vectors of the articles' openings where there are any, and fades with the days between.
A word weighs by how much it tells in the language at large (`models.meaning.words.information`),
so no statistic of the articles at hand enters. The inverse document frequency of the
window, the usual choice, gains .01 B-cubed F1 where all news are of one field, and ties
every story to whatever else was read.

Tried and left out, for no gain on data other than that they were fitted to: the title
counted more than once, word pairs, names and numbers apart, neighbours' words lent to short
texts. Two texts of one source are as often one event as two texts of two sources
(headlines), so the source has no say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array, diags_array, vstack

from models.encoders.encoding import Encoded
from models.errors import InputError
from models.meaning.background import FALLBACK, Background, unit
from models.meaning.words import information, words
from models.settings import Stories

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# Share of the encoder's cosine in likeness. All shares from .25 to .5 give the same B-cubed
# F1 to .01; none at all costs .03 on bare headlines and .01 to .02 on texts.
_VECTORS_SHARE = 0.5
# Where words stand alone, what their likeness is multiplied by to be on the same scale.
# B-cubed F1 is flat from 1.3 to 1.5.
_WORDS_ALONE = 1.4
# Cosines up to this are no likeness: openings on different events have .2 in the median
# (headlines, multilingual-e5-small, centred), since all of them are news.
_UNRELATED = 0.2
# Words more common than this (in nats) are grammar and count nothing.
_GRAMMAR = 2.0
# Pairs less alike are no pairs. Half of random pairs of news share a word and lie below.
LEAST = 0.05
# The words of an article's text that, after its title, say what happened.
_OPENING_WORDS = 60
_ROWS_AT_ONCE = 1024
# Likeness is judged against that of the nearest few (self-tuning scaling, Zelnik-Manor and
# Perona 2004): where all news are of one field, much is alike that is not one event. Only
# the fourth root of their scale: the whole of it finds small stories in a crowded field
# better (AllSides, best cut: .79 without, .84 with) but needs another cut for each size.
_NEAREST, _SCALE_POWER, _LEAST_SCALE = 5, 0.25, 0.3

_ENDING = re.compile(r"(?:'s|'|s')$")


@dataclass(frozen=True, slots=True)
class StoryItem:
    """An article as far as grouping reads it.

    text: empty for a bare headline. published: ISO 8601, a date or a date with time, or
    None. lang: ISO 639-1, or None where it is not known, a language of its own.
    """

    id: str
    title: str
    text: str
    source: str
    published: str | None
    lang: str | None


def opening(item: StoryItem) -> str:
    """What an encoder should read of an article: its title and the first words of its text."""
    return f"{item.title}\n{' '.join(item.text.split()[:_OPENING_WORDS])}".strip()


def opening_vectors(
    items: Sequence[StoryItem], encoded: Mapping[str, Encoded], common: Background
) -> Floats:
    """What an encoder made of each article's `opening`, of shape (n, dimension).

    encoded: by opening. Rows have unit length, without what all sentences of the language
    have in common, so that the cosines of all models are on one scale.
    """
    shift = [common.centres[common.known(item.lang or FALLBACK)].sentences for item in items]
    rows = [
        encoded[opening(item)].sentence.astype(np.float32) - centre
        for item, centre in zip(items, shift, strict=True)
    ]
    dimension = len(common.centres[FALLBACK].sentences)
    return unit(np.array(rows).reshape(len(items), dimension)).astype(np.float64)


def likeness(items: Sequence[StoryItem], vectors: Floats | None, settings: Stories) -> csr_array:
    """How alike each two of n articles are, (n, n), symmetric, 0 to 1, no diagonal.

    vectors: (n, dimension), as `opening_vectors` gives them; None judges by words alone.
    Pairs below `LEAST`, or more than `settings.window` days apart, are absent. Cost
    follows the pairs inside the window.
    """
    told = _word_vectors(items)
    day = np.array([_day(item) for item in items])
    order = np.argsort(day, kind="stable")  # undated (nan) last
    blocks = [
        _block(order[start : start + _ROWS_AT_ONCE], told, vectors, day, settings)
        for start in range(0, len(items), _ROWS_AT_ONCE)
    ]
    in_order = vstack(blocks, format="csr") if blocks else csr_array((0, 0))
    return csr_array(in_order[np.argsort(order)])


def _block(
    rows: Integers, told: csr_array, vectors: Floats | None, day: Floats, settings: Stories
) -> csr_array:
    """The rows of the likeness of some articles to all."""
    columns = np.flatnonzero(~(_apart(day, day[rows]) > settings.window))
    alike = (told[rows] @ told[columns].T).toarray()
    if vectors is None:
        alike = np.minimum(_WORDS_ALONE * alike, 1.0)
    else:
        cosine = vectors[rows] @ vectors[columns].T
        related = np.maximum(cosine - _UNRELATED, 0.0) / (1 - _UNRELATED)
        alike = (1 - _VECTORS_SHARE) * alike + _VECTORS_SHARE * related
    gap = np.abs(day[rows][:, None] - day[columns])
    alike *= np.where(gap > settings.window, 0.0, _fading(gap, settings))
    alike[rows[:, None] == columns] = 0.0
    row, column = np.nonzero(alike >= LEAST)
    shape = (len(rows), len(day))
    return csr_array((alike[row, column], (row, columns[column])), shape=shape)


def _apart(day: Floats, others: Floats) -> Floats:
    """Days from each of `day` to the span of `others`; nan where either is undated."""
    if np.isnan(others).any():
        return np.full(len(day), np.nan)
    apart: Floats = np.maximum(np.maximum(others.min() - day, day - others.max()), 0.0)
    return apart


def _fading(gap: Floats, settings: Stories) -> Floats:
    late = np.maximum(np.nan_to_num(gap) - settings.days, 0.0)
    fading: Floats = np.exp2(-late / settings.half_life)
    return fading


def in_proportion(alike: csr_array) -> csr_array:
    """Likeness over the scale of both articles: how alike each is to its nearest few.

    of shape (n, n) as given. Entry (i, j) is divided by (s_i s_j)**(1/8), where s is the
    mean likeness to the nearest five, at least .3.
    """
    scale = np.maximum(_nearest_mean(alike), _LEAST_SCALE) ** (-_SCALE_POWER / 2)
    return csr_array(diags_array(scale) @ alike @ diags_array(scale))


def _nearest_mean(alike: csr_array) -> Floats:
    """The mean of each row's greatest entries, absent ones counted as 0."""
    row = coo_array(alike).row
    order = np.lexsort((-alike.data, row))
    place = np.arange(len(order)) - alike.indptr[row[order]]
    near = order[place < _NEAREST]
    total = np.bincount(row[near], alike.data[near], minlength=alike.shape[0])
    return np.asarray(total / _NEAREST, dtype=np.float64)


def _word_vectors(items: Sequence[StoryItem]) -> csr_array:
    """Weighted word counts of each article, rows of unit length (0 without a word)."""
    vocabulary: dict[str, int] = {}
    entries = [
        (row, vocabulary.setdefault(word, len(vocabulary)), weight)
        for row, item in enumerate(items)
        for word, weight in _weights(item)
    ]
    rows, columns, weights = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(items), max(1, len(vocabulary)))
    counts = csr_array((np.array(weights, dtype=float), (rows, columns)), shape=shape)
    length = np.sqrt(counts.multiply(counts).sum(axis=1))
    return csr_array(diags_array(1 / np.where(length > 0, length, 1.0)) @ counts)


def _weights(item: StoryItem) -> Iterator[tuple[str, float]]:
    counts = Counter(_stem(word) for word in words(f"{item.title}\n{item.text}"))
    for word, count in counts.items():
        told = information(word, item.lang or "en") - _GRAMMAR
        if told > 0:
            yield word, (1 + np.log(count)) * np.sqrt(told)


def _stem(word: str) -> str:
    """`word` without a genitive or plural s, as English and its neighbours write them.

    Bare headlines gain .03 B-cubed F1 by it: they rarely say a word twice.
    """
    word = _ENDING.sub("", word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def _day(item: StoryItem) -> float:
    """Days since 1970 at which `item` was published; nan where it does not say."""
    if not item.published:
        return np.nan
    try:
        moment = datetime.fromisoformat(item.published)
    except ValueError as error:
        raise InputError(
            f"{item.id}: {item.published!r} is no date. Write it in ISO 8601 "
            "(2026-03-13 or 2026-03-13T08:30:00Z), or leave it out."
        ) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / 86_400
