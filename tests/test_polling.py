"""Polling real newsrooms on this machine into a store: channels, times, outages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import Store
from flows.store.polled.feeds import articles_between, health
from flows.store.polled.outages import outages
from tests.newsroom import NOW, Asked, Newsroom, Reply, prose, rss
from tests.polled import DAY, HOUR, empty_store, only, silent_newsroom, told, whole
from tests.stores import contents

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)


def test_a_feed_is_read_once_and_pages_behind_teasers_are_fetched(
    room: Newsroom, store: Store
) -> None:
    """First poll: entries, pages, articles. Second: 304, and nothing in the store but the poll."""
    for name in ("mayor", "harbour"):
        room.page(f"/{name}", f"The {name}", prose(name))
    room.feed("/rss", *(room.item(f"/{n}", f"The {n}") for n in ("mayor", "harbour")), ETag='W/"1"')
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    first = poll_all(catalogue, store, settings, NOW)
    before = contents(store)
    second = poll_all(catalogue, store, settings, NOW + HOUR)
    after = contents(store)

    assert (only(first).status, only(first).fresh, len(first.articles)) == ("read", 2, 2)
    assert told(store) == {"/mayor": "The mayor", "/harbour": "The harbour"}
    assert (only(second).status, second.articles) == ("unchanged", ())
    assert sorted(room.paths()) == ["/harbour", "/mayor", "/rss", "/rss"]
    assert room.asked[-1].headers["if-none-match"] == 'W/"1"'
    assert len(after.pop("polls")) == len(before.pop("polls")) + 1
    assert before.pop("channels") != after.pop("channels")  # it says when it was polled
    assert after == before


def test_a_feed_that_lists_nothing_is_said_to_until_it_lists_something(
    room: Newsroom, store: Store
) -> None:
    """It is asked at every round, and "not modified" never passes for a good poll."""
    room.feed("/rss", ETag='"empty"')
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    polled = [poll_all(catalogue, store, settings, NOW + hour * HOUR) for hour in range(3)]
    assert {(only(one).status, only(one).reason) for one in polled} == {("read", "lists nothing")}
    assert [channel.silent for channel in health(store, NOW - DAY)] == [True]
    assert room.paths() == ["/rss"] * 3
    assert outages(store, NOW - DAY, NOW + DAY) == {"Ferry Post"}

    room.feed("/rss", whole(room, "/mayor", "mayor"))
    assert only(poll_all(catalogue, store, settings, NOW + 3 * HOUR)).status == "read"
    assert outages(store, NOW + 3 * HOUR, NOW + DAY) == frozenset()


def test_what_was_read_as_it_should_be_is_not_worth_a_line(room: Newsroom, store: Store) -> None:
    """A line for each of a thousand articles a day would hide the one that says what is amiss."""
    room.page("/mayor", "The mayor", prose("mayor"))
    room.feed("/rss", room.item("/mayor", "The mayor"))
    said: list[str] = []

    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW, say=said.append)

    assert told(store) == {"/mayor": "The mayor"}
    assert said == []


def test_every_kind_of_channel_in_one_run(room: Newsroom, store: Store, tmp_path: Path) -> None:
    """Feeds, JSON, sitemaps and their index, pages of links, folders: each brings its article."""
    namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    entry = f"<url><loc>{room.url('/in-map')}</loc><lastmod>2026-11-21</lastmod></url>"
    news = f"<urlset {namespace}>{entry}</urlset>"
    index = (
        f"<sitemapindex {namespace}><sitemap><loc>{room.url('/old.xml')}</loc><lastmod>2019-01-01"
        f"</lastmod></sitemap><sitemap><loc>{room.url('/new.xml.gz')}</loc></sitemap></sitemapindex>"
    )
    row = {"url": room.url("/in-json"), "title": "In JSON", "content_text": prose("json", 14)}
    links = '<html><body><a href="/2026/11/21/in-page">In a page of links</a></body></html>'
    bodies = {
        "/rss": rss(whole(room, "/in-rss", "rss", "In RSS")),
        "/json": json.dumps({"items": [row]}).encode(),
        "/index": index.encode(),
        "/new.xml.gz": gzip.compress(news.encode()),
        "/front": links.encode(),
    }
    room.replies |= {path: Reply(body=body) for path, body in bodies.items()}
    room.page("/in-map", "In a sitemap", prose("map"))
    room.page("/2026/11/21/in-page", "In a page", prose("page"))
    (tmp_path / "wire").mkdir()
    text = {"text": prose("file"), "title": "In a file", "url": "https://wire.example/in-file"}
    (tmp_path / "wire" / "a.jsonl").write_text(json.dumps(text) + "\nnot json\n")
    source = room.source(
        "Ferry Post", feeds=["/rss", "/json"], sitemaps=["/index"], pages=["/front"]
    )
    wire = Source("Wire", "Wire", folders=(str(tmp_path / "wire"),))

    summary = poll_all(Catalogue((source, wire)), store, room.settings(), NOW)

    assert {one.status for one in summary.channels} == {"read"}
    assert told(store) == {
        "/in-rss": "In RSS",
        "/in-json": "In JSON",
        "/in-map": "In a sitemap",
        "/in-page": "In a page",
        "/in-file": "In a file",
    }
    assert "/old.xml" not in room.paths()
    assert len(summary.refused) == 1
    assert "not JSON" in summary.refused[0].reason

    again = poll_all(Catalogue((wire,)), store, room.settings(), NOW + HOUR)
    assert only(again).status == "unchanged"


def test_a_bad_channel_never_stops_the_others(room: Newsroom, store: Store) -> None:
    """Many ways to fail in one run, each with its reason; the good ones are read."""
    bodies = {
        "/path": b"/etc/passwd",
        "/bomb": b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>",
        "/html": b"<!doctype html><html><body>Hello</body></html>",
        "/empty": b"",
        "/large": b"x" * 2_000_001,
        "/gzip": gzip.compress(bytes(50_000_000)),
        "/cut": rss(whole(room, "/kept", "cut"), whole(room, "/lost", "lost"))[:-700],
    }
    twice = gzip.compress(gzip.compress(bytes(50_000_000)))
    room.replies |= {path: Reply(body=body) for path, body in bodies.items()}
    room.replies |= {
        "/gone": Reply(410),
        "/missing": Reply(404),
        "/broken": Reply(500),
        "/weird": Reply(799),
        "/loop": Reply(302, headers={"Location": "/loop"}),
        "/inside": Reply(302, headers={"Location": "http://169.254.169.254/latest/meta-data"}),
        "/file": Reply(302, headers={"Location": "file:///etc/passwd"}),
        "/gzip": Reply(body=bodies["/gzip"], headers={"Content-Encoding": "gzip"}),
        "/good": Reply(body=rss(whole(room, "/a", "good"))),
        "/304": Reply(304),
        "/double": Reply(body=twice, headers={"Content-Encoding": "gzip, gzip"}),
        "/short": Reply(body=bodies["/cut"], headers={"Content-Length": "999999"}),
        "/elsewhere": Reply(302, headers={"Location": room.url("/good").replace("http", "gopher")}),
    }
    expected = {
        "/path": "not a feed",
        "/bomb": "declares the entity",
        "/html": "is a page, not a feed",
        "/empty": "is empty",
        "/large": "more than 2,000,000 bytes",
        "/gzip": "more than 2,000,000 bytes",
        "/cut": "is damaged",
        "/gone": "410 Gone on 2026-11-22",
        "/missing": "404 Not Found",
        "/broken": "500 Internal Server Error",
        "/weird": "799",
        "/loop": "redirects in a circle",
        "/inside": "not a public web address",
        "/file": "is no address of the web",
        "/good": "",
        "/304": "304",
        "/double": "more than 2,000,000 bytes",
        "/short": "could not be fetched",
        "/elsewhere": "is no address of the web",
    }
    catalogue = room.catalogue(feeds=list(expected))

    summary = poll_all(catalogue, store, room.settings(max_bytes=2_000_000), NOW)

    found = {one.address.removeprefix(room.url("")): one for one in summary.channels}
    assert {path for path, one in found.items() if one.status == "read"} == {"/good", "/cut"}
    wrong = {
        p: found[p].reason for p, part in expected.items() if part not in (found[p].reason or "")
    }
    assert wrong == {}
    assert told(store) == {"/a": "About the good", "/kept": "About the cut"}
    assert outages(store, NOW - HOUR, NOW) == {"Ferry Post"}
    assert room.paths().count("/loop") == 1  # to ask the same again brings the same


def test_no_clock_is_read_but_the_one_given(room: Newsroom, store: Store) -> None:
    """A run of long ago stores the times of long ago, and two runs of one time poll once."""
    past = NOW - 3000 * DAY
    room.feed("/rss", whole(room, "/a", "mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    poll_all(catalogue, store, settings, past)
    before = contents(store)
    again = poll_all(catalogue, store, settings, past)

    assert again.channels == ()
    assert contents(store) == before
    assert [a.title for a in articles_between(store, past, past + HOUR)] == ["About the mayor"]


def test_dates_are_measured_by_the_clock_given(room: Newsroom, store: Store) -> None:
    """Years from now, what was published that morning keeps its time, from feed and page alike."""
    then = NOW + 3650 * DAY
    dated = '<meta property="article:published_time" content="2036-11-19T04:00:00Z"></head>'
    room.page("/b", "The harbour", prose("harbour"))
    page = room.replies["/b"]
    assert callable(page)
    body = page(Asked("/b", {}, 0)).body.replace(b"</head>", dated.encode())
    room.replies["/b"] = Reply(body=body, headers={"Content-Type": "text/html"})
    written = "Wed, 19 Nov 2036 05:00:00 GMT"
    whole_text = room.item("/a", "The mayor", description=prose("mayor", 14), pubDate=written)
    room.feed("/rss", whole_text, room.item("/b", "The harbour"))

    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), then)

    dates = [a.published for a in articles_between(store, then - DAY, then + DAY)]
    assert dates == ["2036-11-19T04:00:00+00:00", "2036-11-19T05:00:00+00:00"]


def test_a_time_without_a_zone_is_refused(room: Newsroom, store: Store) -> None:
    """Nobody could say when that is."""
    with pytest.raises(ValueError, match="has no time zone"):
        poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW.replace(tzinfo=None))


def test_a_question_carries_what_servers_need(room: Newsroom, store: Store) -> None:
    """A name, no cookie, the formats wanted; Last-Modified goes back as it came."""

    def answer(_asked: Asked) -> Reply:
        sent = {"Last-Modified": "yesterday, about noon", "Set-Cookie": "a=b"}
        return Reply(body=rss(whole(room, "/a", "mayor")), headers=sent)

    room.replies["/rss"] = answer
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    poll_all(catalogue, store, settings, NOW)
    poll_all(catalogue, store, settings, NOW + HOUR)
    headers = room.asked[-1].headers

    assert headers["if-modified-since"] == "yesterday, about noon"
    assert "cookie" not in headers
    assert headers["user-agent"].startswith("rashomon")
    assert "application/rss+xml" in headers["accept"]


def test_an_article_that_is_listed_twice_hides_no_outage(room: Newsroom, store: Store) -> None:
    """Nothing of the second day was known, so more may have passed by between."""
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    for day, names in enumerate((("mayor", "harbour"), ("school", "museum"))):
        items = [whole(room, f"/{name}", name) for name in names]
        room.feed("/rss", *items, items[0])
        (outcome,) = poll_all(catalogue, store, settings, NOW + day * DAY).channels
        assert (outcome.seen, outcome.fresh) == (2, 2)

    assert outages(store, NOW + HOUR, NOW + 2 * HOUR) == {"Ferry Post"}


def test_a_feed_that_fails_where_it_moved_to_is_asked_for_where_the_catalogue_says(
    room: Newsroom, store: Store
) -> None:
    """It was sent to another place by mistake, for days, and is back where it was."""
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    room.feed("/new", whole(room, "/a", "mayor"))
    room.replies["/rss"] = Reply(301, headers={"Location": room.url("/new")})
    for day in range(4):
        poll_all(catalogue, store, settings, NOW + day * DAY)
    assert room.paths()[-1] == "/new"
    assert room.paths()[-2] == "/new"

    del room.replies["/new"]
    room.feed("/rss", whole(room, "/a", "mayor"), whole(room, "/b", "harbour"))
    statuses = [
        only(poll_all(catalogue, store, settings, NOW + day * DAY)).status for day in range(4, 8)
    ]

    assert statuses == ["failed", "failed", "failed", "read"]
    assert room.paths()[-1] == "/rss"
