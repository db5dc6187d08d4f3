"""The process in which Parquet is read: it may end without harm.

The file is its standard input; the arguments are the row group to begin with and the most
bytes that a text may have. It sends lines of JSON: `counts`, the rows of each group, with
`names`, all columns; then for each row `row`, or `wrong` with a reason; `end` after each group, or
`fault` with a reason where the rest of it cannot be read; and `error` where nothing can.

Sizes are read before rows: a row group that unpacks out of all proportion is refused
unread. Rows come in small batches, so that memory does not grow with the file.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from datetime import date
from math import isnan
from typing import TYPE_CHECKING, Any, BinaryIO

from flows.ingest.drafts import DETAIL_NAMES
from flows.ingest.extractor import MEMORY
from flows.ingest.files.opening import UnreadableError, lacking, too_large
from flows.ingest.files.row_names import known_by_some_name, renaming

if TYPE_CHECKING:
    from pyarrow.parquet import FileMetaData, ParquetFile

_BATCH = 64  # rows: of 5 MB each, the default limit, 320 MB
_SECONDS = 60  # of processor time for a batch; 64 real articles take 0.01
_CONTENT = ("text", "html")
_OURS = frozenset({*_CONTENT, *DETAIL_NAMES})
# A file of 9 kB that unpacks to 300 MB was seen; zstd packs news 3 to 5 times, and a
# column with one value in all rows, which is of no use to us, thousands of times.
_EXPANSION = 200
_ALWAYS = 100_000_000  # bytes that any row group may unpack to


def main() -> None:
    """Send the rows of the file on standard input."""
    first, limit = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for message in _messages(sys.stdin.buffer, first, limit):
        sys.stdout.write(json.dumps(message) + "\n")


def _messages(stream: BinaryIO, first: int, limit: int) -> Iterator[dict[str, Any]]:
    try:
        _start_budget()
        file = _opened(stream)
        columns = _columns(file)
    except UnreadableError as error:
        yield {"error": str(error)}
        return
    metadata = file.metadata
    groups = range(file.num_row_groups)
    counts = [metadata.row_group(group).num_rows for group in groups]
    yield {"counts": counts, "names": _readable(file)}
    for group in groups[first:]:
        try:
            _require_plausible(metadata, group, columns)
            for row in _rows(file, group, columns):
                yield _small(row, limit)
            yield {"end": group}
        except UnreadableError as error:
            yield {"fault": str(error)}


def _small(row: dict[str, Any], limit: int) -> dict[str, Any]:
    """Put a reason in place of a row that is too large, or whose values are none of JSON's."""
    for cell in row.get("row", {}).values():
        size = len(cell.encode("utf-8", "surrogatepass")) if isinstance(cell, str) else 0
        if size > limit:
            return {"wrong": too_large(size, limit)}
    return row


