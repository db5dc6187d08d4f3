"""The flow `compare`: a comparison that is recorded in Prefect.

Thin wrappers over the functions of `flows.stages`: take the decorators away and the code
still works. No task result is kept and none is cached: what is costly, embedding, is
cached already by the hashes of model and sentence, and that outlives the run; all other
stages together take seconds. So a run that died is resumed by running it again.

The engine joins its heartbeat thread at the end of a run, which costs up to a second. That
is accepted: without a heartbeat, dead runs would seem to run for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL

from flows import stages
from flows.forms import Profile, chosen, chosen_store
from flows.onlookers import log, say, watching
from flows.recording import reports_folder, running_server
from flows.report.artifacts.in_one_line import headline
from flows.report.artifacts.leaving import leave_artifacts
from flows.report.page.saving import ReportPaths, write_report
from flows.retries import was_away
from flows.stages import Embedded, Job, load_story
from models.records import Comparison

# The result, for whoever started a run in this process.
compared: ContextVar[Callable[[Comparison], object]] = ContextVar("compared", default=id)


def _run_name() -> str:
    """The first input and how many more there are: "ferry/articles", "in/a.txt and 2 more"."""
    paths = flow_run.parameters["paths"]
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{'/'.join(Path(paths[0]).parts[-2:])}{more}" if paths else "nothing"


@task(task_run_name="Read articles", cache_policy=NO_CACHE)
def read(job: Job) -> Path:
    """Read the inputs into the work folder."""
    return stages.read(job, watching.get(), say)


@task(task_run_name="Embed sentences", cache_policy=NO_CACHE)
def embed(job: Job, articles: Path) -> Embedded:
    """Fill the vector cache."""
    return stages.embed(job, articles, watching.get())


@task(task_run_name="Compare", cache_policy=NO_CACHE)
def judge(job: Job, articles: Path) -> Path:
    """Compare the articles."""
    return stages.judge(job, articles, watching.get())


# A store is locked by another run for a moment, or away over the network.
@task(
    task_run_name="Save in the store",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=was_away,
)
def keep(job: Job, story: Path) -> str:
    """Save the comparison."""
    return stages.keep(job, story)


@task(task_run_name="Write the report", cache_policy=NO_CACHE)
def publish(job: Job, story: Path) -> ReportPaths:
    """Write the report's files."""
    return stages.publish(job, story)


# The timeline of an artifact shows no more of its versions than the name of this task.
@task(task_run_name="Show: {numbers}", cache_policy=NO_CACHE)
def show(story: Path, page: Path, numbers: str) -> bool:
    """Leave the artifacts; True if all are there. Only warns where Prefect refuses them."""
    comparison = load_story(story)
    log(numbers)
    try:
        leave_artifacts(comparison, str(page.absolute()), _serve(comparison))
    except Exception as error:  # noqa: BLE001 - the comparison is saved, whatever befalls a view of it
        say(f"Not all artifacts are in Prefect ({error!r}); the results are complete.")
        return False
    return True


def _serve(comparison: Comparison) -> str | None:
    """The address of the report on the server of `rashomon up`, if the run is recorded there."""
    server = running_server()
    if server is None or server.api != PREFECT_API_URL.value():
        return None
    write_report(comparison, reports_folder() / comparison.id)
    return f"{server.reports}/{comparison.id}/report.html"


@flow(name="compare", flow_run_name=_run_name, log_prints=True)
def compare(  # noqa: PLR0913, PLR0917 - one parameter for each field of the form
    paths: list[str],
    out: str | None = None,
    config: str | None = None,
    profile: Profile = "as configured",
    model: str | None = None,
    store: str | None = None,
) -> dict[str, Any]:
    """Compare how several news sources tell one event.

    Reads the articles, finds the statements they share and those only one makes, scores how
    far each source diverges, saves the result and leaves a summary as artifacts.

    Args:
        paths: Files, folders, .jsonl or URLs with articles on one event.
        out: Folder for report.html and story.json. None: where `rashomon up` serves them.
        config: TOML file of settings. None: the user's own file, else the defaults.
        profile: The model and what goes with it.
        model: A profile's name for its model, or a sentence-transformers folder or name. None: as
            configured.
        store: URL of the store, sqlite:///FILE or postgresql://... None: the user's own.
    """
    settings = chosen(config, profile, model).load()
    with TemporaryDirectory(prefix="rashomon-") as work:
        job = Job(tuple(paths), Path(out or work), Path(work), chosen_store(store), settings)
        articles = read(job)
        embedded = embed(job, articles)
        log(f"Embedded {embedded.computed} of {embedded.sentences} distinct sentences.")
        story = judge(job, articles)
        keep(job, story)
        comparison = load_story(story)
        compared.get()(comparison)
        served = reports_folder() / comparison.id
        report = publish(job if out else replace(job, out=served), story)
        # The fonts of the run's graph have no minus sign and would drop it.
        show(story, report.page, headline(comparison).replace("\u2212", "-"))
    return {
        "story": str(report.story),
        "report": str(report.page),
        "sentences": embedded.sentences,
        "embedded": embedded.computed,
    }
