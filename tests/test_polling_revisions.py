"""Articles that change after they were read: rewritten, renamed, redated, begun as a stub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.monitoring.archives import read_archives
from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import Store, open_store
from flows.store.polled.feeds import articles_between, unread
from flows.store.polled.outages import outages
from models.settings import Settings
from tests.newsroom import NOW, Asked, Newsroom, Reply, prose
from tests.polled import DAY, HOUR, empty_store, silent_newsroom, told, whole
from tests.stores import contents
from tests.watched import Desk

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)


def test_a_rewritten_page_is_a_new_revision(room: Newsroom, store: Store) -> None:
    """A page is looked at again within three days, with its own validators, and kept if changed."""
    room.page("/mayor", "The mayor", prose("mayor"), ETag='"v1"')
    room.feed("/rss", room.item("/mayor", "The mayor"), ETag='"f"')
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)

    same = poll_all(catalogue, store, settings, NOW + DAY)
    assert room.asked[-1].headers["if-none-match"] == '"v1"'
    assert (same.articles, same.again) == ((), 1)

    room.page("/mayor", "The mayor", prose("mayoress"), ETag='"v2"')
    changed = poll_all(catalogue, store, settings, NOW + 2 * DAY)
    assert len(changed.articles) == 1
    assert len(contents(store)["revisions"]) == 2

    room.replies["/mayor"] = Reply(404)
    assert poll_all(catalogue, store, settings, NOW + 60 * HOUR + HOUR).articles == ()
    assert told(store) == {"/mayor": "The mayor"}  # withdrawn, and still what was told


def test_what_a_feed_without_validators_lists_again_is_not_stored_again(
    room: Newsroom, store: Store
) -> None:
    """Read in full each time, and still only what is new or changed makes a row."""
    room.feed("/rss", whole(room, "/a", "mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)
    assert poll_all(catalogue, store, settings, NOW + HOUR).articles == ()

    room.feed("/rss", whole(room, "/a", "mayoress"), whole(room, "/b", "harbour"))
    changed = poll_all(catalogue, store, settings, NOW + 2 * HOUR)

    assert len(changed.articles) == 2
    assert len(contents(store)["revisions"]) == 3


def test_a_stub_is_looked_at_again_until_it_is_an_article(room: Newsroom, store: Store) -> None:
    """Refused as too short, then without a text, then read: each look half a day after the last."""
    room.page("/mayor", "The mayor", "More soon.", ETag='"v1"')
    room.feed("/rss", room.item("/mayor", "The mayor"), ETag='"f"')
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)
    poll_all(catalogue, store, settings, NOW + 2 * HOUR)
    assert room.paths().count("/mayor") == 1

    poll_all(catalogue, store, settings, NOW + 13 * HOUR)
    room.replies["/mayor"] = Reply(body=b"<html></html>", headers={"Content-Type": "text/html"})
    poll_all(catalogue, store, settings, NOW + 26 * HOUR)
    assert told(store) == {}
    room.page("/mayor", "The mayor", prose("mayor"))
    poll_all(catalogue, store, settings, NOW + 39 * HOUR)

    assert told(store) == {"/mayor": "The mayor"}
    assert unread(store, NOW, NOW + 99 * HOUR) == []
    assert outages(store, NOW, NOW + HOUR) == frozenset()


def test_an_article_that_shrinks_to_a_stub_stays_as_it_was_told(
    room: Newsroom, store: Store
) -> None:
    """A page that says little one day is no other article, and is looked at again."""
    room.page("/mayor", "The mayor", prose("mayor"))
    room.feed("/rss", room.item("/mayor", "The mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)
    room.page("/mayor", "The mayor", "Moved.")
    poll_all(catalogue, store, settings, NOW + 13 * HOUR)
    assert told(store) == {"/mayor": "The mayor"}

    room.page("/mayor", "The mayor", prose("mayoress"))
    assert len(poll_all(catalogue, store, settings, NOW + 26 * HOUR).articles) == 1


def test_an_article_that_is_free_for_a_day_stays_as_it_was_told(
    room: Newsroom, store: Store
) -> None:
    """Behind its opening stands an offer to subscribe; what is told in other words is a version."""
    offer = "\nSupport the journalism of our town and have all of it, from one crown a week on."
    room.page("/mayor", "The mayor", prose("mayor"))
    room.feed("/rss", room.item("/mayor", "The mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)

    room.page("/mayor", "The mayor", prose("mayor", 2) + offer)
    assert poll_all(catalogue, store, settings, NOW + 13 * HOUR).articles == ()
    (entry,) = contents(store)["entries"]
    assert "only a part of what was read" in str(entry)

    room.page("/mayor", "The mayor", "We withdraw this: none of its sums could be confirmed.")
    assert len(poll_all(catalogue, store, settings, NOW + 26 * HOUR).articles) == 1
    assert len(contents(store)["revisions"]) == 2


def test_an_article_that_opens_behind_its_wall_later_is_a_new_version(
    room: Newsroom, store: Store
) -> None:
    """The opening was read first; what follows on it is news."""
    room.page("/mayor", "The mayor", prose("mayor", 2))
    room.feed("/rss", room.item("/mayor", "The mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)

    room.page("/mayor", "The mayor", prose("mayor"))
    assert len(poll_all(catalogue, store, settings, NOW + 13 * HOUR).articles) == 1


def test_a_headline_changed_in_the_feed_is_a_revision_though_its_page_stays(
    room: Newsroom, store: Store
) -> None:
    """The page would answer "not modified": it is asked for in full."""
    room.page("/mayor", "The mayor", prose("mayor"), ETag='"v1"')
    room.feed("/rss", room.item("/mayor", "Mayor resigns"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)
    room.feed("/rss", room.item("/mayor", "Mayor does not resign"))

    assert len(poll_all(catalogue, store, settings, NOW + HOUR).articles) == 1
    assert told(store) == {"/mayor": "Mayor does not resign"}
    assert len(contents(store)["revisions"]) == 2


@pytest.mark.parametrize("with_page", [True, False])
def test_a_corrected_date_is_a_revision(room: Newsroom, store: Store, with_page: bool) -> None:
    """Of an article on a page of its own, and of one whose text the feed carries."""
    room.page("/mayor", "The mayor", prose("mayor"), ETag='"v1"')
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    for day in ("19", "20"):
        text = {} if with_page else {"description": prose("mayor", 14)}
        dated = f"{day} Nov 2026 10:00:00 GMT"
        room.feed("/rss", room.item("/mayor", "The mayor", pubDate=dated, **text))
        assert len(poll_all(catalogue, store, settings, NOW + int(day) * HOUR).articles) == 1

    (article,) = articles_between(store, NOW - 9 * DAY, NOW + DAY)
    assert (article.published or "")[:10] == "2026-11-20"
    assert len(contents(store)["revisions"]) == 2


def test_a_feed_that_is_dated_anew_at_each_poll_has_no_page_read_again(
    room: Newsroom, store: Store
) -> None:
    """Nothing was published after it was seen; a page that is dated anew tells nothing either."""

    def page(asked: Asked) -> Reply:
        stamped = f'<meta property="article:published_time" content="{dated[0]}"></head>'
        reply = pages(asked)
        return Reply(200, reply.body.replace(b"</head>", stamped.encode()), reply.headers)

    room.page("/harbour", "The harbour", prose("harbour"))
    pages = room.replies["/harbour"]
    assert callable(pages)
    room.replies["/harbour"] = page
    room.page("/mayor", "The mayor", prose("mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    for hours in (0, 1, 2, 13):
        now = NOW + hours * HOUR
        dated = [now.isoformat()]
        mayor = room.item("/mayor", "The mayor", pubDate=f"{now:%d %b %Y %H:%M:%S} GMT")
        room.feed("/rss", mayor, room.item("/harbour", "The harbour"))
        poll_all(catalogue, store, settings, now)

    assert sorted(room.paths()) == ["/harbour"] * 2 + ["/mayor"] * 2 + ["/rss"] * 4
    assert len(contents(store)["revisions"]) == 2


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
