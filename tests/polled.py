"""What tests of polling share: whole texts in feeds, and what a store tells after a run."""

from __future__ import annotations

from datetime import timedelta

from flows.ingest.polling import ChannelOutcome, PollSummary
from flows.store.engine import Store
from flows.store.feeds import articles_between
from tests.newsroom import NOW, Newsroom, prose

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def whole(room: Newsroom, path: str, subject: str, title: str | None = None) -> str:
    """An item with its whole text, so that no page is asked for."""
    return room.item(path, title or f"About the {subject}", description=prose(subject, 14))


def told(store: Store) -> dict[str, str]:
    """The latest articles: their paths and headlines."""
    found = articles_between(store, NOW - 40 * DAY, NOW + 40 * DAY)
    return {f"/{(a.url or '').rpartition('/')[2]}": a.title or "" for a in found}


def only(summary: PollSummary) -> ChannelOutcome:
    """The outcome of the one channel."""
    (outcome,) = summary.channels
    return outcome
