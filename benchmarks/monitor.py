"""What a run of the monitor costs: its share in storage and in Prefect, and its memory.

Usage: python -m benchmarks.monitor [--articles N] [--windows N] [--profile fast] [--unrecorded]

Invented news (`benchmarks.invented_wire`) is served on this machine and monitored by
processes of their own: window after window, each with as many articles of events of its own,
so that the archive grows and the window does not; the first one once more with Prefect. Time
is CPU time. In storage: the share of samples, taken each 5 ms
of it, whose innermost frame of this project lies in `flows/store`. In Prefect: what the same
run takes more when it is recorded (its import included); the server, which is a process of
its own, apart. The machine may be shared: CPU time suffers little from that, the clock much.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any, Final

import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.invented_wire import Piece, pieces, served, write_catalogue
from models.settings import Stories

_ROOT: Final = Path(__file__).resolve().parent.parent
_EACH: Final = 0.005  # seconds of CPU time between two samples
_REACH: Final = 0.05
_PORT: Final = 4790
_START_WITHIN: Final = 180


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost.

    own, helpers: CPU-seconds of the process, and of those that parse hostile input for it.
    peak: its memory at most, in MB. areas: samples by the part of the project.
    """

    own: float
    helpers: float
    peak: float
    areas: dict[str, int]
    articles: int
    stories: int

    @property
    def storing(self) -> float:
        """CPU-seconds in storage."""
        return self.own * self.areas.get("flows/store", 0) / max(1, sum(self.areas.values()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=250, help="in each window")
    parser.add_argument("--windows", type=int, default=4, help="of which the last is the newest")
    parser.add_argument("--profile", default="fast")
    parser.add_argument("--unrecorded", action="store_true", help="leave Prefect out")
    parser.add_argument("--run", metavar="JSON", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        sys.stdout.write(json.dumps(_run(json.loads(options.run))) + "\n")
        return
    show = Console(highlight=False).print
    costs = list(_windows(options.articles, options.windows, options.profile))
    show(_memory(costs, options.articles))
    show(_areas(costs[0]))
    if not options.unrecorded:
        recorded, server = _recorded(options.articles, options.windows - 1, options.profile)
        show(_shares(costs[0], recorded, server, options.articles))


def _windows(articles: int, windows: int, profile: str) -> Iterator[Cost]:
    """Monitor window after window into one archive, the oldest first."""
    apart = timedelta(days=Stories().window + 3)
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        for back in reversed(range(windows)):
            now = datetime.now(UTC) - back * apart
            yield _monitored(Path(folder), profile, pieces(articles, back, now), now)


def _monitored(
    home: Path, profile: str, told: list[Piece], now: datetime, **environment: str
) -> Cost:
    """Monitor what is told, in a process of its own."""
    with served(told) as host:
        write_catalogue(host, home / "sources.toml")
        config = f'profile = "{profile}"\n[reading]\nallow_hosts = ["{host}"]\n'
        (home / "config.toml").write_text(config, encoding="utf-8")
        wanted = json.dumps({"home": str(home), "now": f"{now:%Y-%m-%dT%H:%M:%SZ}"})
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.monitor", "--run", wanted],
            env={**os.environ, "RASHOMON_HOME": str(home), "OMP_NUM_THREADS": "1", **environment},
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _recorded(articles: int, seed: int, profile: str) -> tuple[Cost, float]:
    """Monitor with Prefect; return also the CPU-seconds of its server meanwhile."""
    now = datetime.now(UTC)
    api = f"http://127.0.0.1:{_PORT}/api"
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder, _server(Path(folder)) as server:
        before = _spent(server)
        told = pieces(articles, seed, now)
        cost = _monitored(Path(folder), profile, told, now, PREFECT_API_URL=api)
        return cost, _spent(server) - before


@contextmanager
def _server(home: Path) -> Iterator[psutil.Process]:
    """A server as `rashomon up` starts it."""
    code = "from flows.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "up", "--port", str(_PORT)],
        env={**os.environ, "RASHOMON_HOME": str(home)},
        cwd=_ROOT,
    )
    until = time.monotonic() + _START_WITHIN
    try:
        while not (home / "server.json").exists():
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit("The Prefect server did not start; see above.")
            time.sleep(0.5)
        note = json.loads((home / "server.json").read_text(encoding="utf-8"))
        yield psutil.Process(note["pid"])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _run(wanted: dict[str, str]) -> dict[str, Any]:
    """One run, in this process."""
    areas: Counter[str] = Counter()

    def sample(_number: int, frame: FrameType | None) -> None:
        areas[_area(frame)] += 1

    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, _EACH, _EACH)
    home = Path(wanted["home"])
    recorded = os.environ.get("PREFECT_API_URL")
    articles, stories = (_with_prefect if recorded else _directly)(home, wanted["now"])
    signal.setitimer(signal.ITIMER_PROF, 0)
    own = resource.getrusage(resource.RUSAGE_SELF)
    helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "own": own.ru_utime + own.ru_stime,
        "helpers": helpers.ru_utime + helpers.ru_stime,
        "peak": own.ru_maxrss / 1024,
        "areas": dict(areas),
        "articles": articles,
        "stories": stories,
    }


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
        parts = Path(frame.f_code.co_filename).parts
        if "prefect" in parts:
            return "prefect"
        for package in ("flows", "models"):
            if package in parts and "site-packages" not in parts:
                place = parts[parts.index(package) :]
                return "/".join(place[:2]).removesuffix(".py")
        frame = frame.f_back
    return "imports and the rest"


def _memory(costs: list[Cost], articles: int) -> Table:
    table = Table("archive", "window", "stories", "peak MB", "CPU s", "of it parsing")
    for number, cost in enumerate(costs):
        table.add_row(
            f"{number * articles}",
            f"{cost.articles}",
            f"{cost.stories}",
            f"{cost.peak:.0f}",
            f"{cost.own + cost.helpers:.1f}",
            f"{cost.helpers:.1f}",
        )
    return table


def _areas(cost: Cost) -> Table:
    table = Table("where (without Prefect)", "share of CPU time")
    total = sum(cost.areas.values())
    for area, count in Counter(cost.areas).most_common(16):
        table.add_row(area, f"{count / total:.1%}")
    return table


def _shares(alone: Cost, recorded: Cost, server: float, articles: int) -> str:
    total = recorded.own + recorded.helpers
    more = max(0.0, total - alone.own - alone.helpers)
    share = (recorded.storing + more) / total
    return (
        f"{articles} articles, CPU-seconds: {alone.own + alone.helpers:.1f} without Prefect, "
        f"{total:.1f} with; in storage {recorded.storing:.2f}, in Prefect {more:.2f}: together "
        f"{share:.1%} (reach {_REACH:.0%}). The server of Prefect took {server:.1f} besides."
    )


if __name__ == "__main__":
    main()
