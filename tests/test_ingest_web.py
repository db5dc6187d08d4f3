"""Pages on the web: fetched within bounds, and never from where a stranger points to."""

from __future__ import annotations

import gzip
import socket
import time
import zlib

import pytest

from flows.ingest.fetching.guard import BlockedError, GuardedBackend, is_public
from flows.ingest.fetching.web import FetchError, fetch
from models.settings import Reading
from tests.ingest_inputs import BRIDGE, FERRY, PONT, read, reasons, write
from tests.newsroom import Reply, newsroom
from tests.webserver import PAGE, Site, serving


@pytest.fixture
def site():
    """A server on this machine, as `host:port`."""
    with serving() as where:
        yield where


def test_a_page_is_fetched_and_read(site, tmp_path):
    """An address stands beside files; its domain is its source where the page is silent."""
    write(tmp_path, a_txt=FERRY)
    url = f"http://{site}/page?utm_source=x"

    gathered = read(tmp_path, url, url, settings=Reading(allow_hosts=(site,)))

    assert gathered.refused == ()
    page = next(a for a in gathered.articles if a.path == url)
    assert (page.text, page.source, page.url) == (BRIDGE, "127.0.0.1", f"http://{site}/page")
    assert len(gathered.articles) == 2


def test_a_text_is_read_in_the_encoding_of_its_header(site):
    """A plain text has no other place to declare it."""
    gathered = read(f"http://{site}/plain", settings=Reading(allow_hosts=(site,)))

    assert gathered.articles[0].text == PONT


def test_this_machine_is_not_fetched_from_unless_allowed(site):
    """The refusal says which setting would allow it; the server is never asked."""
    gathered = read(f"http://{site}/page")

    assert f'"{site}" to reading.allow_hosts' in gathered.refused[0].reason
    assert Site.asked == []


def test_a_redirect_is_followed_and_the_last_address_kept(site):
    """Five redirects are followed."""
    fetched = fetch(f"http://{site}/hops/4", 10_000, [site])

    assert (fetched.url, fetched.body) == (f"http://{site}/page", PAGE)


def test_redirects_end(site):
    """Six are too many, and what leads back to itself wants a cookie and is asked once."""
    with pytest.raises(FetchError, match="more than 5 times"):
        fetch(f"http://{site}/hops/5", 10_000, [site])
    Site.asked.clear()
    with pytest.raises(FetchError, match="in a circle, as sites do that first set a cookie"):
        fetch(f"http://{site}/circle", 10_000, [site])
    assert Site.asked == ["/circle"]


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data", "not a public web address"),
        ("http://[::1]/", "not a public web address"),
        ("http://2130706433/", "not a public web address"),
        ("http://8.8.8.8:22/", "not a public web address"),
        ("file:///etc/hostname", "no address of a page"),
    ],
)
def test_a_redirect_to_a_forbidden_place_is_stopped_at_that_hop(site, where, reason):
    """Every hop is checked like the first."""
    with pytest.raises(FetchError, match=reason):
        fetch(f"http://{site}/to/{where}", 10_000, [site])


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "404 Not Found"),
        ("/pdf", "is application/pdf, not a page"),
        ("/large", r"more than 100,000 bytes \(reading.max_bytes\)"),
        ("/bomb", r"more than 100,000 bytes \(reading.max_bytes\)"),
        ("/cut", "could not be fetched"),
    ],
)
def test_what_is_no_whole_page_is_refused(site, path, reason):
    """Errors, other kinds of file, too much, too little."""
    with pytest.raises(FetchError, match=reason):
        fetch(f"http://{site}{path}", 100_000, [site])


@pytest.mark.parametrize("path", ["/drip", "/drip/headers"])
def test_a_slow_drip_ends_at_the_deadline(site, path):
    """A byte now and then resets a timeout per read, not the deadline."""
    start = time.monotonic()

    with pytest.raises(FetchError, match=r"took more than 0\.5 s"):
        fetch(f"http://{site}{path}", 10_000, [site], seconds=0.5)

    assert time.monotonic() - start < 3


