"""What a run of the monitor takes from the store follows the window and not the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from benchmarks.invented_archive import fill
from flows.store.compared import monitored
from flows.store.compared.monitored import divergences
from flows.store.database.engine import open_store
from flows.store.polled.channels import Channel
from flows.store.polled.feeds import health
from flows.store.polled.outages import outages
from flows.store.polled.polls import Poll, Polled, record_poll
from tests.watched import BRIDGE, HOUR, LIBRARY, MORNING, Desk

# Older than the window of grouping and than the thirty days of which polls are shown.
BEFORE = MORNING - timedelta(days=40)
_EACH: Final = 10


@dataclass
class Work:
    """What SQLite did: rows that it handed out, and steps of its machine, in tens."""

    rows: int = 0
    steps: int = 0


@contextmanager
def counted() -> Iterator[Work]:
    """Count what SQLite does for every connection that is opened meanwhile."""
    work = Work()

    def handed_out(_cursor: object, row: tuple[object, ...]) -> tuple[object, ...]:
        work.rows += 1
        return row

    def stepped() -> int:
        work.steps += 1
        return 0

    def watch(connection: Any, _record: object) -> None:
        connection.row_factory = handed_out
        connection.set_progress_handler(stepped, _EACH)

    sa.event.listen(Engine, "connect", watch)
    try:
        yield work
    finally:
        sa.event.remove(Engine, "connect", watch)


def archived(home: Path, stories: int) -> Desk:
    """A desk with news of two stories, after so many stories of former months."""
    desk = Desk(home)
    desk.publish("bridge", BRIDGE)
    desk.publish("library", LIBRARY)
    channels = [
        Channel(source, str(home / "feeds" / source.replace(" ", "-").lower()), "folder", "")
        for source in BRIDGE
    ]
    with open_store(desk.store) as store:
        fill(store, channels, stories, BEFORE)
    return desk


def test_a_run_reads_no_more_from_a_larger_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five times the archive: the same stories, the same rows, no further step of the database."""
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    work, told = [], []
    for stories in (20, 100):
        desk = archived(tmp_path / str(stories), stories)
        with counted() as done:
            told.append(len(desk.run().stories))
        work.append(done)

    assert told == [2, 2]
    assert work[0].rows > 50
    assert work[1].rows == work[0].rows
    assert work[1].steps <= 1.02 * work[0].steps


def test_what_is_usual_is_taken_from_the_latest_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many stories a source has told, no more than the latest are read."""
    monkeypatch.setattr(monitored, "LATEST", 10)
    desk = archived(tmp_path, 40)

    with counted() as done, open_store(desk.store) as store:
        with store.engine.connect() as connection:
            (event,) = connection.scalars(sa.text("SELECT max(event) FROM events"))
        before = done.rows
        known = [divergences(store, source, event) for source in BRIDGE]
        handed_out = done.rows - before

    assert handed_out == 10 * len(BRIDGE)
    assert [len(found) for found in known] == [10] * len(BRIDGE)


def test_a_channel_that_failed_for_long_is_not_read_poll_by_poll(tmp_path: Path) -> None:
    """Whether it failed ten times or a hundred, as many polls are handed out, and it is unseen."""
    read = []
    for failures in (10, 100):
        channel = Channel("Northwire", "https://northwire.example/feed", "feed", "")
        with counted() as done, open_store(f"sqlite:///{tmp_path / str(failures)}.sqlite") as store:
            for back in range(failures, 0, -1):
                failed = Polled(channel, Poll("failed", reason="timed out"))
                record_poll(store, failed, MORNING - back * HOUR)
            before = done.rows
            assert outages(store, MORNING, MORNING + HOUR) == {"Northwire"}
            read.append(done.rows - before)

    assert read[0] == read[1] > 0


def test_the_health_of_channels_is_read_from_the_polls_of_its_month(tmp_path: Path) -> None:
    """Polls of years do not have the database look through them at every run."""
    work = []
    for months in (2, 12):
        with counted() as done, open_store(f"sqlite:///{tmp_path / str(months)}.sqlite") as store:
            for back in range(30 * months):
                channel = Channel("Northwire", "https://northwire.example/feed", "feed", "")
                read = Polled(channel, Poll("read", seen=3))
                record_poll(store, read, MORNING - timedelta(days=back))
            before = done.steps
            (found,) = health(store, MORNING - timedelta(days=30))
            work.append(done.steps - before)
        assert found.polls == 31
        assert found.at == "2026-11-22T06:15:00Z"

    assert work[1] <= 1.1 * work[0]
