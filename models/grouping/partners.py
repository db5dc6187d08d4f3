"""Of an article's sentences the one that says what a sentence of another article says.

A claim told in quite other words is less alike than two neighbouring claims in the same words.
But an article seldom says a thing twice, so that one of its sentences at most is the partner of
a sentence elsewhere. How far a pair is ahead of its rivals, the likeliest other partners of the
two in each other's article, tells what its likeness alone does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
from scipy.sparse import coo_array, csr_array

from models.arrays import Flags, Floats, Integers
from models.meaning.table import rarity
from models.numbers.quantities import Quantity, agree

# How much of its lead over a rival, in log odds, a pair gains on either side; the log odds that
# a rival has at least; and of how many other sentences in an article half of that is gained:
# without others to choose from a lead tells nothing. Of the pairs of labelled stories (invented,
# real, real) the average precision of the same main claim is .892, .780, .696 with .25 of each
# lead and .864, .768, .678 without. Of the sources in which readers found a claim 191, 197 and
# 214 have a cell by it in the report, without 169, 193, 199, and as many of the cells are true;
# B-cubed F1 of a quarter of ECB+, one to three sentences an article, stays (.667; .663 by whole
# leads, at a precision of .72 for .79). With gains of .2 to .4, rivals of -3, halves at 8 it is
# nearly the same.
_GAIN, _LEAST, _HALF = 0.3, -4.0, 4.0
# What the log odds of a pair of two articles gain where one figure is in both, a date aside, and
# few others have it. Of pairs of labelled stories with .05 to .8 before (invented, real, real,
# invented papers of which the facts were noted first) .65, .54, .59 and .95 with such a figure
# are one claim, and .21, .16, .22 and .28 of the others; a date in common, mostly the day of the
# event, tells nothing. Claims found elsewhere are 203, 198 and 223 with it (191, 197, 214), cells
# that are wrong 2, 13 and 10 (2, 10, 10), statements of one source that others tell too 26, 23
# and 63 (35, 27, 67). In ECB+, where a figure as of a quake is in every other sentence, the
# B-cubed F1 falls by .005, and by .011 if it counts there as well. From .75 to 1.5 it is nearly
# the same.
_SHARED = 1.0
# Less likely pairs do not come near a statement by it, and are not read for it.
_READ = 0.05
# Probabilities are kept to four decimals: no log odds lie further out.
_ROUNDED = 0.00005

Tellers = Sequence[frozenset[int]]
"""For each of n sentences the articles that tell it, none for a headline."""


def preferred(
    same: csr_array, told_by: Tellers, figures: Sequence[Sequence[Quantity]] = ()
) -> csr_array:
    """`same`, higher where two sentences have no better partner, lower where one of them has.

    same: (n, n), symmetric, probability of same content; 0 and 1 stay. Pairs that one article
    tells stay, and so do those of a sentence that none tells; it is nobody's rival either.
    figures: those of each sentence, where they count. Two that have one in common gain by it; two
    that both have some and none in common gain nothing: other words for a claim leave its figures.
    """
    pairs = coo_array(same)
    order = np.lexsort(pairs.coords[::-1])
    one, other = (axis[order].astype(np.int64) for axis in pairs.coords)
    probability = pairs.data[order]
    apart = _apart(one, other, told_by)
    reverse = np.lexsort((one, other))  # where, in that order, each pair stands turned round
    shared = np.zeros(len(one))
    if figures:
        read = apart & (probability >= _READ) & (one < other)  # each pair once, then turned round
        once = _SHARED * _one_figure(one, other, read, told_by, figures)
        shared = once + once[reverse]
    lead = _lead(one, other, _log_odds(probability) + shared, told_by)
    gained = shared + _GAIN * (lead + lead[reverse]) * apart
    if figures:
        gained = np.where(_other_figures(one, other, gained, figures), 0.0, gained)
    odds = probability * np.exp(gained)
    return csr_array((odds / (1 - probability + odds), (one, other)), shape=same.shape)


def _lead(one: Integers, other: Integers, odds: Floats, told_by: Tellers) -> Floats:
    """How far each pair is ahead of `one` with the other sentences of `other`'s articles."""
    count = _others(told_by)[other]
    lead: Floats = odds - np.maximum(_rivals(one, other, odds, told_by), _LEAST)
    return lead * count / (count + _HALF)


