"""One run of the monitor, in this process, and what it cost.

Usage: python -m benchmarks.monitored_run HOME TIME

HOME holds `sources.toml` and `config.toml`, and gets what a run leaves. Recorded in Prefect,
at the time of the clock, where PREFECT_API_URL is set. For `benchmarks.monitor`, which says
how the time is measured; the last line of output is the cost, in JSON.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Final

STORE, PREFECT, THREADS = "flows/store", "prefect", "threads besides the main one"
_REST: Final = "imports and the rest"
_EACH: Final = 0.005  # seconds of CPU time between two samples


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost.

    own, helpers: CPU-seconds of the process, and of those that parse hostile input for it.
    peak: its memory at most, in MB. areas: CPU-seconds of the process by its parts.
    """

    own: float
    helpers: float
    peak: float
    areas: dict[str, float]
    articles: int
    stories: int

    @property
    def total(self) -> float:
        """CPU-seconds of the run."""
        return self.own + self.helpers


@dataclass
class _Clock:
    """Which part of the project the CPU time went to."""

    areas: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    main: float = field(default_factory=time.thread_time)
    all: float = field(default_factory=time.process_time)

    def sample(self, _number: int, frame: FrameType | None) -> None:
        """Put what was taken since the last sample to where the main thread is now."""
        main, taken = time.thread_time(), time.process_time()
        self.areas[_area(frame)] += main - self.main
        self.areas[THREADS] += (taken - self.all) - (main - self.main)
        self.main, self.all = main, taken


def main() -> None:
    """Run, and write what it cost."""
    home, now = sys.argv[1:]
    clock = _Clock()
    signal.signal(signal.SIGPROF, clock.sample)
    signal.setitimer(signal.ITIMER_PROF, _EACH, _EACH)
    recorded = os.environ.get("PREFECT_API_URL")
    articles, stories = (_with_prefect if recorded else _directly)(Path(home), now)
    clock.sample(0, None)
    signal.setitimer(signal.ITIMER_PROF, 0)
    own = resource.getrusage(resource.RUSAGE_SELF)
    helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = Cost(
        own=own.ru_utime + own.ru_stime,
        helpers=helpers.ru_utime + helpers.ru_stime,
        peak=own.ru_maxrss / 1024,
        areas=dict(clock.areas),
        articles=articles,
        stories=stories,
    )
    sys.stdout.write(json.dumps(asdict(cost)) + "\n")


def _directly(home: Path, now: str) -> tuple[int, int]:
    from flows.configuration import load_settings
    from flows.monitoring.cycle import run
    from flows.monitoring.watch import Watch

    settings = load_settings(home / "config.toml", {})
    store = f"sqlite:///{home / 'rashomon.sqlite'}"
    pages, work = home / "reports", home / "work"
    digest = run(Watch(home / "sources.toml", store, pages, work, now, settings))
    return digest.fresh, len(digest.stories)


def _with_prefect(home: Path, _now: str) -> tuple[int, int]:
    """As the command line does it; the flow reads the clock itself."""
    from flows.recording import prepare

    prepare(os.environ["PREFECT_API_URL"])
    from flows.monitor import gathered, monitor

    digests: list[Any] = []
    gathered.set(digests.append)
    store = f"sqlite:///{home / 'rashomon.sqlite'}"
    config, pages = str(home / "config.toml"), str(home / "reports")
    monitor(sources=str(home / "sources.toml"), config=config, store=store, pages=pages)
    return digests[-1].fresh, len(digests[-1].stories)


def _area(frame: FrameType | None) -> str:
    """The part of the project, or Prefect, that the innermost such frame lies in."""
    while frame is not None:
        if part := _part(frame.f_code.co_filename):
            return part
        frame = frame.f_back
    return _REST


@cache
def _part(file: str) -> str | None:
    parts = Path(file).parts
    if "site-packages" in parts:
        return PREFECT if "prefect" in parts else None
    for package in ("flows", "models"):
        if package in parts:
            return "/".join(parts[parts.index(package) :][:2]).removesuffix(".py")
    return None


if __name__ == "__main__":
    main()
