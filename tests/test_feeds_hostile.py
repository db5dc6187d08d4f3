"""Hostile and broken feeds stop at the door, or cost what is broken in them and no more."""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from flows.ingest.feeds.items import Listing, UnlistedError
from flows.ingest.feeds.reading import Body, read_listings
from flows.ingest.fetching.exchange import FEEDS, Question
from flows.ingest.fetching.visits import Limits, Visit, Visitor
from flows.polling.listed import listed_entries
from tests.listings import ATOM, NEWS, URL, listing, only
from tests.newsroom import NOW, item, rss

WATCHED: list[tuple[str, object]] = []


@pytest.fixture(scope="module", autouse=True)
def _audited() -> None:
    """Note every file opened and every address dialled; hooks cannot be taken away again."""
    names = {"open", "socket.connect", "socket.getaddrinfo"}

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in names:
            WATCHED.append((event, arguments[0]))

    sys.addaudithook(note)


@contextmanager
def touching_nothing() -> Iterator[None]:
    """Fail if a file of the system is opened or anything is dialled."""
    WATCHED.clear()
    yield
    touched = [one for one in WATCHED if one[0] != "open" or "passwd" in str(one[1])]
    assert touched == []


_BAD = "http://[bad"

_PAGE = (
    f'<html><base href="{_BAD}"><body><a href="{_BAD}">The mayor opens the bridge at last</a>'
    '<a href="https://ferry.example/2026/the-mayor-opens-it">The mayor</a></body></html>'
)


@pytest.mark.parametrize(
    ("body", "kind", "bad"),
    [
        (rss(item(_BAD, "Bad"), item(URL, "Good")), "feed", 1),
        (ATOM.replace("</entry>", f'</entry><entry><link href="{_BAD}"/></entry>'), "feed", 1),
        (json.dumps({"items": [{"url": _BAD}, {"url": URL}]}), "feed", 1),
        (NEWS.replace("</url>", f"</url><url><loc>{_BAD}</loc></url>"), "sitemap", 1),
        (_PAGE, "page", 0),
    ],
    ids=["rss", "atom", "json", "sitemap", "page"],
)
def test_a_malformed_address_costs_its_item_alone(body: bytes | str, kind: str, bad: int) -> None:
    """It is refused, in RSS and Atom as one that names none; a page's other links stay."""
    entries, _ = listed_entries(listing(body, kind), kind, NOW)

    refused = [entry.reason or "" for entry, _ in entries if entry.state == "refused"]
    assert all("no address" in reason for reason in refused)
    assert (len(refused), len(entries)) == (bad, 1 + bad)


def test_a_malformed_address_of_a_sitemap_is_an_answer_like_others() -> None:
    """An index may name one: nobody can be asked, and the run goes on."""
    body = NEWS.replace("urlset", "sitemapindex").replace("<url>", "<sitemap>")
    body = body.replace("</url>", "</sitemap>").replace("https://ferry.example/a/ferry", _BAD)
    ((address, _),) = listing(body, "sitemap").children
    visits = [Visit(0, Question(address, FEEDS, 1000), 0.0)]

    ((_, answer),) = Visitor(Limits((), 5, NOW)).visit(visits)

    assert answer.status is None
    assert answer.reason


@pytest.mark.parametrize(
    "body", [b"/etc/passwd", b"http://127.0.0.1:1/", b"file:///etc/passwd", b"feed"]
)
def test_a_body_that_names_a_file_or_an_address_opens_neither(body: bytes) -> None:
    """A parser would open both, were it given more than a stream of bytes."""
    with touching_nothing(), pytest.raises(UnlistedError, match="not a feed"):
        listing(body)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:1/e.dtd"> %x;',
        "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>",
    ],
)
@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_entities_are_refused_unread(declaration: str, root: str) -> None:
    """No file, no address, no bomb: feeds have no need of entities of their own."""
    body = (
        f"<?xml version='1.0'?><!DOCTYPE r [{declaration}]><{root}><channel>&x;</channel></{root}>"
    )
    with touching_nothing(), pytest.raises(UnlistedError, match="declares the entity"):
        listing(body)


def test_external_dtds_and_includes_are_not_followed() -> None:
    """What stands elsewhere stays there; the feed itself is read."""
    body = rss(
        item(
            URL,
            "A",
            description='<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
        )
    )
    body = body.replace(b"?><rss", b'?><!DOCTYPE rss SYSTEM "http://127.0.0.1:1/rss.dtd"><rss')
    with touching_nothing():
        assert "root" not in only(body).text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<rss " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"/>", "64 attributes"),
        (b"<a>" * 200_000, "64 elements deep"),
        (b"<rss>" + b"<i/>" * 200_001 + b"</rss>", "200,000 elements"),
        (b'<?xml version="1.0" encoding="shift_jis"?>' + b"<a>" * 200_000, "64 elements deep"),
        (b"{" + b'"a":[' * 100_000, "nested too deeply|not JSON"),
        (gzip.compress(bytes(60_000_000)), "unpacks to more"),
        (gzip.compress(NEWS.encode())[:-20], "cut short"),
        (gzip.compress(b"") * 100_000, "is empty"),
    ],
    ids=["attributes", "depth", "elements", "encoding", "json", "gzip", "torn gzip", "members"],
)
def test_bombs_are_refused_at_once(body: bytes, reason: str) -> None:
    """Each stops in well under a second or so of this slow machine, before a parser sees it."""
    begun = time.process_time()
    with pytest.raises(UnlistedError, match=reason):
        listing(body)

    assert time.process_time() - begun < 1


