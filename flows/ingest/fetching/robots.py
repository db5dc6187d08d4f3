"""robots.txt: what a host does not want read, and how slowly it wants to be read (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from protego import Protego
from w3lib.encoding import read_bom

from flows.ingest.fetching.exchange import Answer, Question

_VERSION: Final = re.compile(
    r"^([ \t]*user-agent[ \t]*:[ \t]*[\w-]+)/[^\r\n#]*", re.IGNORECASE | re.MULTILINE
)
AGENT: Final = "rashomon"
_LIMIT: Final = 512_000  # bytes; RFC 9309 asks of readers to read at least 500 kibibytes
_SLOWEST: Final = 60.0  # seconds; a longer Crawl-delay would make a day's news take a day


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin. trouble: why they are not known, where nothing may be asked."""

    rules: Protego | None = None
    trouble: str | None = None
    retry_after: str | None = None

    def allow(self, url: str) -> bool:
        """Whether the address may be asked for."""
        return self.rules is None or self.rules.can_fetch(url, AGENT)

    def pause(self) -> float:
        """Seconds between two requests that its owner wants."""
        delay = self.rules.crawl_delay(AGENT) if self.rules else None
        return min(max(delay or 0.0, 0.0), _SLOWEST)


def origin(url: str) -> str:
    """Scheme, host and port of an address; of a malformed one nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a host that is no host; `ask` will say so
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def read_rules(url: str, ask: Callable[[Question], Answer]) -> Rules:
    """Ask for the rules of an address's origin.

    Missing rules (any 4xx but 429) allow everything. A server in trouble may not be read, nor one
    whose rules are too long to be read to their end.
    """
    answer = ask(Question(f"{origin(url)}/robots.txt", "text/plain,*/*;q=0.5", _LIMIT))
    status = answer.status
    if answer.has_body:
        return Rules(parse_rules(answer.body))
    if status == HTTPStatus.OK:  # and no body: it was left unread
        return Rules(trouble=f"robots.txt is longer than the {_LIMIT:,} bytes that are read of one")
    if answer.blocked or answer.forbidden:  # so is what was to be asked for
        return Rules()
    if status is not None and 400 <= status < 500 and status != HTTPStatus.TOO_MANY_REQUESTS:
        return Rules()
    said = answer.reason or f"was answered with {status}"
    return Rules(trouble=f"robots.txt {said}", retry_after=answer.retry_after)


def parse_rules(body: bytes) -> Protego:
    """Read the rules. A byte order mark would hide the first line from the parser.

    And a version would hide the name: "User-agent: Rashomon/1.0" means Rashomon.
    """
    mark, _ = read_bom(body)
    text = body.decode(mark or "utf-8", "replace").lstrip("\ufeff").replace("\0", "")
    return Protego.parse(_VERSION.sub(r"\1", text))
