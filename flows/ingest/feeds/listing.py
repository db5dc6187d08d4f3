"""The way in: a body and what the catalogue calls it become a listing.

What a body is shows in its first characters, not in its content type, which servers often
get wrong; only a page of links must be called one, since any page holds links.
"""

from __future__ import annotations

import re

from w3lib.encoding import http_content_type_encoding

from flows.addresses import is_address
from flows.ingest.feeds.items import Listing, UnlistedError
from flows.ingest.feeds.json_feed import read_json_feed
from flows.ingest.feeds.link_page import feeds_named_by, read_link_page
from flows.ingest.feeds.mending import mended
from flows.ingest.feeds.prescan import prescan
from flows.ingest.feeds.sitemap import GZIP, read_plain_sitemap, read_sitemap, unpacked
from flows.ingest.feeds.xml_feed import read_xml_feed
from flows.ingest.files.decoding import UndecodableError, decode_html

__all__ = ["UnlistedError", "read_listing"]

_PROLOGUE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_COMMENTS = re.compile(r"\A(?:\s*#[^\r\n]*[\r\n]+)+\s*")  # of a sitemap in plain text
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*>")
_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex)\b")


def read_listing(body: bytes, kind: str, url: str, content_type: str) -> Listing:
    """Read what a channel answered from `url`; `kind` is "feed", "sitemap" or "page".

    Raises UnlistedError, saying why, where it lists nothing that can be read.
    """
    if body.startswith(GZIP):
        body = unpacked(body)
    start = _start(body)
    if not start:
        raise UnlistedError("is empty")
    if kind == "page" and _FEED.match(start):
        raise UnlistedError("is a feed, not a page; list it under feeds")
    if kind == "page":
        return read_link_page(_html(body, content_type), url)
    if start.startswith(("{", "[")):
        return read_json_feed(body, url)
    if is_address(_COMMENTS.sub("", start)):
        return _plain_sitemap(_html(body, content_type), kind, url)
    if _PAGE.match(start):
        raise UnlistedError(_a_page(_html(body, content_type), url))
    body = _in_utf8(body, content_type)
    if not prescan(body):
        prescan(body := mended(body))
    if _SITEMAP.match(start):
        return read_sitemap(body, url)
    return read_xml_feed(body, url)


def _start(body: bytes) -> str:
    """Return what the body begins with after any XML prologue, in the signs of ASCII alone."""
    text = body[:8192].replace(b"\0", b"").decode("ascii", "ignore")  # UTF-16 has NUL bytes
    return text[_PROLOGUE.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing too


def _in_utf8(body: bytes, content_type: str) -> bytes:
    """Return XML in UTF-8, whatever it was in and says that it is in.

    A parser that finds the declaration wrong would guess, and store a Russian feed as letters of
    Western Europe.
    """
    text = _html(body, content_type).lstrip("\ufeff")
    return _DECLARATION.sub("", text).encode("utf-8", "replace")


def _html(body: bytes, content_type: str) -> str:
    try:
        return decode_html(body, http_content_type_encoding(content_type)).text
    except UndecodableError as error:
        raise UnlistedError(str(error)) from error


def _plain_sitemap(text: str, kind: str, url: str) -> Listing:
    if kind != "sitemap":
        raise UnlistedError("is a list of addresses, not a feed; list it under sitemaps")
    return read_plain_sitemap(text.lstrip("\ufeff"), url)


def _a_page(html: str, url: str) -> str:
    named = feeds_named_by(html, url)
    if named:
        return f"is a page, not a feed; it names the feed {named[0]}: put that into the catalogue"
    return "is a page, not a feed; check the address, or list it under pages"
