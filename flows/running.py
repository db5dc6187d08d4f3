"""A comparison from start to end: directly, or as a flow run that Prefect records."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.configuration import Named
from flows.forms import AS_CONFIGURED
from flows.onlookers import listening, watching
from flows.progress import Progress, Say, quietly
from flows.recording import prepare
from flows.report.page.saving import ReportPaths
from flows.stages import Embedded, Job, embed, judge, keep, load_story, publish, read
from flows.store.database.places import STORE_VARIABLE, holds_password
from models.records import Comparison


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison left: the result, its files, and how much was embedded anew."""

    comparison: Comparison
    report: ReportPaths
    embedded: Embedded


def run(job: Job, progress: Progress = quietly, say: Say = print) -> Outcome:
    """All stages in order. Raises RashomonError for what a user can mend."""
    articles = read(job, progress, say)
    embedded = embed(job, articles, progress)
    story = judge(job, articles, progress)
    keep(job, story)
    return Outcome(load_story(story), publish(job, story), embedded)


def run_recorded(job: Job, named: Named, api: str, progress: Progress, say: Say) -> Outcome:
    """The same as the flow `compare`, recorded in `api`. Raises what `run` raises.

    named: what the flow makes the settings of the job of.
    """
    progress("Loading Prefect", 0, 1)
    prepare(api)
    from flows.compare import compare, compared
    from flows.tagged import tagged

    progress("Loading Prefect", 1, 1)
    shown_store = None if holds_password(job.store) else job.store
    if shown_store is None:  # parameters are stored with the run, and shown
        os.environ[STORE_VARIABLE] = job.store
    watching.set(progress)
    listening.set(say)
    comparisons: list[Comparison] = []
    compared.set(comparisons.append)
    config = str(named.config) if named.config else None
    profile: Any = named.profile or AS_CONFIGURED  # Prefect checks that it is one of the form's
    with tagged():
        left = compare(list(job.paths), str(job.out), config, profile, named.model, shown_store)
    report = ReportPaths(story=Path(left["story"]), page=Path(left["report"]))
    return Outcome(comparisons[-1], report, Embedded(left["sentences"], left["embedded"]))
