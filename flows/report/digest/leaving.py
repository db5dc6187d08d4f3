"""The digest of a run as Prefect artifacts, under keys that stay the same from run to run.

So each key's timeline is the journal of the monitor: a version per run, and the numbers in
its description.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.report.artifacts.leaving import Row, bounded, cell, figure, measures, sure
from flows.report.artifacts.markup import harmless, named, texted
from flows.report.contents.beside import beside
from flows.report.digest.overview import by_size, digest_page
from flows.report.digest.records import Digest, DigestStory, Spike
from flows.report.digest.wording import headline_numbers, occasion
from flows.report.pictures.svg import shortened
from flows.wording.figures import decimal
from flows.wording.untrusted import web_link
from models.errors import InputError
from models.scores import Score

DIGEST_KEY: Final = "monitor-digest"
SCORES_KEY: Final = "monitor-scores"
SPIKE_KEY: Final = "divergence-spike"
SPIKE_EVENT: Final = "rashomon.divergence.spike"
# Rows of the table, of some 430 bytes each.
MOST_ROWS: Final = 320
_NEEDED: Final = ("source", "title", "divergence", "low", "high", "usual")


def leave_digest(digest: Digest) -> None:
    """Leave the page and the table in the current run. Raises what Prefect raises."""
    description = f"{headline_numbers(digest)} – {occasion(digest)}"
    create_markdown_artifact(digest_page(digest), DIGEST_KEY, description)
    create_table_artifact(score_rows(digest.stories), SCORES_KEY, description)


def score_rows(stories: Sequence[DigestStory]) -> list[Row]:
    """One row for each source of each story, in plain JSON types; the rest is counted."""
    scored = [(story, score) for story in by_size(stories) for score in story.scores]
    return bounded((_row(*one) for one in scored[:MOST_ROWS]), len(scored), "story")


def _row(story: DigestStory, score: Score) -> Row:
    known = score.source not in story.outages
    near = beside(score, omitted=known)
    return {
        "story": cell(story.title, 36),
        "source": cell(score.source, 28),
        **measures(score),
        "sentences": int(score.sentences),
        "unique": int(score.unique),
        **sure(near, "unique"),
        "omitted": len(score.omitted) if known else None,
        **sure(near, "omitted"),
    }


def announce(spikes: Sequence[Spike]) -> None:
    """Emit an event for each spike, which automations may act on."""
    for spike in spikes:
        emit_event(
            SPIKE_EVENT,
            resource={
                "prefect.resource.id": f"rashomon.story.{spike.story}",
                "prefect.resource.name": shortened(spike.title, 100),
                "prefect.resource.source": shortened(spike.score.source, 100),
            },
            payload=_payload(spike),
        )


def _payload(spike: Spike) -> dict[str, Any]:
    """Plain JSON: with a numpy number in it the event would be dropped without a word."""
    return {
        "story": spike.story,
        "title": shortened(spike.title, 200),
        "source": shortened(spike.score.source, 100),
        "divergence": figure(spike.score.divergence),
        "low": figure(spike.score.low),
        "high": figure(spike.score.high),
        "usual": figure(spike.usual),
        "report": spike.report,
    }


def leave_spike(spike: Mapping[str, Any]) -> None:
    """Leave a page on one spike, as its event described it.

    Raises InputError for what no such event carries: a person can fill in the form.
    """
    if lacking := [name for name in _NEEDED if name not in spike]:
        raise InputError(
            f"A spike has {', '.join(_NEEDED)}; this one lacks {', '.join(lacking)}. The event "
            f"{SPIKE_EVENT} carries them."
        )
    source, title = str(spike["source"]), str(spike["title"])
    report = web_link(spike.get("report"))
    where = f"\n\n[Open the comparison]({report})" if report else ""
    page = (
        f"# {named(source)} stands far from the others\n\n"
        f"In *{texted(title)}* its divergence is **{decimal(spike['divergence'])}** "
        f"({decimal(spike['low'])} to {decimal(spike['high'])}). A spike begins at "
        f"{decimal(spike['usual'])}.{where}\n\n"
        "Divergence compares what a source spends its words on with what the others spend theirs "
        "on. It says nothing about bias, truth or quality.\n"
    )
    told = harmless(shortened(f"{source}: {title}", 150))
    description = f"{decimal(spike['divergence'])} – {told}"
    create_markdown_artifact(page, SPIKE_KEY, description)
