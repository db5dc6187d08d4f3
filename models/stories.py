"""Articles grouped into the events they report.

1. A sparse graph of pairs that are alike enough and near in time (`models.grouping.story_signals`).
2. The tree of average linkage over it, and of that the branches that last
   (`models.grouping.story_tree`): a story of three articles in a crowded field and one of two
   hundred headlines are both found, without being told which to look for.

How wide a range of thresholds is plausible depends on how much there is to read. Two full
texts on one event agree in most names and numbers; two headlines on it may share one word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from models.grouping.story_signals import (
    LEAST,
    StoryItem,
    in_proportion,
    likeness,
    opening,
    opening_vectors,
)
from models.grouping.story_tree import Tree, average_linkage_tree, lasting
from models.prose.text import count_words
from models.settings import Stories

__all__ = ["StoryItem", "group", "opening", "opening_vectors", "story_ids"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# An article of so few words is a bare headline, of so many a text; between, by degrees.
_HEADLINE_WORDS, _TEXT_WORDS = 15, 60


def group(
    items: Sequence[StoryItem], settings: Stories, vectors: Floats | None = None
) -> list[int]:
    """The story of each article: 0, 1, ... in the order of each story's first article.

    vectors: (n, dimension), as `opening_vectors` gives them; without them, words decide
    alone. The partition does not depend on the order of `items`, and only articles of one
    language are ever one story.
    """
    by_language: dict[str | None, list[int]] = defaultdict(list)
    for place in sorted(range(len(items)), key=lambda place: _content(items[place])):
        by_language[items[place].lang].append(place)
    labels = np.full(len(items), -1)
    for members in by_language.values():
        told = None if vectors is None else vectors[members]
        found = _group([items[place] for place in members], told, settings)
        labels[members] = found + labels.max(initial=-1) + 1
    names: dict[int, int] = {}
    return [names.setdefault(label, len(names)) for label in labels.tolist()]


def story_ids(items: Sequence[StoryItem], labels: Sequence[int]) -> list[str]:
    """An id of each article's story: 16 hexadecimal digits, of its earliest article.

    So a story keeps its id when later articles join it. Articles without a date come last.
    """
    first: dict[int, tuple[str, tuple[str, ...]]] = {}
    for item, label in zip(items, labels, strict=True):
        found = (item.published or "9999", _content(item))
        first[label] = min(found, first.get(label, found))
    named = {
        label: blake2b("\n".join(content).encode(), digest_size=8).hexdigest()
        for label, (_, content) in first.items()
    }
    return [named[label] for label in labels]


def _content(item: StoryItem) -> tuple[str, ...]:
    return (item.title, item.text, item.source, item.id)


def _group(items: Sequence[StoryItem], vectors: Floats | None, settings: Stories) -> Integers:
    """The stories among articles of one language, numbered without order."""
    affinity = in_proportion(likeness(items, vectors, settings))
    tree = average_linkage_tree(affinity, LEAST / 2)
    return lasting(tree, *_plausible(tree, _reading(items), settings))


def _reading(items: Sequence[StoryItem]) -> Floats:
    """How much there is to read of each article: 0 for a bare headline, 1 for a text."""
    counts = np.array([count_words(f"{item.title}\n{item.text}") for item in items], dtype=float)
    return np.clip((counts - _HEADLINE_WORDS) / (_TEXT_WORDS - _HEADLINE_WORDS), 0.0, 1.0)


def _plausible(tree: Tree, reading: Floats, settings: Stories) -> tuple[Floats, Floats]:
    """The share of plausible thresholds above which each node, and its parent, is joined.

    Thresholds are spread log-normally around `settings.same`.
    """
    from scipy.special import ndtr  # half a second to import

    spread = settings.headline_spread ** (1 - _mean_of(tree, reading))
    spread *= settings.spread ** _mean_of(tree, reading)
    above = np.where(tree.parent >= 0, tree.height[tree.parent], 0.0)

    def share(height: Floats) -> Floats:
        """The share of thresholds below `height`."""
        apart = np.log(np.maximum(height, LEAST / 2) / settings.same)
        below: Floats = ndtr(apart / spread)
        return below

    return share(tree.height), share(above)


def _mean_of(tree: Tree, value: Floats) -> Floats:
    """The mean of the leaves' `value` under each node."""
    total = np.concatenate([value, np.zeros(len(tree.parent) - tree.leaves)])
    size = np.concatenate([np.ones(tree.leaves), np.zeros(len(tree.parent) - tree.leaves)])
    for node, parent in enumerate(tree.parent):
        if parent >= 0:
            total[parent] += total[node]
            size[parent] += size[node]
    return np.asarray(total / size)
