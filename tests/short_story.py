"""Two short tellings of one event, and a command line to compare them with.

Each function is a fixture of the modules that name it one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import CommandLine, set_apart

ONE = (
    "Ferry hits reef\n\nA ferry ran aground in thick fog off Skerrin on Monday evening.\n\n"
    "Everyone on board was rescued before midnight, the coastguard said.\n\n"
    "The operator was fined two years ago for faulty radar.\n"
)
TWO = (
    "A night on the rocks\n\nOn Monday night the ferry struck a reef near Skerrin in dense fog.\n\n"
    "All passengers were brought to safety by midnight.\n\n"
    "Residents carried blankets and soup to the quay.\n"
)


def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, in a terminal of 100 columns without a Prefect API.

    The model is the fast one: what is tested with it is the same with any.
    """
    set_apart(tmp_path, monkeypatch)
    monkeypatch.setenv("RASHOMON_PROFILE", "fast")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def own_command(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Runs a command in this process."""
    assert not home.exists()
    return CommandLine(monkeypatch, capsys)


def two_tellings(tmp_path: Path) -> Path:
    """A folder of two short tellings."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder
