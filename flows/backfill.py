"""The flow `backfill`: group and compare what was published in a range of days.

Thin wrappers over `flows.monitoring.backfilling`, as `flows.monitor` over the run of a day.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.utilities.annotations import quote

from flows.forms import Profile
from flows.monitoring import archives as reading
from flows.monitoring import backfilling, choosing, comparing, cycle
from flows.monitoring.days import Days
from flows.monitoring.publishing import note_shown
from flows.monitoring.watch import Watch, filled_in
from flows.onlookers import log, say, watching
from flows.report.digest.leaving import leave_digest
from flows.report.digest.records import Digest
from flows.report.digest.wording import headline_numbers
from flows.retries import was_away

# The result, for whoever started a run in this process.
gathered: ContextVar[Callable[[Digest], object]] = ContextVar("gathered", default=id)


def _run_name() -> str:
    """The range of days."""
    return f"{flow_run.parameters['first']} to {flow_run.parameters['last']}"


# Files over the network and the store are away now and then; what was read is not read twice.
@task(
    task_run_name="Read the archives",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=20,
    retry_condition_fn=was_away,
)
def read(watch: Watch, paths: list[str], days: Days) -> Path:
    """Read the archives into the store."""
    return reading.read_archives(watch, paths, say, days)


@task(task_run_name="Group {days}", cache_policy=NO_CACHE)
def group(watch: Watch, days: Days) -> Path:
    """Assign the articles of these days to stories, day by day."""
    return backfilling.group_days(watch, days, watching.get())


@task(task_run_name="Choose what changed", cache_policy=NO_CACHE)
def choose(watch: Watch, days: Days) -> choosing.Chosen:
    """Find the stories to compare, in chunks."""
    return cycle.choose(watch, *days.extent)


@task(task_run_name="Compare stories, part {number} of {parts}", cache_policy=NO_CACHE)
def compare(watch: Watch, chunk: Path, number: int, parts: int) -> Path:
    """Compare the stories of one chunk, each saved as soon as it is done."""
    del number, parts  # they name the task
    return comparing.compare_chunk(watch, chunk, watching.get())


# The server of Prefect is away now and then.
@task(task_run_name="Show: {numbers}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5)
def show(watch: Watch, digest: Digest, numbers: str) -> None:
    """Leave the digest. The spikes of the past are shown, but start nothing."""
    log(numbers)
    leave_digest(digest)
    note_shown(watch, digest)


@flow(name="backfill", flow_run_name=_run_name, log_prints=True)
def backfill(  # noqa: PLR0913, PLR0917 - one parameter for each field of the form
    first: date,
    last: date,
    archives: list[str] = [],  # noqa: B006 - the form shows only an explicit default
    profile: Profile = "as configured",
    pages: str | None = None,
    config: str | None = None,
    store: str | None = None,
) -> dict[str, Any]:
    """Group and compare what was published in a range of days, as it came day by day.

    A run that died is resumed by running it again.

    Args:
        first: First day, UTC.
        last: Last day, UTC.
        archives: Files and folders of articles to read into the store first, on the machine of
            the worker. No items: what the store has.
        profile: The model and what goes with it.
        pages: Folder for the page of each story. None: where `rashomon up` serves them.
        config: TOML file of settings. None: the user's own file, else the defaults.
        store: URL of the store, sqlite:///FILE or postgresql://... None: the user's own.
    """
    with TemporaryDirectory(prefix="rashomon-") as work:
        watch, days = filled_in(work, profile, pages, config, store), Days(first, last)
        ingested = read(watch, archives, days)
        grouped = [group(watch, stretch) for stretch in days.stretches()][-1]
        chosen = choose(watch, days)
        results = [
            compare(watch, chunk, number, len(chosen.chunks))
            for number, chunk in enumerate(chosen.chunks, start=1)
        ]
        digest = backfilling.past(days, cycle.digest(watch, ingested, grouped, chosen, results))
        gathered.get()(digest)
        # Prefect would look into every score for the result of another task.
        unread: Any = quote(digest)
        show(watch, unread, headline_numbers(digest))
    return {"stories": chosen.stories, "unchanged": chosen.unchanged}
