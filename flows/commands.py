"""What the commands of the command line do."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from typer import BadParameter

from flows.addresses import HOLDS_LOGIN, has_login, without_logins
from flows.configuration import Named
from flows.ingest.reading import SAVE_PAGE
from flows.overwriting import require_apart
from flows.printing import print_json
from flows.progress import shown
from flows.recording import api_url
from flows.report.page.saving import story_json, write_report
from flows.report.terminal.printing import print_summary
from flows.report.terminal.story_table import StoryRow, print_story_table
from flows.running import Outcome, run, run_recorded
from flows.stages import Job
from flows.store.compared.comparisons import load_comparison
from flows.store.compared.stories import StoredStory, find_story, list_stories
from flows.store.database.engine import open_to_read
from flows.store.database.places import default_store_url
from flows.telling import eyes, tell
from flows.writing import make_folders, write_text


def compare_story(paths: tuple[str, ...], out: Path, named: Named, store: str | None) -> Outcome:
    """Compare; as a recorded Prefect flow run where an API is configured, else directly."""
    errors = eyes()
    if secret := [without_logins(path) for path in paths if has_login(path)]:
        raise BadParameter(f"{secret[0]} {HOLDS_LOGIN} and Prefect keep; {SAVE_PAGE}")
    settings = named.load()

    def say(line: str) -> None:
        tell(line, errors)

    api = api_url(say)
    with TemporaryDirectory(prefix="rashomon-") as work, shown(errors) as progress:
        job = Job(paths, out, Path(work), store or default_store_url(), settings)
        if api is None:
            outcome = run(job, progress, say)
        else:
            outcome = run_recorded(job, named, api, progress, say)
    _tell_embedded(outcome, errors)
    return outcome


def _tell_embedded(outcome: Outcome, console: Console) -> None:
    counts = outcome.embedded
    if counts.computed:
        console.print(f"Embedded {counts.computed} of {counts.sentences} distinct sentences.")
    else:
        console.print(f"Embedded nothing: all {counts.sentences} distinct sentences were cached.")


def evaluate_file(  # noqa: PLR0913 - the options of the command
    task: str, file: Path, scores: Path | None, plot: Path | None, named: Named, *, as_json: bool
) -> bool:
    """Judge and measure the rows of a file; return whether some were refused.

    Raises BadParameter where there is nothing to measure and nowhere to write scores.
    """
    from flows.evaluation.bench import Bench
    from flows.evaluation.running import evaluate, read_task, save
    from flows.evaluation.terminal import print_evaluation, print_refused

    errors = eyes()
    settings = named.load()
    rows = read_task(task, file, settings)
    if scores is None and not rows.labelled:
        raise BadParameter(
            f"{file} has no labels (column {rows.rows[0].gold}), so there is nothing to measure. "
            "Label its rows, or write their scores with --scores OUT.jsonl"
        )
    require_apart(file, scores, plot)
    make_folders(scores, plot)
    with shown(errors) as progress:
        evaluation, found = evaluate(task, rows, Bench(settings, progress))
    for path in save(evaluation, found, scores, plot):
        tell(f"Written: {path}", errors)
    if as_json:
        print_json(evaluation.as_json())
    else:
        print_evaluation(evaluation, Console())
    print_refused(evaluation.refused, errors)
    return bool(evaluation.refused)


def calibrate_file(
    file: Path, out: Path | None, base_rate: float | None, named: Named, *, as_json: bool
) -> bool:
    """Fit the calibration to the labelled pairs of a file; return whether some were refused."""
    from flows.calibration import calibrate
    from flows.evaluation.bench import Bench
    from flows.evaluation.terminal import print_refused

    errors = eyes()
    settings = named.load()
    require_apart(file, out)
    make_folders(out)
    with shown(errors) as progress:
        fitted = calibrate(file, Bench(settings, progress), base_rate)
    if out is not None:
        write_text(fitted.configuration, out)
        tell(f"Written: {out}; use it with --config", errors)
    if as_json:
        print_json(asdict(fitted))
    elif out is None:
        sys.stdout.write(fitted.configuration)
    for line in fitted.notes:
        tell(line, errors)
    print_refused(fitted.refused, errors)
    return bool(fitted.refused)


def print_stories(store_url: str | None, *, as_json: bool) -> None:
    """List what is stored, latest first."""
    with open_to_read(store_url) as store:
        stories = list_stories(store)
    if as_json:
        rows = [asdict(story) for story in stories]
        print_json(rows)
    elif not stories:
        tell("Nothing is stored yet. Begin with: rashomon compare FOLDER")
    else:
        print_story_table(map(_listed, stories), "Published")


def _listed(story: StoredStory) -> StoryRow:
    day = story.first_published or ""
    return StoryRow(story.id, story.title, story.articles, story.sources, day)


def print_story(
    prefix: str, out: Path | None, store_url: str | None, *, as_json: bool, limit: int | None
) -> None:
    """Show a stored story again; write its report too if `out` is given."""
    with open_to_read(store_url) as store:
        comparison = load_comparison(store, find_story(store, prefix))
    if as_json:
        sys.stdout.buffer.write(story_json(comparison))
    else:
        print_summary(comparison, Console(), limit=limit)
    if out is not None:
        paths = write_report(comparison, out)
        tell(f"Report: {paths.page}")
