"""Writes the report's two files, and others, each whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from flows.overwriting import require_ours
from flows.report.page import render_page
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
    paths = report_paths(folder)
    page = render_page(comparison).encode("utf-8", "xmlcharrefreplace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_together({paths.story: story_json(comparison), paths.page: page})
    except OSError as error:
        raise OutputError(
            f"The report cannot be written into {folder}: {error.strerror}. "
            "Give a folder that you may write with --out."
        ) from error
    return paths


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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its name, flushed to disk, renamed.

    Who may read the file that was there may read this one, and nobody else.
    """
    write_together({path: content})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together likewise, and none where there is no room for all."""
    # Short names: those of the files may be as long as names may be.
    drafts = {path: path.with_name(f".rashomon-{token_hex(8)}.tmp") for path in files}
    try:
        for path, draft in drafts.items():
            _write_draft(draft, path, files[path])
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write_draft(draft: Path, path: Path, content: bytes) -> None:
    with draft.open("xb") as file:
        with suppress(FileNotFoundError):
            os.fchmod(file.fileno(), stat.S_IMODE(path.stat().st_mode))
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_folders(*files: Path | None) -> None:
    """Make the folders of the files to be written, before hours of work. Raises OutputError."""
    for file in filter(None, files):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(file, error) from error


def write_text(text: str, path: Path) -> None:
    """Write a UTF-8 file whole or not at all. Raises OutputError."""
    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written: {error.strerror}. Name a file that you may write."
    )
