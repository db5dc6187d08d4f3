"""One question to a web server and its answer, whatever that is.

Conditions are sent and kept byte for byte: servers compare an ETag with its quotes. Nothing
is cached and no cookie is kept. A connection that fails is tried once more; what a server
answered never is, since it may have asked for patience.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus

import httpcore2
import httpx2
import stamina
from w3lib.encoding import http_content_type_encoding

from flows.ingest.fetching.bodies import TooLargeError, body_up_to
from flows.ingest.fetching.guard import BlockedError
from flows.ingest.fetching.web import NETWORK_ERRORS, location, open_client
from models.prose.text import clean_line

PAGES = "text/html,application/xhtml+xml,text/plain;q=0.8"
FEEDS = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.8"
)
_WRONG_ADDRESS = (
    httpx2.InvalidURL,
    httpx2.UnsupportedProtocol,
    httpcore2.UnsupportedProtocol,
)
logging.getLogger("stamina").addHandler(logging.NullHandler())  # a second try is no news
_SHAKEN = (httpcore2.ConnectError, httpcore2.ReadError, httpcore2.RemoteProtocolError)


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask for: an address, the kinds of body wanted, and up to how many bytes.

    etag, last_modified: those of the last answer, to be told when nothing has changed.
    """

    url: str
    accept: str
    limit: int
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    status: of HTTP; None where there was no answer, then `reason` says why. url: where it was
    found at last; location: where it leads on to; moved_to: where it has moved for good.
    `reason` also says why a body of status 200 is missing. type: Content-Type as sent.
    retry_after: as sent. forbidden: its owner does not want it asked for (robots.txt), or it is no
    address. blocked: it may not be connected to, until the settings allow it. asked: False where
    nothing was sent: it is blocked, or its host was left alone and the answer is what that said
    before.
    """

    url: str
    status: int | None = None
    body: bytes = b""
    type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    retry_after: str | None = None
    location: str | None = None
    moved_to: str | None = None
    reason: str | None = None
    forbidden: bool = False
    blocked: bool = False
    asked: bool = True

    @property
    def has_body(self) -> bool:
        """Whether all that was asked for came."""
        return self.status == HTTPStatus.OK and self.reason is None

    @property
    def kind(self) -> str:
        """The media type, in lower case; empty if undeclared."""
        return self.type.partition(";")[0].strip().lower()

    @property
    def encoding(self) -> str | None:
        """The declared encoding."""
        return http_content_type_encoding(self.type)


def ask(question: Question, allow: Collection[str], seconds: float) -> Answer:
    """Ask, within `seconds` in all; `allow` names hosts that need not be public. Never raises.

    A redirect is an answer like others: to follow it is to ask another question.
    """
    try:
        return _tried(question, allow, seconds)
    except TooLargeError as error:
        return Answer(question.url, HTTPStatus.OK, reason=str(error))
    except BlockedError as error:
        return Answer(question.url, reason=str(error), blocked=True, asked=False)
    except _WRONG_ADDRESS as error:
        why = f"is no address of the web ({clean_line(str(error))[:100]})"
        return Answer(question.url, reason=why, forbidden=True)
    except (
        httpx2.HTTPError,
        httpx2.StreamError,
        httpcore2.TimeoutException,
        *NETWORK_ERRORS,
    ) as error:
        return Answer(question.url, reason=_why(error, seconds))


def _why(error: Exception, seconds: float) -> str:
    if isinstance(error, httpx2.TimeoutException | httpcore2.TimeoutException):
        return f"took more than {seconds:g} s"
    return f"could not be fetched ({clean_line(str(error))[:200] or type(error).__name__})"


def _tried(question: Question, allow: Collection[str], seconds: float) -> Answer:
    for attempt in stamina.retry_context(on=_SHAKEN, attempts=2, wait_initial=0.2, wait_jitter=0):
        with attempt:
            return _answer(question, allow, seconds)
    raise AssertionError("stamina tries at least once")


def _answer(question: Question, allow: Collection[str], seconds: float) -> Answer:
    with (
        open_client(allow, seconds) as session,
        session.stream("GET", question.url, headers=_headers(question)) as response,
    ):
        is_whole = response.status_code == HTTPStatus.OK
        return Answer(
            url=str(response.url),
            status=response.status_code,
            body=b"".join(body_up_to(question.limit, response)) if is_whole else b"",
            type=_header(response, b"content-type") or "",
            etag=_header(response, b"etag"),
            last_modified=_header(response, b"last-modified"),
            retry_after=_header(response, b"retry-after"),
            location=location(response),
        )


def _headers(question: Question) -> list[tuple[bytes, bytes]]:
    headers = {
        b"accept": question.accept,
        b"if-none-match": question.etag,
        b"if-modified-since": question.last_modified,
    }
    return [(name, value.encode("latin-1")) for name, value in headers.items() if value]


def _header(response: httpx2.Response, name: bytes) -> str | None:
    """Return a header with the bytes that were sent, each as one character."""
    found = (value for key, value in response.headers.raw if key.lower() == name)
    value = next(found, None)
    return None if value is None else value.decode("latin-1")
