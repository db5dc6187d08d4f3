"""One look at each channel, and what it holds; nothing is stored.

The same requests and parsers as polling: robots.txt is obeyed, the pause between two
requests to a host is kept, connections are guarded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cmp_to_key
from http import HTTPStatus
from typing import Final

from flows.addresses import is_address
from flows.ingest.archives.reading import archive_batches
from flows.ingest.feeds.items import Item, Listing
from flows.ingest.feeds.link_page import feeds_named_by
from flows.ingest.feeds.reading import Body, read_listings
from flows.ingest.feeds.sitemap import opening
from flows.ingest.fetching.exchange import FEEDS, PAGES, Answer, Question
from flows.ingest.fetching.visits import Limits, Visit, Visitor
from flows.ingest.fetching.web import SECONDS
from flows.ingest.files.decoding import UndecodableError, decode_html
from flows.ingest.languages import SURE, identify
from flows.ingest.publication import OLDEST, is_old, published_date
from flows.progress import Say
from flows.sources.catalogue import Channel, Source
from flows.store.polled.channels import FILE_KINDS
from flows.wording.lists import count
from models.settings import Reading
from models.times import earlier

_PAGE = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
# Feeds are named in the head of a page. lxml's time grows with the square of a tag's
# attributes: 1 MB of them took 95 s, so 0.2 MB take 4.
_HEAD: Final = 200_000  # characters
_FORMS: Final = {
    "rss": "RSS",
    "feed": "Atom",
    "RDF": "RDF",
    "urlset": "sitemap",
    "sitemapindex": "sitemap index",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look at a channel found.

    ok: whether articles can be read from it. reason: why not. form: what it is. items: how
    many it lists; whole: how many of them with their text. newest: the latest date of one.
    language: of their text, where it is clear. found_at: the address after redirects;
    moved_to: where it has moved for good. feeds: those that a page names. note: what is
    amiss besides.
    """

    source: str
    kind: str
    address: str
    ok: bool
    reason: str | None = None
    form: str | None = None
    items: int = 0
    whole: int = 0
    newest: str | None = None
    language: str | None = None
    found_at: str | None = None
    moved_to: str | None = None
    feeds: tuple[str, ...] = ()
    note: str | None = None


def check_channels(
    sources: Sequence[Source], settings: Reading, now: datetime, say: Say
) -> list[Finding]:
    """Look at each channel of the sources once; return what is found, in their order.

    `say` gets a line for each as it is done.
    """
    channels = [channel for source in sources for channel in source.channels()]
    pauses = {source.name: source.pause for source in sources}
    found: dict[Channel, Finding] = {}
    for channel in (c for c in channels if c.kind in FILE_KINDS):
        found[channel] = _of_files(channel, settings)
        say(f"{channel.address}: {found[channel].reason or 'read'}")
    visits = [_visit(c, pauses[c.source], settings) for c in channels if c.kind not in FILE_KINDS]
    for visit, answer in Visitor(Limits(settings.allow_hosts, SECONDS, now)).visit(visits):
        found[visit.key] = _of_answer(visit.key, answer, now)
        say(f"{visit.key.address}: {answer.reason or answer.status}")
    return [found[channel] for channel in channels]


def _visit(channel: Channel, pause: float, settings: Reading) -> Visit[Channel]:
    accept = PAGES if channel.kind == "page" else FEEDS
    return Visit(channel, Question(channel.address, accept, settings.max_bytes), pause)


def _of_files(channel: Channel, settings: Reading) -> Finding:
    """Read the first batch of a folder or archive."""
    found = Finding(channel.source, channel.kind, channel.address, ok=False, form=channel.kind)
    batches = archive_batches(channel.address, settings)
    first = next((batch for batch in batches if batch.articles), None)
    if first is None:
        refused = next((b.refused for b in archive_batches(channel.address, settings)), ())
        return replace(found, reason=refused[0].reason if refused else "holds no article")
    more = next(batches, None) is not None
    return replace(
        found,
        ok=True,
        items=len(first.articles),
        whole=len(first.articles),
        newest=_latest([article.published or "" for article in first.articles]),
        language=_language(" ".join(article.text[:2000] for article in first.articles[:20])),
        note="there are more; the first batch was read" if more else None,
    )


def _of_answer(channel: Channel, answer: Answer, now: datetime) -> Finding:
    found = Finding(
        channel.source,
        channel.kind,
        channel.address,
        ok=False,
        found_at=answer.url if answer.url != channel.address else None,
        moved_to=answer.moved_to,
    )
    if answer.reason or answer.status != HTTPStatus.OK:
        return replace(found, reason=answer.reason or f"was answered with {answer.status}")
    body = Body(channel.kind, answer.url, answer.type, answer.body)
    (listing,) = read_listings([body])
    found = replace(found, form=_form(answer), feeds=_feeds(answer))
    if isinstance(listing, str):
        return replace(found, reason=listing, note=_as_page(body) if found.form == "page" else None)
    return _of_listing(found, listing, now)


def _of_listing(found: Finding, listing: Listing, now: datetime) -> Finding:
    items = listing.items
    listed = len(items) or len(listing.children)
    texts = " ".join(f"{item.title or ''} {item.text[:2000]}" for item in items[:50])
    dates = [_date(item, now) for item in items]
    notes = [*([listing.note] if listing.note else []), *listing.faults[:1]]
    if items and all(date and is_old(date, now) for date in dates):
        notes.append(f"all that it lists is older than {OLDEST.days} days, and so is not read")
    return replace(
        found,
        ok=listed > 0,
        reason=None if listed else "lists nothing",
        items=listed,
        whole=sum(item.whole for item in items),
        newest=_latest(dates),
        language=_language(texts),
        note="; ".join(notes) or None,
    )


def _as_page(body: Body) -> str | None:
    """Say how many articles a page links to, where it was taken for a feed."""
    (listing,) = read_listings([replace(body, kind="page")])
    if isinstance(listing, str):
        return None
    return f"as a page it links to {count(len(listing.items), 'article')}"


def _form(answer: Answer) -> str:
    """Name what a body is after its first element."""
    start = (
        opening(answer.body, 8192)
        .replace(b"\0", b"")
        .decode("ascii", "ignore")
        .lstrip("\ufeff \r\n\t")
    )
    if start.startswith(("{", "[")):
        return "JSON Feed"
    if is_address(start):
        return "sitemap in plain text"
    root = re.search(r"<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)\b", start)
    if root and not _PAGE.match(start):
        return _FORMS[root[1]]
    return "page" if "<" in start else answer.kind or "unknown"


def _feeds(answer: Answer) -> tuple[str, ...]:
    """Return the feeds that a page names in its head."""
    try:
        html = decode_html(answer.body, answer.encoding).text
    except UndecodableError:  # no page, then
        return ()
    return feeds_named_by(html[:_HEAD], answer.url) if _PAGE.match(html[:8192]) else ()


def _date(item: Item, now: datetime) -> str:
    written = (*item.dates, item.modified or "")
    found = (published_date(one, now) for one in written if one)
    return next((one for one in found if one), "")


def _latest(dates: Sequence[str]) -> str | None:
    known = [date for date in dates if date]
    return max(known, key=cmp_to_key(earlier), default=None)


def _language(text: str) -> str | None:
    if not text.strip():
        return None
    code, probability = identify(text)
    return code if probability >= SURE else None
