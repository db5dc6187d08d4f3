"""A web server on this machine, good and bad, for the tests of fetching."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import ClassVar

from tests.ingest_inputs import BRIDGE, PONT

PAGE = f"<!doctype html><html><body><article><p>{BRIDGE}</p></article></body></html>".encode()
BOMB = gzip.compress(bytes(50_000_000))


class Site(BaseHTTPRequestHandler):
    """One path per behaviour."""

    stopped: ClassVar[Event] = Event()
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer by path."""
        self.asked.append(self.path)
        if self.path.startswith("/hops/"):
            left = int(self.path.rpartition("/")[2])
            self.redirect(f"/hops/{left - 1}" if left else "/page")
        elif self.path.startswith("/to/"):
            self.redirect(self.path.removeprefix("/to/"))
        else:
            getattr(self, self.path.strip("/").replace("/", "_"), self.page)()

    def page(self) -> None:
        """An article."""
        self.answer(PAGE)

    def plain(self) -> None:
        """A text in an encoding that only the header declares."""
        self.answer(PONT.encode("cp1252"), "text/plain; charset=windows-1252")

    def circle(self) -> None:
        """A redirect to itself, as of a site that looks whether its cookie is kept."""
        self.redirect("/circle")

    def pdf(self) -> None:
        """Not a page."""
        self.answer(b"%PDF-1.7", "application/pdf")

    def missing(self) -> None:
        """Not there."""
        self.send_error(404)

    def large(self) -> None:
        """A body without end, without a length."""
        self.send_response(200)
        self.end_headers()
        while not self.stopped.is_set():
            self.wfile.write(b"x" * 65_536)

    def redirect_large(self) -> None:
        """A redirect with a body without end."""
        self.send_response(302)
        self.send_header("Location", "/page")
        self.end_headers()
        while not self.stopped.is_set():
            self.wfile.write(b"x" * 65_536)

    def bomb(self) -> None:
        """50 MB in 50 kB."""
        self.answer(BOMB, encoding="gzip")

    def cut(self) -> None:
        """A body shorter than promised."""
        self.answer(PAGE, length=len(PAGE) + 1000)

    def drip(self) -> None:
        """A byte now and then, in the body."""
        self.send_response(200)
        self.end_headers()
        self.drop_by_drop()

    def drip_headers(self) -> None:
        """A byte now and then, in the headers."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        self.drop_by_drop()

    def drop_by_drop(self) -> None:
        """Send a byte every 50 ms until the server stops."""
        while not self.stopped.is_set():
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def redirect(self, where: str) -> None:
        """Send the reader elsewhere."""
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(
        self,
        body: bytes,
        kind: str = "text/html; charset=utf-8",
        encoding: str | None = None,
        length: int | None = None,
    ) -> None:
        """Send a whole body."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    """A server that is not bothered by readers who hang up."""

    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """Say nothing: hanging up is what the tests do."""


@contextmanager
def serving() -> Iterator[str]:
    """Serve on a free port of this machine; yields `host:port`."""
    Site.stopped.clear()
    Site.asked.clear()
    server = Quiet(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        Site.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()
