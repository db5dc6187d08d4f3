"""RSS, Atom, RDF and CDF, with feedparser.

feedparser opens files and addresses that stand in what it is given, unless that is a
`BytesIO`; so it is never given anything else. Its clean-up of markup is switched off: only
the words are kept.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]  # has no types

from flows.addresses import web_address
from flows.ingest.feeds.items import Item, Listing, UnlistedError
from flows.ingest.feeds.plain import body_of_drupal, is_whole, plain, plain_line, without_credit

_ITEM_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
# feedparser looks for an address of mail in a name in time that grows with its square (32 kB
# took 5 s); no name is longer than this.
_LONG_NAME = re.compile(
    rb"(<(?:[\w.-]+:)?(?:author|creator|contributor|managingEditor|webMaster|publisher|owner|name)"
    rb"\b[^<>]{0,200}>(?:<!\[CDATA\[)?[^<]{500})[^<]+"
)
_UTF_8 = "application/xml; charset=utf-8"
_HERE = "here.invalid"  # RFC 2606: no host has such a name
_DATES = ("published", "updated", "created")


def read_xml_feed(body: bytes, url: str) -> Listing:
    """Read a feed in UTF-8 that was found at `url`. Raises UnlistedError where it is none."""
    parsed = feedparser.parse(
        io.BytesIO(_LONG_NAME.sub(rb"\1", body)),
        response_headers={"content-location": _here(url), "content-type": _UTF_8},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.version and not parsed.entries:
        raise UnlistedError("is not a feed: it is neither RSS, Atom, RDF nor JSON Feed")
    note = _what_is_amiss(parsed)
    ended = len(_ITEM_END.findall(body))  # the end of a cut feed has cut an entry too
    entries = parsed.entries if note is None else parsed.entries[:ended]
    return Listing(tuple(_item(entry, url) for entry in entries), note=note)


def _what_is_amiss(parsed: Any) -> str | None:
    """Say why the feed is damaged, in the parser's words; an odd content type is no damage."""
    error = parsed.get("bozo_exception")
    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    if error is None or isinstance(error, harmless):
        return None
    return f"is damaged: {str(error)[:200]}"


def _item(entry: Any, base: str) -> Item:
    url, title = _address(entry, base), plain_line(_string(entry, "title"))
    bodies = (without_credit(body_of_drupal(one), url, title) for one in _texts(entry))
    text = max(map(plain, bodies), key=len, default="")
    return Item(
        guid=_there(_string(entry, "id"), base),
        url=url,
        title=title,
        dates=tuple(_dates(entry)),
        text=text,
        whole=is_whole(text),
    )


def _string(entry: Any, name: str) -> str | None:
    """Return a value as it stands in the feed; feedparser's own look-up invents some."""
    value = dict.get(entry, name)
    return value if isinstance(value, str) and value.strip() else None


def _here(url: str) -> str:
    """An address with a host that is none, by which what was written without a host is told."""
    return urlsplit(url)._replace(netloc=_HERE).geturl()


def _there(value: str | None, url: str) -> str | None:
    """The same with the host that it was found at."""
    return value and value.replace(f"//{_HERE}", f"//{urlsplit(url).netloc}", 1)


def _address(entry: Any, base: str) -> str | None:
    """The address of the page; an empty element of that name hides no other link to it.

    An id is one only where it is written as one: feedparser makes links of all.
    """
    others = (link for link in dict.get(entry, "links") or () if link.get("rel") == "alternate")
    links = [href for link in others if isinstance(href := link.get("href"), str) and href.strip()]
    given = _string(entry, "feedburner_origlink") or _string(entry, "link")
    is_id = not links and given == _string(entry, "id")
    if given is None or (is_id and (_HERE in given or web_address(given) is None)):
        given = next(iter(links), None)
    return _there(given, base)


def _texts(entry: Any) -> Iterator[str]:
    for content in dict.get(entry, "content") or ():
        if isinstance(value := content.get("value"), str):
            yield value
    if summary := _string(entry, "summary"):
        yield summary


def _dates(entry: Any) -> Iterator[str]:
    """Yield the dates as they are written.

    What feedparser makes of them is passed over: it takes zones that it does not know for UTC,
    "10:00 PM" for the morning, and -0001 for 2000.
    """
    for name in _DATES:
        if written := _string(entry, name):
            yield written
