"""Changing a user's own files: what stands in them stays, comments and order included.

Only a byte order mark goes, which TOML does not know.

The changed file is read back before it takes the place of the old one, at once and whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, Table

from flows.families.tables import Family, check_families
from flows.sources.validation import SourceTable, read_sources
from flows.toml_files import toml_text
from flows.writing import write_whole
from models.errors import OutputError, SettingsError
from models.prose.text import clean_line

_CATALOGUE_HEAD = "The sources that Rashomon reads; docs/sources.md describes every key."
_FAMILIES_HEAD = "Your own families of publishers, over the project's configs/families.toml."


def append_sources(
    path: Path,
    tables: Sequence[SourceTable],
    more_feeds: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Add sources at the end of a catalogue, which is begun if it is missing.

    more_feeds: feeds to add to sources that are there, by name. Raises SettingsError, and
    changes nothing, where a name or address is there already or the file is not valid;
    OutputError where it cannot be written.
    """
    document = _document(path, _CATALOGUE_HEAD)
    array = _array(document, "source", path)
    for row in array:
        _extend(row, "feeds", (more_feeds or {}).get(clean_line(str(row.get("name"))), ()))
    is_begun = not array
    for table in tables:
        _append(array, _table(table.model_dump(exclude_defaults=True)), is_begun=is_begun)
    _save(path, document, lambda parsed: read_sources(parsed, path))


def add_family(path: Path, family: Family) -> None:
    """Add a family to a user's table, or its hosts to the family of that name.

    Raises what `append_sources` raises.
    """
    document = _document(path, _FAMILIES_HEAD)
    array = _array(document, "family", path)
    same = [row for row in array if str(row.get("name", "")).casefold() == family.name.casefold()]
    if same:
        _extend(same[0], "hosts", family.hosts)
        _state(same[0], family)
    else:
        row = _table(family.model_dump(exclude_defaults=True))
        _append(array, row, is_begun=not array)
    _save(path, document, lambda parsed: check_families(parsed, path))


def _append(array: AoT, table: Table, *, is_begun: bool) -> None:
    """Append a table with a blank line before it; an array that is begun anew sets its own."""
    if not is_begun:
        array[-1].add(tomlkit.nl())
    array.append(table)


def _extend(row: Table, key: str, values: Sequence[str]) -> None:
    """Add the values that a list of a table has not."""
    there = row.get(key, ())
    listed = [there] if isinstance(there, str) else list(there)
    missing = [value for value in values if value not in listed]
    if missing and isinstance(there, Array):
        there.extend(missing)
    elif missing:
        row[key] = _list([*listed, *missing])


def _state(row: Table, family: Family) -> None:
    """Fill in who owns a family, and where that is said, if its table is silent."""
    for key in ("owner", "evidence"):
        if key not in row and (value := getattr(family, key)):
            row[key] = value


def _document(path: Path, head: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(toml_text(path))
    except FileNotFoundError:
        return tomlkit.parse(f"# {head}\n\n")
    except (OSError, ValueError, TOMLKitError, RecursionError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. Mend it, or name another.") from error


def _array(document: tomlkit.TOMLDocument, key: str, path: Path) -> AoT:
    array = document.setdefault(key, tomlkit.aot())
    if isinstance(array, AoT):
        return array
    raise SettingsError(f"In {path} `{key}` is no list of tables: begin each with [[{key}]].")


def _table(values: dict[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, _list(value) if isinstance(value, tuple) else value)
    return table


def _list(values: Sequence[str]) -> Any:
    array = tomlkit.array().multiline(len(values) > 1)
    array.extend(values)
    return array


def _save(
    path: Path, document: tomlkit.TOMLDocument, check: Callable[[dict[str, Any]], object]
) -> None:
    text = tomlkit.dumps(document)
    check(tomllib.loads(text))
    try:
        place = path.resolve()  # a link stays a link
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, text.encode())
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror}. Change its permissions, or name another"
            " file with --sources."
        ) from error
