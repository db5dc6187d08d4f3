"""The command line where a machine is not as expected: its encoding, its folders, its store."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from flows.progress import quietly
from flows.stages import Job, read
from flows.store.comparisons import save_comparison
from flows.store.engine import open_store
from flows.store.vectors import VectorCache
from flows.telling import warnings_told
from models.errors import StoreError
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


def test_a_store_that_cannot_be_opened_is_said_before_the_work(tmp_path: Path) -> None:
    """The stage that reads says so; nothing is embedded or judged in vain."""
    for name in ("one", "two"):
        text = f"The bridge at Orr was closed on Friday, the {name} mayor said."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    store = f"sqlite:///{tmp_path / 'nowhere' / 'store.sqlite'}"
    job = Job((str(tmp_path),), tmp_path / "out", tmp_path / "work", store, Settings())

    with pytest.raises(StoreError, match="unable to open database file"):
        read(job, quietly, quiet)


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
