"""Parquet: a row for each article, in the columns that a line of `.jsonl` has.

Arrow's reader ends the process over some damaged files (a wrong size in a footer was
enough), so it runs in one of its own, `parquet_process`, which sends rows as lines of JSON.
Where that ends, the rest of its row group is refused and another goes on with the next.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flows.ingest.drafts import Draft, Found, Loaded, Page, Place, refusal
from flows.ingest.files.legible import IllegibleError, legible
from flows.ingest.files.opening import UnreadableError, open_file
from flows.ingest.files.row_names import in_our_words, tell_names
from flows.ingest.files.rows import Row, RowError, details_of, text_of, without_words
from flows.ingest.files.texts import is_markup
from flows.progress import Say
from flows.root import search_path

Message = Mapping[str, Any]

_DEATHS = 3  # processes lost to one file; a hostile one could have a million row groups


def parquet_rows(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the rows of a Parquet file, each of up to `limit` bytes.

    Raises UnreadableError for a torn file, and where the columns hold no articles.
    """
    counts: list[int] = []  # rows of each group
    names: list[str] = []  # of all columns, until it is told which are read
    group = number = deaths = 0
    with open_file(found.path) as stream:
        while deaths < _DEATHS and (group < len(counts) or not counts):
            for message in _messages(stream, group, limit):
                if "counts" in message:
                    counts, names = (counts, names) if counts else _begun(message)
                elif "error" in message or not counts:
                    raise UnreadableError(message.get("error") or message["fault"])
                elif "fault" in message or "end" in message:
                    deaths += message.get("died", False)
                    last = sum(counts[: group + 1])
                    if reason := message.get("fault"):
                        yield _gap(found, reason, group, number + 1, last)
                    group, number = group + 1, last
                else:
                    number += 1
                    _tell_names(found, names, message, say)
                    names = []
                    yield _loaded(Place(found.path, number), message, say)
            if not counts:
                raise UnreadableError("holds no rows")
    if group < len(counts):
        yield _gap(found, "was given up", group, number + 1, sum(counts))


def _begun(message: Message) -> tuple[list[int], list[str]]:
    """Return the rows of each group, and the names of the columns."""
    return message["counts"], message["names"]


def _tell_names(found: Found, names: list[str], message: Message, say: Say) -> None:
    """Say which columns are read as which in the first row."""
    if names:
        tell_names(found.path, dict.fromkeys(names) | message.get("row", {}), say)


def _gap(found: Found, reason: str, group: int, first: int, last: int) -> Loaded:
    gap = f"{reason}; from row group {group + 1} on" if reason == "was given up" else reason
    return refusal(Place(found.path), f"{gap}; its rows {first:,} to {last:,} are left out")


def _messages(stream: BinaryIO, group: int, limit: int) -> Iterator[Message]:
    """Yield what a process says of the file from a row group on, and how it ended, if badly."""
    module = "flows.ingest.archives.parquet_process"
    process = subprocess.Popen(  # noqa: S603 -- our own module, no shell, no user's words
        [sys.executable, "-P", "-m", module, str(group), str(limit)],
        stdin=stream,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": search_path()},
    )
    with process:
        try:
            for line in process.stdout or ():
                if line.endswith(b"\n"):  # a process that ends may leave half a line
                    yield json.loads(line)
        except GeneratorExit:  # nobody wants the rest
            process.kill()
            raise
    if process.returncode:
        yield {"fault": _why(process.returncode), "died": True}


def _why(code: int) -> str:
    how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
    return f"is damaged: it made the reader end with {how}"


def _loaded(place: Place, message: Message, say: Say) -> Loaded:
    try:
        return _article(place, message, say)
    except (RowError, IllegibleError) as error:
        return refusal(place, str(error))


def _article(place: Place, message: Message, say: Say) -> Draft | Page:
    if "wrong" in message:
        raise RowError(message["wrong"])
    row: Row = in_our_words(message["row"])
    details = details_of(row)
    text = text_of(row, "text")
    if text and not is_markup(text):
        return Draft(place, legible(text, place, say), details)
    if html := text_of(row, "html") or text:
        return Page(place, html, details)
    raise without_words(row)
