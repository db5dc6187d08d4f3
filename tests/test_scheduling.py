"""What a schedule is made of: the settings of its runs, its times, the project's deployments."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock, call

import pytest
import yaml
from rich.console import Console

from flows.recording import Server
from flows.up import scheduling
from flows.up.logs import begun, former, last_words
from flows.up.scheduling import Schedule
from tests.prefect_server import ROOT, rashomon


def test_the_runs_find_what_the_user_named_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They work in another folder than the one in which relative places were given."""
    monkeypatch.chdir(tmp_path)
    given = {
        "RASHOMON_HOME": "news", "RASHOMON_STORE": "sqlite:///kept/news.sqlite",
        "RASHOMON_FAMILIES": "families.toml",
    }  # fmt: skip
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = scheduling.environment(Server("http://x/api", "", "", 1), Schedule())

    assert {name: found[name] for name in given} == {
        "RASHOMON_HOME": str(tmp_path / "news"),
        "RASHOMON_STORE": f"sqlite:///{tmp_path}/kept/news.sqlite",
        "RASHOMON_FAMILIES": str(tmp_path / "families.toml"),
    }
    monkeypatch.setenv("RASHOMON_STORE", "postgresql://ada@host/news")
    again = scheduling.environment(Server("http://x/api", "", "", 1), Schedule())
    assert again["RASHOMON_STORE"] == "postgresql://ada@host/news"


def test_prefect_finds_a_home_where_the_user_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not load without one, and a container's user often has none."""

    def unknown(_number: int) -> None:
        raise KeyError("uid not found")

    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)
    found = scheduling.environment(Server("http://x/api", "", "", 1), Schedule())

    load = [sys.executable, "-c", "import prefect.settings as s; print(s.PREFECT_HOME.value())"]
    home = {name: found[name] for name in ("HOME", "PREFECT_HOME")}
    assert subprocess.check_output(load, env=home, text=True).strip() == str(tmp_path / "prefect")
    assert found["HOME"] == str(tmp_path)


def test_the_log_of_the_up_before_can_still_be_read(tmp_path: Path) -> None:
    """What starts a server again, systemd say, does so before anybody has read why it ended."""
    log = tmp_path / "server.log"
    for words in (b"first\n", b"it broke\n", b"again\n"):
        with begun(log) as file:
            file.write(words)

    assert former(log).read_text() == "it broke\n"
    assert last_words(log).endswith(f"{log}:\nagain")


def test_a_run_that_a_person_asked_for_is_not_forgotten() -> None:
    """Only the schedule's missed runs are dropped: the next of them reads what they would have."""
    from flows.up import deploying

    now = datetime(2026, 11, 22, 6, tzinfo=UTC)
    due = {"expected_start_time": now - timedelta(hours=1)}
    runs = [
        SimpleNamespace(id=name, auto_scheduled=name == "missed", **due)
        for name in ("missed", "asked for")
    ]
    client = MagicMock()
    client.read_flow_runs.side_effect = [runs, []]
    deploying.clear_the_past(client, now)

    assert client.delete_flow_run.mock_calls == [call("missed")]


def test_wrong_times_are_refused_at_once(tmp_path: Path) -> None:
    """Before anything starts, with the value and what is allowed."""
    assert "'6 o' is not five fields" in _refused(tmp_path, "--schedule", "--cron", "6 o")
    assert "'Mars/Base' is no time zone" in _refused(
        tmp_path, "--schedule", "--timezone", "Mars/Base"
    )
    assert "add it" in _refused(tmp_path, "--cron", "* * * * *")


def test_the_deployments_are_those_of_the_project() -> None:
    """Each entrypoint is a function of a flow file; the monitor never runs twice at once."""
    described = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    by_name = {row["name"]: row for row in described["deployments"]}

    for row in by_name.values():
        path, _, function = row["entrypoint"].partition(":")
        assert f"\ndef {function}(" in (ROOT / path).read_text(encoding="utf-8")
    (schedule,) = by_name["news"]["schedules"]
    assert schedule["timezone"]
    assert by_name["news"]["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


def _refused(home: Path, *words: str) -> str:
    done = rashomon(home, "up", *words)
    assert done.returncode == 2
    return " ".join(done.stderr.split())


def test_a_worker_that_keeps_ending_is_started_less_and_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pause is twice as long, up to a minute; one that has worked for long begins anew."""
    now, starts = [0.0], []

    def ended(*_: object) -> subprocess.Popen[bytes]:
        starts.append(now[0])
        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        return process

    monkeypatch.setattr(scheduling, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(scheduling, "_start", ended)
    with begun(tmp_path / "worker.log") as log:
        worker = scheduling.Worker({}, log, scheduling.unguarded, ended(), 0.0)
        console = Console(quiet=True)
        while len(starts) < 10:
            worker.tend(console)
            now[0] += 1
        now[0] = starts[-1] + 400
        for _ in range(2):
            worker.tend(console)
            now[0] += 1

    gaps = [after - before for before, after in pairwise(starts)]
    assert gaps[:-1] == [1, 3, 5, 9, 17, 33, 61, 61, 61]
    assert gaps[-1] == 401
