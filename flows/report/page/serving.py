"""Serves the reports of recorded runs to a browser on this machine, and nothing else.

A browser opens no `file:` link from a page that came over http, as the Prefect UI does. So
the reports are offered on the loopback address. Only `/STORY/report.html` and
`/STORY/story.json` exist, where STORY is a story's id: no other path reaches the disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

HOST: Final = "127.0.0.1"
POLL: Final = 0.1  # seconds; how soon it notices that it is to end
_ADDRESS = re.compile(r"/([0-9a-f]{16})/(report\.html|story\.json)", re.ASCII)
_TYPES: Final = {
    "report.html": "text/html; charset=utf-8",
    "story.json": "application/json; charset=utf-8",
}
_HEADERS: Final = {
    # The page's own policy allows exactly its style and its script, by hash; both apply.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; script-src "
    "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_NO_REPORT: Final = (
    "The digest and the comparisons in the Prefect UI link to the reports. One that was removed is "
    "written again by: rashomon show STORY --out DIR. The ids of stories: rashomon show."
)
_ERROR: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%(message)s</title></head>'
    "<body><h1>%(message)s</h1><p>%(explain)s</p></body></html>"
)


@contextmanager
def reports_served(folder: Path, port: int) -> Iterator[str]:
    """Serve the reports in `folder` on `port` of this machine; yields their address.

    Raises OSError where the port is taken.
    """

    class Reports(_Handler):
        root = folder

    with ThreadingHTTPServer((HOST, port), Reports) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(POLL,), name="reports", daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; every other method is refused by the base class."""

    root: Path
    server_version = "rashomon"
    sys_version = ""
    error_message_format = _ERROR
    timeout = 30  # seconds, for a client that says nothing

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        found = _ADDRESS.fullmatch(self.path)
        content = _read(self.root, *found.groups()) if found and self._is_for_us() else None
        if found is None or content is None:
            self.send_error(HTTPStatus.NOT_FOUND, "There is no report here", _NO_REPORT)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES[found[2]])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def _is_for_us(self) -> bool:
        """False for a page elsewhere whose name was made to point at this machine."""
        name = self.headers.get("Host", "").rpartition(":")[0]
        return name in (HOST, "localhost")

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
        """Keep quiet: the terminal belongs to `rashomon up`."""


def _read(root: Path, story: str, name: str) -> bytes | None:
    """The file's content, unless it is missing or a link leads out of the folder."""
    try:
        real = (root / story / name).resolve(strict=True)
        return real.read_bytes() if real == root.resolve() / story / name else None
    except OSError:
        return None
