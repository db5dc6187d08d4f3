"""Labelled rows out of JSON lines or a table, each checked: a bad one costs only itself."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

from pydantic import ValidationError

from flows.evaluation.formats import Row
from flows.ingest.files.rows import csv_rows
from flows.root import shipped
from models.errors import InputError
from models.records import Refusal

R = TypeVar("R", bound=Row)

# Columns of a row by name, or why there are none.
Columns = Mapping[str, Any] | ValueError

_TABLES = {".csv", ".tsv"}
_GZIP = b"\x1f\x8b"
# How much of a bad value its refusal shows.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Rows(Generic[R]):
    """The rows that can be judged, in order, and those refused (`path` is `FILE:LINE`)."""

    rows: tuple[R, ...]
    refused: tuple[Refusal, ...]

    @property
    def gold(self) -> tuple[object, ...]:
        """The label of each row, None where it has none."""
        return tuple(getattr(row, row.gold) for row in self.rows)

    @property
    def labelled(self) -> tuple[int, ...]:
        """The places of the rows that have a label."""
        return tuple(place for place, gold in enumerate(self.gold) if gold is not None)


def read_rows(path: Path, form: type[R], most_bytes: int) -> Rows[R]:
    """The rows of a file of JSON lines or a CSV table, plain or gzipped.

    Longer lines of JSON are refused. Raises InputError where the file cannot be read or no row
    is left.
    """
    rows: list[R] = []
    refused: list[Refusal] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, columns in _numbered(path, most_bytes):
        try:
            row = checked(columns, form)
        except ValueError as error:
            refused.append(Refusal(f"{path}:{number}", str(error)))
            continue
        key = tuple(getattr(row, column) for column in form.key)
        if seen.setdefault(key, number) == number:
            rows.append(row)
        else:
            known = f"the {', '.join(form.key)} of line {seen[key]}"
            refused.append(Refusal(f"{path}:{number}", f"{known} again"))
    if not rows:
        raise InputError(_nothing_left(path, refused))
    return Rows(tuple(rows), tuple(refused))


def _numbered(path: Path, most_bytes: int) -> Iterator[tuple[int, Columns]]:
    """(number of its line from 1, columns) of each row, or the reason why it has none."""
    if _TABLES & {suffix.lower() for suffix in path.suffixes}:
        yield from csv_rows(_text(path))
        return
    for number, line in _lines(path, most_bytes):
        try:
            yield number, _columns(line, most_bytes)
        except ValueError as error:
            yield number, error


def _columns(line: bytes, most_bytes: int) -> Mapping[str, Any]:
    """The columns of a line. Raises ValueError with the reason why it has none."""
    if len(line) > most_bytes:
        raise ValueError(f"longer than {most_bytes} bytes (reading.max_bytes)")
    try:
        columns: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(columns, dict):
        raise ValueError('not a JSON object such as {"id": 1, ...}')  # noqa: TRY004 - a bad row
    return columns


def checked(columns: Columns, form: type[R]) -> R:
    """The row in these columns. Raises ValueError with the reason why it is none."""
    if isinstance(columns, ValueError):
        raise columns
    try:
        return form.model_validate(columns)
    except ValidationError as error:
        raise ValueError(_reason(error, form)) from error


def _reason(error: ValidationError, form: type[Row]) -> str:
    problem = error.errors()[0]
    if not problem["loc"]:  # the row as a whole
        return str(problem["ctx"]["error"])
    name = str(problem["loc"][0])
    if problem["type"] == "missing":
        return f"the column {name} is missing"
    if problem["type"] == "value_error":
        return f"{name} {problem['ctx']['error']}"
    allowed = form.model_fields[name].description or "a string"
    return f"{name} = {_shortened(problem['input'])}: give {allowed}"


def _shortened(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"


def _nothing_left(path: Path, refused: list[Refusal]) -> str:
    if not refused:
        return (
            f"{path} holds no rows. Give one JSON object a line, or a table in a file named .csv; "
            f"{shipped('docs/evaluate.md')} has the columns."
        )
    first = refused[0]
    return (
        f"None of the {len(refused)} rows of {path} can be used; the first, {first.path}: "
        f"{first.reason}. Give one JSON object a line, or a table in a file named .csv; "
        f"{shipped('docs/evaluate.md')} has the columns of each task."
    )


def _text(path: Path) -> str:
    """The whole of a table. Raises InputError where it is no UTF-8."""
    with _opened(path) as file:
        table = file.read()
    try:
        return table.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not UTF-8 (byte {error.start}). Save the table as CSV UTF-8."
        ) from error


def _lines(path: Path, most_bytes: int) -> Iterator[tuple[int, bytes]]:
    """(number from 1, bytes) of each line that is not blank; of a longer line its beginning."""
    with _opened(path) as file:
        number = 0
        while line := file.readline(most_bytes + 1):
            number += 1
            if line.strip():
                yield number, line
            while len(line) > most_bytes and not line.endswith(b"\n"):
                line = file.readline(most_bytes + 1)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, unpacked. Raises InputError where it cannot be read."""
    try:
        with path.open("rb") as file:
            packed = file.read(len(_GZIP)) == _GZIP
            file.seek(0)
            if packed:
                with gzip.open(file) as unpacked:
                    yield unpacked  # type: ignore[misc]  # GzipFile reads as a BinaryIO does
            else:
                yield file
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{path} cannot be read: {reason}. Give JSON lines or a CSV table, plain or gzipped."
        ) from error
