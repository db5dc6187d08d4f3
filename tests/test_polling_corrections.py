"""What feeds and files correct, and what they only seem to correct."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flows.ingest.polling import poll_all
from flows.monitoring.archives import read_archives
from flows.sources.catalogue import Catalogue, Source
from flows.store.engine import Store, open_store
from flows.store.feeds import articles_between
from models.settings import Settings
from tests.newsroom import NOW, Newsroom, newsroom, prose
from tests.stores import contents
from tests.watched import Desk

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


def test_what_a_feed_corrects_is_read_after_its_address_has_changed(
    room: Newsroom, store: Store
) -> None:
    """The catalogue names two other feeds now; the first to change an article is heard on it."""
    for hours, (feed, title) in enumerate(
        (("/old", "First"), ("/new", "Second"), ("/also", "Other"), ("/new", "Second"))
    ):
        item = room.item("/mayor", title, description=prose("mayor", 14))
        for one in ("/old", "/new", "/also"):
            room.feed(one, *([item] if one == feed else [room.item("/none", "None")]))
        feeds = ["/old"] if hours == 0 else ["/new", "/also"]
        poll_all(room.catalogue(feeds=feeds), store, room.settings(), NOW + hours * HOUR)

    (article,) = articles_between(store, NOW - DAY, NOW + DAY)
    assert article.title == "Second"
    assert len(contents(store)["revisions"]) == 2


def test_an_article_that_was_read_by_hand_is_read_again_where_a_feed_lists_it(
    room: Newsroom, tmp_path: Path
) -> None:
    """Its page has changed since the archive was made."""
    desk = Desk(tmp_path)
    room.page("/mayor", "The mayoress", prose("mayoress"))
    room.feed("/rss", room.item("/mayor", "The mayoress"))
    row = {"source": "Ferry Post", "url": room.url("/mayor"), "text": prose("mayor")}
    archive = tmp_path / "archive.jsonl"
    archive.write_text(json.dumps(row), encoding="utf-8")
    read_archives(desk.watch(NOW), [str(archive)])
    with open_store(desk.store) as store:
        for hours in (1, 2, 3):
            now = NOW + hours * HOUR
            poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), now)

        (article,) = articles_between(store, NOW - DAY, NOW + DAY)
    assert article.title == "The mayoress"
    assert room.paths().count("/mayor") == 1
