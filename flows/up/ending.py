"""Ends processes with all their descendants, also those of a `rashomon up` that was killed.

A process that is killed (`kill -9`, no memory left) cannot end what it started. So another
one, `python -m flows.up.ending`, is told the number of each process that must not outlive it, by
a pipe that only the one that tells holds open. When that pipe closes, however that came
about, whatever still lives is ended.

A run whose worker was killed has no parent left that leads to us. So what may start others is
given a mark in its environment, which they inherit, and by which they are found.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

import psutil

from flows.root import ROOT

# Seconds. A run that is told to end notes that it crashed and ends within 3.
STOP_WITHIN: Final = 10
_KILLED_WITHIN: Final = 1

MARK: Final = "RASHOMON_UP"
"""The variable that says which `rashomon up` a process belongs to."""


# Gets the number of a process that must not outlive this one.
Guard = Callable[[int], None]


def unguarded(_pid: int) -> None:
    """Let a process outlive this one, if it comes to that."""


@contextmanager
def guarded() -> Iterator[Guard]:
    """Yield what to call with each process that must not outlive this one, killed or not."""
    command = (sys.executable, "-m", "flows.up.ending")
    with subprocess.Popen(  # noqa: S603 - our own interpreter and words
        command,
        cwd=ROOT,
        env={**os.environ, MARK: mark()},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C and a closed terminal come to us alone
    ) as process:
        pipe = process.stdin
        if pipe is None:
            raise RuntimeError("a process was started without the pipe that was asked for")

        def guard(pid: int) -> None:
            with suppress(BrokenPipeError):  # somebody ended it: then nobody guards
                os.write(pipe.fileno(), f"{pid}\n".encode())

        yield guard


def watch() -> None:
    """Read numbers of processes until nobody can write any more; end those that still live."""
    # Of each the time at which it started is noted, so that another of its number is spared.
    named = [found for line in sys.stdin for found in _tree(int(line))[:1]]
    for process in named:
        if process.is_running():
            end_all(process.pid)
    end_marked(os.environ.get(MARK, ""))


def mark() -> str:
    """What `MARK` is set to for the processes of this one; no other ever has the same."""
    return f"{os.getpid()}@{psutil.Process().create_time()}"


def end_marked(wanted: str) -> None:
    """End the processes with a mark, however they came to have lost their parents."""
    for process in [found for found in psutil.process_iter() if _is_marked(found, wanted)]:
        end_all(process.pid)


def end_all(pid: int) -> None:
    """End a process with all its descendants, which may lead sessions of their own.

    A run that is told to end notes that it crashed; then the worker, which has nothing to
    note, need not be waited for. What does not end in time is killed.
    """
    processes = _tree(pid)
    for process in reversed(processes):
        _signal(process, signal.SIGTERM)
    with suppress(KeyboardInterrupt):
        psutil.wait_procs(processes[1:], STOP_WITHIN)
    left = {*processes, *_tree(pid)}
    for process in left:
        _signal(process, signal.SIGKILL)
    psutil.wait_procs(left, _KILLED_WITHIN)


def _tree(pid: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _is_marked(process: psutil.Process, wanted: str) -> bool:
    """Whether it has the mark. A process that is not ours to read has none."""
    with suppress(psutil.Error, OSError):
        return process.pid != os.getpid() and process.environ().get(MARK) == wanted
    return False


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.NoSuchProcess):  # it ended meanwhile
        process.send_signal(number)


if __name__ == "__main__":
    watch()
