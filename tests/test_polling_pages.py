"""Which pages and texts that a feed lists become articles, and which do not."""

from __future__ import annotations

import pytest

from flows.polling.rounds import poll_all
from flows.store.database.engine import Store
from flows.store.polled.feeds import articles_between, unread
from models.settings import Reading, Settings
from tests.newsroom import NOW, RSS, Newsroom, Reply, article, item, newsroom, prose, rss
from tests.polled import DAY, HOUR, empty_store, silent_newsroom, told

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)


def test_pages_that_stand_before_articles_are_flagged(room: Newsroom, store: Store) -> None:
    """Consent, login, captcha: answered with 200, kept, and not given to scores."""
    form = '<form action="/in"><input name="u"><input type="password" name="p"></form>'
    bodies = {
        "/consent": "<p>We value your privacy. We and our 842 partners store information on your "
        "device. Accept all or manage your preferences.</p>",
        "/login": f"<p>Sign in to go on reading this and other stories.</p>{form}",
        "/captcha": '<p>Please show that you are no robot.</p><div class="h-captcha"></div>',
    }
    for path, body in bodies.items():
        page = f"<!doctype html><html><body><main>{body}</main></body></html>".encode()
        room.replies[path] = Reply(body=page, headers={"Content-Type": "text/html"})
    room.page("/mayor", "The mayor", prose("mayor"))
    room.feed("/rss", *(room.item(path, f"Title of {path}") for path in (*bodies, "/mayor")))

    summary = poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert list(told(store)) == ["/mayor"]
    reasons = {one.entry.rpartition("/")[2]: one.reason for one in unread(store, NOW, NOW + HOUR)}
    assert reasons == {
        gate: f"is a {gate} page, not an article" for gate in ("consent", "login", "captcha")
    }
    assert len(summary.refused) == 3


def test_what_is_no_article_is_refused_and_not_asked_for_again(
    room: Newsroom, store: Store
) -> None:
    """Films, front pages, old pages, pages of three words: each with its reason, once."""
    room.replies |= {
        "/film": Reply(body=b"x", headers={"Content-Type": "video/mp4"}),
        "/moved": Reply(302, headers={"Location": "/"}),
        "/": Reply(body=b"<p>front</p>", headers={"Content-Type": "text/html"}),
        "/forbidden": Reply(200),
        "/robots.txt": Reply(body=b"\xef\xbb\xbfUser-agent: *\nDisallow: /forbidden"),
    }
    room.page("/short", "Short", "Only three words.")
    paths = ("/film", "/moved", "/forbidden", "/short")
    room.feed("/rss", *(room.item(path, f"Title of {path}") for path in paths))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    poll_all(catalogue, store, settings, NOW)
    asked = len(room.asked)
    poll_all(catalogue, store, settings, NOW + HOUR)

    assert told(store) == {}
    assert {one.entry.rpartition("/")[2] for one in unread(store, NOW, NOW + HOUR)} == {
        path[1:] for path in paths
    }
    assert [one.path for one in room.asked[asked:]] == ["/robots.txt", "/rss"]
    assert "/forbidden" not in room.paths()


def test_articles_of_a_site_that_is_down_for_days_are_read_at_last(
    room: Newsroom, store: Store
) -> None:
    """Its feed lists on meanwhile; a page that is not there is given up long before."""
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()
    items = (room.item(f"/{name}", f"The {name}") for name in ("mayor", "harbour"))
    room.feed("/rss", *items, ETag='"1"')
    room.replies["/mayor"] = Reply(503)
    for hour in range(48):
        poll_all(catalogue, store, settings, NOW + hour * HOUR)
    assert (room.paths().count("/mayor"), room.paths().count("/harbour")) == (10, 5)

    room.page("/mayor", "The mayor", prose("mayor"))
    room.page("/harbour", "The harbour", prose("harbour"))
    for hour in range(48, 72):
        poll_all(catalogue, store, settings, NOW + hour * HOUR)
    assert told(store) == {"/mayor": "The mayor"}


@pytest.mark.parametrize("dead", ["127.0.0.1:9", None])
def test_articles_of_a_site_that_is_gone_are_given_up_at_last(
    room: Newsroom, store: Store, dead: str | None
) -> None:
    """Its robots.txt is what fails first: no connection, or 500; no run names them for ever."""
    room.replies["/robots.txt"] = Reply(200 if dead else 500)
    where = f"http://{dead}/mayor" if dead else room.url("/mayor")
    with newsroom() as feeds:
        feeds.feed("/rss", item(where, "The mayor"))
        settings = Settings(reading=Reading(allow_hosts=(room.host, feeds.host, "127.0.0.1:9")))
        found = [
            poll_all(feeds.catalogue(feeds=["/rss"]), store, settings, NOW + day * DAY / 2)
            for day in range(20)
        ]

    refused = [one.reason for summary in found for one in summary.refused]
    assert len(refused) == 12
    assert refused[-1].startswith("given up after 12 attempts: robots.txt ")
    assert room.paths() == []


