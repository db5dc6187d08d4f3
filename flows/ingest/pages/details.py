"""What a page says about itself: publisher, headline, date, address, language.

Runs in the process of `extractor`. JSON-LD comes first, since publishers write it for
machines and with times of day; then meta elements; then what trafilatura and htmldate
make of the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types
from trafilatura import extract_metadata

from flows.addresses import is_front, source_of_url, web_address
from flows.ingest.pages.dates import stated_date
from flows.ingest.pages.titles import headline_of
from flows.ingest.pages.tree import parse
from models.prose.text import clean_line

# Longer is not a name but a sentence in the wrong place.
_LONGEST_NAME = 100

_SITE = ("og:site_name", "application-name")
_SOURCE = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_TITLE = ("og:title", "dc.title", "twitter:title")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "date",
)
_DESCRIBED = ("datePublished", "coverageStartTime")  # the latter of a live blog
# As scripts were hidden from old browsers.
_WRAPPING = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*\Z")
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
    described = [_text(data.get(name)) for name in _DESCRIBED]
    dates = [*described, *(meta[name] for name in _PUBLISHED if name in meta)]
    for script in [one for one in tree.iter("script") if _is_json_ld(one)]:
        script.drop_tree()  # read already; of a broken one trafilatura takes half a headline
    rest = extract_metadata(tree, extensive=False)
    url = _address((_link(tree), meta.get("og:url"), rest.url), _saved_from(html))
    source = _name(_publisher(data)) or _name(_first(meta, _SOURCE))
    said = _text(data.get("headline")) or _first(meta, _TITLE) or rest.title
    title = headline_of(said, tree, _first(meta, _SITE) or source)
    return {
        "source": source,
        "title": title,
        "published": stated_date(dates, tree, title),
        "url": url,
        "lang": _text(data.get("inLanguage")) or tree.get("lang") or meta.get("og:locale"),
    }


def article_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD object of the article, {} if there is none.

    Of several the one that names the page's own address or headline: a page may describe the
    articles that it leads to in the same way.
    """
    objects = [item for script in tree.iter("script") for item in _json_ld(script)]
    ranked = [o for o in objects if _ARTICLE_TYPE.search(_type(o))]
    own = _own_names(tree) if len(ranked) > 1 else set()
    return min(ranked, key=lambda o: (own.isdisjoint(_names(o)), _type(o) == "WebPage"), default={})


def is_own(tree: HtmlElement, data: dict[str, Any]) -> bool:
    """Whether an object names the page's own address or headline; the page may add its name.

    So does any where the page says neither, but for a script that fills it.
    """
    if not (said := _own_names(tree)):
        return True
    own = {*said, *(clean_line(str(e.text_content())) for e in tree.iter("title"))}
    headline = clean_line(_text(data.get("headline")) or "").casefold()
    in_one = bool(headline) and any(headline in one.casefold() for one in own)
    return in_one or not own.isdisjoint(_names(data))


def says_not_free(tree: HtmlElement) -> bool:
    """Whether any object on a page, or a part of one, is said to be not free."""
    objects = [item for script in tree.iter("script") for item in _json_ld(script)]
    parts = [part for item in objects for part in _parts(item)]
    return any(_is_not_free(one) for one in (*objects, *parts))


def _parts(item: dict[str, Any]) -> list[dict[str, Any]]:
    said = item.get("hasPart")
    return [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, dict)]


def must_be_paid(data: dict[str, Any]) -> bool:
    """Whether schema.org's metadata says that the article, or without more a part, is not free."""
    if data.get("isAccessibleForFree") is None:
        return any(_is_not_free(part) for part in _parts(data))
    return _is_not_free(data)


def _is_not_free(data: dict[str, Any]) -> bool:
    free = data.get("isAccessibleForFree")
    return free is False or (isinstance(free, str) and free.strip().lower() == "false")


def _own_names(tree: HtmlElement) -> set[str]:
    """What a page says that its address and its headline are."""
    meta = meta_elements(tree)
    headings = [str(heading.text_content()) for heading in tree.iter("h1")]
    said = [_link(tree), meta.get("og:url"), *(meta.get(name) for name in _TITLE), *headings]
    return {clean_line(one) for one in said if one} - {""}


def _names(item: dict[str, Any]) -> set[str]:
    """What an object says that the address and the headline of its article are."""
    page = item.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    said = (_text(one) for one in (page, item.get("url"), item.get("@id"), item.get("headline")))
    return {clean_line(one) for one in said if one}


def _json_ld(script: HtmlElement) -> Iterator[dict[str, Any]]:
    if not _is_json_ld(script):
        return
    try:
        waiting = [json.loads(_WRAPPING.sub("", script.text or ""), strict=False)]
    except (ValueError, RecursionError):  # publishers' JSON is often broken; the page is not
        return
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _is_json_ld(script: HtmlElement) -> bool:
    return bool(script.get("type", "").strip().lower() == "application/ld+json")


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
    return unescape(value).strip() or None if isinstance(value, str) else None


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


def _address(said: Iterable[str | None], saved: str | None) -> str | None:
    """The address of a page: the first that it says is its own and that is no front page.

    Where a browser noted another site, the page was read there: many a reprint names the address
    at its agency as its own.
    """
    found = [url for one in said if (url := web_address(one))]
    own = next((url for url in found if not is_front(url)), None)
    if saved and (own is None or source_of_url(own) != source_of_url(saved)):
        return saved
    return own or next(iter(found), None)


def _saved_from(html: str) -> str | None:
    match = _SAVED_FROM.search(html[:2000])
    return web_address(match[1]) if match else None
