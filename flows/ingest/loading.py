"""Files into drafts: a text ready to be judged, a page still to be extracted, a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from posixpath import basename

from flows.ingest.drafts import Details, Draft, Found, Loaded, Page, Place, refusal
from flows.ingest.files.decoding import Decoded, UndecodableError, decode, decode_html
from flows.ingest.files.finding import ARCHIVES, PAGES, ROWS, TABLES
from flows.ingest.files.legible import IllegibleError, legible
from flows.ingest.files.opening import UnreadableError, beyond, open_file, read_whole
from flows.ingest.files.row_names import in_our_words, tell_names
from flows.ingest.files.rows import (
    Row,
    RowError,
    csv_rows,
    details_of,
    json_row,
    numbered_lines,
    text_of,
    without_words,
)
from flows.ingest.files.sidecars import NAMES, content_names, has_words, is_about_file
from flows.ingest.files.texts import is_markup, origin_url, plain_markdown, split_front_matter
from flows.progress import Say
from models.prose.text import clean
from models.records import Refusal

# A page saved under the name of a text is still a page.
_PAGE_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def load(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the articles of one file, each of up to `limit` bytes."""
    suffix = found.path.lower()
    try:
        if suffix.endswith(ROWS):
            yield from _rows(found, limit, say)
        elif suffix.endswith(TABLES):
            yield from _table(found, limit, say)
        elif suffix.endswith(ARCHIVES):
            yield from _records(found, limit, say)
        else:
            yield _whole_file(found, limit, say)
    except (UnreadableError, UndecodableError, IllegibleError) as error:
        yield refusal(Place(found.path), str(error))


def _whole_file(found: Found, limit: int, say: Say) -> Draft | Page:
    place, data, suffix = Place(found.path), read_whole(found.path, limit), found.path.lower()
    decoded = decode_html(data) if suffix.endswith(PAGES) else decode(data)
    if _PAGE_START.match(decoded.text[:1000].lstrip("\ufeff")) and not suffix.endswith(PAGES):
        decoded = decode_html(data)
        suffix = PAGES[0]
    _tell(decoded, place, say)
    if suffix.endswith(PAGES):
        return Page(place, decoded.text, found.details)
    matter = split_front_matter(legible(decoded.text, place, say))
    text = clean(plain_markdown(matter.text)) if suffix.endswith(".md") else matter.text
    return _draft(place, text, found.details.filled_from(matter.details))


def _draft(place: Place, text: str, details: Details) -> Draft:
    return Draft(place, text, details.filled_from(Details(url=origin_url(text))))


def _tell(decoded: Decoded, place: Place, say: Say) -> None:
    if decoded.note:
        say(f"{place}: {decoded.note}")


def _records(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the articles of an archive; a sidecar may say whose all of them are."""
    from flows.ingest.archives.loading import load_archive

    said = Details(
        source=found.details.source, family=found.details.family, lang=found.details.lang
    )
    for item in load_archive(found, limit, say):
        if isinstance(item, Refusal):
            yield item
        else:
            yield replace(item, details=item.details.filled_from(said))


def _rows(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    is_first, content = True, content_names(found.path)
    with open_file(found.path) as stream:
        for number, line in numbered_lines(stream, limit):
            place = Place(found.path, number)
            try:
                written = _row(line, limit)
            except RowError as error:
                yield refusal(place, str(error))
                continue
            row = in_our_words(written, content)
            about_file = is_about_file(row, place.path)
            if is_first and (about_file or _has_column(row)):
                tell_names(place, written, say, content)
                is_first = False
            if not about_file:
                yield load_row(place, row, say)


def _row(line: bytes | None, limit: int) -> Row:
    if line is None:
        raise RowError(beyond(limit))
    return json_row(line)


def _table(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the articles in the rows of a table, numbered as a spreadsheet numbers them.

    Of an `articles.csv` the rows without words are those of a sidecar, which is read elsewhere.
    """
    decoded = decode(read_whole(found.path, limit))
    rows = [row for _, row in csv_rows(decoded.text.removeprefix("\ufeff"))]
    is_sidecar, content = basename(found.path) in NAMES, content_names(found.path)
    if is_sidecar:
        tell_names(Place(found.path), _first(rows), say, content)
    else:
        _tell(decoded, Place(found.path), say)
        yield from _judged(Place(found.path), _first(rows), say)
    for number, written in enumerate(rows, 2):
        place = Place(found.path, number)
        if isinstance(written, RowError):
            if not is_sidecar:
                yield refusal(place, str(written))
        elif has_words(row := in_our_words(written, content)) or (
            not is_sidecar and _has_column(row)
        ):
            yield load_row(place, row, say)


def _first(rows: Sequence[Row | RowError]) -> Row:
    return next((row for row in rows if isinstance(row, dict)), {})


def _judged(place: Place, first: Row, say: Say) -> Iterator[Loaded]:
    """Refuse a table of something else as a whole; say of another which columns are not read."""
    if _has_column(in_our_words(first)):
        tell_names(place, first, say)
    else:
        named = f"; its columns are {', '.join(first)[:200]}; rename the right one" if first else ""
        reason = f"has neither a column text nor html; one must hold the articles{named}"
        yield refusal(place, reason)


def _has_column(row: Row) -> bool:
    return "text" in row or "html" in row


def load_row(place: Place, row: Row, say: Say) -> Loaded:
    """Load the article of one row, or refuse it with a reason."""
    try:
        return _article(place, row, say)
    except (RowError, IllegibleError) as error:
        return refusal(place, str(error))


def _article(place: Place, row: Row, say: Say) -> Loaded:
    details = details_of(row)
    text = text_of(row, "text")
    if text and not is_markup(text):
        return _draft(place, legible(text, place, say), details)
    if html := text_of(row, "html") or text:
        return Page(place, html, details)
    raise without_words(row)
