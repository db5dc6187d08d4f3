"""Sources that date nothing: the time at which an article was seen stands for its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from flows import events as shell
from flows.store.database.engine import Store, writing
from flows.store.polled.feeds import first_seen
from flows.store.schema.feed_tables import revisions
from models.ids import article_id
from models.records import Article
from models.settings import Encoding, Settings
from models.stories import StoryItem
from tests.invented_news import JOBLESS, WEATHER
from tests.stores import put

pytest_plugins = ["tests.databases"]

SETTINGS = Settings(encoding=Encoding("fast"))


def an_article(item: StoryItem) -> Article:
    """The article of an invented item, with its address at the end so that no two are equal."""
    url = f"https://paper.example/{item.id.replace(' ', '-')}"
    text = f"{item.text}\n\n{item.id}"
    return Article(
        article_id(url, url, text), item.source, item.source, item.title,
        f"{item.published}T08:00:00Z", url, "en", url, text,
    )  # fmt: skip


def see(store: Store, articles: Sequence[Article], number: int = 1) -> None:
    """Put articles into the store that say no date."""
    put(store, articles, number)
    with writing(store) as connection:
        connection.execute(revisions.update().values(published=None))


def day_by_day(store: Store, items: Sequence[StoryItem]) -> set[frozenset[str]]:
    """The stories, by the names of their items, where each day's are seen on that day."""
    of_day = defaultdict(list)
    for item in items:
        of_day[item.published].append(item)
    names, homes = {}, {}
    for day, its in sorted(of_day.items(), key=lambda of: str(of[0])):
        articles = {item.id: an_article(item) for item in its}
        names |= {article.id: name for name, article in articles.items()}
        see(store, list(articles.values()))
        time = datetime.fromisoformat(f"{day}T18:00:00+00:00")
        news = shell.assign_events(store, SETTINGS, time)
        shell.save_events(store, news, time)
        homes |= dict(news.assignment.stories)
    stories = defaultdict(set)
    for article, story in homes.items():
        stories[story].add(names[article])
    return {frozenset(story) for story in stories.values()}


@pytest.mark.parametrize("chain", [WEATHER, JOBLESS], ids=["weather", "weekly figures"])
def test_a_weekly_chain_without_dates_does_not_become_one_story(
    store: Store, chain: list[StoryItem]
) -> None:
    """The same words each week, from feeds that date nothing: each week is a story."""
    weeks = defaultdict(set)
    for item in chain:
        weeks[item.published].add(item.id)

    assert day_by_day(store, chain) == {frozenset(week) for week in weeks.values()}


def test_a_corrected_article_was_seen_when_its_first_version_was(store: Store) -> None:
    """A correction is no news of the day on which it is made."""
    first = an_article(replace(WEATHER[0], published="2026-01-08"))
    later = replace(first, id="later", text="Corrected.", published="2026-01-15T08:00:00Z")
    see(store, [first])
    see(store, [later], number=2)

    assert first_seen(store, ["later", first.id, "unknown"]) == {
        "later": first.published,
        first.id: first.published,
    }
