"""The news of a window, from the store, assigned to events and saved.

Only what lies in the window is read, so the cost follows the window and not the archive. The
articles themselves are kept no longer than the run; vectors come from the user's cache.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.encoding import encode, yardstick
from flows.progress import Progress, quietly
from flows.store.compared.events import open_events, save_assignment, save_verdict, verdicts
from flows.store.database.engine import Store
from flows.store.polled.feeds import articles_between, first_seen
from models.arrays import Floats
from models.encoders.background import Background
from models.records import Article
from models.settings import Settings
from models.stories import (
    Assignment,
    Doubt,
    KnownStory,
    StoryItem,
    Verdict,
    assign,
    opening,
    opening_vectors,
)
from models.times import story_order


@dataclass(frozen=True, slots=True)
class News:
    """The articles of a window and the event of each, not saved yet.

    known: the events as they were before.
    """

    articles: Mapping[str, Article]
    known: tuple[KnownStory, ...]
    assignment: Assignment

    def articles_of(self, event: str) -> list[Article]:
        """The articles of an event, the earliest first: of one merged away, those it had."""
        held = [article for article, its in self.assignment.stories if its == event]
        before = [
            article for story in self.known if story.id == event for article in story.articles
        ]
        named = held or before
        told = [self.articles[name] for name in named if name in self.articles]
        return sorted(told, key=lambda one: story_order(one.published, one.source, one.id))


def assign_events(
    store: Store, settings: Settings, now: datetime, progress: Progress = quietly
) -> News:
    """Assign the articles of the last days (`settings.stories.window`) to events, unsaved."""
    start = now - timedelta(days=settings.stories.window)
    found = articles_between(store, start, now + timedelta(seconds=1))
    articles = {article.id: article for article in found}
    seen = first_seen(store, [article.id for article in found if article.published is None])
    items = [_item(article, seen) for article in articles.values()]
    known = open_events(store, start)
    said = verdicts(store, start)
    vectors, common = _vectors(items, settings, progress) if items else (None, None)
    progress("Grouping articles", 0, 1)
    assignment = assign(known, items, settings.stories, vectors, said, common)
    progress("Grouping articles", 1, 1)
    return News(articles, tuple(known), assignment)


def save_events(store: Store, news: News, now: datetime) -> None:
    """Save what `assign_events` found, in one transaction; again changes nothing."""
    save_assignment(store, news.assignment, list(news.articles.values()), now)


def verdict_on(news: News, doubt: Doubt, one: bool) -> Verdict:
    """What a person says of a doubt, on the articles that both events have."""
    these, those = (news.articles_of(event) for event in (doubt.one, doubt.other))
    apart = {article.id for article in those}
    return Verdict(
        tuple(article.id for article in these if article.id not in apart),
        tuple(article.id for article in those),
        one,
    )


def save_answer(store: Store, doubt: Doubt, verdict: Verdict, now: datetime) -> None:
    """Keep a verdict, so that later runs heed it too; after `save_events`."""
    save_verdict(store, doubt.one, doubt.other, verdict, now)


def _item(article: Article, seen: Mapping[str, str]) -> StoryItem:
    """What grouping reads. seen: of articles without a date, when they were first seen."""
    return StoryItem(
        id=article.id,
        title=article.title or "",
        text=article.text,
        source=article.source,
        published=article.published or seen.get(article.id),
        lang=article.lang,
    )


def _vectors(
    items: Sequence[StoryItem], settings: Settings, progress: Progress
) -> tuple[Floats, Background]:
    """The vectors of the articles' openings, and the background that they are measured by."""
    encoded = encode([opening(item) for item in items], settings.encoding, progress).by_text
    langs = sorted({item.lang for item in items if item.lang})
    common = yardstick(settings, langs, progress).background
    return opening_vectors(items, encoded, common), common
