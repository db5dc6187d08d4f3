"""What a page says about itself: publisher, headline, date, address, language.

Runs in the process of `extractor`. JSON-LD comes first, since publishers write it for
machines and with times of day; then meta elements; then what trafilatura and htmldate
make of the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types
from trafilatura import extract_metadata

from flows.ingest.page_tree import parse

# Longer is not a name but a sentence in the wrong place.
_LONGEST_NAME = 100

_SOURCE = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_TITLE = ("og:title", "dc.title", "twitter:title")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "date",
)
_ARTICLE_TYPE = re.compile(r"Article$|^(?:Report|BlogPosting|LiveBlogPosting|WebPage)$")
# What browsers write into a page that they save.
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")

PageDetails = dict[str, str | None]


def page_details(html: str) -> PageDetails:
    """Return source, title, published, url and lang of a page, None where it does not say."""
    tree = parse(html)
    if tree is None:
        return {"url": _saved_from(html)}
    data, meta = article_data(tree), meta_elements(tree)
    rest = extract_metadata(tree, extensive=False)
    url = _link(tree) or meta.get("og:url") or rest.url or _saved_from(html)
    return {
        "source": _name(_publisher(data)) or _name(_first(meta, _SOURCE)),
        "title": _text(data.get("headline")) or _first(meta, _TITLE) or rest.title,
        "published": _text(data.get("datePublished")) or _first(meta, _PUBLISHED) or _date(tree),
        "url": url,
        "lang": _text(data.get("inLanguage")) or tree.get("lang") or meta.get("og:locale"),
    }


def article_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD object of the article, {} if there is none."""
    objects = [item for script in tree.iter("script") for item in _json_ld(script)]
    ranked = [o for o in objects if _ARTICLE_TYPE.search(_type(o))]
    return min(ranked, key=lambda o: _type(o) == "WebPage", default={})


def _json_ld(script: HtmlElement) -> Iterator[dict[str, Any]]:
    if script.get("type", "").strip().lower() != "application/ld+json":
        return
    try:
        waiting = [json.loads(script.text or "", strict=False)]
    except (ValueError, RecursionError):  # publishers' JSON is often broken; the page is not
        return
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _type(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind)


def _publisher(data: dict[str, Any]) -> str | None:
    publisher = data.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value.strip() or None if isinstance(value, str) else None


def _name(text: str | None) -> str | None:
    return text if text and len(text) <= _LONGEST_NAME and "://" not in text else None


def meta_elements(tree: HtmlElement) -> dict[str, str]:
    """Return the meta elements by name, in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _link(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        href = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and "://" in href:
            return href
    return None


def _saved_from(html: str) -> str | None:
    match = _SAVED_FROM.search(html[:2000])
    return match[1] if match else None


def _date(tree: HtmlElement) -> str | None:
    """Return the day that the page shows: <time> elements and the like, no guess at numbers."""
    for element in tree.iter("time"):
        if stamp := (element.get("datetime") or "").strip():
            return stamp
    return find_date(tree, extensive_search=False, original_date=True)
