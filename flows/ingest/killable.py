"""Work on hostile input in a process that may be killed, job after job.

Jobs go out and answers come back as lines of JSON, in order. A job that ends the process
(its time or memory is spent, the parser crashed) gets an answer that says so, and a new
process takes the jobs after it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any, Final

from flows.ingest.extractor import PATIENCE
from flows.root import search_path

_SPENT: Final = (-signal.SIGXCPU, -signal.SIGALRM)

Job = Mapping[str, str]
Answer = Mapping[str, Any]


def answers(jobs: Sequence[Job], seconds: int) -> Iterator[Answer]:
    """Yield one answer for each job, in up to `seconds` of processor time each.

    The answer to a job that failed is `{"error": reason}`, with `"spent": True` where all its
    time was.
    """
    done = 0
    while done < len(jobs):
        for answer in _of_one_process(jobs[done:], seconds):
            done += 1
            yield answer


def _of_one_process(jobs: Sequence[Job], seconds: int) -> Iterator[Answer]:
    """Yield an answer for each job up to the one that ends the process, that one included."""
    with (
        tempfile.TemporaryFile("w+", encoding="ascii") as lines,
        tempfile.TemporaryFile() as errors,
    ):
        lines.writelines(json.dumps(job) + "\n" for job in jobs)
        lines.seek(0)
        with _extractor(lines, errors, seconds) as process:
            whole = (line for line in process.stdout or () if line.endswith("\n"))
            yield from map(json.loads, whole)  # a process that is killed may leave half a line
        if process.returncode:
            errors.seek(0)
            why = _why_ended(process.returncode, seconds, errors.read())
            yield {"error": why, "spent": process.returncode in _SPENT}


def _extractor(jobs: IO[str], errors: IO[bytes], seconds: int) -> subprocess.Popen[str]:
    """Start the process; it finds this project where this process found it."""
    command = [sys.executable, "-P", "-m", "flows.ingest.extractor", str(seconds)]
    return subprocess.Popen(  # noqa: S603 -- our own module, no shell, no user's words
        command,
        stdin=jobs,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={**os.environ, "PYTHONPATH": search_path()},
    )


def _why_ended(code: int, seconds: int, errors: bytes) -> str:
    if code == -signal.SIGXCPU:
        return f"takes more than {seconds} s of processor time to parse"
    if code == -signal.SIGALRM:
        return f"takes more than {PATIENCE * seconds} s to parse"
    if code < 0:
        return f"made the parser end with {signal.Signals(-code).name}"
    lines = errors.decode(errors="replace").strip().splitlines()
    return f"made the parser fail: {lines[-1] if lines else f'exit status {code}'}"
