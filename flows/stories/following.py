"""The stories that can still grow: those with an article inside the window of grouping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from flows.store.compared.events import open_events
from flows.store.compared.telling_articles import Teller, tellers
from flows.store.database.engine import Store
from models.errors import InputError
from models.settings import Stories
from models.times import story_order

_SHOWN = 8

Named = TypeVar("Named", "FollowedStory", Teller)


@dataclass(frozen=True, slots=True)
class FollowedStory:
    """A story, with its articles of the window, the earliest first."""

    id: str
    articles: tuple[Teller, ...]

    @property
    def title(self) -> str:
        """The headline of its earliest article that has one, as on the page of the story.

        A mere day counts by its start there, and is listed by its noon.
        """
        titled = [
            (story_order(one.published, one.source, one.article), one.title)
            for one in self.articles
            if one.title
        ]
        return min(titled)[1] if titled else f"Story {self.id}"

    @property
    def sources(self) -> tuple[str, ...]:
        """Who tells it, each once, the earliest first."""
        return tuple(dict.fromkeys(one.source for one in self.articles))


def followed_stories(store: Store, settings: Stories, now: datetime) -> list[FollowedStory]:
    """All of them, the latest first."""
    known = open_events(store, now - timedelta(days=settings.window))
    told = tellers(store, [name for story in known for name in story.articles])
    found = [
        FollowedStory(story.id, _in_time(told[name] for name in story.articles if name in told))
        for story in known
    ]
    found = [story for story in found if story.articles]
    return sorted(found, key=lambda story: (story.articles[-1].at, story.id), reverse=True)


def story_named(stories: Sequence[FollowedStory], prefix: str) -> FollowedStory:
    """The story whose id begins so. Raises InputError where none or several do."""
    return _named(
        {story.id: story for story in stories},
        prefix,
        "No story whose id begins with {prefix!r} can still change: see `rashomon stories list`. "
        "What is older than the window of grouping stays as it is.",
    )


def article_named(story: FollowedStory, prefix: str) -> Teller:
    """The article of a story whose id begins so. Raises InputError likewise."""
    return _named(
        {one.article: one for one in story.articles},
        prefix,
        f"No article of story {story.id} has an id that begins with {{prefix!r}}: see "
        f"`rashomon stories show {story.id}`.",
    )


def _named(known: dict[str, Named], prefix: str, missing: str) -> Named:
    found = sorted(name for name in known if name.startswith(prefix)) if prefix else []
    if not found:
        raise InputError(missing.format(prefix=prefix))
    if len(found) > 1 and prefix not in known:
        more = ", ..." if len(found) > _SHOWN else ""
        raise InputError(
            f"{len(found)} begin with {prefix!r}: {', '.join(found[:_SHOWN])}{more}. "
            "Write more of the id."
        )
    return known[found[0]]


def _in_time(articles: Iterable[Teller]) -> tuple[Teller, ...]:
    return tuple(sorted(articles, key=lambda one: (one.at, one.article)))
