"""A disk without room: what was there stays as it was, and one line says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from flows.cli import main
from flows.report.saving import write_report
from models.errors import OutputError
from tests.stories import a_comparison


def test_no_story_json_stands_beside_the_page_of_another_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There was room for the one file and none for the other."""
    paths = write_report(a_comparison(), tmp_path)
    before = paths.story.read_bytes() + b" "
    paths.story.write_bytes(before)
    flushed: list[int] = []

    def full_at_the_second(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full_at_the_second)
    with pytest.raises(OutputError, match="No space left"):
        write_report(a_comparison(), tmp_path)

    assert paths.story.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "story.json"]


def test_a_full_folder_for_temporary_files_is_said_in_a_line(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Libraries unpack there too, in places of their own choice."""

    def full(*_arguments: object, **_options: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("flows.commands.compare_story", full)
    monkeypatch.setattr("sys.argv", ["rashomon", "compare", "x"])
    with pytest.raises(SystemExit) as end:
        main()
    said = capfd.readouterr().err

    assert end.value.code == 1
    assert said.startswith("Error: No room is left on the disk of ")
    assert "Traceback" not in said
