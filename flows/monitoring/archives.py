"""Reads files of articles into the store, each article under its own source's name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from flows.ingest.archives.reading import found_batches
from flows.ingest.filed import listed_articles
from flows.ingest.finding import find
from flows.ingest.reading import Gathered
from flows.monitoring.watch import Watch
from flows.report.wording import count, listing
from flows.store.channels import Channel
from flows.store.engine import Store, open_store
from flows.store.polls import record_listed
from flows.writing import write_rows
from models.errors import InputError
from models.records import Refusal

_WEB: Final = ("http://", "https://")
_REASONS: Final = 5  # said where nothing could be read
_BY_HAND: Final = "files named by hand"  # no channel: nothing polls them


def read_archives(watch: Watch, paths: Sequence[str], say: Callable[[str], object] = str) -> Path:
    """Read files and folders into the store; return the file that says what came of it.

    What is there already stays as it is. Raises InputError where paths are given and no article
    could be read, and for an address.
    """
    if address := next((path for path in paths if path.lower().startswith(_WEB)), None):
        raise InputError(f"{address} is an address: save what is there, and name the file.")
    found, refused = find(list(paths), watch.settings.reading.max_bytes)
    refusals = list(refused)
    files = {file.path for file in found}
    read = new = 0
    undated: list[str] = []
    with open_store(watch.store) as store:
        for batch in found_batches(found, watch.settings.reading):
            new += _keep(store, batch, files, watch)
            read += len(batch.articles)
            refusals += batch.refused
            undated += [one.path for one in batch.articles if one.published is None]
    if paths and not read:
        reasons = listing([f"{one.path} {one.reason}" for one in _in_order(refusals)], _REASONS)
        raise InputError(f"Nothing could be read: {reasons}. Name files or folders of articles.")
    articles = count(new, "article that was not known", "articles that were not known")
    say(f"Read {articles}; {count(len(refusals), 'input')} refused.")
    if undated:
        say(_without_dates(undated))
    rows = {
        "articles": new,
        "channels": [],
        "refused": [{"path": one.path, "reason": one.reason} for one in _in_order(refusals)],
    }
    return write_rows(watch.work / "ingested.json", rows)


def _without_dates(undated: Sequence[str]) -> str:
    """An article without a day is put on that of its reading, which may be years off."""
    names = listing(sorted(undated), _REASONS)
    return (
        f"{count(len(undated), 'article').capitalize()} without a date, counted on the day of "
        f"reading: {names}. Give each its `published`, in front matter or in an articles.jsonl "
        "beside it."
    )


def _keep(store: Store, batch: Gathered, files: Collection[str], watch: Watch) -> int:
    kept = 0
    by_source = groupby(sorted(batch.articles, key=lambda one: one.source), lambda one: one.source)
    for source, group in by_source:
        channel = Channel(source, _BY_HAND, "archive", _BY_HAND)
        listed = listed_articles(list(group), files, batch.guids)
        kept += record_listed(store, channel, listed, watch.time).fresh
    return kept


def _in_order(refusals: Sequence[Refusal]) -> list[Refusal]:
    return sorted(refusals, key=lambda refusal: (refusal.path, refusal.reason))
