"""The schedule of `rashomon up --schedule`: its deployments, and the worker that runs them.

The worker is a process of its own and is looked after: where it ends, it is started again,
sooner at first and later if it keeps ending. At the end it goes with all its runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from rich.console import Console

from flows.families.known import FAMILIES_VARIABLE
from flows.recording import API_VARIABLE, Server, off_the_proxy, prefect_home
from flows.root import ROOT, search_path
from flows.sources.catalogue import CATALOGUE_VARIABLE, catalogue_file, load_catalogue
from flows.store.database.places import (
    HOME_VARIABLE,
    STORE_VARIABLE,
    absolute,
    expanded,
    home,
    user_home,
)
from flows.up.ending import MARK, Guard, end_all, end_marked, mark, unguarded
from flows.up.logs import begun
from models.errors import ServerError, SettingsError

POOL: Final = "rashomon"
# Seconds. To register the deployments took 12 on two loaded cores.
REGISTER_WITHIN: Final = 180
# Seconds between two starts of a worker that keeps ending: twice as long each time.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_NEVER: Final = "no time (it is paused, or no schedule of it is on)"
_STEADY: Final = 300.0  # seconds after which a worker counts as working


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the monitor runs; None: as prefect.yaml says. sources: the catalogue it reads."""

    cron: str | None = None
    timezone: str | None = None
    sources: Path | None = None


@dataclass(slots=True)
class Worker:
    """A worker that is looked after."""

    environment: dict[str, str]
    log: IO[bytes]
    guard: Guard
    process: subprocess.Popen[bytes]
    started: float
    pause: float = _FIRST_PAUSE
    again_at: float | None = None

    def tend(self, console: Console) -> None:
        """Start it again where it has ended and its pause is over."""
        if (code := self.process.poll()) is None:
            return
        now = time.monotonic()
        if self.again_at is None:
            if now - self.started > _STEADY:
                self.pause = _FIRST_PAUSE
            self.again_at = now + self.pause
            console.print(
                f"The worker ended (exit code {code}); it starts again in {self.pause:.0f} s. "
                f"Its log is {log_file()}"
            )
            self.pause = min(2 * self.pause, _LONGEST_PAUSE)
        elif now >= self.again_at:
            self.process, self.started, self.again_at = (
                _start(self.environment, self.log, self.guard),
                now,
                None,
            )


def log_file() -> Path:
    """Where the worker and its runs write what they say."""
    return prefect_home() / "worker.log"


def environment(server: Server, schedule: Schedule) -> dict[str, str]:
    """What the worker and its runs find in their environment."""
    kept = {name: value for name, value in os.environ.items() if name != "PREFECT_PROFILE"}
    found = {
        **kept,
        "HOME": user_home(),
        API_VARIABLE: server.api,
        "PREFECT_HOME": str(prefect_home()),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        MARK: mark(),
        # A run is a fresh process in the worker's folder; this finds a clone not installed too.
        "PYTHONPATH": search_path(),
        **off_the_proxy(kept),
    }
    # The runs have another working folder: a relative path would lead elsewhere there.
    found[CATALOGUE_VARIABLE] = str((schedule.sources or catalogue_file()).absolute())
    found[HOME_VARIABLE] = str(home())
    if families := kept.get(FAMILIES_VARIABLE):
        found[FAMILIES_VARIABLE] = str(expanded(families).absolute())
    if store := kept.get(STORE_VARIABLE):
        found[STORE_VARIABLE] = absolute(store)
    return found


def warn_of_sources(schedule: Schedule, console: Console) -> None:
    """Say at once what every run would fail of; it can be mended while the server runs."""
    try:
        load_catalogue(schedule.sources)
    except SettingsError as error:
        console.print(f"No run of the monitor can read its sources yet. {error}", markup=False)


def register(server: Server, schedule: Schedule, console: Console) -> str:
    """Register the deployments; return when the monitor runs, in words. Raises ServerError.

    Says what was chosen in the UI and had to be dropped.
    """
    command = (sys.executable, "-m", "flows.up.deploying")
    wanted = json.dumps([schedule.cron, schedule.timezone])
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
        (*command, wanted),
        env=environment(server, schedule),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C comes to us, and we end it
    )
    try:
        said, complained = process.communicate(timeout=REGISTER_WITHIN)
    except subprocess.TimeoutExpired as error:
        raise ServerError(
            f"The deployments were not registered within {REGISTER_WITHIN} s. Try again."
        ) from error
    finally:
        end_all(process.pid)
    if process.returncode:
        words = complained.decode(errors="replace").strip().splitlines()
        raise ServerError(
            "The deployments cannot be registered. Mend prefect.yaml, --cron or --timezone; the "
            "end of what Prefect said:\n" + "\n".join(words[-15:])
        )
    done = json.loads(said.splitlines()[-1])
    for loss in done["dropped"]:
        console.print(loss, markup=False)
    return " and ".join(f"{row['cron']} ({row['timezone']})" for row in done["times"]) or _NEVER


@contextmanager
def working(server: Server, schedule: Schedule, guard: Guard = unguarded) -> Iterator[Worker]:
    """Run a worker; at the end it is stopped with all its runs, whatever happens."""
    surroundings = environment(server, schedule)
    with begun(log_file()) as log:
        process = _start(surroundings, log, guard)
        worker = Worker(surroundings, log, guard, process, time.monotonic())
        try:
            yield worker
        finally:
            end_all(worker.process.pid)
            worker.process.wait()
            end_marked(mark())  # runs of a worker that was killed


def _start(surroundings: dict[str, str], log: IO[bytes], guard: Guard) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", "prefect", "worker", "start", "--pool", POOL)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
        (*command, "--type", "process", "--name", "rashomon up"),
        env=surroundings,
        cwd=prefect_home(),  # Prefect also takes settings from files where it is started
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    guard(process.pid)
    return process
