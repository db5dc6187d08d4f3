"""How alike two articles are, judged by what they report: a sparse graph of likely pairs.

Likeness is that of words (`models.grouping.story_words`), together with the cosine of an
encoder's vectors of the articles' openings where there are any. Between two languages, which
share few words, the cosine alone tells, in as far as the model knows them
(`models.grouping.story_languages`). Likeness is greater where both openings name the same days
and figures and less where they name others (`models.grouping.story_details`), and it fades with
the days between.

Tried and left out, for no gain on data other than that they were fitted to: word pairs, names
apart, words weighed by their rarity in the window (alone, mixed with that in the language, as a
share of the shorter text), character n-grams, aligning the encoder's vectors word by word, the
likeness of two articles' likenesses to all others, k-reciprocal neighbours, neighbours' words
lent to short texts, a higher least scale for headlines (.4: titles of AllSides gain .016, UCI and
ECB+ lose .005 each), the mean of the vectors of an article's first six sentences mixed with that
of its opening (AllSides .835 to .841 for .847; their best matches, late interaction, order pairs
worse: average precision .434 against .467), other encoders (of
AllSides all-mpnet-base-v2 has .838, with the default model .847, the Universal Sentence Encoder
.837 either way), openings held to be at least as alike as 1.3 times the words of two texts
(features and follow-ups join; ECB+ loses .014), known names counted (of equally alike pairs of
AllSides fewer are one event the more they share; rare ones count, `models.grouping.story_names`).
How near two articles stand in each other's ranking, learned on half of AllSides, lifts the best cut
of the other half from .87 to .91: it learns that every story there has three articles. Two texts of
one source are as often one event as two texts of two sources (UCI, ECB+; in AllSides, by its
making, never), so the source has no say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, diags_array, vstack

from models.arrays import Floats, Integers
from models.encoders.background import FALLBACK, Background, unit
from models.encoders.encoding import Encoded
from models.errors import InputError
from models.grouping.story_details import Details, agreement, details
from models.grouping.story_languages import Languages
from models.grouping.story_words import StoryItem, opening, reading, word_vectors
from models.settings import Stories
from models.times import when

# Share of the encoder's cosine in likeness. All shares from .25 to .5 give the same B-cubed
# F1 to .01; none at all costs .03 on bare headlines and .01 to .02 on texts.
_VECTORS_SHARE = 0.4
# Where words stand alone, what their likeness is multiplied by to be on the same scale.
# B-cubed F1 is flat from 1.3 to 1.5.
_WORDS_ALONE = 1.4
# Cosines up to this are no likeness: openings on different events have .2 in the median
# (headlines, multilingual-e5-small, centred), since all of them are news.
_UNRELATED = 0.2
# The words of two articles in two languages are taken to be as alike as those of two articles in
# one language with the same cosine: of pairs of AllSides and ECB+ with cosines around .35, .45,
# .55, .65, .75 and .85 the words have .04, .10, .20, .30, .40 and .51 in the mean, which is the
# cosine less this.
_WORDS_BEHIND = 0.35
# The opening of a text tells more than a headline on its event, so their cosine is less than that
# of two headlines or two texts. Where 15 or 40% of articles are bare headlines among texts, drawn
# at random, this and the square root in `story_partition.plausibility` lift B-cubed F1 of half of
# AllSides from .846 and .810 to .853 and .834, of ECB+ from .895 and .869 to .903 and .890, and of
# the halves that had no say from .860 and .811 to .868 and .829, and from .881 and .838 to .889
# and .878. From .4 to 1 all gain. The like for words gains no more, and where words stand alone it
# joins a headline with a text that mentions its matter. The like for short and long texts gains
# .01 to .02 where half are cut to 50 words, and loses up to .04 of the other half of ECB+.
_HEADLINE_BEHIND_TEXT = 0.7
# Pairs less alike are no pairs. Half of random pairs of news share a word and lie below.
LEAST = 0.05
_ROWS_AT_ONCE = 256
# Likeness is judged against that of the nearest few (self-tuning scaling, Zelnik-Manor and
# Perona 2004): where all news are of one field, much is alike that is not one event. The whole
# of their scale would suit small stories in a crowded field best but inflates what is alike to
# nothing: of AllSides where most stories have one article it loses .09 B-cubed F1. Any number
# from 5 to 40 serves, with `Stories.same` to match, to .01.
_NEAREST, _SCALE_POWER = 12, 0.75
# The least scale is for windows of few articles, all unlike: of headlines, which are alike by
# chance more often, and of texts. With .25 for both, UCI loses .008; with .3 for both, draws of ten
# stories of AllSides and ECB+ with up to eight articles each have .91 to .96 recall for .93 to .98,
# and B-cubed F1 less by up to .016. With .2 for texts dated AllSides has .912 for .900, its stories
# told once .940 for .948, and a bakery joins the library that opens in its town.
_LEAST_SCALE_OF_HEADLINES, _LEAST_SCALE_OF_TEXTS = 0.3, 0.25
# A least scale for texts that falls with what is near them (their mean likeness to it and .13; .17)
# gave thirteen invented weeks a mean of .836 (.821) for .816, and joined that bakery again.


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


def likeness(
    items: Sequence[StoryItem],
    vectors: Floats | None,
    told: Languages,
    settings: Stories,
) -> csr_array:
    """How alike each two of n articles are, (n, n), symmetric, 0 to 1, no diagonal.

    vectors: (n, dimension), as `opening_vectors` gives them; None judges by words alone.
    told: the languages of the articles, and between which of them there is likeness.
    Pairs below `LEAST`, or more than `settings.window` days apart, are absent. Cost
    follows the pairs inside the window.
    """
    day = np.array([_day(item) for item in items])
    signals = _Signals(word_vectors(items), vectors, details(items), day, told, reading(items))
    order = np.argsort(day, kind="stable")  # undated (nan) last
    blocks = [
        _block(order[start : start + _ROWS_AT_ONCE], signals, settings)
        for start in range(0, len(items), _ROWS_AT_ONCE)
    ]
    in_order = vstack(blocks, format="csr") if blocks else csr_array((0, 0))
    return csr_array(in_order[np.argsort(order)])


@dataclass(frozen=True, slots=True, eq=False)
class _Signals:
    """What is known of n articles: a row for each, and the day of publication (nan: none).

    read: how much there is to read of each, 0 to 1.
    """

    words: csr_array
    vectors: Floats | None
    details: Details
    day: Floats
    told: Languages
    read: Floats


def _block(rows: Integers, signals: _Signals, settings: Stories) -> csr_array:
    """The rows of the likeness of some articles to all."""
    day = signals.day
    columns = np.flatnonzero(~(_apart(day, day[rows]) > settings.window))
    alike = _alike(rows, columns, signals)
    gap = np.abs(day[rows][:, None] - day[columns])
    alike *= agreement(signals.details.at(rows), signals.details.at(columns), gap, alike)
    alike *= np.where(gap > settings.window, 0.0, _fading(gap, settings))
    alike[rows[:, None] == columns] = 0.0
    row, column = np.nonzero(alike >= LEAST)
    shape = (len(rows), len(day))
    return csr_array((np.minimum(alike[row, column], 1.0), (row, columns[column])), shape=shape)


def _alike(rows: Integers, columns: Integers, signals: _Signals) -> Floats:
    """The likeness of words and vectors, of vectors alone between two languages."""
    words: Floats = (signals.words[rows] @ signals.words[columns].T).toarray()
    one, other = signals.told.number[rows], signals.told.number[columns]
    same = one[:, None] == other
    if signals.vectors is None:
        return np.where(same, np.minimum(_WORDS_ALONE * words, 1.0), 0.0)
    cosine = signals.vectors[rows] @ signals.vectors[columns].T
    cosine = np.minimum(cosine * signals.told.gain[np.ix_(one, other)], 1.0)
    related = np.maximum(cosine - _UNRELATED, 0.0) / (1 - _UNRELATED)
    words = np.where(same, words, np.maximum(cosine - _WORDS_BEHIND, 0.0))
    related *= 1 + _HEADLINE_BEHIND_TEXT * np.abs(
        signals.read[rows][:, None] - signals.read[columns]
    )
    return (1 - _VECTORS_SHARE) * words + _VECTORS_SHARE * related


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


def in_proportion(alike: csr_array, told: Languages, read: Floats) -> csr_array:
    """Likeness over the scale of both articles: how alike each is to its nearest few.

    Of shape (n, n), as given. Entry (i, j) is divided by (s_i s_j)**(3/8), where s is the
    mean likeness to the nearest twelve of the language, so that what is told in others
    changes nothing within one; at least .3 for a headline and .25 for a text.

    read: of each article how much there is to read, 0 to 1.
    """
    entries = coo_array(alike)
    row, column = entries.coords
    within = told.number[row] == told.number[column]
    own = csr_array((entries.data[within], (row[within], column[within])), shape=alike.shape)
    least = _LEAST_SCALE_OF_HEADLINES * (1 - read) + _LEAST_SCALE_OF_TEXTS * read
    scale = np.maximum(_nearest_mean(own), least) ** (-_SCALE_POWER / 2)
    return csr_array(diags_array(scale) @ alike @ diags_array(scale))


def _nearest_mean(alike: csr_array) -> Floats:
    """The mean of each row's greatest entries, absent ones counted as 0."""
    row = coo_array(alike).row
    order = np.lexsort((-alike.data, row))
    place = np.arange(len(order)) - alike.indptr[row[order]]
    near = order[place < _NEAREST]
    total = np.bincount(row[near], alike.data[near], minlength=alike.shape[0])
    return np.asarray(total / _NEAREST, dtype=np.float64)


def _day(item: StoryItem) -> float:
    """Days since 1970 at which `item` was published; nan where it does not say."""
    if not item.published:
        return np.nan
    try:
        moment = when(item.published)
    except ValueError as error:
        raise InputError(
            f"{item.id}: {item.published!r} is no date. Write it in ISO 8601 "
            "(2026-03-13 or 2026-03-13T08:30:00Z), or leave it out."
        ) from error
    return moment.timestamp() / 86_400
