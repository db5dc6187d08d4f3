"""Sitemaps, in XML or plain text, and their indexes (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]  # has no types

from flows.addresses import absolute, is_address
from flows.ingest.feeds.items import Item, Listing, UnlistedError
from flows.ingest.feeds.plain import plain_line

GZIP: Final = b"\x1f\x8b"
_UNPACKED: Final = 52_428_800  # bytes; the most that the protocol allows a sitemap
_GIVEN: Final = 4_096  # bytes to unpack at once: of each member zlib copies all that stands behind
_PIECE: Final = 65_536  # bytes that come of them at once: a bomb is counted before it has grown


def unpacked(body: bytes) -> bytes:
    """Unpack a sitemap that is a gzip file, all its members; what stands behind them is no part.

    Raises UnlistedError for a bomb and a torn file.
    """
    pieces, size = [], 0
    for piece in _inflated(body):
        size += len(piece)
        if size > _UNPACKED:
            raise UnlistedError(f"unpacks to more than {_UNPACKED:,} bytes")
        pieces.append(piece)
    return b"".join(pieces)


def _inflated(body: bytes) -> Iterator[bytes]:
    """Unpack all members, a little at a time. Raises UnlistedError for a damaged or torn one."""
    stream = zlib.decompressobj(wbits=31)
    at = 0
    while body.startswith(GZIP, at) or not stream.eof:
        if stream.eof:
            stream = zlib.decompressobj(wbits=31)
        given = body[at : at + _GIVEN]
        if not given:
            raise UnlistedError("is a gzip file that was cut short")
        try:
            yield stream.decompress(given, _PIECE)
        except zlib.error as error:
            raise UnlistedError(f"is a damaged gzip file ({error})") from error
        at += len(given) - len(stream.unused_data if stream.eof else stream.unconsumed_tail)


def opening(body: bytes, size: int) -> bytes:
    """Return what a body begins with, unpacked if it is a gzip file; nothing of a damaged one."""
    if not body.startswith(GZIP):
        return body[:size]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, size)
    except zlib.error:
        return b""


def read_sitemap(body: bytes, url: str) -> Listing:
    """Read a sitemap or an index that was found at `url`. Raises UnlistedError."""
    # Entities stay as they are, nothing is fetched, and what libxml2 calls huge is refused.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(body, parser)
    if root is None:
        raise UnlistedError("is not a sitemap: it holds no XML")
    note = f"is damaged: {parser.error_log[0].message}" if len(parser.error_log) else None
    if _name(root) == "sitemapindex":
        return Listing((), note=note, children=tuple(_children(root, url)))
    if _name(root) != "urlset":
        raise UnlistedError(f"is not a sitemap: its first element is {_name(root)[:40]!r}")
    return Listing(tuple(_items(root, url)), note=note)


def read_plain_sitemap(text: str, url: str) -> Listing:
    """Read a sitemap in plain text that was found at `url`: an address a line, none dated.

    What stands behind an address is not read. A line that begins with # is a comment.
    """
    written = (line.split()[0] for line in text.splitlines() if line.strip())
    lines = [line for line in written if not line.startswith("#")]
    items = [Item(url=absolute(url, line)) for line in lines if is_address(line)]
    others = len(lines) - len(items)
    note = f"lines that are no address: {others} of {len(lines)}" if others else None
    return Listing(tuple(items), note=note)


def _children(root: Any, base: str) -> Iterator[tuple[str, str | None]]:
    for element in _named(root, "sitemap"):
        if where := _text(element, "loc"):
            yield absolute(base, where), _text(element, "lastmod")


def _items(root: Any, base: str) -> Iterator[Item]:
    for element in _named(root, "url"):
        where = _text(element, "loc")
        published = _text(element, "news", "publication_date")
        yield Item(
            url=absolute(base, where) if where else None,
            title=plain_line(_text(element, "news", "title")),
            dates=(published,) if published else (),
            modified=_text(element, "lastmod"),
        )


def _text(element: Any, *path: str) -> str | None:
    for name in path:
        element = next(_named(element, name), None)
        if element is None:
            return None
    return (element.text or "").strip() or None


def _named(element: Any, name: str) -> Iterator[Any]:
    """The children of a name, in whatever namespace: of some sitemaps it is not declared."""
    return (child for child in element.iterchildren("*") if _name(child) == name)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]
