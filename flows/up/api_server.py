"""The process of `rashomon up` in which Prefect's server runs, closed to pages of the web.

Prefect's API asks nobody who he is, and a worker of `up --schedule` does what it says. Any page
that is open in a browser may send requests to this machine, and one whose name was made to point
here may read the answers too. Browsers say where a request comes from and by which name, so those
from elsewhere are refused; Prefect's own clients say nothing of where they come from.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Final

import uvicorn
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from flows.report.page.serving import HOST

_NAMES: Final = (HOST, "localhost")


class Door:
    """Lets requests to `hosts` pass, of pages only those that came from one of them."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"http://{host}" for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it; what starts and stops the server passes."""
        if scope["type"] not in ("http", "websocket") or self._is_ours(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
        else:
            refused = PlainTextResponse("Only this server's own pages may ask.", 403)
            await refused(scope, receive, send)

    def _is_ours(self, headers: Headers) -> bool:
        origins = headers.getlist("origin")
        return headers.get("host", "") in self._hosts and self._origins.issuperset(origins)


def main() -> None:
    """Serve on the port that is the argument, as `prefect server start` does."""
    from prefect.server.api.server import create_app

    port = int(sys.argv[1])
    app = Door(create_app(final=True), [f"{name}:{port}" for name in _NAMES])
    uvicorn.run(app, host=HOST, port=port, log_level="warning")


if __name__ == "__main__":
    main()
