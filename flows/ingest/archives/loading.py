"""Archives into drafts and pages, record by record."""

from __future__ import annotations

from collections.abc import Iterator

from flows.ingest.drafts import Found, Loaded, Place, refusal
from flows.ingest.files.opening import size_of
from flows.progress import Say

# Text compresses three- to tenfold; repeated pages of one site reached 60. What unpacks to
# more than this many times its size is made to fill the memory.
_EXPANSION = 200
_ALWAYS = 100_000_000  # characters that any archive may hold


def load_archive(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the articles of an archive, each of up to `limit` bytes.

    Their places are numbered from 1, in the order of the archive. Raises UnreadableError for
    a file that cannot be opened as what its name says.
    """
    size, held = size_of(found.path), 0
    for item in _records(found, limit, say):
        held += _length(item)
        if held > max(_ALWAYS, _EXPANSION * size):
            yield refusal(
                Place(found.path),
                f"unpacks to more than {_EXPANSION} times its size, which no news does; what"
                " follows is not read",
            )
            return
        yield item


def _records(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    path = found.path.lower()
    if path.endswith(".parquet"):
        from flows.ingest.archives.parquet import parquet_rows

        return parquet_rows(found, limit, say)
    if path.endswith((".warc", ".warc.gz")):
        from flows.ingest.archives.warc import warc_records

        return warc_records(found, limit, say)
    from flows.ingest.archives.agency_xml import agency_items

    return agency_items(found, limit, say)


def _length(item: Loaded) -> int:
    return len(getattr(item, "text", "") or getattr(item, "html", ""))
