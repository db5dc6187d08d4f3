"""Dates that feeds and files correct, and those that they only seem to correct."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows.ingest.polling import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.engine import Store, open_store
from flows.store.feeds import articles_between
from models.settings import Settings
from tests.newsroom import NOW, Newsroom, newsroom, prose
from tests.stores import contents

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """A newsroom that publishes nothing yet."""
    with newsroom() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as opened:
        yield opened


def test_a_feed_whose_servers_differ_on_a_date_adds_no_revision_at_each_poll(
    room: Newsroom, store: Store
) -> None:
    """One gives local time out as UTC: each date is taken once, and no page is asked for again."""
    room.page("/mayor", "The mayor", prose("mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    for hours in range(8):
        dated = f"22 Nov 2026 0{hours % 2 + 1}:00:00 GMT"
        text = {"description": prose("harbour", 14)}
        whole = room.item("/harbour", "The harbour", pubDate=dated, **text)
        room.feed("/rss", room.item("/mayor", "The mayor", pubDate=dated), whole)
        poll_all(catalogue, store, settings, NOW + hours * HOUR)

    assert len(contents(store)["revisions"]) == 2 + 2
    assert room.paths().count("/mayor") == 2


def test_a_day_is_corrected_to_that_on_which_the_article_was_first_seen(
    room: Newsroom, store: Store
) -> None:
    """Though it was seen before the noon that a mere day counts as."""
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    for late, day in ((0, 21), (25, 22), (26, 23)):
        text = {"description": prose("mayor", 14), "pubDate": f"2026-11-{day}"}
        room.feed("/rss", room.item("/mayor", "The mayor", **text))
        poll_all(catalogue, store, settings, NOW + late * HOUR)

    (article,) = articles_between(store, NOW - 9 * DAY, NOW + 9 * DAY)
    assert article.published == "2026-11-22"


def test_files_that_are_dated_by_their_crawl_move_no_article_in_time(
    store: Store, tmp_path: Path
) -> None:
    """A crawler writes a file a day, of the same pages, each time with the time of its visit."""
    folder = tmp_path / "wire"
    folder.mkdir()
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    row = {"url": "https://wire.example/mayor", "text": prose("mayor"), "title": "The mayor"}
    for day in range(4):
        now = NOW + day * DAY
        dated = {**row, "published": now.isoformat()}
        (folder / f"{day}.jsonl").write_text(json.dumps(dated), encoding="utf-8")
        poll_all(catalogue, store, Settings(), now)

    (article,) = articles_between(store, NOW - DAY, NOW + 9 * DAY)
    assert article.published == NOW.isoformat()
    assert len(contents(store)["revisions"]) == 1
