"""An end without orphans: what was started ends with what started it, however that ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from flows.up import ending
from flows.up.ending import end_all
from tests.prefect_server import ROOT, lives, processes_of, starting, wait_until


def test_a_server_ends_with_an_up_that_is_killed(tmp_path: Path) -> None:
    """SIGKILL leaves nobody who could stop it, and yet it does not go on for ever."""
    with starting(tmp_path) as up:
        wait_until(lambda: bool(processes_of(up.port)))
        time.sleep(2)  # it is seen a moment before the guard is told of it
        up.process.kill()
        up.process.communicate(timeout=60)
        wait_until(lambda: not processes_of(up.port))


def test_what_was_started_ends_with_one_that_is_killed() -> None:
    """SIGKILL cannot be caught; the guard then ends what is named to it, and its children."""
    code = (
        "import subprocess, sys, time\n"
        "from flows.up.ending import guarded\n"
        "with guarded() as guard:\n"
        "    child = subprocess.Popen([sys.executable, '-c', 'import subprocess, sys, time;"
        ' subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"],'
        " start_new_session=True); time.sleep(99)'], start_new_session=True)\n"
        "    guard(child.pid)\n"
        "    print('ready', flush=True); time.sleep(99)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        top = psutil.Process(process.pid)
        wait_until(lambda: len(top.children(recursive=True)) == 3, within=30)
        started = top.children(recursive=True)
        process.kill()

    wait_until(lambda: not any(map(lives, started)), within=30)


def test_what_ignores_sigterm_is_killed_with_its_children(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A process that leads a session of its own, below one that ignores the signal, goes too."""
    monkeypatch.setattr(ending, "STOP_WITHIN", 1)
    code = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'],"
        " start_new_session=True)\n"
        "print('ready', flush=True); time.sleep(99)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        everything = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
        end_all(process.pid)
        process.wait()

    assert len(everything) == 2
    assert not any(lives(one) for one in everything)


def test_what_lost_its_parents_is_found_by_its_mark() -> None:
    """The run of a worker that was killed leads to nobody, and yet ends with its `up`."""
    code = (
        "import subprocess, sys\n"
        "run = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'],"
        " start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(run.pid)"
    )
    mark = "one that no other has"
    worker = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, ending.MARK: mark},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    orphan = psutil.Process(int(worker.stdout))
    ending.end_marked("another")
    assert lives(orphan)
    ending.end_marked(mark)
    assert not lives(orphan)
