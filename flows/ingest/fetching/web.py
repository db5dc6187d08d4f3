"""Addresses into drafts: pages that the user names are fetched, one at a time.

A page named on the command line is fetched once, as a browser would: no cookies, no
retries, at most five redirects, no proxy from the environment.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2
from w3lib.encoding import http_content_type_encoding

from flows.addresses import without_logins
from flows.ingest.drafts import Details, Draft, Page, Place, refusal
from flows.ingest.fetching.bodies import TooLargeError, body_up_to
from flows.ingest.fetching.guard import BlockedError, GuardedBackend
from flows.ingest.files.decoding import UndecodableError, decode, decode_html
from flows.ingest.files.legible import IllegibleError, legible
from flows.progress import Say
from models.records import Refusal
from models.settings import Reading

SECONDS = 20.0  # as Miniflux gives a feed: enough for slow servers, short enough to wait for
REDIRECTS = 5
CIRCLE = "redirects in a circle, as sites do that first set a cookie, which is not kept"
_INSTEAD = "try again, or save the page in a browser and name the file"
NETWORK_ERRORS = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    OSError,
    ValueError,
)
_HEADERS = {
    "user-agent": "rashomon (a reader of news articles)",
    "accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "accept-encoding": "gzip, deflate",
}


class FetchError(Exception):
    """A page could not be fetched; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a page, its type and declared encoding, and where it was found at last."""

    url: str
    body: bytes
    kind: str
    encoding: str | None


def load_address(url: str, settings: Reading, say: Say) -> Draft | Page | Refusal:
    """Fetch the page at `url` and decode it, or refuse it with a reason."""
    say(f"{url}: fetching")
    place = Place(url)
    try:
        return _loaded(place, fetch(url, settings.max_bytes, settings.allow_hosts), say)
    except (FetchError, UndecodableError, IllegibleError) as error:
        return refusal(place, str(error))


def _loaded(place: Place, fetched: Fetched, say: Say) -> Draft | Page:
    is_text = fetched.kind in ("text/plain", "text/markdown")
    decoded = (decode if is_text else decode_html)(fetched.body, fetched.encoding)
    if decoded.note:
        say(f"{place}: {decoded.note}")
    details = Details(url=fetched.url)
    if is_text:
        return Draft(place, legible(decoded.text, place, say), details)
    return Page(place, decoded.text, details)


def fetch(url: str, limit: int, allow: Collection[str] = (), seconds: float = SECONDS) -> Fetched:
    """Fetch a page of up to `limit` bytes within `seconds`, redirects included.

    `allow` names hosts that need not be public, as "host:port". Raises FetchError.
    """
    try:
        with (
            open_client(allow, seconds) as client,
            closing(_found(client, url)) as response,
        ):
            _require_page(response)
            body = b"".join(body_up_to(limit, response))
            return Fetched(str(response.url), body, _kind(response), _encoding(response))
    except (BlockedError, TooLargeError) as error:
        raise FetchError(str(error)) from error
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        raise FetchError(f"took more than {seconds:g} s; {_INSTEAD}") from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpcore2.UnsupportedProtocol) as error:
        raise FetchError(f"is no address of a page ({error}); check it") from error
    except (httpx2.HTTPError, httpx2.StreamError, *NETWORK_ERRORS) as error:
        raise FetchError(f"could not be fetched ({error}); {_INSTEAD}") from error


def open_client(allow: Collection[str], seconds: float) -> httpx2.Client:
    """A client without cookies or proxies whose connections are guarded; used up in `seconds`.

    It follows no redirect by itself: httpx2 would first read the whole body of each, whatever its
    size.
    """
    return httpx2.Client(
        transport=_Transport(GuardedBackend(allow, seconds)),
        headers=_HEADERS,
        timeout=seconds,
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        trust_env=False,
    )


def _found(client: httpx2.Client, url: str) -> httpx2.Response:
    """The answer where the address leads to at last. Raises FetchError where it leads nowhere."""
    asked = {url}
    for _hop in range(REDIRECTS + 1):
        response = client.send(client.build_request("GET", url), stream=True)
        if not response.has_redirect_location:
            return response
        response.close()
        leads_to = location(response)
        if leads_to is None:
            raise FetchError("redirects to no address of a page; name the page itself")
        if leads_to in asked:
            raise FetchError(f"{CIRCLE}; save the page in a browser and name the file")
        asked.add(url := leads_to)
    raise FetchError(f"redirects more than {REDIRECTS} times; name the last page")


def location(response: httpx2.Response) -> str | None:
    """Where a redirect leads to, without a user name or password, which nobody asked for.

    A client would send them to whoever it asks next. None where it leads to no page.
    """
    return without_logins(str(response.next_request.url)) if response.next_request else None


def _require_page(response: httpx2.Response) -> None:
    if response.status_code != HTTPStatus.OK:
        answer = f"{response.status_code} {response.reason_phrase}".strip()
        raise FetchError(f"was answered with {answer}; {_INSTEAD}")
    kind = _kind(response)
    if kind and not kind.startswith("text/") and kind != "application/xhtml+xml":
        raise FetchError(f"is {kind}, not a page; save its text as a .txt file")


def _kind(response: httpx2.Response) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def _encoding(response: httpx2.Response) -> str | None:
    return http_content_type_encoding(response.headers.get("content-type"))


class _Transport(httpx2.BaseTransport):
    """Carries httpx2's requests over guarded connections.

    httpx2's own transport takes no network backend; the pool below it does.
    """

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=_trusted(), network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities to trust, read once: they take longer to read than a page."""
    return httpx2.create_ssl_context(trust_env=False)


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