def test_a_name_that_stalls_feedparser_is_cut_and_the_items_are_kept() -> None:
    """32 kB of "a@a.a.a" took feedparser 5 s; a name is no longer than 500 characters."""
    bomb = f"<author>a@{'a.' * 32_000}!</author>"
    begun = time.process_time()

    assert only(rss(f"<item><title>A</title><link>{URL}</link>{bomb}</item>")).title == "A"
    assert time.process_time() - begun < 1


def test_a_feed_that_stalls_the_parser_costs_itself_and_no_other() -> None:
    """The process that parses is ended, and another takes the feeds that follow."""
    good = Body("feed", URL, "", rss(item(URL, "A")))
    items = "<item><title>a</title><link>b</link><guid>c</guid></item>" * 49_000
    stalls = Body("feed", URL, "", rss(items))

    first, second, third = read_listings([good, stalls, good], seconds=2)

    assert isinstance(first, Listing)
    assert isinstance(second, str)
    assert "s to parse" in second or "of processor time to parse" in second
    assert isinstance(third, Listing)


def test_what_a_cut_feed_holds_whole_is_kept_with_a_warning() -> None:
    """The item that the end cut in two is left for the next poll."""
    body = rss(*(item(f"{URL}/{n}", f"Title {n}") for n in (1, 2, 3)))
    cut = body[: body.index(b"Title 3") + 4]
    found = listing(cut)

    assert [one.title for one in found.items] == ["Title 1", "Title 2"]
    assert "damaged" in (found.note or "")


@pytest.mark.parametrize(
    "written",
    ["-0001-11-30T00:00:00+00:00", "Tue, 31 Feb 2026 10:00:00 GMT", "9999-12-31T23:59:59Z",
     "2031-01-01", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "99999999999999999999"],
)  # fmt: skip
def test_impossible_dates_are_left_out_and_said(written: str) -> None:
    """Never a crash, never a wrong day: no date, and a reason that shows what stood there."""
    ((entry, _),), _ = listed_entries(listing(rss(item(URL, "A", pubDate=written))), "feed", NOW)

    assert entry.published is None
    assert (entry.reason or "").startswith("its date")
    assert entry.state == "waiting"


def test_odd_characters_are_gone_from_what_is_stored() -> None:
    """NUL, controls, bidirectional and zero-width signs, lone surrogates: none is stored."""
    row = {
        "id": "\x00id\u202e",
        "url": "https://ferry.example/\u202ea",
        "title": "A\x00\u200b\ud800 b\u202e",
    }
    body = json.dumps({"items": [row, {"content_text": "x\x00"}]}).encode()
    entries, _ = listed_entries(listing(body), "feed", NOW)
    stored = "".join(f"{e.entry}{e.url}{e.title}{e.reason}" for e, _ in entries)

    assert not set(stored) & set("\x00\u200b\u202e\ud800")


def test_half_a_letter_in_markup_costs_no_other_item() -> None:
    """A title of JSON, cut in the middle of a sign and with a tag, had the feed refused."""
    rows = [
        {"id": "1", "title": "A \ud800 <b>B</b>"},
        {"id": "2", "content_html": "<p>\ude00 C</p>"},
    ]
    read = listing(json.dumps({"items": [*rows, {"id": "3", "title": "D"}]}).encode())

    assert [item.title for item in read.items] == ["A \ufffd B", None, "D"]
    assert read.items[1].text == "\ufffd C"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"url": "javascript:alert(1)", "title": "A"}, "is no address of the web"),
        ({"url": "file:///etc/passwd"}, "is no address of the web"),
        ({"title": "A"}, "names no address and carries no text"),
        ({"url": "https://ferry.example/1", "date_published": "2019-01-01"}, "more than 30 days"),
        (7, "no JSON object"),
    ],
)
def test_a_bad_item_is_refused_with_a_reason_and_the_rest_kept(row: object, reason: str) -> None:
    """One bad item never stops its feed."""
    body = json.dumps({"items": [row, {"url": "https://ferry.example/good"}]}).encode()
    entries, _ = listed_entries(listing(body), "feed", NOW)
    states = {entry.state: entry.reason or "" for entry, _ in entries}

    assert set(states) == {"waiting", "refused"}
    assert reason in states["refused"]


@pytest.mark.parametrize(
    "body",
    [b'{"items": [], "items": []}', b'{"items": 3}', b"[1]", b'{"a":1,"a":2}', b"{", b"[" * 9**6],
)
def test_json_that_is_no_feed_says_why(body: bytes) -> None:
    """Two lists of items, none, no JSON, depth."""
    with pytest.raises(UnlistedError, match="is not a JSON Feed"):
        listing(body)
