"""How likely two stories are one, and which pairs a person should be asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array

from models.arrays import Floats
from models.grouping.story_heirs import Merge
from models.grouping.story_partition import plausibility
from models.grouping.story_words import StoryItem
from models.settings import Stories

Probabilities = Mapping[frozenset[str], float]

# A merge less likely than this is worth a question, and so are two stories, of more than one
# article each, that are one with at least the other probability.
_SURE, _UNLIKELY = 0.8, 0.2


class Doubt(NamedTuple):
    """Two stories, and the probability, 0 to 1, that they are one."""

    one: str
    other: str
    probability: float


def likely_one(
    stories: Mapping[str, str],
    items: Sequence[StoryItem],
    alike: csr_array,
    read: Floats,
    settings: Stories,
) -> Probabilities:
    """That two stories are one, 0 to 1; absent where no two of their articles are alike.

    By the mean affinity over all pairs, as the share of plausible thresholds below it. stories:
    of each article by its id; articles in none have no say. alike: of `items`, (n, n). read: how
    much there is to read of each, 0 to 1.
    """
    names = sorted(set(stories.values()))
    number = {name: k for k, name in enumerate(names)}
    label = np.array([number.get(stories.get(item.id, ""), -1) for item in items], dtype=np.intp)
    entries = coo_array(alike)
    row, column = (label[axis] for axis in entries.coords)
    across = (row < column) & (row >= 0)
    among = (row[across], column[across])
    sums = coo_array(csr_array((entries.data[across], among), shape=(len(names),) * 2))
    one, other = sums.coords
    size = np.bincount(label[label >= 0], minlength=len(names))
    told = np.bincount(label[label >= 0], read[label >= 0], minlength=len(names))
    mean = sums.data / (size[one] * size[other])
    found = plausibility(mean, (told[one] + told[other]) / (size[one] + size[other]), settings)
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    of_pairs = zip(pairs, found.tolist(), strict=True)
    return {frozenset((names[a], names[b])): probability for (a, b), probability in of_pairs}


def doubts(
    merges: Sequence[Merge],
    likely: Probabilities,
    stories: Mapping[str, str],
    news: Collection[str],
) -> tuple[Doubt, ...]:
    """The merges that are not sure, and the stories that may be one, most doubtful first.

    stories: of each article. news: the stories with new articles; of two others nothing is
    known today that was not known before.
    """
    size = Counter(stories.values())
    unsure = [
        Doubt(merge.into, merge.story, merge.probability)
        for merge in merges
        if merge.probability < _SURE
    ]
    near = [
        Doubt(min(pair), max(pair), probability)
        for pair, probability in likely.items()
        if probability >= _UNLIKELY
        and min(size[name] for name in pair) > 1
        and not pair.isdisjoint(news)
    ]
    return tuple(sorted(unsure + near, key=lambda doubt: (abs(doubt.probability - 0.5), doubt)))
