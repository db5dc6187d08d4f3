"""Articles grouped into the events they report, all at once or day by day.

1. A sparse graph of pairs that are alike enough and near in time (`models.grouping.story_signals`),
   likelier where they share names that hardly any text holds (`models.grouping.story_names`).
2. The tree of average linkage over it, and of that the branches that last
   (`models.grouping.story_tree`): a story of three articles in a crowded field and one of two
   hundred headlines are both found, without being told which to look for.
3. Day by day, the articles of a window are grouped anew, those known to belong together being
   held to be somewhat more alike, and each story keeps the id of the known story whose most
   articles it has (`models.grouping.story_heirs`). What does not change keeps its id, what was
   judged too early is mended, and an article older than the window can pull nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import blake2b

from models.arrays import Floats
from models.encoders.background import Background
from models.grouping.story_doubts import Doubt, Probabilities, doubts, likely_one
from models.grouping.story_heirs import KnownStory, Merge, Split, Succession, succession
from models.grouping.story_partition import affinity, partition
from models.grouping.story_signals import opening_vectors
from models.grouping.story_verdicts import Verdict, held_together, judged, open_verdicts
from models.grouping.story_words import StoryItem, opening, reading
from models.settings import Stories
from models.times import when

__all__ = [
    "Assignment",
    "Doubt",
    "KnownStory",
    "Merge",
    "Split",
    "StoryItem",
    "Verdict",
    "assign",
    "group",
    "opening",
    "opening_vectors",
    "story_ids",
]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The story of each article, and what changed by it.

    stories: (article, story) in the order of the items. created: the ids of new stories.
    doubtful: merges of which it is not sure that they are right, and stories with new articles
    that may be one, the most doubtful first; of merged stories the ids that they had.
    """

    stories: tuple[tuple[str, str], ...]
    created: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    doubtful: tuple[Doubt, ...] = ()


def group(
    items: Sequence[StoryItem],
    settings: Stories,
    vectors: Floats | None = None,
    across: Background | None = None,
) -> list[int]:
    """The story of each article: 0, 1, ... in the order of each story's first article.

    vectors: (n, dimension), as `opening_vectors` gives them; without them, words decide
    alone. across: the background of the model that made them; with it, articles in two
    languages that the model knows may be one story, without it only those in one language.
    The partition does not depend on the order of `items`.
    """
    order, ranked, told = _in_canonical_order(items, vectors)
    alike = affinity(ranked, told, settings, across)
    found = partition(alike, reading(ranked), settings)
    labels = dict(zip(order, found.tolist(), strict=True))
    names: dict[int, int] = {}
    return [names.setdefault(labels[place], len(names)) for place in range(len(items))]


def assign(  # noqa: PLR0913, PLR0917 - what is known, what is new, and what they are judged by
    known: Sequence[KnownStory],
    items: Sequence[StoryItem],
    settings: Stories,
    vectors: Floats | None = None,
    verdicts: Sequence[Verdict] = (),
    across: Background | None = None,
) -> Assignment:
    """The story of each article of a window, given the stories known so far.

    items: all articles of the window, known ones and new ones, each id once; cost follows
    their number. vectors, across: as for `group`. verdicts: what a person said of doubtful pairs.
    Where no article is new and no verdict unheeded, nothing changes. The result does not
    depend on the order of `items` or `known`.
    """
    home = {article: story.id for story in known for article in story.articles}
    heeded = open_verdicts(verdicts, home)
    if not heeded and all(item.id in home for item in items):
        return Assignment(tuple((item.id, home[item.id]) for item in items))
    _, ranked, told = _in_canonical_order(items, vectors)
    alike = judged(affinity(ranked, told, settings, across), ranked, known, verdicts)
    read = reading(ranked)
    found = partition(held_together(alike, ranked, home), read, settings)
    labels = {item.id: label for item, label in zip(ranked, found.tolist(), strict=True)}
    heirs = succession(known, labels, [item.id for item in sorted(ranked, key=_age)])
    likely = partial(likely_one, items=ranked, alike=alike, read=read, settings=settings)
    return _assignment(items, known, heirs, labels, likely)


def story_ids(items: Sequence[StoryItem], labels: Sequence[int]) -> list[str]:
    """An id of each article's story: 16 hexadecimal digits, of its earliest article.

    So a story keeps its id when later articles join it. Articles without a date come last.
    """
    first: dict[int, tuple[datetime, tuple[str, ...]]] = {}
    for item, label in zip(items, labels, strict=True):
        found = (when(item.published), _content(item))
        first[label] = min(found, first.get(label, found))
    named = {
        label: blake2b(_bytes(content), digest_size=8).hexdigest()
        for label, (_, content) in first.items()
    }
    return [named[label] for label in labels]


def _bytes(content: Sequence[str]) -> bytes:
    """Half letters too, which JSON can hold and UTF-8 cannot."""
    return "\n".join(content).encode("utf-8", "surrogatepass")


def _in_canonical_order(
    items: Sequence[StoryItem], vectors: Floats | None
) -> tuple[list[int], list[StoryItem], Floats | None]:
    """Places, items and vectors in an order that depends on content alone."""
    order = sorted(range(len(items)), key=lambda place: _content(items[place]))
    told = None if vectors is None else vectors[order]
    return order, [items[place] for place in order], told


def _content(item: StoryItem) -> tuple[str, ...]:
    return (item.title, item.text, item.source, item.id)


def _age(item: StoryItem) -> tuple[datetime, str]:
    return when(item.published), item.id


def _assignment(
    items: Sequence[StoryItem],
    known: Sequence[KnownStory],
    heirs: Succession,
    labels: dict[str, int],
    likely: Callable[[Mapping[str, str]], Probabilities],
) -> Assignment:
    """The assignment in the words of ids, with how sure each merge is."""
    stories = {item.id: heirs.names[labels[item.id]] for item in items}
    home = {article: story.id for story in known for article in story.articles}
    news = {story for article, story in stories.items() if article not in home}
    before = likely({item: home[item] for item in stories if item in home})
    merges = tuple(
        Merge(story, into, articles, before.get(frozenset((story, into)), 0.0))
        for story, into, articles in heirs.merged
    )
    return Assignment(
        stories=tuple(stories.items()),
        created=tuple(sorted(set(stories.values()) - {story.id for story in known})),
        merges=merges,
        splits=heirs.split,
        doubtful=doubts(merges, likely(stories), stories, news),
    )
