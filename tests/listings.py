"""What tests of feeds share: bodies read in this process."""

from __future__ import annotations

from flows.ingest.feeds.items import Item, Listing
from flows.ingest.feeds.listing import read_listing

URL = "https://ferry.example/news/feed"


def listing(body: bytes | str, kind: str = "feed", content_type: str = "") -> Listing:
    """Read a body in this process."""
    return read_listing(body.encode() if isinstance(body, str) else body, kind, URL, content_type)


def only(body: bytes | str, kind: str = "feed", content_type: str = "") -> Item:
    """The one item of a body."""
    (found,) = listing(body, kind, content_type).items
    return found
