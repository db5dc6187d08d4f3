"""Runs that die before their first heartbeat, against a real server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.prefect_server import ROOT, Up, environment, running, wait_until

# Runs as a worker leaves them: taken, or begun, and never heard of; and one that has ended.
_BEGUN = """
import asyncio
from datetime import timedelta
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.states import Completed, Pending, Running
from flows.tagged import TAG
from flows.up.deploying import mark_the_dead

asyncio.run(mark_the_dead(start=timedelta(seconds=10)))

@flow(name="begun")
def begun():
    pass

@flow(name="of another")
def foreign():
    pass

with get_client(sync_client=True) as client:
    for state in (Pending(), Running()):
        run = client.create_flow_run(begun, tags=[TAG])
        client.set_flow_run_state(run.id, state, force=True)
    ended = client.create_flow_run(begun, tags=[TAG])
    client.set_flow_run_state(ended.id, Running(), force=True)
    client.set_flow_run_state(ended.id, Completed(), force=True)
    other = client.create_flow_run(foreign)
    client.set_flow_run_state(other.id, Running(), force=True)
"""


def states(up: Up, flow: str) -> list[str]:
    """The states of the runs of a flow."""
    rows: list[dict[str, Any]] = up.ask("/flow_runs/filter", {"flows": {"name": {"any_": [flow]}}})
    return sorted(row["state_type"] for row in rows)


def test_a_run_that_died_at_its_start_is_marked_crashed(tmp_path: Path) -> None:
    """Else it would hold its deployment's place, and every later run would be cancelled."""
    with running(tmp_path) as up:
        subprocess.run(
            [sys.executable, "-c", _BEGUN],
            env=environment(tmp_path, PREFECT_API_URL=up.noted()["api"], PYTHONPATH=str(ROOT)),
            cwd=ROOT,
            check=True,
        )
        wait_until(lambda: states(up, "begun") == ["COMPLETED", "CRASHED", "CRASHED"])

        assert states(up, "of another") == ["RUNNING"]
