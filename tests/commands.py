"""The command line run in the process of a test, apart from this machine's settings."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows import cli
from flows.store.database.places import HOME_VARIABLE


@dataclass(frozen=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str


def set_apart(folder: Path, patch: pytest.MonkeyPatch, *, columns: int = 100) -> None:
    """Nothing of this machine's settings, no Prefect, data and configuration in `folder`."""
    for name in [n for n in os.environ if n.startswith(("PREFECT_", "RASHOMON_"))]:
        patch.delenv(name)
    patch.setenv(HOME_VARIABLE, str(folder / "home"))
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    patch.setenv("COLUMNS", str(columns))


class CommandLine:
    """Runs commands in this process; `first` words stand before those of each."""

    def __init__(
        self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *first: str
    ) -> None:
        self._patch, self._capsys, self._first = patch, capsys, first

    def __call__(self, *arguments: str | Path) -> Done:
        """Run `rashomon` with these arguments."""
        self._patch.setattr(sys, "argv", ["rashomon", *self._first, *map(str, arguments)])
        self._capsys.readouterr()
        code: object = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        out, err = self._capsys.readouterr()
        assert isinstance(code, int)
        return Done(code, out, err)


def sources_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Runs `rashomon sources ...` in a folder and with settings of its own.

    A fixture of modules that name it one.
    """
    set_apart(tmp_path, monkeypatch, columns=120)
    monkeypatch.chdir(tmp_path)
    return CommandLine(monkeypatch, capsys, "sources")
