"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.ingest.addresses import absolute
from flows.ingest.feeds.items import Item, Listing, UnlistedError
from flows.ingest.feeds.plain import is_whole, plain, plain_line
from flows.ingest.rows import Row, RowError, json_row


def read_json_feed(body: bytes, url: str) -> Listing:
    """Read a feed that was found at `url`. Raises UnlistedError where it is none."""
    try:
        feed = json_row(body)
    except RowError as error:
        raise UnlistedError(f"is not a JSON Feed: it {error}") from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnlistedError("is not a JSON Feed: it has no list of items")
    read = tuple(_item(item, url) for item in items if isinstance(item, dict))
    faults = tuple(
        f"item {number} is no JSON object"
        for number, item in enumerate(items, start=1)
        if not isinstance(item, dict)
    )
    return Listing(read, faults)


def _item(row: Row, base: str) -> Item:
    text = max(_texts(row), key=len, default="")
    link = _string(row.get("url")) or _string(row.get("external_url"))
    return Item(
        guid=_identifier(row.get("id")),
        url=absolute(base, link) if link else None,
        title=plain_line(_string(row.get("title"))),
        dates=tuple(
            date for name in ("date_published", "date_modified") if (date := _string(row.get(name)))
        ),
        text=text,
        whole=is_whole(text),
    )


def _texts(row: Row) -> Iterator[str]:
    if html := _string(row.get("content_html")):
        yield plain(html)
    for name in ("content_text", "summary"):
        if text := _string(row.get(name)):
            yield text


def _identifier(value: Any) -> str | None:
    """Return the id; a number counts as text, as the specification asks of readers."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if is_number else _string(value)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
