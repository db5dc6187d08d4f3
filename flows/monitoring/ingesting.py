"""Reads the sources, and says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from flows.monitoring.watch import Watch
from flows.polling.rounds import PollSummary, poll_all
from flows.progress import Progress, Say, quietly, silently
from flows.report.digest.records import ChannelHealth
from flows.sources.catalogue import load_catalogue
from flows.store.compared.owners import correct_families
from flows.store.database.engine import open_store
from flows.store.database.moments import stamp
from flows.store.polled.feeds import LOOKED_BACK, Health, health, last_polled
from flows.wording.lists import count
from flows.writing import read_rows, write_rows
from models.records import Refusal

# As far as the date of an article may lie ahead before it is left out.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of reading the sources.

    articles: how many are new or were rewritten. channels: the health of all that are in the
    catalogue. refused: what is no article or could not be read.
    """

    articles: int
    channels: tuple[ChannelHealth, ...]
    refused: tuple[Refusal, ...]


def ingest(watch: Watch, progress: Progress = quietly, say: Say = silently) -> Path:
    """Poll every channel that is due; return the file that says what came of it.

    say: gets a line for what was amiss with a text or its date, and one for the whole.
    """
    catalogue = load_catalogue(watch.sources)
    families = {source.name: source.family for source in catalogue.sources}
    with open_store(watch.store) as store:
        if doubt := _doubt_of_the_clock(watch, last_polled(store)):
            say(doubt)
        correct_families(store, families, watch.since)
        summary = poll_all(catalogue, store, watch.settings, watch.time, progress, say)
        known = health(store, watch.time - LOOKED_BACK)
    say(_said(summary, _waiting(known, watch.now)))
    rows = {
        "articles": len(summary.articles),
        "channels": [asdict(_health(row)) for row in known],
        "refused": [asdict(refusal) for refusal in summary.refused],
    }
    return write_rows(watch.work / "ingested.json", rows)


def _doubt_of_the_clock(watch: Watch, last: str | None) -> str | None:
    """That the time of the run is wrong, or that of an earlier one, if it is."""
    if last is None or last < stamp(watch.time + _AHEAD):
        return None
    return (
        f"The clock says {watch.now}, but the store was read at {last} already. If the clock is "
        "wrong, set it: what is read now seems to come from the future, and loses its dates."
    )


def read_ingested(path: Path) -> Ingested:
    """What `ingest` left."""
    rows = read_rows(path)
    return Ingested(
        articles=rows["articles"],
        channels=tuple(ChannelHealth(**row) for row in rows["channels"]),
        refused=tuple(Refusal(**row) for row in rows["refused"]),
    )


def _health(row: Health) -> ChannelHealth:
    return ChannelHealth(
        source=row.source,
        address=row.address,
        status="gone" if row.gone else row.status or "not polled yet",
        reason=row.gone or row.reason,
        failed=row.failed,
        polls=row.polls,
        fresh=row.fresh,
        silent=row.silent,
    )


def _waiting(known: Sequence[Health], now: str) -> str:
    """How many channels are left alone, and until when.

    Else a run that polls nothing, and names them as out of reach, looks as if it had tried.
    """
    times = sorted(row.next_at for row in known if row.next_at and row.next_at > now)
    if not times:
        return ""
    first = times[0].replace("T", " ")[:16]
    return f"; asked again later: {count(len(times), 'channel')}, from {first} UTC on"


def _said(summary: PollSummary, waiting: str) -> str:
    failed = sum(channel.status in ("failed", "gone") for channel in summary.channels)
    polled = count(len(summary.channels), "channel")
    in_vain = f", {count(failed, 'in vain', 'in vain')}" if failed else ""
    articles = count(len(summary.articles), "new or rewritten article")
    refused = len(summary.refused)
    unfit = f", {count(refused, 'refused', 'refused')}" if refused else ""
    return f"Polled {polled}{in_vain}: {articles}{unfit}{waiting}."
