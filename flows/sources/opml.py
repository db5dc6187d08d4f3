"""Feeds from and to OPML 2.0, the form in which feed readers exchange subscriptions.

Written is one outline per source, named after it, with its feeds in it. What else a source
states stands in the standard attribute `category` of each feed, as `/language/en`, where
other readers show it as tags and reading restores it. OPML has no place for sitemaps,
pages, folders and archives; writing tells which were left out.

Any other OPML reads too: each feed is a source named by its title, folders of any depth
are passed through, and a feed that occurs twice is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import listparser
from lxml import etree  # type: ignore[import-untyped]  # has no py.typed
from pydantic import ValidationError
from w3lib.encoding import html_body_declared_encoding

from flows.addresses import source_of_url, without_logins
from flows.ingest.feeds.items import UnlistedError
from flows.ingest.feeds.prescan import prescan
from flows.ingest.files.decoding import UndecodableError, decode
from flows.mistakes import said
from flows.sources.catalogue import Source
from flows.sources.validation import SourceTable
from flows.wording.lists import count
from models.errors import InputError
from models.prose.text import clean_line
from models.records import Refusal

_MARK: Final = "rashomon"  # the first word of a category that holds a source's own values
_STATED = ("name", "family", "country", "language", "pause", "active")
_OUTLINES = 50_000  # more than any list of feeds; listparser's work grows with their depth
_DEPTH = 50
_FEED_TYPES: Final = ("rss", "atom")
_OUTLINE = re.compile(rb"<(/?)outline\b[^>]*?(/?)>")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Imported:
    """The sources that a list names, and the outlines refused.

    note: what a user should know of how the list was read, such as a guessed encoding.
    """

    sources: tuple[SourceTable, ...]
    refused: tuple[Refusal, ...]
    note: str | None = None


def read_opml(body: bytes, path: str) -> Imported:
    """Read the sources in an OPML file. Raises InputError for what is no such file.

    An outline that cannot be a source is refused, by its address or title, and the rest
    goes on.
    """
    body, note = _in_utf8(body, path)
    _require_harmless(body, path)
    # Bytes only: a text that begins like an address would be fetched.
    found = listparser.parse(body)
    if not found.version.startswith("opml"):
        raise InputError(f"{path} is no OPML; export the list of feeds as OPML and name that file.")
    tables, wrong = _sources(found.feeds)
    return Imported(tables, (*_no_feeds(found, body), *wrong), note)


def _no_feeds(found: Any, body: bytes) -> Iterator[Refusal]:
    """Yield a refusal of each outline that names no feed."""
    for item in found.lists:
        why = "is no feed; if it is a list of feeds, save it and import that file"
        yield Refusal(without_logins(item.url), why)
    for item in found.opportunities:
        why = "has no address of a feed; look for one with: rashomon sources check"
        yield Refusal(item.url, why)
    for title in _unaddressed(body):
        yield Refusal(title, "has no address; give the outline the xmlUrl of a feed")


def _sources(feeds: Iterable[Any]) -> tuple[tuple[SourceTable, ...], list[Refusal]]:
    """Return the sources of feeds, each feed once, and the feeds that are wrong."""
    rows: dict[str, dict[str, Any]] = {}
    seen: set[str] = set()
    refused = []
    for feed in feeds:
        try:
            table = SourceTable.model_validate(_row(feed))
        except ValidationError as error:
            reason = "; ".join(said(problem, SourceTable) for problem in error.errors())
            refused.append(Refusal(without_logins(feed.url), reason))
        else:
            if seen.isdisjoint(table.feeds):
                _join(rows, table)
            seen.update(table.feeds)
    return tuple(SourceTable.model_validate(row) for row in rows.values()), refused


def _unaddressed(body: bytes) -> list[str]:
    """Return the titles of outlines that are to be feeds and have no address at all.

    listparser passes them over without a word.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(body, parser)
    outlines = () if root is None else root.iter("{*}outline", "outline")
    named = [{key.lower(): value.strip() for key, value in o.items()} for o in outlines]
    return [
        clean_line(row.get("title") or row.get("text") or "an outline without a title")
        for row in named
        if row.get("type", "").lower() in _FEED_TYPES
        and not any(row.get(key) for key in ("xmlurl", "url", "htmlurl"))
    ]


