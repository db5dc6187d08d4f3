"""Lines of JSON and CSV rows, read one by one so that a bad one costs only itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, BinaryIO, NoReturn

from flows.ingest.drafts import DETAIL_NAMES, Details
from models.prose.text import clean_line

Row = dict[str, Any]

_READ = ("text", "html", "file", *DETAIL_NAMES)
_WHOSE_AND_WHEN = ("source", "published")
# From 2001 to 2286: seconds, and thousandths, in which pandas writes dates as JSON.
_COUNTS_OF_TIME = (range(10**9, 10**10), range(10**12, 10**13))


class RowError(ValueError):
    """A row that cannot be used; the message says why and what to do."""


def numbered_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1; None for a line longer than `limit` bytes.

    Blank lines are passed over. No more than `limit` bytes are ever held.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, None
        elif line.strip():
            yield number, line


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(65_536)) and not rest.endswith(b"\n"):
        pass


def json_row(line: bytes) -> Row:
    """Read one line as a JSON object, more strictly than the standard library does.

    Refused are NaN and Infinity, duplicate keys (which value is meant?), numbers out of
    range, and nesting too deep to be data. Raises RowError.
    """
    try:
        row = json.loads(
            line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except UnicodeDecodeError as error:
        raise RowError(f"is not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except RecursionError as error:
        raise RowError("is nested too deeply to be an article; flatten it") from error
    except ValueError as error:
        raise RowError(_what_json_says(error)) from error
    if not isinstance(row, dict):
        raise RowError(f"is a JSON {_kind(row)}; an object with text or html is needed")
    return row


def _what_json_says(error: ValueError) -> str:
    if isinstance(error, RowError):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        return f"is not JSON: {error.msg} at character {error.pos + 1}; mend or remove the line"
    return "holds a number of thousands of digits; mend or remove the line"


def _without_duplicates(pairs: list[tuple[str, Any]]) -> Row:
    row = dict(pairs)
    if len(row) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RowError(f"has the key {twice[:40]!r} twice; keep one")
    return row


def _refuse_constant(name: str) -> NoReturn:
    raise RowError(f"holds {name}, which JSON does not have; use null")


def _finite(digits: str) -> float:
    if isfinite(number := float(digits)):
        return number
    raise RowError(f"holds the number {digits[:40]}, which is out of range; mend it")


def csv_rows(text: str) -> Iterator[tuple[int, Row | RowError]]:
    """Yield the rows of a CSV text with their line numbers; the first line names the columns.

    Commas, semicolons and tabs are understood, whichever the first line has most of.
    """
    # An article may be longer than the 131,072 characters at which the standard library stops.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        if twice := next((name for name in names if name and names.count(name) > 1), None):
            yield 1, RowError(f"has the column {twice[:40]!r} twice; keep one")
            return
        for row in reader:
            surplus = row.pop(None, None)  # where DictReader puts them
            fields = f"{len(names)} columns"
            yield reader.line_num, RowError(f"has more than {fields}") if surplus else row
    except csv.Error as error:
        yield reader.line_num + 1, RowError(f"is not CSV: {error}; what follows is not read")


def text_of(row: Mapping[str, Any], name: str) -> str | None:
    """Return the text under `name`; None if it is absent, null or blank. Raises RowError."""
    value = row.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        article = "an" if isinstance(value, dict) else "a"
        raise RowError(f"has {name} = {article} {_kind(value)}; put it in quotes")
    return value


def details_of(row: Mapping[str, Any]) -> Details:
    """Return what a row says about its article. Raises RowError for a value that is no text."""
    row = {**row, "published": counted(row.get("published"))}
    values = {name: text_of(row, name) for name in DETAIL_NAMES}
    return Details(**{name: clean_line(value) for name, value in values.items() if value})


def counted(moment: object) -> object:
    """A number that can only be a time since 1970 as text; all else as it is."""
    is_endless = isinstance(moment, float) and not isfinite(moment)
    if is_endless or not isinstance(moment, int | float):
        return moment
    is_time = any(int(moment) in counts for counts in _COUNTS_OF_TIME)
    return str(moment) if is_time else moment


def without_words(names: Iterable[str]) -> RowError:
    """The error of a row that holds no article, with the names that it has instead."""
    held = list(names)
    strange = held and not {"text", "html"} & set(held)
    named = f"; it has {', '.join(held)[:200]}: rename the right one" if strange else ""
    return RowError(f"has neither text nor html; one of them must hold the article{named}")


def unread(names: Iterable[str]) -> str | None:
    """What to tell of names that are not read, where none says whose an article is, or of when.

    Someone else's table has them in other words; its articles would be a source each.
    """
    held = list(names)
    beside = [name for name in held if name and name not in _READ]
    lacking = [name for name in _WHOSE_AND_WHEN if name not in held]
    if not (beside and lacking):
        return None
    return (
        f"has no {' and no '.join(lacking)}, and {', '.join(beside)[:200]} is not read; "
        f"if it is meant, rename it: {', '.join(DETAIL_NAMES)} are read"
    )


def _kind(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "true or false"}
    return names.get(type(value), "null" if value is None else "number")
