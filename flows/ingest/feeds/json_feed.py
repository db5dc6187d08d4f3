"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from flows.addresses import absolute
from flows.ingest.feeds.items import Item, Listing, UnlistedError
from flows.ingest.feeds.plain import is_whole, plain, plain_line
from flows.ingest.files.rows import Row

_READ: Final = frozenset(
    {"items", "id", "url", "external_url", "title", "date_published", "date_modified",
     "content_html", "content_text", "summary"}
)  # fmt: skip
_MOST_DIGITS: Final = 300


class _Object(dict[str, Any]):
    """A JSON object. twice: a key that we read and that stands in it twice, if one does."""

    twice: str | None = None


def read_json_feed(body: bytes, url: str) -> Listing:
    """Read a feed that was found at `url`. Raises UnlistedError where it is none.

    What only one item does wrong, or what nobody reads, costs no other item.
    """
    feed = _parsed(body)
    items = feed.get("items") if isinstance(feed, _Object) and not feed.twice else None
    if not isinstance(items, list):
        raise UnlistedError("is not a JSON Feed: it has no list of items, or two")
    faults = [_fault(number, item) for number, item in enumerate(items, start=1)]
    read = [_item(item, url) for item, fault in zip(items, faults, strict=True) if not fault]
    return Listing(tuple(read), tuple(fault for fault in faults if fault))


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(
            body.removeprefix(b"\xef\xbb\xbf").decode("utf-8"),
            strict=False,  # line breaks in texts, which JSON wants escaped
            object_pairs_hook=_object,
            parse_constant=lambda _name: None,  # NaN is no id, no date and no text
            parse_int=lambda digits: int(digits) if len(digits) < _MOST_DIGITS else None,
        )
    except RecursionError as error:
        raise UnlistedError("is not a JSON Feed: it is nested too deeply") from error
    except ValueError as error:
        raise UnlistedError(f"is not a JSON Feed: it is not JSON ({str(error)[:100]})") from error


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs if name in _READ]
        found.twice = next((name for name in sorted(_READ) if names.count(name) > 1), None)
    return found


def _fault(number: int, item: Any) -> str | None:
    """Say why an item cannot be read, if it cannot."""
    if not isinstance(item, _Object):
        return f"item {number} is no JSON object"
    return f"item {number} has the key {item.twice!r} twice" if item.twice else None


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
