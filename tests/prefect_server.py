"""A real `rashomon up` for tests: its own home, its own ports, and an end in order."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import psutil

ROOT = Path(__file__).parent.parent
RASHOMON = (sys.executable, "-c", "from flows.cli import main; main()")
START_WITHIN = 120.0
# What the machine of a developer may have set, and what would change what is tested.
_PREFIXES = ("PREFECT_", "RASHOMON_", "DO_NOT_TRACK")


def _answered(request: Request) -> Any:
    """The answer; asked again while the server is too busy to write (503), as clients do."""
    opener = build_opener(ProxyHandler({}))
    for pause in (1, 2, 4):
        try:
            return opener.open(request, timeout=90)
        except HTTPError as error:
            if error.code != 503:
                raise
            error.close()
            time.sleep(pause)
    return opener.open(request, timeout=90)


@dataclass(frozen=True)
class Up:
    """A running `rashomon up`."""

    process: subprocess.Popen[str]
    home: Path
    port: int

    @property
    def note(self) -> Path:
        """Where it notes itself."""
        return self.home / "server.json"

    def await_note(self) -> None:
        """Wait until it noted itself. Raises RuntimeError where it ends instead."""
        wait_until(lambda: self.note.exists() or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise RuntimeError(f"rashomon up ended: {self.process.communicate()}")

    def noted(self) -> dict[str, Any]:
        """What it noted."""
        found: dict[str, Any] = json.loads(self.note.read_text(encoding="utf-8"))
        return found

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Send the signal once; the exit code, and all that it said."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        """What the API of the server answers."""
        return json.loads(self.tell(path, body))

    def artifacts(self, run: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """What a flow run left, by key."""
        of_it = {"flow_runs": {"id": {"any_": [run["id"]]}}}
        return {row["key"]: row for row in self.ask("/artifacts/filter", of_it)}

    def tell(self, path: str, body: dict[str, Any] | None = None) -> bytes:
        """Send something to the API of the server, whether it answers in words or not."""
        request = Request(  # noqa: S310 - our own server
            f"{self.noted()['api']}{path}",
            json.dumps(body or {}).encode(),
            {"Content-Type": "application/json"},
        )
        with _answered(request) as answer:
            said: bytes = answer.read()
        return said


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of this machine's settings, a home for the test, and the fast model."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_PREFIXES)}
    return {**kept, "RASHOMON_HOME": str(home), "RASHOMON_PROFILE": "fast", **more}


def rashomon(
    home: Path, *words: str | Path, cwd: Path = ROOT, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end."""
    return subprocess.run(
        [*RASHOMON, *map(str, words)],
        env=environment(home, PYTHONPATH=str(ROOT), **more),
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def free_ports() -> int:
    """A port that is free together with the next one, of those that no system hands out.

    One that was handed out may be another's before the server that it is for binds it.
    """
    while True:
        port = 20_000 + 2 * secrets.randbelow(6_000)
        with suppress(OSError):
            for one in (port, port + 1):
                socket.create_server(("127.0.0.1", one)).close()
            return port


def processes_of(port: int) -> list[int]:
    """The processes of the Prefect server on a port."""
    wanted = f"-m\0flows.up.api_server\0{port}\0".encode()
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it ended meanwhile
            if wanted in line.read_bytes():
                found.append(int(line.parent.name))
    return found


@contextmanager
def starting(home: Path, *words: str, **more: str) -> Iterator[Up]:
    """Start it, with these options, without waiting; killed at the end if it still runs."""
    port = free_ports()
    process = subprocess.Popen(
        [*RASHOMON, "up", "--port", str(port), *words],
        env=environment(home, PYTHONPATH=str(ROOT), **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    up = Up(process, home, port)
    try:
        yield up
    finally:
        if process.poll() is None:
            up.stop(signal.SIGTERM)


def wait_until(true: Callable[[], bool], within: float = START_WITHIN) -> None:
    """Wait for a condition. Raises TimeoutError."""
    until = time.monotonic() + within
    while not true():
        if time.monotonic() > until:
            raise TimeoutError(f"not so within {within} s")
        time.sleep(0.1)


@contextmanager
def running(home: Path) -> Iterator[Up]:
    """Start it and wait until it noted itself."""
    with starting(home) as up:
        up.await_note()
        yield up


def lives(process: psutil.Process) -> bool:
    """A process that ended and that nobody asked after yet does not."""
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def start_python(up: Up, code: str) -> subprocess.Popen[str]:
    """Start a program that speaks to the server."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment(up.home, PREFECT_API_URL=up.noted()["api"], PYTHONPATH=str(ROOT)),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def run_python(up: Up, code: str) -> str:
    """Run a program that speaks to the server to its end; return what it wrote."""
    process = start_python(up, code)
    said, complained = process.communicate(timeout=60)
    assert process.returncode == 0, complained
    return said
