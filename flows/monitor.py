"""The flow `monitor`: read the sources, group what is new, compare what changed, show it.

Thin wrappers over `flows.monitoring`: take the decorators away and the code still works. No
result of a task is cached here. What is done is in the store, under a hash of all that it
depends on, and that outlives the run, with Prefect and without: a run that died is resumed
by running it again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.utilities.annotations import quote
from pydantic import Field

from flows.forms import Profile
from flows.monitoring import choosing, comparing, cycle, grouping, ingesting
from flows.monitoring import questions as asking
from flows.monitoring.publishing import note_shown
from flows.monitoring.review import Said, ask
from flows.monitoring.watch import SPIKE_FROM, Watch, filled_in
from flows.onlookers import log, say, watching
from flows.report.digest.leaving import announce, leave_digest
from flows.report.digest.records import Digest
from flows.report.digest.wording import headline_numbers
from flows.retries import was_away
from flows.tagged import tagged

Review = Literal["off", "ask about doubtful stories", "ask about stories and sentences"]

# The result, for whoever started a run in this process.
gathered: ContextVar[Callable[[Digest], object]] = ContextVar("gathered", default=id)


def _run_name() -> str:
    """The time at which it was due: "Sunday 22 November, 06:15 UTC"."""
    due = flow_run.scheduled_start_time or datetime.now(UTC)
    return f"{due.astimezone(UTC):%A %-d %B, %H:%M} UTC"


# The store is away now and then; polling twice asks no channel twice.
@task(
    task_run_name="Read the sources",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=20,
    retry_condition_fn=was_away,
)
def ingest(watch: Watch) -> Path:
    """Poll what is due; return the file that says what came of it."""
    return ingesting.ingest(watch, watching.get(), say)


@task(task_run_name="Group into stories", cache_policy=NO_CACHE)
def group(watch: Watch) -> Path:
    """Assign the new articles to stories; return the file of what changed and is in doubt."""
    return grouping.group(watch, watching.get())


@task(task_run_name="Look for questions", cache_policy=NO_CACHE)
def find_questions(watch: Watch) -> Path:
    """Find the pairs of sentences whose judgement would move scores most."""
    return asking.find_questions(watch, watching.get())


@task(task_run_name="Heed the answers", cache_policy=NO_CACHE)
def settle(
    watch: Watch, grouped: Path, asked: Path | None, merges: dict[int, bool], same: dict[int, bool]
) -> Path:
    """Keep what a person said of doubtful stories and of sentences, and group anew by it."""
    if asked and same:
        asking.keep_answers(watch, asking.read_questions(asked), same)
    return grouping.settle(watch, grouped, merges) if merges else grouped


@task(task_run_name="Choose what changed", cache_policy=NO_CACHE)
def choose(watch: Watch) -> choosing.Chosen:
    """Find the stories to compare, in chunks."""
    return cycle.choose(watch)


@task(task_run_name="Compare stories, part {number} of {parts}", cache_policy=NO_CACHE)
def compare(watch: Watch, chunk: Path, number: int, parts: int) -> Path:
    """Compare the stories of one chunk, each saved as soon as it is done."""
    del number, parts  # they name the task
    return comparing.compare_chunk(watch, chunk, watching.get())


# The server of Prefect is away now and then. The timeline of an artifact shows no more of its
# versions than the name of this task.
@task(task_run_name="Show: {numbers}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5)
def show(watch: Watch, digest: Digest, numbers: str) -> None:
    """Leave the digest and announce the spikes."""
    log(numbers)
    leave_digest(digest)
    announce(digest.spikes)
    note_shown(watch, digest)


@flow(name="monitor", flow_run_name=_run_name, log_prints=True)
def monitor(  # noqa: PLR0913, PLR0917 - one parameter for each field of the form
    sources: str | None = None,
    profile: Profile = "as configured",
    review: Review = "off",
    review_minutes: Annotated[int, Field(ge=1, le=7 * 24 * 60)] = 45,
    spike_from: Annotated[float, Field(ge=0, le=1)] = SPIKE_FROM,
    pages: str | None = None,
    config: str | None = None,
    store: str | None = None,
) -> dict[str, Any]:
    """Find which stories the sources told, who told them, and who diverged.

    Reads the sources that are due, groups the new articles into stories, compares the stories
    that changed and leaves a digest. A run that died is resumed by running it again.

    Args:
        sources: Catalogue of sources, a TOML file. None: the one in use.
        profile: The model and what goes with it.
        review: Whether to pause and ask a person which doubtful stories are one, and which
            sentences say the same where that moves scores most. Until somebody answers, on the page
            of the run "Questions for a person", no other run starts.
        review_minutes: How long to wait for the answer; then everything stays as it is.
        spike_from: Divergence, 0 to 1, from which a source makes a spike; once 20 of its stories
            are known, it must also be more than in nineteen of twenty of them.
        pages: Folder for the page of each story. None: where `rashomon up` serves them.
        config: TOML file of settings. None: the user's own file, else the defaults.
        store: URL of the store, sqlite:///FILE or postgresql://... None: the user's own.
    """
    with TemporaryDirectory(prefix="rashomon-") as work:
        watch = replace(
            filled_in(work, profile, pages, config, store),
            sources=Path(sources) if sources else None,
            spike_from=spike_from,
        )
        ingested = ingest(watch)
        grouped, chosen, results = _reviewed(watch, group(watch), review, review_minutes)
        digest = cycle.digest(watch, ingested, grouped, chosen, results)
        gathered.get()(digest)
        # Prefect would look into every score for the result of another task.
        unread: Any = quote(digest)
        show(watch, unread, headline_numbers(digest))
    return {"stories": chosen.stories, "unchanged": chosen.unchanged}


def _compared(watch: Watch) -> tuple[choosing.Chosen, list[Path]]:
    """Compare what changed; return what was chosen and the files that say what came of it."""
    chosen = choose(watch)
    results = [
        compare(watch, chunk, number, len(chosen.chunks))
        for number, chunk in enumerate(chosen.chunks, start=1)
    ]
    return chosen, results


def _reviewed(
    watch: Watch, grouped: Path, review: Review, minutes: int
) -> tuple[Path, choosing.Chosen, list[Path]]:
    """Compare what changed, ask a person where that is wanted, and compare again by the answers."""
    chosen, results = _compared(watch)
    settled = None if review == "off" else _answered(watch, grouped, review, minutes)
    if settled is None:
        return grouped, chosen, results
    again, more = _compared(replace(watch, work=watch.work / "again"))
    return settled, cycle.both(chosen, again), [*results, *more]


def _answered(watch: Watch, grouped: Path, review: Review, minutes: int) -> Path | None:
    """Pause until a person has answered what is in doubt; None where nobody did in time."""
    doubts = grouping.read_grouped(grouped).doubts
    asked = find_questions(watch) if review == "ask about stories and sentences" else None
    if not doubts and not (asked and asking.read_questions(asked)):
        return None
    log("Asking a person: Resume, on the page of the run that this one has started.")
    with tagged():  # a run that another starts has no tag of its own
        said = ask_a_person(grouped, asked, minutes * 60)
    if not said.merges and not said.same:
        return None
    return settle(watch, grouped, asked, said.merges, said.same)


# A run of its own, because it pauses. A paused run of a deployment loses its place among the
# deployment's runs: another run would start, and within four minutes this one would be ended.
@flow(name="ask-a-person", flow_run_name="Questions for a person", log_prints=True)
def ask_a_person(grouped: Path, asked: Path | None, seconds: int) -> Said:
    """Ask a person what is in doubt: Resume, on this page, opens the form.

    Args:
        grouped: File of the doubtful stories.
        asked: File of the pairs of sentences.
        seconds: How long to wait for the answer.
    """
    pairs = asking.read_questions(asked) if asked else ()
    return ask(grouping.read_grouped(grouped).doubts, pairs, seconds, log)
