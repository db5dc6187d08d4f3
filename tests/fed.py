"""What polls of one feed leave in a store, recorded without a network."""

from __future__ import annotations

from datetime import datetime

from flows.store.database.engine import Store
from flows.store.polled.channels import Channel, register_channels
from flows.store.polled.polls import Entry, Listed, Poll, Polled, Recorded, record_poll
from flows.store.polled.readings import Reading
from models.ids import article_id
from models.records import Article
from tests.newsroom import NOW
from tests.polled import DAY

POST, ADDRESS = "Ferry Post", "https://ferry.example/rss"


def channel(store: Store, now: datetime = NOW, kind: str = "feed") -> Channel:
    """The one channel of the catalogue, as the store has it."""
    register_channels(store, [(POST, kind, ADDRESS)], now)
    return Channel(POST, ADDRESS, kind, ADDRESS)


def entry(key: str, listed: str = "as first listed") -> Entry:
    """An entry of the channel."""
    return Entry(key, key, f"Title of {key}", None, listed)


def an_article(key: str, text: str, title: str | None = None) -> Article:
    """An article read from an entry."""
    title = title or f"Title of {key}"
    return Article(article_id(key, key, text), POST, POST, title, None, key, "en", key, text)


def read(key: str, text: str, title: str | None = None) -> Reading:
    """A reading that found an article."""
    return Reading(POST, key, "read", seen=True, article=an_article(key, text, title))


def poll(store: Store, now: datetime, *keys: str, status: str = "read") -> Recorded:
    """Record a poll that listed these entries."""
    register_channels(store, [(POST, "feed", ADDRESS)], NOW - 90 * DAY)
    listed = Listed([entry(key) for key in keys])
    polled = Polled(Channel(POST, ADDRESS, "feed", ADDRESS), Poll(status, seen=len(keys)), listed)
    return record_poll(store, polled, now)