def test_a_page_is_read_whatever_its_server_calls_it(room: Newsroom, store: Store) -> None:
    """As feeds are: by how it begins."""
    for name, kind in (("mayor", "application/octet-stream"), ("bishop", "application/xml")):
        body = article(f"The {name}", prose(name))
        room.replies[f"/{name}"] = Reply(200, body, {"Content-Type": kind})
    room.replies["/film"] = Reply(200, b"\0\0\0 ftyp", {"Content-Type": "video/mp4"})
    room.feed(
        "/rss", *(room.item(f"/{name}", f"The {name}") for name in ("mayor", "bishop", "film"))
    )

    summary = poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert len(summary.articles) == 2
    assert [one.reason for one in summary.refused] == ["is video/mp4, not a page"]


def test_hostile_words_are_stored_as_words(room: Newsroom, store: Store) -> None:
    """Markup in headlines is text, and a path in a title goes nowhere."""
    title = "<script>alert(1)</script> =cmd() {{7*7}} ../../etc/passwd"
    room.replies["/rss"] = Reply(
        body=rss(item(room.url("/a"), title, description=prose("mayor", 14))),
        headers={"Content-Type": RSS},
    )

    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert told(store) == {"/a": "=cmd() {{7*7}} ../../etc/passwd"}


def test_pages_are_asked_for_at_the_address_that_is_listed(room: Newsroom, store: Store) -> None:
    """Two stories of one script; what tells them apart is nobody's tracking."""
    for path in ("/story.php?1000", "/story.php?source=2"):
        room.page(path, f"About {path}", prose(f"mayor of {path}"))
    room.feed("/rss", *(room.item(p, p) for p in ("/story.php?1000", "/story.php?source=2")))

    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert sorted(room.paths()) == ["/rss", "/story.php?1000", "/story.php?source=2"]
    assert sorted(told(store)) == ["/story.php?1000", "/story.php?source=2"]


def test_whole_texts_under_one_link_are_articles_of_their_own(room: Newsroom, store: Store) -> None:
    """A ticker links all its items to one page; another feed links to its front page."""
    for path, names in (("/ticker", ("mayor", "harbour")), ("/", ("school", "railway"))):
        items = [
            item(room.url(path), f"The {name}", guid=f"id-{name}", description=prose(name, 14))
            for name in names
        ]
        room.feed(f"/rss{len(path)}", *items)

    feeds = [f"/rss{len(path)}" for path in ("/ticker", "/")]
    summary = poll_all(room.catalogue(feeds=feeds), store, room.settings(), NOW)

    found = articles_between(store, NOW - DAY, NOW + DAY)
    assert {one.title for one in found} == {
        f"The {n}" for n in ("mayor", "harbour", "school", "railway")
    }
    assert summary.refused == ()


def test_an_id_that_all_items_have_is_no_name(room: Newsroom, store: Store) -> None:
    """Without addresses all would be versions of the first; two may be, of an agency's item."""

    def without_link(number: int, guid: str) -> str:
        title, text = f"About the {number}", prose(f"quay {number}", 14)
        named = f"<title>{title}</title><guid isPermaLink='false'>{guid}</guid>"
        return f"<item>{named}<description>{text}</description></item>"

    room.feed("/rss", *(without_link(number, "0") for number in range(4)))
    room.feed("/wire", *(without_link(number, "urn:9") for number in (7, 8)))
    for feed in ("/rss", "/wire"):
        poll_all(room.catalogue(feeds=[feed]), store, room.settings(), NOW)
    found = articles_between(store, NOW - DAY, NOW + DAY)

    assert sorted(one.title or "" for one in found) == [f"About the {n}" for n in (0, 1, 2, 3, 8)]


def test_an_id_that_all_items_have_is_no_name_where_none_has_a_headline(
    room: Newsroom, store: Store
) -> None:
    """What each tells is its own all the same."""
    texts = [prose(f"quay {number}", 14) for number in range(3)]
    guid = "<guid isPermaLink='false'>0</guid>"
    room.feed("/rss", *(f"<item>{guid}<description>{one}</description></item>" for one in texts))

    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    found = articles_between(store, NOW - DAY, NOW + DAY)
    assert sorted(one.text for one in found) == sorted(texts)


def test_a_teaser_that_leads_to_a_front_page_is_no_article(room: Newsroom, store: Store) -> None:
    """What stands there is of the day."""
    room.page("/", "All the news", prose("mayor"))
    room.feed("/rss", item(room.url("/"), "The harbour", guid="1", description="A few words."))

    summary = poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert room.paths() == ["/rss"]
    assert ["front page" in one.reason for one in summary.refused] == [True]
