"""Rashomon in Python and in a notebook: compare, or open what was compared, and look at it there.

    from flows.interactive import compare_folder
    compare_folder("examples/railway/articles", profile="fast")

A result shows itself as tables; everything it was made from is in `result.comparison`.
docs/python.md says more.
"""

from __future__ import annotations

import os
import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from flows.configuration import Named
from flows.report.page.fragment import render_fragment
from flows.report.page.saving import ReportPaths, write_report
from models.errors import InputError
from models.records import Comparison
from models.settings import Settings
from models.source_profiles.records import Profiles, Unit

if TYPE_CHECKING:
    from flows.ingest.reading import Gathered

_MORE_ROWS: Final = "Give rows of two sources or more, each with its `source` and its `text`."
_TABLES: Final = 'of a table of pandas give `frame.to_dict("records")`, of polars `to_dicts()`'


@dataclass(frozen=True, slots=True)
class Result:
    """A comparison that a notebook shows as tables."""

    comparison: Comparison

    def _repr_html_(self) -> str:
        return render_fragment(self.comparison)

    def __repr__(self) -> str:
        scores = len(self.comparison.scores)
        statements = len(self.comparison.statements)
        return f"<Result: story {self.comparison.id}, {scores} sources, {statements} statements>"

    def save(self, folder: str | Path) -> ReportPaths:
        """Write `report.html` and `story.json` into a folder. Raises OutputError."""
        return write_report(self.comparison, Path(folder))


def compare_folder(
    path: str | Path, profile: str | None = None, config: str | Path | None = None
) -> Result:
    """Compare the articles of one story; nothing is stored but the vectors of its sentences.

    path: a folder, or a file of articles. profile, config: as for `rashomon compare`. Raises
    InputError where fewer than two sources are left, SettingsError for bad settings.
    """
    from flows.ingest.reading import read_inputs, require_two_sources

    settings = Named(Path(config) if config else None, profile).load()
    gathered = read_inputs((str(path),), settings.reading)
    require_two_sources(gathered)
    return _compared(gathered, settings)


def compare_rows(
    rows: Iterable[Mapping[str, Any]],
    profile: str | None = None,
    config: str | Path | None = None,
) -> Result:
    """Compare articles that are at hand; nothing is stored but the vectors of their sentences.

    rows: one for each article of the story, `text` (or `html`) and any of `source, title,
    published, url, lang, family`, as in a line of JSON. A time may be a `datetime`; None, NaN
    and the NA and NaT of pandas are nothing. Article and refusal n have the path `row:n`.
    profile, config and errors as for `compare_folder`; InputError also for what is no row.
    """
    from flows.ingest.reading import read_rows, require_two_sources

    settings = Named(Path(config) if config else None, profile).load()
    gathered = read_rows(map(_as_written, rows), settings.reading)
    require_two_sources(gathered, _MORE_ROWS)
    return _compared(gathered, settings)


def _as_written(row: object) -> dict[str, Any]:
    """The row as a line of JSON would have it."""
    if not isinstance(row, Mapping):  # iterating over a table gives the names of its columns
        raise InputError(
            f"{reprlib.repr(row)} is no row: give a dict of columns for each article; {_TABLES}."
        )
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if not _is_missing(value)
    }


def _is_missing(value: object) -> bool:
    """Whether it is NaN, or a missing time or text of pandas: these equal nothing."""
    try:
        return bool(value != value)  # noqa: PLR0124
    except TypeError:  # NA of pandas equals neither itself nor anything else
        return True
    except ValueError:  # an array, as pandas reads a list out of Parquet
        return False


def _compared(gathered: Gathered, settings: Settings) -> Result:
    from flows.stages import compare_articles

    return Result(compare_articles(gathered.articles, settings, gathered.refused))


def saved_story(path: str | Path) -> Result:
    """The story in a `story.json`, or in the folder of a report. Raises InputError."""
    from flows.stages import load_story

    file = Path(path) / "story.json" if Path(path).is_dir() else Path(path)
    try:
        return Result(load_story(file))
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}. Name a story.json that `rashomon compare` "
            "wrote, or its folder."
        ) from error
    except (ValueError, TypeError, LookupError) as error:
        raise InputError(
            f"{file} is no story.json of Rashomon ({error}). Name one that `rashomon compare` "
            "wrote, or its folder."
        ) from error


def stored_story(prefix: str, store: str | None = None) -> Result:
    """A story of the store, by its id or the beginning of it. Raises StoreError.

    store: its URL; None: that of `$RASHOMON_STORE`, else the user's own, as for `rashomon show`.
    """
    from flows.store.compared.comparisons import load_comparison
    from flows.store.compared.stories import find_story
    from flows.store.database.engine import open_to_read

    with open_to_read(_named(store)) as opened:
        return Result(load_comparison(opened, find_story(opened, prefix)))


def stored_profiles(
    name: str | None = None, unit: Unit = "source", store: str | None = None
) -> Profiles:
    """What is usual of the sources of the store, as `rashomon sources report` says it.

    name: of one source, or family where `unit` is that; None: of all. store: as for
    `stored_story`. Raises StoreError, and InputError for an unknown name or unit.
    """
    from flows.sources.report import source_profiles
    from flows.store.database.engine import open_to_read

    if unit not in get_args(Unit):
        raise InputError(f"unit = {unit!r}: choose {' or '.join(map(repr, get_args(Unit)))}.")
    with open_to_read(_named(store)) as opened:
        return source_profiles(opened, name, unit, None, None)


def _named(store: str | None) -> str | None:
    from flows.store.database.places import STORE_VARIABLE

    return store or os.environ.get(STORE_VARIABLE)
