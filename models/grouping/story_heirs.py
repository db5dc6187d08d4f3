"""Which of today's stories is which of yesterday's, and what became of the others.

A known story lives on where most of its articles are. Where several live on in one place,
the largest keeps its id, of equals the oldest, and the others are merged into it. Articles
that are elsewhere than most of their story were split off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from models.times import when


@dataclass(frozen=True, slots=True)
class KnownStory:
    """A story as it is known so far.

    articles: the ids of those that today's articles are compared with. older: how many more
    it has, from before that time. first: when its earliest was published, ISO 8601, or None.
    """

    id: str
    articles: tuple[str, ...]
    older: int = 0
    first: str | None = None

    @property
    def size(self) -> int:
        """How many articles it has in all."""
        return len(self.articles) + self.older


@dataclass(frozen=True, slots=True)
class Merge:
    """A known story that is no more: its `articles`, and all older ones, are `into` another's.

    probability: that the two are one, 0 to 1, by the likeness of the articles known before.
    """

    story: str
    into: str
    articles: tuple[str, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Split:
    """Articles of a known `story`, which lives on, that are `into` another now."""

    story: str
    into: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """What the stories of today are called.

    names: of each label the id. merged: (story, into, articles) of each known story that is
    no more; split: likewise, of each part that left its story.
    """

    names: Mapping[int, str]
    merged: tuple[tuple[str, str, tuple[str, ...]], ...]
    split: tuple[Split, ...]


def succession(
    known: Sequence[KnownStory], labels: Mapping[str, int], order: Sequence[str]
) -> Succession:
    """Name each label.

    labels: of each article. order: all articles, the earliest first; a new story is named
    after its earliest article. What is known of articles that have no label stays as it is.
    """
    place = {article: number for number, article in enumerate(order)}
    parts = {story.id: _parts(story, labels, place) for story in known}
    heirs = _heirs(known, parts)
    names = {label: heir.id for label, heir in heirs.items()}
    founders = _first_of(order, labels)
    home = {article: story.id for story in known for article in story.articles}
    for label in sorted(set(labels.values()) - names.keys()):
        names[label] = _new_id(founders[label], home.get(founders[label]))
    merged, split = [], []
    for story, by_label in sorted(parts.items()):
        for number, (label, articles) in enumerate(by_label):
            if names[label] == story:
                continue
            if number == 0:
                merged.append((story, names[label], articles))
            else:
                split.append(Split(story, names[label], articles))
    return Succession(names, tuple(merged), tuple(split))


def _parts(
    story: KnownStory, labels: Mapping[str, int], place: Mapping[str, int]
) -> list[tuple[int, tuple[str, ...]]]:
    """The parts of a story, by label: the one in which it lives on comes first."""
    by_label: dict[int, list[str]] = defaultdict(list)
    for article in sorted(set(story.articles) & labels.keys(), key=place.__getitem__):
        by_label[labels[article]].append(article)
    ranked = sorted(by_label.items(), key=lambda part: (-len(part[1]), place[part[1][0]]))
    return [(label, tuple(articles)) for label, articles in ranked]


def _heirs(
    known: Sequence[KnownStory], parts: Mapping[str, list[tuple[int, tuple[str, ...]]]]
) -> dict[int, KnownStory]:
    """Of each label the known story that it goes on with, if there is one."""
    heirs: dict[int, KnownStory] = {}
    for story in sorted(known, key=lambda story: (-story.size, when(story.first), story.id)):
        if parts[story.id]:
            heirs.setdefault(parts[story.id][0][0], story)
    return heirs


def _first_of(order: Sequence[str], labels: Mapping[str, int]) -> dict[int, str]:
    first: dict[int, str] = {}
    for article in order:
        first.setdefault(labels[article], article)
    return first


def _new_id(founder: str, former: str | None) -> str:
    """The id of a new story: of its earliest article and, if that left a story, of the story.

    So an article that founded a story and is split off from it does not take its id along.
    """
    return blake2b(f"{former or ''}\n{founder}".encode(), digest_size=8).hexdigest()
