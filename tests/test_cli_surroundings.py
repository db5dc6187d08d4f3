"""The command line where a machine is not as expected: its encoding, its folders, its store."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
import warnings
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from flows.progress import quietly
from flows.stages import Job, read
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
from flows.store.vectors import VectorCache
from flows.telling import warnings_told
from models.errors import InputError, OutputError, StoreError
from models.settings import Settings
from tests.commands import CommandLine, set_apart
from tests.stories import a_comparison

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose store holds one story; its folder."""
    set_apart(tmp_path, monkeypatch)
    (tmp_path / "home").mkdir()
    with open_store(f"sqlite:///{tmp_path / 'home' / 'rashomon.sqlite'}") as store:
        save_comparison(store, a_comparison())
    return tmp_path


def said(encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What a command leaves whose streams have this encoding."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict"])
@pytest.mark.usefixtures("stored")
def test_no_letter_ends_a_command(encoding: str) -> None:
    """The minus of a score, a quotation mark: in a pipe they are UTF-8 whatever the locale."""
    done = said(encoding, "show", a_comparison().id)

    assert done.returncode == 0, done.stderr
    assert "“" in done.stdout.decode("utf-8")


def test_a_name_of_other_bytes_than_utf8_is_named(
    stored: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is shown with what to do, and not as a fault of the program."""
    monkeypatch.chdir(stored)
    done = CommandLine(monkeypatch, capsys)("show", "b\udcffd")

    assert done.code == 1
    assert done.err == "Error: 'b\\udcffd' is not UTF-8. Write it so, or rename it.\n"


def told_twice(folder: Path, store: str, out: str = "out") -> Job:
    """Two short articles to be compared, the report below their folder."""
    for name in ("one", "two"):
        text = f"The bridge at Orr was closed on Friday, the {name} mayor said."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return Job((str(folder),), folder / out, folder / "work", store, Settings())


def test_a_store_that_cannot_be_opened_is_said_before_the_work(tmp_path: Path) -> None:
    """The stage that reads says so; nothing is embedded or judged in vain."""
    store = f"sqlite:///{tmp_path / 'nowhere' / 'store.sqlite'}"

    with pytest.raises(StoreError, match="unable to open database file"):
        read(told_twice(tmp_path, store), quietly, quiet)


def test_a_store_that_cannot_be_written_is_said_before_the_work(stored: Path) -> None:
    """It opens and can be read, so that only saving would show it."""
    store = f"sqlite:///{stored / 'home' / 'rashomon.sqlite'}?mode=ro&uri=true"

    with pytest.raises(StoreError, match="the database is read-only"):
        read(told_twice(stored, store), quietly, quiet)


def test_a_store_that_another_writes_at_the_moment_is_waited_for_no_longer(stored: Path) -> None:
    """The lock will be gone when the comparison is to be saved."""
    file = stored / "home" / "rashomon.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        job = told_twice(stored, f"sqlite:///{file}")
        begun = time.monotonic()
        assert read(job, quietly, quiet).exists()
        assert time.monotonic() - begun < 15  # saving would wait 30 s


@pytest.mark.parametrize("out", ["one.txt", "one.txt/deep", "/proc/report", "x" * 300])
def test_a_report_that_cannot_be_written_is_said_before_the_work(tmp_path: Path, out: str) -> None:
    """A file in the place of the folder, one that takes no files, a name too long."""
    job = told_twice(tmp_path, f"sqlite:///{tmp_path / 'store.sqlite'}", out)

    with pytest.raises(OutputError, match=r"report cannot be written into .*--out"):
        read(replace(job, paths=("nowhere",)), quietly, quiet)


@pytest.mark.parametrize("out", ["link", "link/deep"])
def test_a_link_to_no_folder_is_said_before_the_work(tmp_path: Path, out: str) -> None:
    """The folder that it stands in may be written, but none can be made in its place."""
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    job = told_twice(tmp_path, f"sqlite:///{tmp_path / 'store.sqlite'}", out)

    with pytest.raises(OutputError, match="link is a link to what is not there"):
        read(replace(job, paths=("nowhere",)), quietly, quiet)


def test_that_a_report_can_be_written_is_tried_without_a_trace(tmp_path: Path) -> None:
    """Where the inputs turn out to be none, no folder is left."""
    job = told_twice(tmp_path, f"sqlite:///{tmp_path / 'store.sqlite'}", "new/out")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError):
        read(replace(job, paths=("nowhere",)), quietly, quiet)

    assert sorted(tmp_path.iterdir()) == before


def quiet(_line: str) -> None:
    """Say nothing."""


def test_a_warning_is_told_in_a_line_and_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not with the place in the code where it was given."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        with warnings_told():
            for _ in range(2):
                with VectorCache(tmp_path / "missing" / "vectors.sqlite"):
                    pass

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"Warning: the vector cache {tmp_path}")
