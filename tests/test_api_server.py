"""Prefect's API serves its own pages and clients, and no page of the web."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from flows.up.api_server import Door

OURS = ("127.0.0.1:4200", "localhost:4200")


def answered(kind: str, *more: tuple[str, str], **headers: str) -> list[Any]:
    """What is sent for a request with these headers; "through" where the app behind is asked."""
    sent: list[Any] = []

    async def app(_scope: Any, _receive: Any, _send: Any) -> None:
        sent.append("through")

    async def send(message: Any) -> None:
        sent.append(message.get("status", message.get("code")))

    async def receive() -> Any:
        return {"type": "http.request"}

    pairs = [(name.encode(), value.encode()) for name, value in (*headers.items(), *more)]
    scope = {"type": kind, "method": "POST", "path": "/api/automations/", "headers": pairs}
    asyncio.run(Door(app, OURS)(scope, receive, send))
    return sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_its_own_pages_and_clients_pass(kind: str) -> None:
    """Clients say nothing of where they come from."""
    for host in OURS:
        assert answered(kind, host=host) == ["through"]
        assert answered(kind, host=host, origin=f"http://{OURS[0]}") == ["through"]


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (OURS[0], "https://evil.example"),  # sends, though it may not read the answer
        (OURS[0], "null"),  # from a sandbox or a file
        (OURS[0], "http://127.0.0.1:8000"),  # another server of this machine
        ("evil.example:4200", "http://evil.example:4200"),  # a name made to point here
        ("evil.example:4200", None),
        ("", None),
    ],
)
def test_pages_from_elsewhere_are_refused(host: str, origin: str | None) -> None:
    """They could have the worker run what they like."""
    headers = {"host": host} | ({"origin": origin} if origin else {})

    assert answered("http", **headers)[0] == 403
    assert answered("websocket", **headers) == [1008]


def test_a_page_from_elsewhere_does_not_hide_behind_ours() -> None:
    """No browser sends two origins; what does is refused."""
    origins = [("origin", f"http://{OURS[0]}"), ("origin", "https://evil.example")]

    assert answered("http", *origins, host=OURS[0])[0] == 403


def test_what_starts_and_stops_the_server_passes() -> None:
    """It has no headers."""
    assert answered("lifespan") == ["through"]
