"""A disk without room: what was there stays as it was, and one line says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy.exc import DBAPIError

from flows.cli import main
from flows.report.page.saving import write_report
from flows.store.database.failures import is_of_database, passes
from models.errors import OutputError, StoreError
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


class _DriverError(Exception):
    """What a driver raises, with the name or the state that it gives the failure."""

    def __init__(self, name: str | None = None, state: str | None = None) -> None:
        super().__init__(name or state)
        self.sqlite_errorname, self.sqlstate = name, state


@pytest.mark.parametrize(
    ("refused", "passing"),
    [
        (_DriverError("SQLITE_BUSY"), True),
        (_DriverError("SQLITE_LOCKED_SHAREDCACHE"), True),
        (_DriverError(state="40001"), True),
        (_DriverError(state="55P03"), True),
        (_DriverError("SQLITE_FULL"), False),
        (_DriverError(state="53100"), False),
        (_DriverError(state="57P01"), False),
    ],
)
def test_a_lock_passes_and_a_full_disk_stays(refused: _DriverError, passing: bool) -> None:
    """So one story fails by a lock, and a run ends by what no other story would change."""
    error = StoreError("store x")
    error.__cause__ = DBAPIError("select 1", {}, refused)

    assert is_of_database(error)
    assert passes(error) is passing
    assert not passes(StoreError("asked for what is not there"))


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
