"""An ad-hoc comparison from start to end, without Prefect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.report.saving import ReportPaths
from flows.stages import (
    Embedded,
    Job,
    Progress,
    embed,
    judge,
    keep,
    load_story,
    publish,
    quietly,
    read,
)
from models.records import Comparison


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison left: the result, its files, and how much was embedded anew."""

    comparison: Comparison
    report: ReportPaths
    embedded: Embedded


def run(job: Job, progress: Progress = quietly, say: Callable[[str], None] = print) -> Outcome:
    """All stages in order. Raises RashomonError for what a user can mend."""
    articles = read(job, progress, say)
    embedded = embed(job, articles, progress)
    story = judge(job, articles, progress)
    keep(job, story)
    return Outcome(load_story(story), publish(job, story), embedded)
