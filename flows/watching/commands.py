"""What the commands that watch the news do."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from flows.configuration import Named
from flows.forms import AS_CONFIGURED
from flows.monitoring.days import Days
from flows.monitoring.watch import Watch
from flows.onlookers import listening, watching
from flows.printing import print_json
from flows.progress import Progress, Say, shown
from flows.recording import api_url, prepare, reports_folder
from flows.report.digest.records import Digest
from flows.report.digest.terminal import print_digest
from flows.store.database.moments import stamp
from flows.store.database.places import STORE_VARIABLE, default_store_url, holds_password
from flows.telling import eyes, tell


@dataclass(frozen=True, slots=True)
class Choices:
    """What the options of both commands say; None: the default."""

    out: Path | None
    config: Path | None
    profile: str | None
    store: str | None

    @property
    def pages(self) -> Path:
        """The folder with a folder for each story."""
        return self.out or reports_folder()


def monitor_news(sources: Path | None, choices: Choices, *, as_json: bool) -> bool:
    """Monitor once and print the digest; return whether something could not be read.

    As a recorded Prefect flow run where an API is configured, else directly.
    """

    def directly(watch: Watch, progress: Progress, say: Say) -> Digest:
        from flows.monitoring.cycle import run

        return run(replace(watch, sources=sources), progress, say)

    def recorded(named: Mapping[str, Any]) -> Digest:
        from flows.monitor import gathered, monitor

        catalogue = str(sources) if sources else None
        return _handed_over(gathered, lambda: monitor(sources=catalogue, **named))

    return _run(choices, directly, recorded, as_json=as_json)


def backfill_news(days: Days, archives: Sequence[str], choices: Choices, *, as_json: bool) -> bool:
    """Group and compare the news of a range of days, likewise."""

    def directly(watch: Watch, progress: Progress, say: Say) -> Digest:
        from flows.monitoring.backfilling import run

        return run(watch, days, archives, progress, say)

    def recorded(named: Mapping[str, Any]) -> Digest:
        from flows.backfill import backfill, gathered

        return _handed_over(
            gathered,
            lambda: backfill(days.first, days.last, archives=list(archives), **named),
        )

    return _run(choices, directly, recorded, as_json=as_json)


def _run(
    choices: Choices,
    directly: Callable[[Watch, Progress, Say], Digest],
    recorded: Callable[[Mapping[str, Any]], Digest],
    *,
    as_json: bool,
) -> bool:
    errors = eyes()

    def say(line: str) -> None:
        tell(line, errors)

    api = api_url(say)
    with TemporaryDirectory(prefix="rashomon-") as work, shown(errors) as progress:
        if api is None:
            digest = directly(_watch(choices, Path(work)), progress, say)
        else:
            prepare(api)
            watching.set(progress)
            listening.set(say)
            digest = recorded(_parameters(choices))
    if as_json:
        print_json(asdict(digest))
    else:
        print_digest(digest, choices.pages, Console())
    return bool(digest.refused or digest.failed or any(c.failing for c in digest.channels))


def _handed_over(
    gathered: ContextVar[Callable[[Digest], object]], run: Callable[[], object]
) -> Digest:
    """The digest that a flow hands over while it runs."""
    from flows.tagged import tagged

    digests: list[Digest] = []
    gathered.set(digests.append)
    with tagged():
        run()
    return digests[-1]


def _watch(choices: Choices, work: Path) -> Watch:
    return Watch(
        sources=None,
        store=choices.store or default_store_url(),
        pages=choices.pages,
        work=work,
        now=stamp(datetime.now(UTC)),
        settings=Named(choices.config, choices.profile).load(),
    )


def _parameters(choices: Choices) -> dict[str, Any]:
    """The parameters of a flow; a password among them goes by the environment, unrecorded."""
    store = choices.store
    if store and holds_password(store):  # parameters are stored with the run, and shown
        os.environ[STORE_VARIABLE] = store
        store = None
    return {
        "profile": choices.profile or AS_CONFIGURED,
        "pages": str(choices.pages),
        "config": str(choices.config) if choices.config else None,
        "store": store,
    }
