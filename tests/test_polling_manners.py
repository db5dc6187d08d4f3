"""Manners: pauses, patience, and redirects, which are requests like others to their host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from flows.polling import rounds
from flows.polling.rounds import PollSummary, poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import Store
from flows.store.polled.outages import outages
from models.settings import Reading, Settings
from tests.newsroom import NOW, Newsroom, Reply, newsroom, prose
from tests.polled import HOUR, empty_store, silent_newsroom, told, whole

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)


@pytest.fixture
def rooms() -> Iterator[tuple[Newsroom, Newsroom]]:
    """Two hosts: one whose feed lists links that lead to the other."""
    with ExitStack() as stack:
        links, paper = (stack.enter_context(newsroom()) for _ in range(2))
        paper.host = paper.host.replace("127.0.0.1", "localhost")
        for name in ("mayor", "harbour", "school"):
            links.replies[f"/to/{name}"] = Reply(302, headers={"Location": paper.url(f"/{name}")})
            paper.page(f"/{name}", f"The {name}", prose(name))
        links.feed("/rss", *(links.item(f"/to/{n}", n) for n in ("mayor", "harbour", "school")))
        yield links, paper


def poll(store: Store, rooms: tuple[Newsroom, Newsroom], pause: float = 0.0) -> PollSummary:
    """Poll the feed of links."""
    source = Source("Links", "Links", feeds=(rooms[0].url("/rss"),), pause=pause)
    settings = Settings(reading=Reading(allow_hosts=tuple(room.host for room in rooms)))
    return poll_all(Catalogue((source,)), store, settings, NOW)


def test_the_rules_of_the_host_that_is_led_to_are_obeyed(
    rooms: tuple[Newsroom, Newsroom], store: Store
) -> None:
    """What it forbids is not asked for, though the host of the link allows it."""
    rooms[1].replies["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /mayor")

    summary = poll(store, rooms)

    assert sorted(rooms[1].paths()) == ["/harbour", "/school"]
    assert [one.reason for one in summary.refused] == ["is not to be read by robots.txt"]
    assert len(summary.articles) == 2


def test_a_redirect_within_a_host_is_held_to_its_rules(
    rooms: tuple[Newsroom, Newsroom], store: Store
) -> None:
    """An allowed address that leads to a forbidden one."""
    links = rooms[0]
    links.replies["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /private")
    links.replies["/to/mayor"] = Reply(302, headers={"Location": "/private/mayor"})
    links.page("/private/mayor", "The mayor", prose("mayor"))

    assert len(poll(store, rooms).articles) == 2
    assert "/private/mayor" not in links.paths()


def test_a_feed_that_leads_to_a_host_in_trouble_waits(
    rooms: tuple[Newsroom, Newsroom], store: Store
) -> None:
    """Rules that cannot be read mean: not now."""
    rooms[1].replies["/robots.txt"] = Reply(503)

    summary = poll(store, rooms)

    assert rooms[1].paths() == []
    assert {one.reason for one in summary.refused} == {"robots.txt was answered with 503"}


def test_the_pause_is_kept_at_the_host_that_is_led_to(
    rooms: tuple[Newsroom, Newsroom], store: Store
) -> None:
    """Its robots.txt included; and by its Crawl-delay, where that is longer."""
    rooms[1].replies["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 0.5")

    poll(store, rooms, pause=0.2)

    times = [[one.at for one in room.asked] for room in rooms]
    assert all(later - before >= 0.19 for of in times for before, later in pairwise(of))
    assert all(later - before >= 0.49 for before, later in pairwise(times[1]))
    assert [len(of) for of in times] == [5, 4]


def test_two_hosts_that_lead_to_each_other_hold_up_nobody(store: Store) -> None:
    """Each waits for its turn at the other, and neither while it keeps its own."""
    with ExitStack() as stack:
        rooms = [stack.enter_context(newsroom()) for _ in range(2)]
        rooms[1].host = rooms[1].host.replace("127.0.0.1", "localhost")
        sources = []
        for here, there in (rooms, rooms[::-1]):
            for number in range(4):
                name = f"/{here.host[0]}{number}"
                here.replies[name] = Reply(302, headers={"Location": there.url(name)})
                there.page(name, f"About {name}", prose(f"mayor {name}"))
            items = [here.item(f"/{here.host[0]}{n}", f"About {n}") for n in range(4)]
            here.feed("/rss", *items)
            sources.append(here.source(here.host, feeds=["/rss"]))
        settings = Settings(reading=Reading(allow_hosts=tuple(room.host for room in rooms)))

        assert len(poll_all(Catalogue(tuple(sources)), store, settings, NOW).articles) == 8


def test_a_feed_that_is_always_one_too_many_starves_no_other(store: Store) -> None:
    """The first by name is answered 429 at each run: from the second on the others are read."""
    with newsroom() as room:
        room.replies["/a"] = Reply(429, headers={"Retry-After": "60"})
        for path in ("/b", "/c"):
            room.feed(path, room.item(path + "1", path, description=prose(f"mayor of {path}", 14)))
        catalogue = room.catalogue(feeds=["/a", "/b", "/c"])
        first, second = (
            poll_all(catalogue, store, room.settings(), NOW + timedelta(hours=hours))
            for hours in (0, 1)
        )

    assert [one.status for one in first.channels] == ["failed"] * 3
    assert [one.status for one in second.channels] == ["failed", "read", "read"]
    assert room.paths() == ["/a", "/b", "/c", "/a"]


def test_a_host_that_is_busy_is_left_alone_until_it_says(room: Newsroom, store: Store) -> None:
    """After one 429 no other page of the host is asked for; at its time all are, none is lost."""
    names = ("mayor", "harbour", "museum")
    for name in names:
        room.page(f"/{name}", name, prose(name))
    room.feed("/rss", *(room.item(f"/{name}", name) for name in names), ETag='"1"')
    pages = {f"/{name}": room.replies[f"/{name}"] for name in names}
    room.replies |= dict.fromkeys(pages, Reply(429, headers={"Retry-After": "10800"}))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    first = poll_all(catalogue, store, settings, NOW)
    assert len([path for path in room.paths() if path in pages]) == 1
    assert len(first.refused) == 3
    assert outages(store, NOW, NOW + HOUR) == {"Ferry Post"}

    room.replies |= pages
    poll_all(catalogue, store, settings, NOW + 2 * HOUR)
    assert told(store) == {}
    poll_all(catalogue, store, settings, NOW + 3 * HOUR)
    assert len(told(store)) == 3
    assert outages(store, NOW, NOW + HOUR) == frozenset()


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_tells_its_feed_when_to_come_back_is_not_asked_for_pages(
    room: Newsroom, store: Store, status: int
) -> None:
    """Its pages wait until then, though another feed listed them; a second time it speaks alone.

    A feed that is always refused would else keep every page of its host unread for ever.
    """
    busy = Reply(status, headers={"Retry-After": "1800"})
    room.page("/mayor", "The mayor", prose("mayor"))
    room.feed("/a", room.item("/mayor", "The mayor"))
    room.replies["/b"] = busy
    catalogue, settings = room.catalogue(feeds=["/a", "/b"]), room.settings()

    first = poll_all(catalogue, store, settings, NOW)
    assert room.paths() == ["/a", "/b"]
    assert f"its host answered {status} before" in first.refused[0].reason

    poll_all(catalogue, store, settings, NOW + HOUR)
    assert room.paths() == ["/a", "/b"] * 2 + ["/mayor"]
    assert len(told(store)) == 1


def test_a_host_that_wants_a_moment_is_asked_after_it(room: Newsroom, store: Store) -> None:
    """What a server asks for is kept to, and not a round of it."""
    room.page("/mayor", "The mayor", prose("mayor"))
    room.feed("/a", room.item("/mayor", "The mayor"))
    room.replies["/b"] = Reply(503, headers={"Retry-After": "0"})

    poll_all(room.catalogue(feeds=["/a", "/b"]), store, room.settings(), NOW)

    assert len(told(store)) == 1


def test_the_pause_is_kept_where_robots_txt_leads_elsewhere(room: Newsroom, store: Store) -> None:
    """Each hop is a request like others."""
    room.replies["/robots.txt"] = Reply(302, headers={"Location": "/rules"})
    room.replies["/rules"] = Reply(302, headers={"Location": "/rules.txt"})
    room.feed("/rss", whole(room, "/a", "mayor"))
    source = replace(room.source("Ferry Post", feeds=["/rss"]), pause=0.3)

    poll_all(Catalogue((source,)), store, room.settings(), NOW)

    assert [one.path for one in room.asked] == ["/robots.txt", "/rules", "/rules.txt", "/rss"]
    times = [one.at for one in room.asked]
    assert all(later - before >= 0.29 for before, later in pairwise(times))


def test_one_feed_that_is_unavailable_stops_no_other_of_its_host(
    room: Newsroom, store: Store
) -> None:
    """Many feeds share a host; it is left alone only after a second 503 in a row."""
    room.replies |= {f"/{path}": Reply(503) for path in ("a", "c", "d", "e")}
    for path in ("/b", "/f"):
        room.feed(path, whole(room, f"{path}1", path))
    feeds = [f"/{path}" for path in "abcdef"]

    summary = poll_all(room.catalogue(feeds=feeds), store, room.settings(), NOW)

    assert room.paths() == ["/a", "/b", "/c", "/d"]
    assert [one.status for one in summary.channels].count("read") == 1
    assert "its host answered 503 before" in (summary.channels[-1].reason or "")


def test_a_host_is_asked_with_pauses_and_others_meanwhile(store: Store) -> None:
    """Requests to one host keep their distance, robots.txt included; two hosts take turns."""
    with ExitStack() as stack:
        rooms = [stack.enter_context(newsroom()) for _ in range(2)]
        rooms[1].host = rooms[1].host.replace("127.0.0.1", "localhost")  # another host
        sources = []
        for number, room in enumerate(rooms):
            room.feed("/rss", whole(room, "/a", f"subject{number}"))
            room.feed("/more", whole(room, "/b", f"other{number}"))
            made = room.source(f"Paper {number}", feeds=["/rss", "/more"])
            sources.append(Source(made.name, made.family, feeds=made.feeds, pause=0.3))
        hosts = tuple(room.host for room in rooms)
        settings = Settings(reading=type(Settings().reading)(allow_hosts=hosts))

        poll_all(Catalogue(tuple(sources)), store, settings, NOW)

        for room in rooms:
            times = [one.at for one in room.asked]
            assert len(times) == 3
            assert all(later - before >= 0.29 for before, later in pairwise(times))
        begun = [room.asked[0].at for room in rooms]
        assert abs(begun[0] - begun[1]) < 0.6


def test_a_feed_that_moved_for_good_is_asked_for_where_it_is(room: Newsroom, store: Store) -> None:
    """The third 301 in a row is believed; the old address is asked for no more."""
    room.feed("/new", whole(room, "/a", "mayor"))
    room.replies["/rss"] = Reply(301, headers={"Location": "/new"})
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    for hours in range(4):
        poll_all(catalogue, store, settings, NOW + hours * HOUR)

    assert room.paths() == ["/rss", "/new"] * 3 + ["/new"]


def test_a_feed_that_moved_to_a_site_that_is_gone_is_asked_for_where_it_was(store: Store) -> None:
    """There its robots.txt is what fails; three times, and the catalogue counts again."""
    with newsroom() as old, ExitStack() as stack:
        new = stack.enter_context(newsroom())
        old.replies["/rss"] = Reply(301, headers={"Location": new.url("/rss")})
        new.feed("/rss", whole(new, "/a", "mayor"))
        catalogue = old.catalogue(feeds=["/rss"])
        settings = Settings(reading=Reading(allow_hosts=(old.host, new.host)))
        for hour in range(3):
            poll_all(catalogue, store, settings, NOW + hour * HOUR)
        stack.close()

        old.feed("/rss", whole(old, "/b", "school"))
        for hour in range(3, 7):
            poll_all(catalogue, store, settings, NOW + hour * HOUR)

    assert sorted(told(store)) == ["/a", "/b"]


def test_a_feed_is_read_in_the_hour_in_which_its_host_is_back(room: Newsroom, store: Store) -> None:
    """However long nothing answered: it may have been our own network."""
    room.replies["/robots.txt"] = Reply(502)
    room.feed("/rss", whole(room, "/a", "mayor"))
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    for minutes in range(0, 24 * 60, 10):
        poll_all(catalogue, store, settings, NOW + timedelta(minutes=minutes))
    assert len(room.asked) < 24 * 60 / 35
    room.replies["/robots.txt"] = Reply(404)
    poll_all(catalogue, store, settings, NOW + timedelta(hours=24, minutes=40))

    assert list(told(store)) == ["/a"]


def test_what_was_blocked_is_read_by_the_next_run_once_it_is_allowed(
    rooms: tuple[Newsroom, Newsroom], store: Store
) -> None:
    """Nothing was sent to it, so it need not be left alone: a feed, and pages of another host."""
    links, paper = rooms
    links.feed("/rss", *(paper.item(f"/{n}", f"The {n}") for n in ("mayor", "harbour", "school")))
    catalogue = Catalogue((Source("Links", "Links", feeds=(links.url("/rss"),), pause=0.0),))
    blocked, allowed = (), (links.host, paper.host)

    for at, hosts in ((0, blocked), (1, blocked), (2, (links.host,)), (8, allowed)):
        settings = Settings(reading=Reading(allow_hosts=hosts))
        poll_all(catalogue, store, settings, NOW + timedelta(minutes=at))

    assert links.paths() == ["/rss", "/rss"]
    assert sorted(told(store)) == ["/harbour", "/mayor", "/school"]


def test_a_feed_that_leads_to_a_blocked_place_is_left_alone_meanwhile(
    room: Newsroom, store: Store
) -> None:
    """The way there was asked for."""
    room.replies["/rss"] = Reply(301, headers={"Location": "http://127.0.0.1:1/rss"})
    catalogue, settings = room.catalogue(feeds=["/rss"]), room.settings()

    for at in (0, 1, 6):
        poll_all(catalogue, store, settings, NOW + timedelta(minutes=at))

    assert room.paths() == ["/rss", "/rss"]


def test_what_a_run_has_no_time_for_is_left_for_the_next_and_comes_first(
    room: Newsroom, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two feeds and their pages, one request a run: all is read in the end, and nothing hidden."""
    for name in ("a", "b"):
        room.page(f"/{name}1", f"About {name}", prose(f"mayor of {name}"))
        room.feed(f"/{name}", room.item(f"/{name}1", f"About {name}"))
    catalogue, settings = room.catalogue(feeds=["/a", "/b"]), room.settings()

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "_LONGEST", timedelta(0))
        first, second, third = (
            poll_all(catalogue, store, settings, NOW + hours * HOUR) for hours in range(3)
        )

    assert [one.status for one in first.channels] == ["read", "failed"]
    assert "left for the next run" in (first.channels[1].reason or "")
    assert [one.status for one in second.channels] == ["failed", "read"]
    assert sorted(told(store)) == ["/a1", "/b1"]
    assert third.articles == ()
    assert outages(store, NOW, NOW + 3 * HOUR) == {"Ferry Post"}
    poll_all(catalogue, store, settings, NOW + 4 * HOUR)
    assert outages(store, NOW, NOW + 3 * HOUR) == frozenset()


def test_pages_that_a_run_has_no_time_for_are_named(
    room: Newsroom, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They wait, and their source counts as half seen."""
    for name in ("a", "b"):
        room.page(f"/{name}", f"About {name}", prose(f"mayor of {name}"))
    room.feed("/rss", *(room.item(f"/{name}", f"About {name}") for name in ("a", "b")))
    monkeypatch.setattr(rounds, "_LONGEST", timedelta(0))

    summary = poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert [one.path.rpartition("/")[2] for one in summary.refused] == ["b"]
    assert "left for the next run" in summary.refused[0].reason
    assert outages(store, NOW, NOW + HOUR) == {"Ferry Post"}
