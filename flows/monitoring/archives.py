"""Reads files of articles into the store, each article under its own source's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from flows.addresses import is_address
from flows.ingest.archives.reading import found_batches
from flows.ingest.files.finding import find
from flows.ingest.reading import Gathered, in_order
from flows.monitoring.days import Days
from flows.monitoring.watch import Watch
from flows.polling.filed import listed_articles
from flows.progress import Say, silently
from flows.store.database.engine import Store, open_store
from flows.store.database.moments import counts_at
from flows.store.polled.channels import Channel
from flows.store.polled.polls import record_listed
from flows.wording.lists import count, listing
from flows.writing import write_rows
from models.errors import InputError
from models.records import Refusal

_REASONS: Final = 5  # said of many
_BY_HAND: Final = "files named by hand"  # no channel: nothing polls them


@dataclass(slots=True)
class _Archives:
    """What files and folders held, as far as they are read.

    articles, new: how many, and how many of them the store had not. undated: the paths of
    those without a date. days: how many articles each day has. notes: what was amiss with a file or
    an article that was read all the same.
    """

    refused: list[Refusal]
    articles: int = 0
    new: int = 0
    undated: list[str] = field(default_factory=list)
    days: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def read_archives(
    watch: Watch,
    paths: Sequence[str],
    say: Say = silently,
    days: Days | None = None,
) -> Path:
    """Read files and folders into the store; return the file that says what came of it.

    What is there already stays as it is. days: those to be looked back on, of which what was read
    may be none. Raises InputError where paths are given and no article could be read, and for an
    address.
    """
    if address := next((path for path in paths if is_address(path)), None):
        raise InputError(f"{address} is an address: save what is there, and name the file.")
    held = _read(watch, paths)
    refused = in_order(held.refused)
    if paths and not held.articles:
        reasons = listing([f"{one.path} {one.reason}" for one in refused], _REASONS)
        raise InputError(f"Nothing could be read: {reasons}. Name files or folders of articles.")
    articles = count(held.new, "article that was not known", "articles that were not known")
    say(f"Read {articles}; {count(len(refused), 'input')} refused.")
    for note in _shown(held.notes):
        say(note)
    if held.undated:
        say(_without_dates(held.undated))
    if days and (beside := _beside(held.days, days)):
        say(beside)
    rows = {
        "articles": held.new,
        "channels": [],
        "refused": [{"path": one.path, "reason": one.reason} for one in refused],
    }
    return write_rows(watch.work / "ingested.json", rows)


def _read(watch: Watch, paths: Sequence[str]) -> _Archives:
    """Read files and folders into the store, batch by batch."""
    found, refused = find(list(paths), watch.settings.reading.max_bytes)
    files = {file.path for file in found}
    held = _Archives(refused=list(refused))
    with open_store(watch.store) as store:
        for batch in found_batches(found, watch.settings.reading, held.notes.append):
            held.new += _keep(store, batch, files, watch)
            held.articles += len(batch.articles)
            held.refused += batch.refused
            held.undated += [one.path for one in batch.articles if one.published is None]
            held.days.update(_days(batch, watch))
    return held


def _shown(notes: Sequence[str]) -> list[str]:
    """The first notes: one may be true of each of thousands of articles."""
    more = len(notes) - _REASONS
    return [*notes[:_REASONS], *([f"and {count(more, 'more such note')}"] if more > 0 else [])]


def _without_dates(undated: Sequence[str]) -> str:
    """An article without a day is put on that of its reading, which may be years off."""
    names = listing(undated, _REASONS)
    articles = count(len(undated), "article").capitalize()
    return (
        f"{articles} without a date that can be read, counted on the day of reading and so in no "
        f"story of earlier days: {names}. Give each its `published`, in its row, in front matter "
        "or in an articles.jsonl beside it, and run this again."
    )


def _days(batch: Gathered, watch: Watch) -> list[str]:
    """The days in UTC of the articles that have a date."""
    dates = (one.published for one in batch.articles if one.published)
    return [counts_at(published, watch.time)[:10] for published in dates]


def _beside(told: Counter[str], days: Days) -> str | None:
    """Say that articles are of other days than those looked back on, and of which."""
    others = sorted(day for day in told if day not in days)
    if not others:
        return None
    of_days = others[0] if others[0] == others[-1] else f"{others[0]} to {others[-1]}"
    many = count(sum(told[day] for day in others), "article").capitalize()
    return f"{many} of other days than those looked back on, and not compared: {of_days}."


def _keep(store: Store, batch: Gathered, files: Collection[str], watch: Watch) -> int:
    kept = 0
    by_source = groupby(sorted(batch.articles, key=lambda one: one.source), lambda one: one.source)
    for source, group in by_source:
        channel = Channel(source, _BY_HAND, "archive", _BY_HAND)
        listed = listed_articles(list(group), files, batch.guids)
        kept += record_listed(store, channel, listed, watch.time).fresh
    return kept
