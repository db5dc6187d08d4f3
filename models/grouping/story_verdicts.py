"""What holds stories together or apart beside the likeness of their articles.

Both are changes of the affinity that the tree is built on, so that new articles still have
their say: a person's word on two stories counts for each pair of their articles, and
articles known to report one event are held to be somewhat more alike than they look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import coo_array, csr_array

from models.grouping.story_heirs import KnownStory
from models.grouping.story_words import StoryItem

# What the affinity of two articles known to be of one story is multiplied by. 1,479 articles
# day by day over half a year, each up to three days after the event: of 320 that once change
# the id of their story without it 231, 198, 145 and 135 are left at 1.1, 1.2, 1.4 and 1.7, and
# B-cubed F1 is .834 without, then .846, .848, .846 and .836 (with a half-life of 7 days and a
# lower least scale; as they are now, fewer ids change: 29 of 730). An upper bound, so that a few
# near copies join a larger story more easily, makes one story of forecasts told alike each week.
_HELD: Final = 1.4

# The affinity of pairs of which a person said that they are one story, or two.
_TOGETHER, _APART = 2.0, -1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said: whether two sets of articles, by their ids, are `one` event."""

    these: tuple[str, ...]
    those: tuple[str, ...]
    one: bool


def open_verdicts(verdicts: Sequence[Verdict], home: Mapping[str, str]) -> list[Verdict]:
    """The verdicts that the known stories do not heed yet. home: of each article its story."""
    return [
        verdict
        for verdict in verdicts
        if (sides := (_home(verdict.these, home), _home(verdict.those, home))).count(None) == 0
        and (sides[0] == sides[1]) != verdict.one
    ]


def judged(
    alike: csr_array,
    items: Sequence[StoryItem],
    known: Sequence[KnownStory],
    verdicts: Sequence[Verdict],
) -> csr_array:
    """The affinity of `items` with what was said; the newest verdict of a pair holds.

    A verdict on a known story's articles holds for those that joined it since.
    """
    if not verdicts:
        return alike
    place = {item.id: number for number, item in enumerate(items)}
    home = {article: story for story in known for article in story.articles}
    changed = alike.tolil()
    for verdict in verdicts:
        these, those = (_grown(side, home) for side in (verdict.these, verdict.those))
        if these & those:  # one known story has both: only what was named is said of
            these, those = set(verdict.these), set(verdict.those)
        for one in these & place.keys():
            for other in those & place.keys():
                value = _TOGETHER if verdict.one else _APART
                changed[place[one], place[other]] = changed[place[other], place[one]] = value
    return csr_array(changed)


def held_together(
    alike: csr_array, items: Sequence[StoryItem], home: Mapping[str, str]
) -> csr_array:
    """The affinity of `items`, greater within known stories. home: of each article its story."""
    numbers: dict[str, int] = {}
    story = np.array(
        [
            numbers.setdefault(home[item.id], len(numbers)) if item.id in home else -1 - place
            for place, item in enumerate(items)
        ]
    )
    entries = coo_array(alike)
    row, column = entries.coords
    held = np.where((story[row] == story[column]) & (entries.data > 0), _HELD, 1.0)
    return csr_array((entries.data * held, entries.coords), shape=alike.shape)


def _home(articles: Sequence[str], home: Mapping[str, str]) -> str | None:
    """The story that has most of the articles; None where none has any."""
    found = Counter(home[article] for article in articles if article in home)
    return min(found, key=lambda story: (-found[story], story), default=None)


def _grown(articles: Sequence[str], home: Mapping[str, KnownStory]) -> set[str]:
    """The articles, and all of the story that has most of them now."""
    story = _home(articles, {article: known.id for article, known in home.items()})
    joined = (known.articles for known in home.values() if known.id == story)
    return set(articles).union(next(joined, ()))
