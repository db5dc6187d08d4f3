"""What `rashomon up --schedule` says of its options before a server is started."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from prefect.client.schemas.schedules import CronSchedule
from rich.console import Console
from typer.testing import CliRunner

from flows.cli import app
from flows.up.scheduling import Schedule, warn_of_sources
from flows.watching.cli import _cron


@pytest.mark.parametrize(
    ("cron", "says"),
    [
        ("61 * * * *", "names the minute 61; 0 to 59 are allowed"),
        ("0 6-24 * * *", "names the hour 24; 0 to 23 are allowed"),
        ("0 6 0 * *", "names the day 0; 1 to 31 are allowed"),
        ("0 6 * * 1,8", "names the weekday 8; 0 to 7 are allowed"),
        ("*/0 * * * *", "'*/0 * * * *' is not five fields"),
        ("1,,2 * * * *", "is not five fields"),
        ("0 6 * * day", "is not five fields"),
        ("0 6 * * 5#6", "is not five fields"),
        ("0 6 *", "is not five fields"),
    ],
)
def test_a_time_that_no_clock_shows_is_refused_at_once(cron: str, says: str) -> None:
    """The server would refuse it half a minute later, with a trace."""
    done = CliRunner().invoke(app, ["up", "--schedule", "--cron", cron], env={"COLUMNS": "200"})

    assert done.exit_code == 2
    assert says in " ".join(done.output.split())


@pytest.mark.parametrize(
    "cron",
    ["*/15 * * * *", "0 6,18 * * mon-fri", " 30 6 L JAN * ", "0 6 * * 5#2", "0-59/5 * * * 7"],
)
def test_the_times_that_the_server_understands_are_taken(cron: str) -> None:
    """Steps, lists, names, the last day of a month and the second Friday of one."""
    assert _cron(cron) == cron
    assert CronSchedule(cron=cron).cron == cron


def test_a_catalogue_that_no_run_can_read_is_told_at_the_start(tmp_path: Path) -> None:
    """Else it shows an hour later, in the first run that fails of it."""
    said = io.StringIO()
    console = Console(file=said, width=400)
    warn_of_sources(Schedule(sources=tmp_path / "none.toml"), console)
    (tmp_path / "good.toml").write_text("", encoding="utf-8")
    warn_of_sources(Schedule(sources=tmp_path / "good.toml"), console)

    assert said.getvalue().startswith("No run of the monitor can read its sources yet.")
    assert said.getvalue().count("There is no catalogue of sources at") == 1
