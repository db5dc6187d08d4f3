"""WARC, the form in which crawlers and web archives keep pages.

Pages and texts are read; pictures, scripts, redirects and errors are passed over and
counted. A record that is damaged, cut short or does not match its own digest is refused
with its number, and so is each gap between records.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from flows.ingest.archives.gzip_members import Member, is_gzip, members
from flows.ingest.drafts import Details, Draft, Found, Loaded, Page, Place, refusal
from flows.ingest.files.decoding import UndecodableError, decode, decode_html
from flows.ingest.files.legible import IllegibleError, legible
from flows.ingest.files.opening import UnreadableError, beyond, lacking, open_file, too_large
from flows.progress import Say

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord


_PAGES = ("text/html", "application/xhtml+xml")
_READ = (*_PAGES, "text/plain")
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)  # though nobody says so
_STATUS = re.compile(rb"HTTP/[\d.]+ (\d{3})\b")
_HEADERS = 65_536  # bytes that a server's headers may add to a page


@dataclass(frozen=True, slots=True)
class _Held:
    """What a record holds; `kind` is why it is passed over, where it is no page or text."""

    url: str
    kind: str
    charset: str | None = None
    body: bytes = b""


def warc_records(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the pages and texts of a WARC file, gzipped or not, each of up to `limit` bytes.

    Raises UnreadableError for what is no WARC file.
    """
    passed: Counter[str] = Counter()
    number = 0
    with open_file(found.path) as stream:
        for held in _all_held(stream, limit):
            number += 1
            place = Place(found.path, number)
            if isinstance(held, _Held) and held.kind not in _READ:
                passed[held.kind] += 1
            else:
                yield _loaded(place, held, limit, say)
    if number == 0:
        raise UnreadableError("holds no record of a page; is it a WARC file?")
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in passed.most_common())
        say(f"{found.path}: passed over {kinds}")


def _loaded(place: Place, held: _Held | str, limit: int, say: Say) -> Loaded:
    if isinstance(held, str):
        return refusal(place, held)
    if len(held.body) > limit:
        return refusal(place, beyond(limit))
    is_page = held.kind in _PAGES
    try:
        decoded = (decode_html if is_page else decode)(held.body, held.charset)
        if decoded.note:
            say(f"{place}: {decoded.note}")
        details = Details(url=held.url)
        if is_page:
            return Page(place, decoded.text, details)
        return Draft(place, legible(decoded.text, place, say), details)
    except (UndecodableError, IllegibleError) as error:
        return refusal(place, str(error))


def _all_held(stream: BinaryIO, limit: int) -> Iterator[_Held | str]:
    """Yield what each record holds, or what is wrong with it or between two of them."""
    if is_gzip(stream):
        yield from _packed(stream, limit)
        return
    told = False
    for held in _held(stream, limit):
        told = isinstance(held, str)
        yield held
    if not told and _ends_amiss(stream):
        yield _damaged("it ends within a record")


def _ends_amiss(stream: BinaryIO) -> bool:
    """Whether a file of plain records does not end as a record does, with an empty line."""
    stream.seek(0)
    beginning = stream.read(5)
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - 4, 0))
    return beginning == b"WARC/" and stream.read() != b"\r\n\r\n"


def _packed(stream: BinaryIO, limit: int) -> Iterator[_Held | str]:
    """Yield the same of a gzip file, whose damage costs the members that it hits."""
    torn = False
    for member in members(stream):
        if member.skipped and not torn:
            yield _damaged(f"{member.skipped:,} bytes before it are no records")
        told = False
        for held in _held(member, limit):
            told = told or isinstance(held, str)
            yield held
        member.rest()
        torn = member.torn
        if torn and not told:
            yield _damaged("it does not unpack")


def _held(stream: BinaryIO | Member, limit: int) -> Iterator[_Held | str]:
    """Yield what the records of a stream hold, up to where it is damaged."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableError(lacking("fastwarc", "WARC")) from error
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        for record in ArchiveIterator(stream, kinds, parse_http=False):  # type: ignore[arg-type]  # it only reads
            yield _block(record, limit)
    except (OSError, ValueError) as error:
        yield _damaged(f"{error}; what follows is not read")


def _block(record: WarcRecord, limit: int) -> _Held | str:
    """Return what a record holds, once it is known to be whole."""
    length = record.content_length
    if length > limit + _HEADERS:
        return too_large(length, limit)
    block = record.reader.read(length)
    if len(block) < length:
        return _damaged(f"it has {len(block):,} of {length:,} bytes")
    cut = record.headers.get("WARC-Truncated")
    whole = _apart(record, block)
    if not cut and "WARC-Block-Digest" in record.headers and not whole.verify_block_digest():
        return _damaged("its bytes do not match its digest")
    held = _content(record, whole, block, limit)
    if cut and held.kind in _READ:
        return f"is cut short: its crawler kept only a part of it (WARC-Truncated: {cut[:40]!r})"
    return held


def _content(record: WarcRecord, whole: WarcRecord, block: bytes, limit: int) -> _Held:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.is_http:
        return _answer(whole, url, block, limit)
    kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    return _Held(url, kind or "untyped", None, block)


def _apart(record: WarcRecord, block: bytes) -> WarcRecord:
    """Return a record of its own: one whose body does not unpack would end the iteration.

    It is read as a file is, a little at once: of bytes at hand fastwarc unpacks all together, 2 GB
    of a record of 2 MB.
    """
    from fastwarc.warc import ArchiveIterator

    names = ("Content-Type", "WARC-Block-Digest")
    said = {name: value for name in names if (value := record.headers.get(name))}
    head = {"WARC-Type": "response", **said, "Content-Length": str(len(block))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    written = f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"
    for whole in ArchiveIterator(BytesIO(written), parse_http=False):
        return whole
    raise ValueError("its headers cannot be read")


def _answer(record: WarcRecord, url: str, block: bytes, limit: int) -> _Held:
    """Return what a server answered, unpacked unless its headers say so of a plain body."""
    head, _, plain = block.partition(b"\r\n\r\n")
    try:
        record.parse_http(auto_decode="all")
        body = record.reader.read(limit + 1)
    except OSError:  # many crawlers keep the headers and unpack the body
        body, record = plain, _apart(record, block)
        record.parse_http()
    status = _STATUS.match(head)
    if status is None or int(status[1]) != HTTPStatus.OK:
        return _Held(url, f"answers with {status[1].decode()}" if status else "no answers")
    kind = record.http_content_type or (_PAGES[0] if _PAGE.match(body) else "untyped")
    return _Held(url, kind.lower(), record.http_charset, body)


def _damaged(how: str) -> str:
    return f"is damaged: {how}; get the archive again"
