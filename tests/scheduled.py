"""A `rashomon up` that reads an invented town's sources at its times."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.invented_days import Town, first_day
from tests.newsroom import newsroom
from tests.prefect_server import Up, starting

# Settings of Prefect's own that save a loaded machine time: few runs are made ahead, the worker
# asks for them every other second, and nobody looks at the UI.
IMPATIENT = {
    "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "5",
    "PREFECT_WORKER_QUERY_SECONDS": "2",
    "PREFECT_SERVER_UI_ENABLED": "false",
}


@contextmanager
def town(home: Path) -> Iterator[Town]:
    """A web server with a dozen sources on their first morning, two days ago."""
    with newsroom() as main, newsroom() as away:
        first = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
        made = Town(main, away, home, first)
        first_day(made)
        yield made


@contextmanager
def scheduled(home: Path, cron: str, sources: Path, hosts: tuple[str, ...] = ()) -> Iterator[Up]:
    """A server with a schedule; `hosts` may be asked."""
    words = ("--schedule", "--cron", cron, "--sources", str(sources))
    settings = home / "config" / "rashomon" / "config.toml"  # where a user has them
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[reading]\nallow_hosts = {json.dumps(hosts)}\n", encoding="utf-8")
    with starting(home, *words, XDG_CONFIG_HOME=str(home / "config"), **IMPATIENT) as started:
        started.await_note()
        yield started
