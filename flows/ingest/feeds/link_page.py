"""Pages of links, such as a front page or a section: which links lead to articles.

Known by general signs alone: an article stays on its publisher's domain, its link is a
headline (several words) or its address holds one, a date or a long number. Addresses of
sections, tags, authors and legal notes are left out by courlan's rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from courlan import is_navigation_page, is_not_crawlable
from courlan.filters import path_filter, type_filter

from flows.addresses import absolute, canonical_url, source_of_url
from flows.ingest.feeds.items import Item, Listing, UnlistedError
from flows.ingest.pages.own_address import looks_like_an_article
from flows.ingest.pages.tree import parse
from models.prose.text import clean_line, count_words

_HEADLINE_WORDS: Final = 2  # with an address that looks like an article's
_SENTENCE_WORDS: Final = 6  # with any address: names of sections and legal notes are shorter


def read_link_page(html: str, url: str) -> Listing:
    """Find the links to articles in a page at `url`. Raises UnlistedError where there are none."""
    tree = parse(html)
    if tree is None:
        raise UnlistedError("is nested too deeply to be read, or holds no element")
    base = _base(tree, url)
    titles: dict[str, str] = {}
    for link in tree.iter("a"):
        if where := _address(link.get("href"), base):
            title = clean_line(str(link.text_content()))
            titles[where] = max(titles.get(where, ""), title, key=len)  # a picture has none
    found = [where for where, title in titles.items() if _is_article(where, title, url)]
    if not found:
        raise UnlistedError(_nothing_found(tree, base))
    # A link's words are seldom the headline alone; the page of the article has that.
    return Listing(tuple(Item(url=where) for where in found))


def feeds_named_by(html: str, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names in its head."""
    tree = parse(html)
    return tuple(_feeds(tree, _base(tree, url))) if tree is not None else ()


def _feeds(tree: Any, base: str) -> Iterator[str]:
    for link in tree.iter("link"):
        is_other_form = "alternate" in (link.get("rel") or "").lower().split()
        is_feed = re.search("rss|atom|feed", link.get("type") or "", re.IGNORECASE)
        if is_other_form and is_feed and (where := _address(link.get("href"), base)):
            yield where


def _nothing_found(tree: Any, base: str) -> str:
    named = list(_feeds(tree, base))
    instead = f"; it names the feed {named[0]}" if named else ""
    return f"holds no links to articles of its own domain{instead}"


def _base(tree: Any, url: str) -> str:
    element = tree.find(".//base[@href]")
    return url if element is None else absolute(url, element.get("href"))


def _address(href: str | None, base: str) -> str | None:
    return canonical_url(absolute(base, href or ""))


def _is_article(where: str, title: str, page: str) -> bool:
    parts = urlsplit(where)
    own = source_of_url(where) == source_of_url(page) and where != canonical_url(page)
    if not own or len(parts.path) < 2 or not _may_hold_an_article(where, parts.path, parts.query):
        return False
    words = count_words(title)
    return words >= _SENTENCE_WORDS or (words >= _HEADLINE_WORDS and looks_like_an_article(parts))


def _may_hold_an_article(where: str, path: str, query: str) -> bool:
    return (
        path_filter(path, query)
        and type_filter(where, strict=True)
        and not is_navigation_page(where)
        and not is_not_crawlable(where)
    )