def _others(told_by: Tellers) -> Integers:
    """How many other sentences stand in the longest article of each, of shape (n,)."""
    sizes = np.bincount(np.fromiter(chain.from_iterable(told_by), np.int64), minlength=1)
    longest = [max((int(sizes[article]) for article in its), default=1) for its in told_by]
    return np.array(longest, dtype=np.int64) - 1


def _rivals(one: Integers, other: Integers, odds: Floats, told_by: Tellers) -> Floats:
    """The greatest log odds of `one` with another sentence of `other`'s articles.

    odds: of each pair; all of shape (n_pairs,). Minus infinity where there is none.
    """
    counts = np.array([len(articles) for articles in told_by], dtype=np.int64)
    pair = np.repeat(np.arange(len(one)), counts[other])
    article = np.fromiter(chain.from_iterable(told_by[row] for row in other.tolist()), np.int64)
    order = np.lexsort((-odds[pair], article, one[pair]))  # each sentence's partners in an article
    pair, article = pair[order], article[order]
    changes = (np.diff(one[pair]) != 0) | (np.diff(article) != 0)
    begins = np.concatenate([[True], changes])[: len(pair)]
    ends = np.concatenate([changes, [True]])[: len(pair)]
    first = np.maximum.accumulate(np.where(begins, np.arange(len(pair)), 0))
    next_best = np.where(ends, -np.inf, np.roll(odds[pair], -1))
    found = np.full(len(one), -np.inf)
    np.maximum.at(found, pair, np.where(begins, next_best, odds[pair][first]))
    return found


def _one_figure(
    one: Integers,
    other: Integers,
    read: Flags,
    told_by: Tellers,
    figures: Sequence[Sequence[Quantity]],
) -> Floats:
    """How much the pairs to `read` have a figure in common that is no date, 0 to 1.

    The less, the more sentences have it, as the magnitude of an earthquake.
    """
    undated = [[its for its in each if its.kind != "date"] for each in figures]
    told = [its for its, articles in zip(undated, told_by, strict=True) if articles]
    count = Counter(chain.from_iterable({its.meaning for its in each} for each in told))
    some = np.array([bool(each) for each in undated], dtype=np.bool_)
    found = np.zeros(len(one))
    for pair in np.flatnonzero(read & some[one] & some[other]).tolist():
        common = [
            max(count[here.meaning], count[there.meaning])
            for here in undated[one[pair]]
            for there in undated[other[pair]]
            if agree(here, there)
        ]
        found[pair] = rarity(min(common), len(told)) if common else 0.0
    return found


def _other_figures(
    one: Integers, other: Integers, gained: Floats, figures: Sequence[Sequence[Quantity]]
) -> Flags:
    """Which pairs that gain have figures on both sides, and none of the one is the other's."""
    found = np.zeros(len(one), dtype=np.bool_)
    for pair in np.flatnonzero(gained > 0).tolist():
        here, there = figures[one[pair]], figures[other[pair]]
        found[pair] = bool(here and there) and not _in_common(here, there)
    return found


def _in_common(here: Sequence[Quantity], there: Sequence[Quantity]) -> bool:
    return any(agree(one, other) for one in here for other in there)


def _apart(one: Integers, other: Integers, told_by: Tellers) -> Flags:
    """Which pairs are of sentences that different articles tell."""
    return np.array(
        [
            bool(told_by[a] and told_by[b]) and told_by[a].isdisjoint(told_by[b])
            for a, b in zip(one.tolist(), other.tolist(), strict=True)
        ],
        dtype=np.bool_,
    )


def _log_odds(probability: Floats) -> Floats:
    held = np.clip(probability, _ROUNDED, 1 - _ROUNDED)
    found: Floats = np.log(held / (1 - held))
    return found
