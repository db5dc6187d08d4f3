"""Servers that mean harm cost their own page only, and learn and leave nothing."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest

from flows.ingest.fetching.exchange import PAGES, Question, ask
from flows.ingest.fetching.robots import parse_rules
from flows.ingest.fetching.visits import Limits, Visit, Visitor
from flows.ingest.fetching.web import FetchError, fetch
from tests.newsroom import Reply, newsroom
from tests.webserver import PAGE, serving


@pytest.mark.parametrize(
    "filling", ["\n", " ", "user-agent\n", "User-agent: a\n", "Disallow: /*a\n"]
)
def test_a_robots_file_of_any_filling_is_read_at_once(filling):
    """Half a megabyte of empty lines took hours, in which nothing else was read."""
    started = time.process_time()
    rules = parse_rules((filling * 512_000)[:512_000].encode() + b"\nUser-agent: Rashomon/1.0\n")

    assert time.process_time() - started < 5
    assert rules.can_fetch("https://a.example/b", "rashomon")


@pytest.mark.parametrize("name", ["gzip", "br"])
def test_a_body_packed_a_thousand_times_over_costs_only_its_page(name):
    """The header takes 6 kB; one frame of the stack for each name in it ended the whole run."""
    packed = {"Content-Type": "text/html", "Content-Encoding": ", ".join([name] * 1000)}
    with newsroom() as room:
        room.replies |= {
            "/deep": Reply(200, gzip.compress(PAGE), packed),
            "/page": Reply(200, PAGE),
        }
        with pytest.raises(FetchError, match="1,000 times"):
            fetch(room.url("/deep"), 10_000, [room.host])
        visitor = Visitor(Limits([room.host], 5, datetime.now(UTC)))
        asked = [
            Visit(path, Question(room.url(path), PAGES, 10_000), 0) for path in ("/deep", "/page")
        ]
        answers = {visit.key: answer for visit, answer in visitor.visit(asked)}

    assert "1,000 times" in (answers["/deep"].reason or "")
    assert answers["/page"].body == PAGE


def test_the_body_of_a_redirect_is_not_read():
    """It may be without end; nobody sees it, and a browser does not read it either."""
    started = time.monotonic()
    with serving() as host:
        fetched = fetch(f"http://{host}/redirect/large", 10_000, [host])

    assert (fetched.url, fetched.body) == (f"http://{host}/page", PAGE)
    assert time.monotonic() - started < 10


def test_a_redirect_to_no_address_is_refused_as_one():
    """There is no page to name instead but the one that was meant."""
    with (
        serving() as host,
        pytest.raises(FetchError, match="redirects to no address of a page"),
    ):
        fetch(f"http://{host}/to/javascript:alert(1)", 10_000, [host])


def test_a_redirect_with_a_password_leads_on_without_it():
    """The address is kept and shown where a feed has moved for good."""
    with newsroom() as room:
        moved = room.url("/new").replace("http://", "http://ann:s3cret@")
        room.replies["/old"] = Reply(301, b"", {"Location": moved})
        room.page("/new", "Moved", PAGE.decode())
        answer = ask(Question(room.url("/old"), PAGES, 10_000), [room.host], 5)
        fetched = fetch(room.url("/old"), 10_000, [room.host])

    assert answer.location == fetched.url == room.url("/new")
    assert [one.path for one in room.asked] == ["/old", "/old", "/new"]
    assert not any("authorization" in one.headers for one in room.asked)


def test_a_cookie_is_not_brought_back():
    """A redirect may set one, and the next page see by it who asks."""
    with newsroom() as room:
        headers = {"Location": room.url("/new"), "Set-Cookie": "reader=1; Path=/"}
        room.replies["/old"] = Reply(302, b"", headers)
        room.page("/new", "Moved", PAGE.decode())
        fetch(room.url("/old"), 10_000, [room.host])

    assert [one.path for one in room.asked] == ["/old", "/new"]
    assert not any("cookie" in one.headers for one in room.asked)
