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


class Likely:
    """How likely groups of articles are one story, by the affinity of their articles."""

    def __init__(
        self, items: Sequence[StoryItem], alike: csr_array, read: Floats, settings: Stories
    ) -> None:
        self._items = [item.id for item in items]
        self._entries = coo_array(alike)
        self._read = read
        self._settings = settings

    def one(self, stories: Mapping[str, str]) -> Probabilities:
        """That two stories are one, 0 to 1; absent where no two of their articles are alike.

        stories: of each article. By the mean affinity over all pairs, as the share of
        plausible thresholds below it.
        """
        names = sorted(set(stories.values()))
        number = {name: k for k, name in enumerate(names)}
        label = np.array([number.get(stories.get(item, ""), -1) for item in self._items])
        row, column = (label[axis] for axis in self._entries.coords)
        across = (row < column) & (row >= 0)
        shape = (len(names),) * 2
        sums = coo_array(csr_array((self._entries.data[across], (row[across], column[across])),
                                   shape=shape))  # fmt: skip
        size = np.bincount(label[label >= 0], minlength=len(names))
        told = np.bincount(label[label >= 0], self._read[label >= 0], minlength=len(names))
        one, other = sums.coords
        mean = sums.data / (size[one] * size[other])
        read = (told[one] + told[other]) / (size[one] + size[other])
        return {
            frozenset((names[a], names[b])): p
            for a, b, p in zip(
                one.tolist(),
                other.tolist(),
                plausibility(mean, read, self._settings).tolist(),
                strict=True,
            )
        }


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