def _start_budget() -> None:
    """Give the next batch its processor time; the system ends this process when it is spent."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + _SECONDS, most))


def _opened(stream: BinaryIO) -> ParquetFile:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableError(lacking("pyarrow", "Parquet")) from error
    try:
        return ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
    except (ArrowException, OSError, ValueError) as error:
        reason = str(error).partition(".")[0][:200]
        raise UnreadableError(f"is torn, or no Parquet file ({reason}); get it again") from error


def _columns(file: ParquetFile) -> list[str]:
    names = list(file.schema_arrow.names)
    known = known_by_some_name(_readable(file))
    if not set(_CONTENT) & {*known, *renaming(dict.fromkeys(known)).values()}:
        shown = ", ".join(repr(name) for name in names[:20]) or "none"
        raise UnreadableError(
            f"has no column text or html, one of which must hold the article; it has {shown}."
            " Rename the right one"
        )
    return known


def _readable(file: ParquetFile) -> list[str]:
    """Ours, and the names of columns of texts and times; numbers may bear such a name too."""
    from pyarrow import types

    kinds = (
        types.is_string, types.is_large_string, types.is_string_view,
        types.is_binary, types.is_large_binary, types.is_binary_view,
        types.is_date, types.is_timestamp,
    )  # fmt: skip
    values = {  # of a category the type of its values
        field.name: field.type.value_type if types.is_dictionary(field.type) else field.type
        for field in file.schema_arrow
    }
    return [name for name in values if name in _OURS or any(kind(values[name]) for kind in kinds)]


def _require_plausible(metadata: FileMetaData, group: int, columns: list[str]) -> None:
    """Raise UnreadableError for a row group whose columns unpack out of all proportion."""
    found = metadata.row_group(group)
    chunks = [found.column(index) for index in range(found.num_columns)]
    read = [chunk for chunk in chunks if chunk.path_in_schema.partition(".")[0] in columns]
    unpacked = sum(chunk.total_uncompressed_size for chunk in read)
    packed = sum(chunk.total_compressed_size for chunk in read)
    if unpacked > max(_ALWAYS, _EXPANSION * packed):
        raise UnreadableError(
            f"has a row group {group + 1} that unpacks from {packed:,} to {unpacked:,} bytes,"
            " which no news does"
        )


def _rows(file: ParquetFile, group: int, columns: list[str]) -> Iterator[dict[str, Any]]:
    from pyarrow import ArrowException

    try:
        for batch in file.iter_batches(_BATCH, [group], columns, use_threads=False):
            _start_budget()
            for index in range(batch.num_rows):
                yield _row(batch, index)
    except (ArrowException, OSError, MemoryError) as error:
        reason = str(error).strip().partition("\n")[0][:200]
        raise UnreadableError(f"is damaged in row group {group + 1} ({reason})") from error


def _row(batch: Any, index: int) -> dict[str, Any]:
    try:
        cells = _meant({name: _cell(batch, name, index) for name in batch.schema.names})
        if fault := next((cell for cell in cells.values() if isinstance(cell, ValueError)), None):
            raise fault
        if odd := next((name for name, cell in cells.items() if not _is_read(name, cell)), None):
            kind = batch.schema.field(odd).type
            return {"wrong": f"has {odd} of type {kind}, which is no text; write it as a string"}
        return {"row": {name: _plain(cell) for name, cell in cells.items()}}
    except UnicodeDecodeError as error:
        return {"wrong": f"is not UTF-8 (byte {error.start}); write the file again as UTF-8"}
    except ValueError as error:  # a date beyond Python's calendar
        return {"wrong": f"holds a value that cannot be read ({error}); mend it"}


def _cell(batch: Any, name: str, index: int) -> Any:
    """A value, or why there is none: it costs the row only where it would be read."""
    try:
        cell = batch.column(name)[index].as_py()
    except OverflowError as error:
        return ValueError(str(error))
    except ValueError as error:
        return error
    return None if _is_missing(cell) else cell


def _is_missing(cell: Any) -> bool:
    """Whether there is nothing in it, as pandas writes that, or an object without its name."""
    if isinstance(cell, dict):
        return cell.get("name", "") is None
    return isinstance(cell, float) and isnan(cell)


def _meant(cells: dict[str, Any]) -> dict[str, Any]:
    """The cells that are read: of several names of one thing the first that is filled."""
    taken = renaming(cells)
    ours = set(taken.values())
    return {
        name: cell
        for name, cell in cells.items()
        if name in taken or (name in _OURS and name not in ours)
    }


def _plain(cell: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(cell, bytes):
        return cell.decode("utf-8")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, dict):
        return {"name": cell["name"]}
    return cell


def _is_read(name: str, cell: Any) -> bool:
    """Whether a line of `.jsonl` may say that: times may be numbers, and a source an object."""
    if name == "published" and isinstance(cell, int | float):
        return not isinstance(cell, bool)
    if name == "source" and isinstance(cell, dict):
        return isinstance(cell.get("name"), str)
    return cell is None or isinstance(cell, str | bytes | date)


if __name__ == "__main__":
    main()
