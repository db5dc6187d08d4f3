"""Connections that may be trusted with an address from outside.

An address in an input may point at this machine or its network (server-side request
forgery). So every connection, each hop of a redirect included, resolves its host once,
refuses it unless all its addresses are public, and dials the very address it checked: a
second lookup could answer otherwise. All reading and writing shares one deadline; a
timeout per read would restart with every byte that a slow server drips.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

import httpcore2

_WEB_PORTS = (80, 443)


class BlockedError(Exception):
    """A host may not be connected to; the message says why and how to allow it."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and no way back from there.

    Stricter than `ipaddress.is_global`, which (Python 3.11) passes NAT64, 6to4,
    IPv4-compatible, site-local and multicast addresses.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.sixtofour or ip.teredo or ip.is_site_local:
            return False
        ip = ip.ipv4_mapped or ip
    # IPv4-compatible and NAT64 addresses, which lead to any IPv4 address, are "reserved".
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def blocked_as_written(url: str, allow: Collection[str]) -> str | None:
    """Why an address cannot be connected to, as far as that shows without a look-up of its host."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    if f"{host}:{port}" in {name.lower() for name in allow}:
        return None
    is_inside = host == "localhost"
    with suppress(ValueError):  # a name
        is_inside = not is_public(host)
    return _why_blocked(host, port) if is_inside or port not in _WEB_PORTS else None


def _why_blocked(host: str, port: int) -> str:
    return (
        f"leads to {host}:{port}, which is not a public web address; if you trust it,"
        f' add "{host}:{port}" to reading.allow_hosts'
    )


class GuardedBackend(httpcore2.SyncBackend):
    """Connects to public addresses on web ports, and to hosts allowed as `host:port`.

    `seconds` from now, everything that was opened here times out.
    """

    def __init__(self, allow: Collection[str], seconds: float) -> None:
        self._allow = frozenset(name.lower() for name in allow)
        self._deadline = time.monotonic() + seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of `host` that answers. Raises BlockedError."""
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                stream = super().connect_tcp(
                    address, port, _left(self._deadline, timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, *_args: Any, **_options: Any) -> httpcore2.NetworkStream:
        """Refuse: no page is behind a local socket."""
        raise BlockedError("is a local socket, which is not read")

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the host {host!r} is not known") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if f"{host.lower()}:{port}" in self._allow:
            return addresses
        if port not in _WEB_PORTS or not all(map(is_public, addresses)):
            raise BlockedError(_why_blocked(host, port))
        return addresses


class _TimedStream(httpcore2.NetworkStream):
    """A stream on which every wait ends at the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = _left(self._deadline, timeout)
        return _TimedStream(
            self._inner.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this page is spent")
    return left if timeout is None else min(left, timeout)
