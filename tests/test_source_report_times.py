"""The time of `rashomon sources report`, where nothing lies in it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from flows.cli import app
from flows.store.database.engine import open_store


def reported(folder: Path, *words: str) -> Result:
    """What the command says of an empty store."""
    url = f"sqlite:///{folder / 'store.sqlite'}"
    open_store(url).close()
    wide = {"COLUMNS": "200"}
    return CliRunner().invoke(app, ["sources", "report", "--store", url, *words], env=wide)


def test_a_time_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    """It is wrong usage, and no time without stories."""
    done = reported(tmp_path, "--since", "2026-11-02", "--until", "2026-11-01")

    assert done.exit_code == 2
    assert "--until 2026-11-01 must lie after --since 2026-11-02" in done.output


def test_of_a_time_without_stories_the_way_to_the_others_is_said(tmp_path: Path) -> None:
    """Not that stories are to be compared first: of other days there may be many."""
    some = reported(tmp_path, "--since", "2026-11-01", "--until", "2026-11-02")
    ever = reported(tmp_path)

    assert "without --since and --until all are taken" in some.output
    assert "No story is scored yet. First: rashomon monitor" in ever.output
