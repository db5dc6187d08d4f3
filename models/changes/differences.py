"""All that one sentence has otherwise than the sentences it retells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.changes.assertions import changed_assertions
from models.changes.deeds import new_deeds
from models.changes.exchanges import exchanged_names, exchanged_quantities
from models.changes.finding import Finding, overlap, within
from models.changes.name_changes import changed_names
from models.changes.offices import changed_offices
from models.changes.passages import Passage, nearest
from models.changes.quantity_changes import changed_quantities
from models.changes.quotations import altered_quotes
from models.changes.reattribution import moved_claims
from models.changes.speech import changed_speaker
from models.changes.ties import changed_ties
from models.changes.titled import changed_bearers


def differences(here: Passage, source: Sequence[Passage], lang: str) -> Iterator[Finding]:
    """The findings in `here`, beside `source`, a text or a single sentence of it."""
    beside = nearest(here, source, most=1)
    exchanged = [finding for there in beside for finding in exchanged_quantities(here, there)]
    yield from exchanged
    for finding in changed_quantities(here, source, lang):
        if not any(within(finding.here, both.here) for both in exchanged):
            yield finding
    speakers = [finding for there in beside for finding in changed_speaker(here, there, lang)]
    yield from speakers
    offices = [finding for there in beside for finding in changed_offices(here, there)]
    yield from offices
    said_by = {finding.here for finding in speakers}
    for finding in changed_names(here, source, lang):
        if finding.here not in said_by and not any(overlap(finding.here, f.here) for f in offices):
            yield finding
    for there in beside:
        yield from changed_assertions(here, there, lang)
        yield from changed_bearers(here, there, lang)
        yield from exchanged_names(here, there, lang)
        yield from changed_ties(here, there, source, lang)
        yield from new_deeds(here, there, source, lang)
        if not speakers:
            yield from moved_claims(here, there, lang)
    yield from altered_quotes(here, source, lang)
