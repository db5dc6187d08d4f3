"""Sidecars: `articles.jsonl` or `articles.csv`, naming source, date and URL per file.

A row has `file` (a path inside the folder) and any of source, title, published, url,
family and lang. A row with text or html is an article instead.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.ingest.drafts import Details, Place, refusal
from flows.ingest.files.decoding import UndecodableError, decode
from flows.ingest.files.opening import UnreadableError, open_file, read_whole
from flows.ingest.files.row_names import WORDS, in_our_words
from flows.ingest.files.rows import (
    Row,
    RowError,
    csv_rows,
    details_of,
    json_row,
    numbered_lines,
    text_of,
)
from models.records import Refusal

NAMES = ("articles.csv", "articles.jsonl")


@dataclass(frozen=True, slots=True)
class Entry:
    """A sidecar row: where it stands and what it says about its file."""

    place: Place
    details: Details


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What one sidecar says: per file, a path inside its folder, the entry."""

    path: str
    entries: dict[str, Entry] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()


def read_sidecar(path: str, limit: int) -> Sidecar:
    """Read the sidecar at `path`; its rows, or the whole of a table, may have `limit` bytes."""
    entries: dict[str, Entry] = {}
    refused = []
    for place, row in _rows(path, limit):
        try:
            _add(entries, place, row)
        except RowError as error:
            refused.append(refusal(place, str(error)))
    return Sidecar(path, entries, tuple(refused))


def content_names(path: str) -> tuple[str, ...]:
    """The names of what a row of the file at `path` may hold: words, and in a sidecar a file."""
    return (*WORDS, "file") if posixpath.basename(path) in NAMES else WORDS


def is_about_file(row: Row, path: str) -> bool:
    """Whether a row of the file at `path` speaks about a file, instead of holding an article."""
    in_sidecar = posixpath.basename(path) in NAMES
    return in_sidecar and bool(row.get("file")) and not has_words(row)


def has_words(row: Row) -> bool:
    """Whether the row holds an article."""
    return bool(row.get("text") or row.get("html"))


def _add(entries: dict[str, Entry], place: Place, row: Row | RowError) -> None:
    if isinstance(row, RowError):
        raise row
    file = _file_of(row)
    if file in entries:
        raise RowError(f"names {file!r} again, after {entries[file].place}; keep one of them")
    entries[file] = Entry(place, details_of(row))


def _file_of(row: Row) -> str:
    given = text_of(row, "file")
    if given is None:
        raise RowError("names no file; the column `file` must hold a path inside the folder")
    file = posixpath.normpath(given.strip().replace("\\", "/"))
    if file.startswith(("/", "../")) or file == "..":
        raise RowError(f"names {given!r}, outside the folder; only files inside it are read")
    return file


def _rows(path: str, limit: int) -> Iterator[tuple[Place, Row | RowError]]:
    try:
        read = _csv_sidecar if path.endswith(".csv") else _json_sidecar
        yield from read(path, limit)
    except (UnreadableError, UndecodableError) as error:
        yield Place(path), RowError(str(error))


def _csv_sidecar(path: str, limit: int) -> Iterator[tuple[Place, Row | RowError]]:
    text, content = decode(read_whole(path, limit)).text, content_names(path)
    for line, written in csv_rows(text.removeprefix("\ufeff")):
        row = written if isinstance(written, RowError) else in_our_words(written, content)
        if isinstance(row, RowError) or not has_words(row):
            yield Place(path, line), row


def _json_sidecar(path: str, limit: int) -> Iterator[tuple[Place, Row | RowError]]:
    """Yield the rows about files; the articles and what is wrong with them are read later."""
    with open_file(path) as stream:
        for number, line in numbered_lines(stream, limit):
            try:
                row = in_our_words(json_row(line), content_names(path)) if line else {}
            except RowError:
                continue
            if is_about_file(row, path):
                yield Place(path, number), row
