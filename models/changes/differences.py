"""All that one sentence has otherwise than the sentences it retells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from models.changes.assertions import changed_assertions
from models.changes.crossings import crossed_parties
from models.changes.deeds import new_deeds
from models.changes.exchanges import exchanged_names, exchanged_quantities
from models.changes.finding import Finding, overlap, within
from models.changes.lone_figures import lone_figures, lone_people
from models.changes.lone_names import lone_names
from models.changes.name_changes import changed_names
from models.changes.parties import exchanged_parties
from models.changes.passages import Passage, nearest
from models.changes.quantity_changes import changed_quantities
from models.changes.quotations import altered_quotes
from models.changes.rates import changed_rates
from models.changes.reattribution import moved_claims
from models.changes.replaced import replaced_words
from models.changes.speech import changed_speaker
from models.changes.substitutes import substitutes
from models.changes.ties import changed_ties
from models.changes.titled import changed_bearers
from models.records import Span


def differences(here: Passage, source: Sequence[Passage], lang: str) -> Iterator[Finding]:
    """The findings in `here`, beside `source`, a text or a single sentence of it."""
    beside = nearest(here, source, most=1)
    found = [*_details(here, source, beside, lang), *_claims(here, source, beside, lang)]
    yield from found
    for there in beside:
        if not any(finding.kind == "role" for finding in found):
            exchanged = list(exchanged_parties(here, there, lang))
            exchanged = exchanged or list(crossed_parties(here, there, lang))
            found += exchanged
            yield from exchanged
        put = list(substitutes(here, there, lang)) or list(replaced_words(here, there, lang))
        yield from _not_among(found, put, overlap)


def _details(
    here: Passage, source: Sequence[Passage], beside: Sequence[Passage], lang: str
) -> Iterator[Finding]:
    """The figures, dates and names that differ, and who says it; `beside` is the nearest."""
    figures = [finding for there in beside for finding in exchanged_quantities(here, there)]
    figures += _not_among(figures, changed_quantities(here, source, lang), within)
    if len(source) == 1:
        lone = (lone_figures if beside else lone_people)(here, source[0], lang)
        figures += _not_among(figures, lone, overlap)
    rates = (finding for there in beside for finding in changed_rates(here, there, lang))
    figures += _not_among(figures, rates, overlap)
    yield from figures
    speakers = [finding for there in beside for finding in changed_speaker(here, there, lang)]
    yield from speakers
    names = _not_among(speakers, changed_names(here, source, lang), overlap)
    yield from names
    if len(source) == 1:
        lone = (finding for there in beside for finding in lone_names(here, there, lang))
        yield from _not_among(speakers + names, lone, overlap)
    if not speakers:
        yield from (moved for there in beside for moved in moved_claims(here, there, lang))


def _claims(
    here: Passage, source: Sequence[Passage], beside: Sequence[Passage], lang: str
) -> Iterator[Finding]:
    """What is denied, hedged, turned round, quoted or done otherwise; `beside` is the nearest."""
    quotes = list(altered_quotes(here, source, lang))
    yield from quotes
    for there in beside:
        yield from _not_among(quotes, changed_assertions(here, there, lang), within)
        yield from changed_bearers(here, there, lang)
        yield from exchanged_names(here, there, lang)
        yield from changed_ties(here, there, source, lang)
        yield from new_deeds(here, there, source, lang)


def _not_among(
    known: Sequence[Finding], findings: Iterable[Finding], are_one: Callable[[Span, Span], bool]
) -> list[Finding]:
    """Those of `findings` whose place is not, by `are_one`, that of a known one."""
    return [f for f in findings if not any(are_one(f.here, other.here) for other in known)]
