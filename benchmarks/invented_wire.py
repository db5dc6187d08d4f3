"""Invented news in any number, and the web server that tells it: feeds, whole or with pages.

An event has a place, people and figures of its own and some thirty facts; each telling takes
half of them, words them its own way and adds what nobody else says. Half of the articles are
about events that several sources tell, as in a morning's news; the rest stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Thread
from typing import Final
from xml.sax.saxutils import escape

SOURCES: Final = 20
_FACTS, _TOLD, _OWN = 30, 15, 4  # sentences: an article has some 300 words
_TELLERS: Final = (2, 3, 3, 4, 5, 8)

_PEOPLE: Final = (
    "the mayor", "the fire service", "the prosecutor", "the union", "the water board", "a judge",
    "the port authority", "the minister", "the headteacher", "the farmers' league", "the hospital",
    "the railway", "the auditor", "the bishop", "the pilots' club", "the museum", "a neighbour",
)  # fmt: skip
_ACTS: Final = (
    "approved", "postponed", "opened", "closed", "sold", "repaired", "inspected", "flooded",
    "evacuated", "renamed", "insured", "demolished", "surveyed", "mortgaged", "painted", "seized",
)  # fmt: skip
_THINGS: Final = (
    "the bridge", "a tunnel", "the warehouse", "two ferries", "the archive", "a vineyard",
    "the stadium", "the power station", "a school", "the dam", "the old quarry", "a bakery",
    "the lighthouse", "three trams", "the reservoir", "a hospital wing", "the market hall",
)  # fmt: skip
_WHENS: Final = (
    "on Monday", "before dawn", "last spring", "after long talks", "without notice", "at noon",
    "during the storm", "for the second time", "against advice", "within hours", "by a narrow vote",
)  # fmt: skip
_FRAMES: Final = (
    "{who} {act} {what} in {place} {when}, at a cost of {figure} crowns.",
    "In {place}, {when}, {what} was {act} by {who}; the bill came to {figure} crowns.",
    "It was {who}, according to {name}, that {act} {what} in {place} {when} for {figure} crowns.",
)
_SYLLABLES: Final = (
    "bar",
    "len",
    "tov",
    "mir",
    "as",
    "kel",
    "run",
    "dor",
    "vi",
    "sha",
    "pel",
    "on",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of a source."""

    source: str
    path: str
    title: str
    text: str
    at: datetime


def pieces(count: int, seed: int, now: datetime) -> list[Piece]:
    """Invent so many articles of the day before `now`; another seed tells of other events."""
    random = Random(seed)  # noqa: S311 - no secret
    found: list[Piece] = []
    while len(found) < count:
        tellers = random.choice(_TELLERS) if len(found) < count // 2 else 1
        found += _event(random, min(tellers, count - len(found)), f"{seed}-{len(found)}", now)
    return found


def _event(random: Random, tellers: int, name: str, now: datetime) -> list[Piece]:
    place, people = _name(random), [_name(random) for _ in range(4)]
    facts = [_fact(random, place, people) for _ in range(_FACTS)]
    sources = random.sample(range(SOURCES), tellers)
    made = []
    for source in sources:
        told = sorted(random.sample(range(_FACTS), _TOLD))
        lines = [random.choice(facts[fact]) for fact in [0, *told]]
        own = [_fact(random, place, people)[0] for _ in range(_OWN)]
        title = random.choice(facts[0]).split(",")[0].rstrip(".")
        at = now - timedelta(minutes=random.randrange(30, 1200))
        path = f"/source-{source:02}/{at:%Y/%m/%d}/{name}.html"
        made.append(Piece(f"Source {source:02}", path, title, "\n".join(lines + own), at))
    return made


def _fact(random: Random, place: str, people: list[str]) -> list[str]:
    """A fact in several wordings."""
    words = {
        "who": random.choice(_PEOPLE),
        "act": random.choice(_ACTS),
        "what": random.choice(_THINGS),
        "when": random.choice(_WHENS),
        "place": place,
        "name": random.choice(people),
        "figure": f"{random.randrange(11, 990)},000",
    }
    lines = (frame.format(**words) for frame in _FRAMES)
    return [line[0].upper() + line[1:] for line in lines]


def _name(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3)).capitalize()


@contextmanager
def served(told: list[Piece]) -> Iterator[str]:
    """Serve the feeds of all sources, and their pages, on a free port; yields `host:port`."""
    bodies: dict[str, tuple[str, bytes]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = bodies.get(self.path, ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host = f"127.0.0.1:{server.server_port}"
    for number in range(SOURCES):
        mine = [piece for piece in told if piece.source == f"Source {number:02}"]
        bodies[f"/source-{number:02}/rss"] = ("application/rss+xml", _feed(mine, host, number % 2))
        bodies |= {piece.path: ("text/html", _page(piece)) for piece in mine}
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def feed_of(number: int, host: str) -> str:
    """The address of a source's feed."""
    return f"http://{host}/source-{number:02}/rss"


def write_catalogue(host: str, path: Path) -> None:
    """Write the catalogue of the sources that a host serves."""
    tables = [
        f'[[source]]\nname = "Source {number:02}"\npause = 0.0\n'
        f'feeds = ["{feed_of(number, host)}"]\n'
        for number in range(SOURCES)
    ]
    path.write_text("\n".join(tables), encoding="utf-8")


def _feed(told: list[Piece], host: str, is_whole: int) -> bytes:
    """The feed of a source: with the texts, or with a first line that leads to the page."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>http://{host}{piece.path}</link>"
        f"<pubDate>{format_datetime(piece.at)}</pubDate>{_body(piece, is_whole)}</item>"
        for piece in told
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        f"<link>http://{host}/</link>{items}</channel></rss>"
    ).encode()


def _body(piece: Piece, is_whole: int) -> str:
    lines = piece.text.split("\n")
    if not is_whole:
        return f"<description>{escape(lines[0])}</description>"
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<content:encoded>{escape(html)}</content:encoded>"


def _page(piece: Piece) -> bytes:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in piece.text.split("\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(piece.title)}</title>'
        '<meta property="og:type" content="article"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{escape(piece.title)}</h1>{paragraphs}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()
