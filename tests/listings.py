"""What tests of feeds share: bodies, and the reading of them in this process."""

from __future__ import annotations

from flows.ingest.feeds.items import Item, Listing
from flows.ingest.feeds.listing import read_listing
from tests.newsroom import prose

URL = "https://ferry.example/news/feed"

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry Post</title>
<entry><id>tag:ferry.example,2026:1</id><title type="html">Ferry &amp;amp; bridge</title>
<link rel="alternate" href="../a/ferry"/><published>2026-11-21T10:00:00Z</published>
<content type="html">&lt;p&gt;{prose("ferry", 12)}&lt;/p&gt;</content></entry></feed>"""

NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://ferry.example/a/ferry
</loc><lastmod>2026-11-22</lastmod><news:news><news:title>Ferry &amp; bridge</news:title>
<news:publication_date>2026-11-21T10:00:00Z</news:publication_date></news:news></url></urlset>"""


def listing(body: bytes | str, kind: str = "feed", content_type: str = "") -> Listing:
    """Read a body in this process."""
    return read_listing(body.encode() if isinstance(body, str) else body, kind, URL, content_type)


def only(body: bytes | str, kind: str = "feed", content_type: str = "") -> Item:
    """The one item of a body."""
    (found,) = listing(body, kind, content_type).items
    return found
