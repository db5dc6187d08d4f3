"""The catalogue of sources: a TOML file in which each `[[source]]` is an outlet to read.

    [[source]]
    name = "The Guardian"                # the label in every result
    feeds = ["https://www.theguardian.com/world/rss"]

docs/sources.md describes every key. A mistake is an error that names the file, the source,
the key, the value and what is allowed; nothing is read from a file that has one.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from flows.families.known import Families, load_families
from flows.root import shipped
from flows.sources.validation import PAUSE, SourceTable, read_sources
from flows.store.database.places import expanded, settings_folder
from flows.toml_files import toml_text
from models.errors import SettingsError

CATALOGUE_VARIABLE: Final = "RASHOMON_SOURCES"

Kind = Literal["feed", "sitemap", "page", "folder", "archive"]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet and where its articles are found.

    family: its owner's name; of unknown owner, its own name. country: ISO 3166-1 alpha-2.
    language: ISO 639-1. feeds, sitemaps, pages: http(s) addresses. folders, archives: paths,
    absolute. pause: seconds, 0 to 3600, between two requests to one host. active: whether
    it is polled.
    """

    name: str
    family: str
    country: str | None = None
    language: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    pause: float = PAUSE
    active: bool = True

    def channels(self) -> tuple[Channel, ...]:
        """All its channels, feeds first, each kind in the order of the file."""
        return tuple(
            Channel(self.name, kind, address)
            for kind, addresses in self._addresses()
            for address in addresses
        )

    def _addresses(self) -> Iterator[tuple[Kind, tuple[str, ...]]]:
        yield "feed", self.feeds
        yield "sitemap", self.sitemaps
        yield "page", self.pages
        yield "folder", self.folders
        yield "archive", self.archives


@dataclass(frozen=True, slots=True)
class Channel:
    """One place where a source's articles are found; `source` is its name."""

    source: str
    kind: Kind
    address: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sources, in the order of the file; their names differ."""

    sources: tuple[Source, ...] = ()

    def channels(self) -> tuple[Channel, ...]:
        """The channels of the active sources, which are those to poll."""
        active = (source for source in self.sources if source.active)
        return tuple(channel for source in active for channel in source.channels())


def catalogue_file() -> Path:
    """Return the catalogue in use, which may be missing.

    `$RASHOMON_SOURCES` if set, else `configs/sources.toml` below the working folder if it is
    there, else `sources.toml` in the user's folder of settings.
    """
    if chosen := os.environ.get(CATALOGUE_VARIABLE):
        return expanded(chosen)
    here = Path("configs/sources.toml")
    return here if here.exists() else settings_folder() / "sources.toml"


def load_catalogue(path: Path | None = None, families: Families | None = None) -> Catalogue:
    """Read the catalogue at `path`, by default the one in use.

    A source that states no family gets its owner's from `families`, by default the table in use.
    Raises SettingsError, with every mistake in the file.
    """
    path = path or catalogue_file()
    tables = read_sources(parse_toml(path), path)
    known = load_families() if families is None else families
    return to_catalogue(tables, path.absolute().parent, known)


def to_catalogue(tables: Sequence[SourceTable], folder: Path, families: Families) -> Catalogue:
    """Make sources of valid tables; paths in them are relative to `folder`."""
    return Catalogue(tuple(_source(table, folder, families) for table in tables))


def parse_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises SettingsError where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(toml_text(path))
    except FileNotFoundError as error:
        raise SettingsError(
            f"There is no catalogue of sources at {path}. Begin one with: rashomon sources add"
            f" NAME --feed ADDRESS; or name another with --sources or {CATALOGUE_VARIABLE}."
        ) from error
    except OSError as error:
        raise SettingsError(
            f"The catalogue {path} cannot be read: {error.strerror}. Give the path of a TOML file."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            f"The catalogue {path} is not TOML: {error}. Mend that place;"
            f" {shipped('docs/sources.md')} shows the format."
        ) from error


def _source(table: SourceTable, folder: Path, families: Families) -> Source:
    return Source(
        name=table.name,
        family=table.family or families.of_source(table.name, table.addresses()),
        country=table.country,
        language=table.language,
        feeds=table.feeds,
        sitemaps=table.sitemaps,
        pages=table.pages,
        folders=_absolute(table.folders, folder),
        archives=_absolute(table.archives, folder),
        pause=table.pause,
        active=table.active,
    )


def _absolute(paths: Sequence[str], folder: Path) -> tuple[str, ...]:
    return tuple(str(folder / expanded(path)) for path in paths)
