"""The stories among articles: a sparse affinity, its tree, and the branches that last.

How wide a range of thresholds is plausible depends on how much there is to read. Two full
texts on one event agree in most names and numbers; two headlines on it may share one word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from models.arrays import Floats, Integers
from models.encoders.background import Background
from models.grouping.story_languages import languages
from models.grouping.story_names import with_names
from models.grouping.story_signals import LEAST, in_proportion, likeness
from models.grouping.story_tree import Tree, average_linkage_tree, lasting
from models.grouping.story_words import StoryItem, reading
from models.settings import Stories


def affinity(
    items: Sequence[StoryItem],
    vectors: Floats | None,
    settings: Stories,
    across: Background | None = None,
) -> csr_array:
    """How alike each two of n articles are, in proportion to their nearest and by names, (n, n).

    Symmetric, without a diagonal. across: of a model that may join languages, its background;
    without, there is nothing between articles of two languages.
    """
    told = languages(items, across)
    alike = likeness(items, vectors, told, settings)
    in_window = in_proportion(alike, told, reading(items))
    if vectors is None:  # then names are most of what is alike already, and would decide alone
        return in_window
    return with_names(in_window, alike, items, settings)


def partition(alike: csr_array, read: Floats, settings: Stories) -> Integers:
    """The story of each of n articles, numbered without order.

    alike: (n, n), as `affinity` gives it. read: as `reading` gives it.
    """
    tree = average_linkage_tree(alike, LEAST / 2)
    return lasting(tree, *_plausible(tree, read, settings))


def plausibility(height: Floats, read: Floats, settings: Stories) -> Floats:
    """The share of plausible thresholds below a mean affinity: that it is one of one story.

    Thresholds are spread log-normally around `settings.same`, for headlines wider than for
    texts. read: how much there is to read, 0 to 1, of the same shape as height. It counts by its
    square root, so that headlines among texts leave these nearly as sure as they are alone. In
    proportion, texts were joined that are not one event (of AllSides, 40% headlines, B-cubed
    precision of the texts was .81 for .87 without headlines).
    """
    from scipy.special import ndtr  # half a second to import

    told = np.sqrt(read)
    spread = settings.headline_spread ** (1 - told) * settings.spread**told
    below: Floats = ndtr(np.log(np.maximum(height, LEAST / 2) / settings.same) / spread)
    return below


def _plausible(tree: Tree, read: Floats, settings: Stories) -> tuple[Floats, Floats]:
    """The share of plausible thresholds above which each node, and its parent, is joined."""
    mean = _mean_of(tree, read)
    above = np.where(tree.parent >= 0, tree.height[tree.parent], 0.0)
    return plausibility(tree.height, mean, settings), plausibility(above, mean, settings)


def _mean_of(tree: Tree, value: Floats) -> Floats:
    """The mean of the leaves' `value` under each node."""
    total = np.concatenate([value, np.zeros(len(tree.parent) - tree.leaves)])
    size = np.concatenate([np.ones(tree.leaves), np.zeros(len(tree.parent) - tree.leaves)])
    for node, parent in enumerate(tree.parent):
        if parent >= 0:
            total[parent] += total[node]
            size[parent] += size[node]
    return np.asarray(total / size)
