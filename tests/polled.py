"""What tests of polling share: a newsroom, a store, and what it tells after a run."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows.ingest.files import opening
from flows.polling.rounds import ChannelOutcome, PollSummary
from flows.store.database.engine import Store, open_store
from flows.store.polled.feeds import articles_between
from tests.newsroom import NOW, Newsroom, newsroom, prose

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def silent_newsroom() -> Iterator[Newsroom]:
    """A newsroom that publishes nothing yet; a fixture of the modules that name it one."""
    with newsroom() as running:
        yield running


def empty_store(tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLite, likewise; `test_feeds_store` tries both databases."""
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as opened:
        yield opened


def keep_away(patch: pytest.MonkeyPatch, names: Collection[str], fault: int = errno.EIO) -> None:
    """Let no file with such a name, its ending apart, be opened, as of a disk that is away."""
    opened = os.open

    def away(path: str, *arguments: int) -> int:
        if Path(path).stem in names:
            raise OSError(fault, os.strerror(fault))
        return opened(path, *arguments)

    patch.setattr(opening.os, "open", away)


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
