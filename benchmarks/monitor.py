"""What a run of the monitor costs: its share in storage and in Prefect, and its memory.

Usage: python -m benchmarks.monitor [--articles N] [--profile fast] [--unrecorded]
           [--windows N] [--archives STORIES ...]

Invented news (`benchmarks.invented_wire`) is served on this machine and monitored by
processes of their own, once with Prefect; that gives the profile. --windows: window after
window, each with as many articles of events of its own, so that the archive grows and the
window does not. --archives: the same news over archives of so many stories
(`benchmarks.invented_archive`).

Time is CPU time. Each 5 ms of it, what the main thread took since the last sample is put to
the innermost frame of this project or of Prefect (imports too), and what other threads took
to Prefect: it is nearly all theirs. The server of Prefect is a process of its own and shown
apart. The machine may be shared: CPU time suffers little from that, the clock much.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.invented_wire import SOURCES, Piece, feed_of, pieces, served, write_catalogue
from benchmarks.monitored_run import PREFECT, STORE, THREADS, Cost
from flows.store.database.moments import stamp
from models.settings import Stories

_ROOT: Final = Path(__file__).resolve().parent.parent
_SEED: Final = 3
_APART: Final = timedelta(days=Stories().window + 3)
_SMALL: Final = 0.005  # of all: less gets no line
_REACH: Final = 0.05
_PORT: Final = 4790
_START_WITHIN: Final = 180


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=250, help="of the run, in each window")
    parser.add_argument("--windows", type=int, default=0, help="of which the last is the newest")
    parser.add_argument("--archives", type=int, nargs="+", default=[], help="stories in each")
    parser.add_argument("--profile", default="fast")
    parser.add_argument("--unrecorded", action="store_true", help="leave Prefect out")
    options = parser.parse_args()
    show = Console(highlight=False).print
    if options.windows:
        costs = dict(_windows(options.articles, options.windows, options.profile))
        show(_memory("articles before", costs))
    if options.archives:
        costs = dict(_archives(options.articles, options.archives, options.profile))
        show(_memory("stories before", costs))
    if not options.unrecorded:
        cost, server = _recorded(options.articles, options.profile)
        show(_profile(cost))
        show(_shares(cost, server))


def _windows(articles: int, windows: int, profile: str) -> Iterator[tuple[int, Cost]]:
    """Monitor window after window into one archive, the oldest first; by the articles before."""
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        for back in reversed(range(windows)):
            now = datetime.now(UTC) - back * _APART
            cost = _monitored(Path(folder), profile, pieces(articles, back, now), now)
            yield (windows - 1 - back) * articles, cost


def _archives(articles: int, sizes: list[int], profile: str) -> Iterator[tuple[int, Cost]]:
    """Monitor the same news over each archive; by its stories."""
    for stories in sizes:
        now = datetime.now(UTC)
        with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
            told = pieces(articles, _SEED, now)
            yield stories, _monitored(Path(folder), profile, told, now, stories)


def _monitored(
    home: Path,
    profile: str,
    told: list[Piece],
    now: datetime,
    archived: int = 0,
    **environment: str,
) -> Cost:
    """Monitor what is told, in a process of its own; of `archived` stories before, the archive."""
    with served(told) as host:
        if archived:
            _fill(home, host, archived, now - _APART)
        write_catalogue(host, home / "sources.toml")
        config = f'profile = "{profile}"\n[reading]\nallow_hosts = ["{host}"]\n'
        (home / "config.toml").write_text(config, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.monitored_run", str(home), stamp(now)],
            env={**os.environ, "RASHOMON_HOME": str(home), "OMP_NUM_THREADS": "1", **environment},
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _fill(home: Path, host: str, stories: int, until: datetime) -> None:
    """Fill the store with an archive of the sources that a host serves."""
    # Not above: the run that is measured imports the store itself.
    from benchmarks.invented_archive import fill
    from flows.store.database.engine import open_store
    from flows.store.polled.channels import Channel

    feeds = [(f"Source {n:02}", feed_of(n, host)) for n in range(SOURCES)]
    channels = [Channel(source, feed, "feed", feed) for source, feed in feeds]
    with open_store(f"sqlite:///{home / 'rashomon.sqlite'}") as store:
        fill(store, channels, stories, until)


def _recorded(articles: int, profile: str) -> tuple[Cost, float]:
    """Monitor with Prefect; return also the CPU-seconds of its server meanwhile."""
    now = datetime.now(UTC)
    api = f"http://127.0.0.1:{_PORT}/api"
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder, _server(Path(folder)) as server:
        before = _spent(server)
        told = pieces(articles, _SEED, now)
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
        process.terminate()  # in the background SIGINT would be ignored
        process.wait()


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _memory(before: str, costs: dict[int, Cost]) -> Table:
    table = Table(before, "new", "stories", "peak MB", "CPU s", "of it storage")
    for archive, cost in costs.items():
        storing = cost.areas.get(STORE, 0.0)
        table.add_row(
            f"{archive}",
            f"{cost.articles}",
            f"{cost.stories}",
            f"{cost.peak:.0f}",
            f"{cost.total:.1f}",
            f"{storing:.1f}",
        )
    return table


def _profile(cost: Cost) -> Table:
    """Where the time went: the parts that matter here, then the others by their time."""
    table = Table("where", "CPU s", "share")
    areas = defaultdict(float, cost.areas)
    areas["helpers: processes that parse what others wrote"] = cost.helpers
    areas["start of Python"] = cost.own - sum(cost.areas.values())
    first = (STORE, PREFECT, THREADS)
    others = sorted(areas.keys() - set(first), key=lambda area: (-areas[area], area))
    small = [area for area in others if areas[area] < _SMALL * cost.total]
    rows = [(area, areas[area]) for area in (*first, *others) if area not in small]
    for area, taken in [*rows, ("all others", sum(areas[area] for area in small))]:
        table.add_row(area, f"{taken:.2f}", f"{taken / cost.total:.1%}")
    return table


def _shares(cost: Cost, server: float) -> str:
    storing = cost.areas.get(STORE, 0.0)
    prefect = cost.areas.get(PREFECT, 0.0) + cost.areas.get(THREADS, 0.0)
    share = (storing + prefect) / cost.total
    return (
        f"{cost.articles} new articles, {cost.stories} stories, {cost.total:.1f} CPU-seconds, at "
        f"most {cost.peak:.0f} MB; in storage {storing:.2f}, in Prefect {prefect:.2f}: together "
        f"{share:.1%} (reach {_REACH:.0%}). The server of Prefect took {server:.1f} besides."
    )


if __name__ == "__main__":
    main()
