"""Who published an article, where and when: addresses, source labels and dates."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urlsplit

from courlan import clean_url
from tldextract import TLDExtract
from w3lib.url import canonicalize_url

from models.prose.text import clean_line

# Days may be written out; "03/04/2023" is March in one country and April in the next, so
# purely numeric dates are read year first or not at all.
_WRITTEN = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
)
_FIRST_NEWSPAPER = 1605  # the Relation of Strasbourg; an earlier year is a mistake
_CLOCK_SKEW = timedelta(days=2)  # time zones, and tomorrow's paper
_EPOCH = date(1970, 1, 1)  # a computer's zero, not a day of publication


def canonical_url(url: str | None) -> str | None:
    """Return one form for all spellings of a web address, tracking parameters dropped.

    None for what is no http(s) address, `javascript:` links among it. User names and
    passwords are dropped.
    """
    if url is None or not re.match(r"https?://[^/\s]", url.strip(), re.IGNORECASE):
        return None
    with suppress(ValueError):  # a host that is no host, such as "http://[::1"
        parts = urlsplit(canonicalize_url(clean_url(url.strip()) or ""))
        if parts.hostname:
            return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return None


def source_of_url(url: str) -> str | None:
    """Return the registered domain of the publisher: `bbc.co.uk`, `name.blogspot.com`."""
    host = urlsplit(url).hostname or ""
    return registered_domain(url) or host.removeprefix("www.") or None


def registered_domain(url: str) -> str | None:
    """Return the registered domain of an address or host; None where no such name is sold.

    `bbc.co.uk` of `https://www.bbc.co.uk/news`; of a suffix alone, an IP address or a name
    inside a network, None.
    """
    return _registry()(url).top_domain_under_public_suffix or None


@cache
def _registry() -> TLDExtract:
    # The bundled list only: the default would fetch a newer one from the network.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def published_date(given: str, now: datetime | None = None) -> str | None:
    """Return `given` as ISO 8601, a date or a date with time, or None if it is no such date.

    Understood are ISO 8601, RFC 2822 and written-out days ("March 13, 2023"). Out of
    bounds are years before 1605, the computer's zero (1970-01-01) and the future.
    """
    text = clean_line(given)
    moment = _day(text) or _moment(text)
    if moment is None or not _plausible(moment, now or datetime.now(UTC)):
        return None
    return moment.isoformat()


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    for written in _WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(text, written).date()  # noqa: DTZ007 -- a day has no zone
    return None


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(re.sub(r" ([+-]\d\d:?\d\d)$", r"\1", text))
    with suppress(ValueError, OverflowError, IndexError, TypeError):
        return parsedate_to_datetime(text)
    return None


def _plausible(moment: date, now: datetime) -> bool:
    day = moment.date() if isinstance(moment, datetime) else moment
    return day.year >= _FIRST_NEWSPAPER and day != _EPOCH and day <= (now + _CLOCK_SKEW).date()