def test_nobody_there_is_a_refusal():
    """A closed port, an unknown host, a broken address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = f"127.0.0.1:{probe.getsockname()[1]}"
    urls = [f"http://{closed}/", "http://no-such-host.invalid/", "http://[::1", "http://a b/"]

    gathered = read(*urls, settings=Reading(allow_hosts=(closed,)))

    assert len(gathered.refused) == 4
    assert gathered.articles == ()
    assert all(reasons(gathered).values())


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 -- an address to refuse
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
    ],
)
def test_an_address_that_leads_inside_is_not_public(address):
    """Also where `ipaddress.is_global` says otherwise."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111"])
def test_an_address_of_the_internet_is_public(address):
    """The guard does not block everything."""
    assert is_public(address)


def answering(*addresses: str):
    """A name service that answers with these addresses, and counts."""

    def lookup(_host, port, **_options):
        lookup.calls += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    lookup.calls = 0
    return lookup


def test_one_inner_address_among_public_ones_blocks(monkeypatch):
    """A name that answers with both is a trap."""
    monkeypatch.setattr(socket, "getaddrinfo", answering("8.8.8.8", "10.0.0.1"))

    with pytest.raises(BlockedError):
        GuardedBackend((), 5).connect_tcp("news.example", 80)


def test_the_address_that_was_checked_is_the_one_dialled(monkeypatch):
    """A second lookup could answer with another address (DNS rebinding)."""
    dialled = []

    def create_connection(address, *_args, **_options):
        dialled.append(address)
        raise ConnectionRefusedError(111, "refused")

    lookup = answering("8.8.8.8", "1.1.1.1")
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", create_connection)

    with pytest.raises(FetchError, match="could not be fetched"):
        fetch("http://news.example/", 1000)

    assert dialled == [("8.8.8.8", 80), ("1.1.1.1", 80)]
    assert lookup.calls == 1


@pytest.mark.parametrize("name", ["gzip", "deflate"])
def test_a_body_that_is_cut_in_its_packing_is_no_page(name):
    """Where the server states no length, only the stream says that there should be more."""
    packed = gzip.compress(PAGE) if name == "gzip" else zlib.compress(PAGE)
    with newsroom() as room:
        kind = {"Content-Type": "text/html", "Content-Encoding": name}
        room.replies |= {"/cut": Reply(200, packed[:-20], kind), "/whole": Reply(200, packed, kind)}

        assert fetch(room.url("/whole"), 10_000, [room.host]).body == PAGE
        with pytest.raises(FetchError, match="cut short"):
            fetch(room.url("/cut"), 10_000, [room.host])


def test_a_body_in_many_forms_of_packing_is_read_whole():
    """Several members, deflate without its header, something behind the end, nothing at all."""
    half = len(PAGE) // 2
    bare = zlib.compressobj(wbits=-15)
    bodies = {
        "/members": ("x-gzip", gzip.compress(PAGE[:half]) + gzip.compress(PAGE[half:])),
        "/bare": ("deflate", bare.compress(PAGE) + bare.flush()),
        "/behind": ("gzip", gzip.compress(PAGE) + b"\0\0\0"),
        "/twice": ("gzip, gzip", gzip.compress(gzip.compress(PAGE))),
        "/named": ("identity", PAGE),
        "/odd": ("utf-8", PAGE),
    }
    with newsroom() as room:
        for path, (name, body) in bodies.items():
            headers = {"Content-Type": "text/html", "Content-Encoding": name}
            room.replies[path] = Reply(200, body, headers)
        room.replies["/none"] = Reply(200, b"", {"Content-Encoding": "gzip"})

        found = {path: fetch(room.url(path), 10_000, [room.host]).body for path in bodies}
        assert fetch(room.url("/none"), 10_000, [room.host]).body == b""

    assert found == dict.fromkeys(bodies, PAGE)
