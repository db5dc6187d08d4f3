"""Newsrooms on this machine: a web server whose answers a test sets, and that notes who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from threading import Lock, Thread
from time import monotonic
from typing import Any
from xml.sax.saxutils import escape

from flows.sources.catalogue import Catalogue, Source
from models.settings import Reading, Settings
from tests.webserver import Quiet

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
RSS = "application/rss+xml"

_SUBJECTS = ("council", "harbour", "railway", "hospital", "library", "brewery", "museum", "school")


@dataclass(frozen=True)
class Reply:
    """What is answered: a status, a body, headers."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request: its path, its headers in lower case, and when it came."""

    path: str
    headers: Mapping[str, str]
    at: float


class Newsroom:
    """A host: what it answers by path, set and changed by the test, and what it was asked."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.replies: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self._lock = Lock()

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.host}{path}"

    def page(self, path: str, title: str, text: str, **headers: str) -> None:
        """Publish an article, with headers such as ETag."""
        kind = {"Content-Type": "text/html; charset=utf-8"}
        self.replies[path] = _conditional(Reply(200, article(title, text), kind | headers))

    def feed(self, path: str, *items: str, **headers: str) -> None:
        """Publish a feed of items (`item`), with headers such as ETag."""
        self.replies[path] = _conditional(Reply(200, rss(*items), {"Content-Type": RSS, **headers}))

    def item(self, path: str, title: str, **more: str) -> str:
        """An entry of a feed that leads to a path."""
        return item(self.url(path), title, **more)

    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Reply:
        """Note a request and answer it."""
        with self._lock:
            self.asked.append(asked)
        reply = self.replies.get(asked.path, Reply(404))
        return reply if isinstance(reply, Reply) else reply(asked)

    def settings(self, **reading: Any) -> Settings:
        """Settings under which this host may be asked."""
        return Settings(reading=Reading(allow_hosts=(self.host,), **reading))

    def catalogue(self, **paths: Sequence[str]) -> Catalogue:
        """A catalogue of one source, the Ferry Post."""
        return Catalogue((self.source("Ferry Post", **paths),))

    def source(
        self,
        name: str,
        feeds: Sequence[str] = (),
        sitemaps: Sequence[str] = (),
        pages: Sequence[str] = (),
    ) -> Source:
        """A source that is polled without pause, its channels given as paths of this host."""
        return Source(
            name=name,
            family=f"{name} Group",
            language="en",
            feeds=tuple(map(self.url, feeds)),
            sitemaps=tuple(map(self.url, sitemaps)),
            pages=tuple(map(self.url, pages)),
            pause=0.0,
        )


@contextmanager
def newsroom() -> Iterator[Newsroom]:
    """Run a newsroom on a free port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = room.answer(Asked(self.path, headers, monotonic()))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_args: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    room = Newsroom(f"127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield room
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _conditional(reply: Reply) -> Callable[[Asked], Reply]:
    """Answer with 304 to whoever names the ETag, as servers do."""

    def answer(asked: Asked) -> Reply:
        etag = reply.headers.get("ETag")
        same = etag is not None and asked.headers.get("if-none-match") == etag
        return Reply(304, headers=reply.headers) if same else reply

    return answer


def prose(subject: str, sentences: int = 8) -> str:
    """An invented report of some length, its sentences all different."""
    return " ".join(
        f"On day {number} the {subject} of Graubrück told reporters that its plan number {number} "
        f"for the {_SUBJECTS[number % len(_SUBJECTS)]} would cost {number * 7 + 3} million crowns."
        for number in range(1, sentences + 1)
    )


def article(title: str, text: str) -> bytes:
    """The page of an article."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)}</title>'
        f'<meta property="og:type" content="article"></head><body><article><h1>{escape(title)}'
        f"</h1>{paragraphs}</article></body></html>"
    ).encode()


def item(url: str, title: str, **more: str) -> str:
    """An RSS item; `more` are further elements, by name."""
    elements = {"title": title, "link": url, "guid": url, **more}
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements.items())
    return f"<item>{inner}</item>"


def rss(*items: str) -> bytes:
    """An RSS feed."""
    channel = f"<title>Ferry Post</title><link>http://example.org/</link>{''.join(items)}"
    names = 'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss {names}><channel>{channel}</channel></rss>'.encode()
