"""Sitemap indexes: a sitemap that cannot be read is an outage, and never silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.polling.listed import newest
from flows.polling.rounds import PollSummary, poll_all
from flows.polling.sitemap_index import in_turn
from flows.store.database.engine import Store
from flows.store.polled.feeds import articles_between, health
from flows.store.polled.outages import outages
from tests.newsroom import NOW, Newsroom, Reply, newsroom, prose
from tests.polled import DAY, HOUR, empty_store

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

store = pytest.fixture(empty_store)


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """A newsroom whose index names two sitemaps of an article each."""
    with newsroom() as running:
        names = ("mayor", "harbour")
        entries = "".join(
            f"<sitemap><loc>{running.url(f'/{n}.xml')}</loc></sitemap>" for n in names
        )
        index = f"<sitemapindex {_NAMESPACE}>{entries}</sitemapindex>"
        running.replies["/index"] = Reply(body=index.encode(), headers={"ETag": '"same"'})
        for name in names:
            running.page(f"/{name}", f"The {name}", prose(name))
            running.replies[f"/{name}.xml"] = sitemap(running, name)
        yield running


def sitemap(room: Newsroom, *names: str) -> Reply:
    """A sitemap of these articles."""
    urls = "".join(f"<url><loc>{room.url(f'/{name}')}</loc></url>" for name in names)
    return Reply(body=f"<urlset {_NAMESPACE}>{urls}</urlset>".encode())


def poll(room: Newsroom, store: Store, hours: int = 0) -> PollSummary:
    """Poll the index."""
    return poll_all(room.catalogue(sitemaps=["/index"]), store, room.settings(), NOW + hours * HOUR)


def told(store: Store) -> list[str | None]:
    """The headlines of what was read."""
    return sorted(one.title or "" for one in articles_between(store, NOW - HOUR, NOW + 99 * HOUR))


def test_an_index_whose_sitemaps_all_fail_is_an_outage(room: Newsroom, store: Store) -> None:
    """The poll failed, with the status of a sitemap and the patience that it asks for."""
    for name in ("mayor", "harbour"):
        room.replies[f"/{name}.xml"] = Reply(503, headers={"Retry-After": "7200"})

    (outcome,) = poll(room, store).channels

    assert (outcome.status, outcome.http) == ("failed", 503)
    assert "2 of its 2 newest sitemaps could not be read" in (outcome.reason or "")
    assert outages(store, NOW - HOUR, NOW + HOUR) == {"Ferry Post"}
    assert poll(room, store, 1).channels == ()
    assert len(poll(room, store, 3).channels) == 1


@pytest.mark.parametrize(
    "reply",
    [Reply(500), Reply(body=b"no XML"), Reply(body=f"<sitemapindex {_NAMESPACE}><sitemap><loc>"
    "http://a.example/</loc></sitemap></sitemapindex>".encode())],
    ids=["in trouble", "garbled", "another index"],
)  # fmt: skip
def test_one_unread_sitemap_is_an_outage_and_the_others_are_kept(
    room: Newsroom, store: Store, reply: Reply
) -> None:
    """What it lists nobody has seen; once it can be read, all is well."""
    room.replies["/harbour.xml"] = reply
    (outcome,) = poll(room, store).channels

    assert (outcome.status, outcome.fresh) == ("failed", 1)
    assert told(store) == ["The mayor"]
    assert outages(store, NOW - HOUR, NOW + HOUR) == {"Ferry Post"}

    room.replies["/harbour.xml"] = sitemap(room, "harbour")
    (healed,) = poll(room, store, 6).channels
    assert healed.status == "read"
    assert told(store) == ["The harbour", "The mayor"]
    assert outages(store, NOW - HOUR, NOW + HOUR) == frozenset()


def test_a_sitemap_that_is_not_there_lists_nothing(room: Newsroom, store: Store) -> None:
    """Indexes go on naming old sitemaps: that is said, and is no outage."""
    room.replies["/harbour.xml"] = Reply(404)

    (outcome,) = poll(room, store).channels

    assert outcome.status == "read"
    assert "1 of its 2 newest sitemaps are not there" in (outcome.reason or "")
    assert outages(store, NOW - HOUR, NOW + HOUR) == frozenset()


def test_an_index_where_no_sitemap_is_there_was_not_seen(room: Newsroom, store: Store) -> None:
    """Nor does a 410 of a sitemap end the polling of its index."""
    for name in ("mayor", "harbour"):
        room.replies[f"/{name}.xml"] = Reply(410)

    assert [one.status for one in poll(room, store).channels] == ["failed"]
    assert [one.gone for one in health(store, NOW - HOUR)] == [None]


def test_sitemaps_are_read_while_their_index_stays_the_same(room: Newsroom, store: Store) -> None:
    """The index has an ETag and no dates: what its sitemaps list anew is found all the same."""
    index = room.replies["/index"]
    room.replies["/index"] = lambda asked: Reply(304) if "if-none-match" in asked.headers else index  # type: ignore[return-value]
    poll(room, store)
    room.page("/school", "The school", prose("school"))
    room.replies["/mayor.xml"] = sitemap(room, "mayor", "school")

    poll(room, store, 1)

    assert told(store) == ["The harbour", "The mayor", "The school"]


@pytest.mark.parametrize("oldest_first", [True, False])
def test_of_many_sitemaps_without_a_date_the_newest_is_read_whichever_end_it_stands_at(
    room: Newsroom, store: Store, oldest_first: bool
) -> None:
    """Some blogs number theirs from the oldest on; and that not all were read is said."""
    names = [*(f"old{number}" for number in range(14)), "mayor"]
    listed = names if oldest_first else names[::-1]
    entries = "".join(f"<sitemap><loc>{room.url(f'/{n}.xml')}</loc></sitemap>" for n in listed)
    index = f"<sitemapindex {_NAMESPACE}>{entries}</sitemapindex>"
    room.replies["/index"] = Reply(body=index.encode())
    for name in names[:-1]:
        room.replies[f"/{name}.xml"] = sitemap(room)

    (outcome,) = poll(room, store).channels

    assert told(store) == ["The mayor"]
    assert (outcome.status, outcome.reason) == (
        "read",
        "names 15 sitemaps that may hold news, of which 10 are read in turn: list those of news",
    )


def test_of_many_sitemaps_dated_alike_each_has_its_turn_and_the_last_always() -> None:
    """Software that writes all its sitemaps anew dates the newest like the oldest."""
    index = [(f"section{number}", "2026-11-22") for number in range(25)]
    read = [in_turn(newest(index, NOW), NOW + day * DAY) for day in range(30)]

    assert all(len(urls) == 10 and "section24" in urls for urls in read)
    assert {url for urls in read for url in urls} == {url for url, _ in index}
    assert in_turn(newest(index, NOW), NOW) == read[0]


def test_a_sitemap_that_is_always_refused_keeps_the_others_waiting_for_nothing(
    room: Newsroom, store: Store
) -> None:
    """The source counts as half seen, and what the others list is read at each run."""
    room.replies["/harbour.xml"] = Reply(403)
    for hours in range(6):
        room.page(f"/a{hours}", f"About {hours}", prose(f"mayor of {hours}"))
        room.replies["/mayor.xml"] = sitemap(room, f"a{hours}")
        (outcome,) = poll(room, store, hours).channels

        assert (outcome.status, outcome.fresh) == ("failed", 1)
    assert len(told(store)) == 6


def test_an_index_that_is_dated_long_back_is_read_from_its_latest_sitemap(
    room: Newsroom, store: Store
) -> None:
    """Many an index is not dated anew as its sitemaps grow; what they list says what is news."""
    dated = {"harbour": "2026-11-01", "mayor": "2026-11-02", "a": "2020-01-01", "b": "2019-01-01"}
    entries = "".join(
        f"<sitemap><loc>{room.url(f'/{name}.xml')}</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in dated.items()
    )
    index = f"<sitemapindex {_NAMESPACE}>{entries}</sitemapindex>"
    room.replies["/index"] = Reply(body=index.encode())

    poll(room, store)

    assert told(store) == ["The harbour", "The mayor"]
    assert "/b.xml" not in room.paths()


def test_a_sitemap_without_news_says_so(room: Newsroom, store: Store) -> None:
    """That nothing was taken of what it lists is no silence."""
    url = f"<url><loc>{room.url('/mayor')}</loc><lastmod>2026-11-01</lastmod></url>"
    room.replies["/index"] = Reply(body=f"<urlset {_NAMESPACE}>{url}</urlset>".encode())

    (outcome,) = poll(room, store).channels

    assert (outcome.status, outcome.seen) == ("read", 0)
    assert outcome.reason == "lists no news: all it dates (1) is older than 3 days"
