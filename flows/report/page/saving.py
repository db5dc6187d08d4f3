"""Writes the report's two files, each whole or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from flows.overwriting import require_ours
from flows.report.page.rendering import render_page
from flows.writing import try_folder, write_together
from models.document import to_document
from models.errors import OutputError
from models.records import Comparison


@dataclass(frozen=True, slots=True)
class ReportPaths:
    """Where the two files of a report are."""

    story: Path
    page: Path


def write_report(comparison: Comparison, folder: Path) -> ReportPaths:
    """Write `story.json` and `report.html` into the folder, which is made if needed.

    The same comparison gives the same bytes. A reader never sees half a file: each is
    written beside its name, flushed to disk and renamed. Raises OutputError.
    """
    page = render_page(comparison).encode("utf-8", "xmlcharrefreplace")
    try:
        paths = report_paths(folder)
        folder.mkdir(parents=True, exist_ok=True)
        write_together({paths.story: story_json(comparison), paths.page: page})
    except OSError as error:
        raise _unwritable(folder, error) from error
    return paths


def require_place(folder: Path) -> None:
    """Raise OutputError where `write_report` would; it leaves nothing there."""
    try:
        report_paths(folder)
        try_folder(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"The report cannot be written into {folder}: {error.strerror}. "
        "Give a folder that you may write with --out."
    )


def report_paths(folder: Path) -> ReportPaths:
    """Where the files of a report in this folder are. Raises OutputError for files of others."""
    paths = ReportPaths(story=folder / "story.json", page=folder / "report.html")
    require_ours(paths.story, paths.page)
    return paths


def story_json(comparison: Comparison) -> bytes:
    """The bytes of `story.json`: UTF-8, keys in the order of the contract."""
    text = json.dumps(to_document(comparison), ensure_ascii=False, indent=1, allow_nan=False)
    # A lone surrogate has no UTF-8; its backslash escape is valid JSON and reads back.
    return f"{text}\n".encode("utf-8", "backslashreplace")