def write_opml(sources: Iterable[Source]) -> bytes:
    """Return an OPML file of the sources that have feeds."""
    opml = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(opml, "head"), "title").text = "Sources of Rashomon"
    body = etree.SubElement(opml, "body")
    for source in sources:
        if source.feeds:
            group = etree.SubElement(body, "outline", text=_xml(source.name))
            category = ",".join(_categories(source))
            for feed in source.feeds:
                outline = {"type": "rss", "text": _xml(source.name), "xmlUrl": feed}
                etree.SubElement(group, "outline", outline | {"category": category})
    written: bytes = etree.tostring(opml, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def left_out(sources: Iterable[Source]) -> list[str]:
    """Return the channels that OPML cannot hold, one line for each source that has some."""
    lines = []
    for source in sources:
        kinds = [c.kind for c in source.channels() if c.kind != "feed"]
        counts = [count(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
        if counts:
            lines.append(f"{source.name}: {', '.join(counts)} left out, which OPML cannot hold")
    return lines


def _categories(source: Source) -> list[str]:
    values = {
        "name": source.name,
        "family": source.family if source.family != source.name else None,
        "country": source.country,
        "language": source.language,
        "pause": repr(source.pause),
        "active": str(source.active).lower(),
    }
    return [f"/{_MARK}/{key}/{quote(value, safe='')}" for key, value in values.items() if value]


def _row(feed: Any) -> dict[str, Any]:
    """Return the keys and values of a source that an outline states."""
    stated = {
        steps[1]: unquote(steps[2])
        for steps in feed.categories
        if len(steps) == 3 and steps[0] == _MARK and steps[1] in _STATED
    }
    name = clean_line(feed.title) or source_of_url(feed.url) or feed.url
    row: dict[str, Any] = {"name": name, "feeds": (feed.url,)} | stated
    if "pause" in stated:
        row["pause"] = _number(stated["pause"])
    if "active" in stated:
        row["active"] = stated["active"] != "false"
    return row


def _number(text: str) -> float | str:
    """Return the number that a text is; any other text, for the rules of a source to refuse."""
    try:
        return float(text)
    except ValueError:
        return text


def _join(rows: dict[str, dict[str, Any]], table: SourceTable) -> None:
    """Add a source, or its feed to the source of the same name and publisher."""
    key = table.name.casefold()
    if key in rows and not _same_publisher(rows[key], table):
        domain = urlsplit(table.feeds[0]).hostname or ""
        table = table.model_copy(update={"name": f"{table.name} ({domain})"})
        key = table.name.casefold()
    row = rows.setdefault(key, table.model_dump() | {"feeds": ()})
    row["feeds"] += table.feeds


def _same_publisher(row: Mapping[str, Any], table: SourceTable) -> bool:
    """Whether a row and a source differ in nothing stated, and in no publisher's address."""
    ours = table.model_dump(exclude={"feeds"})
    sites = {source_of_url(feed) for feed in (*row["feeds"], *table.feeds)}
    return all(row[key] == value for key, value in ours.items()) and len(sites) == 1


def _in_utf8(body: bytes, path: str) -> tuple[bytes, str | None]:
    """Return a list in UTF-8 that says so, and a note where its own encoding was a guess.

    lxml's HTML parser, which listparser reads with, takes what declares nothing for Latin-1,
    and UTF-16 for nothing at all. Only a byte order mark outweighs all that a list may
    declare. Raises InputError for what is no text.
    """
    try:
        read = decode(body, html_body_declared_encoding(body))
    except UndecodableError as error:
        raise InputError(f"{path} {error}.") from error
    text = _DECLARATION.sub("", read.text.removeprefix("\ufeff"))
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), read.note


def _require_harmless(body: bytes, path: str) -> None:
    """Raise InputError for what would stall the parser, and is no list of feeds."""
    try:
        prescan(body)
    except UnlistedError as error:
        raise InputError(f"{path} {error}; mend it.") from error
    depth = deepest = 0
    # In what is not well-formed too; past the last ">" each "<outline" would search to the end.
    for match in _OUTLINE.finditer(body, 0, body.rfind(b">") + 1):
        depth += -1 if match[1] else 0 if match[2] else 1
        deepest = max(deepest, depth)
    if deepest > _DEPTH or body.count(b"<outline") > _OUTLINES:
        raise InputError(
            f"{path} nests folders deeper than {_DEPTH} or lists more than {_OUTLINES:,} outlines,"
            " which no list of feeds does; split it."
        )


def _xml(text: str) -> str:
    """Return text that XML can hold: control characters and lone surrogates become U+FFFD."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
