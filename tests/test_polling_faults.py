"""A run that is killed at any point and run again leaves the store of an undisturbed run."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from flows.ingest.archives import reading as archives
from flows.polling import rounds
from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import open_store, reading
from flows.store.polled import polls, readings
from flows.store.polled.feeds import articles_between
from models.errors import StoreError
from models.settings import Settings
from tests.newsroom import NOW, Newsroom, newsroom, prose
from tests.stores import contents

REPOSITORY = Path(__file__).parents[1]
DAY = timedelta(days=1)

_RUN = """
import json, sys
from datetime import datetime
from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import open_store
from models.settings import Reading, Settings
url, host, now, sources = sys.argv[1:]
made = [Source(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
        for row in json.loads(sources)]
with open_store(url) as store:
    settings = Settings(reading=Reading(allow_hosts=(host,)))
    poll_all(Catalogue(tuple(made)), store, settings, datetime.fromisoformat(now))
"""


class KilledError(BaseException):
    """Stands in for the end of the process, where no code of ours may run on."""


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    """Two feeds with validators: whole texts, teasers with pages, and a page that is missing."""
    with newsroom() as running:
        for feed in ("one", "two"):
            names = [f"{feed}{number}" for number in range(2)]
            for name in names:
                running.page(f"/{name}", f"The {name}", prose(name), ETag=f'"{name}"')
            items = [running.item(f"/{name}", f"The {name}") for name in names]
            whole = running.item(f"/{feed}w", f"All of {feed}", description=prose(feed, 14))
            missing = running.item(f"/{feed}x", "Not there")
            running.feed(f"/{feed}", *items, whole, missing, ETag=f'"{feed}"')
        yield running


def catalogue(room: Newsroom) -> Catalogue:
    """Two sources, a feed each."""
    return Catalogue(tuple(room.source(f"Paper {n}", feeds=[f"/{n}"]) for n in ("one", "two")))


def clean_run(room: Newsroom, folder: Path, sources: Catalogue | None = None) -> dict[str, Any]:
    """What an undisturbed run leaves."""
    with open_store(f"sqlite:///{folder / 'clean.sqlite'}") as store:
        poll_all(sources or catalogue(room), store, room.settings(), NOW)
        return contents(store)


def test_a_run_that_dies_at_any_transaction_is_finished_by_the_next(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each transaction; a feed says "not modified" then, and nothing is lost."""
    monkeypatch.setattr(rounds, "_BATCH", 2)  # more transactions to die after
    one = Catalogue(catalogue(room).sources[:1])
    clean = clean_run(room, tmp_path, one)

    for step in range(3):  # the feed, two pages, the third
        with open_store(f"sqlite:///{tmp_path / str(step)}") as store:
            with monkeypatch.context() as patch:
                done = die_after(step, patch)
                with pytest.raises(KilledError):
                    poll_all(one, store, room.settings(), NOW)
            assert len(done) == step + 1
            poll_all(one, store, room.settings(), NOW)
            assert contents(store) == clean, step


def die_after(step: int, patch: pytest.MonkeyPatch) -> list[None]:
    """Raise when one of the transactions that record something is done."""
    done: list[None] = []

    def dying(record: Any) -> Any:
        def wrapped(*arguments: Any) -> Any:
            result = record(*arguments)
            done.append(None)
            if len(done) - 1 == step:
                raise KilledError
            return result

        return wrapped

    patch.setattr(rounds, "record_listed", dying(polls.record_listed))
    patch.setattr(rounds, "record_poll", dying(polls.record_poll))
    patch.setattr(rounds, "record_readings", dying(readings.record_readings))
    return done


def test_kill_9_at_any_time_loses_and_doubles_nothing(room: Newsroom, tmp_path: Path) -> None:
    """A real process, ended by the system at growing delays, until one run gets through."""
    clean = clean_run(room, tmp_path)
    url = f"sqlite:///{tmp_path / 'killed.sqlite'}"
    rows = json.dumps([asdict(source) for source in catalogue(room).sources])
    command = [sys.executable, "-c", _RUN, url, room.host, NOW.isoformat(), rows]
    killed = 0
    for delay in (0.8, 1.4, 2.0, 2.8, 120):
        process = subprocess.Popen(command, cwd=REPOSITORY)
        try:
            assert process.wait(delay) == 0
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
    assert killed

    with open_store(url) as store:
        assert contents(store) == clean


def test_two_runs_at_once_double_nothing(room: Newsroom, tmp_path: Path) -> None:
    """A scheduled run and one by hand: the entries, revisions and articles of one."""
    clean = clean_run(room, tmp_path)
    url = f"sqlite:///{tmp_path / 'two.sqlite'}"
    open_store(url).close()
    rows = json.dumps([asdict(source) for source in catalogue(room).sources])
    command = [sys.executable, "-c", _RUN, url, room.host, NOW.isoformat(), rows]
    begun = [subprocess.Popen(command, cwd=REPOSITORY) for _ in range(2)]

    assert [process.wait(120) for process in begun] == [0, 0]
    with open_store(url) as store:
        found = contents(store)
    for table in ("articles", "entries", "revisions", "channels"):
        assert len(found[table]) == len(clean[table])


def test_a_store_that_fails_in_the_middle_keeps_whole_polls_only(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the rows of a poll cannot all be written, its validators are not written either."""

    def failing(*_arguments: Any) -> list[str]:
        raise KilledError

    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        with monkeypatch.context() as patch:
            patch.setattr(polls, "keep_readings", failing)
            with pytest.raises(KilledError):
                poll_all(catalogue(room), store, room.settings(), NOW)
        assert contents(store)["entries"] == []
        assert not any("one" in str(row) and '"one"' in row for row in contents(store)["channels"])

        poll_all(catalogue(room), store, room.settings(), NOW)
        assert len(articles_between(store, NOW - DAY, NOW + DAY)) == 6


def test_a_store_that_cannot_be_written_says_so_and_keeps_what_it_has(
    room: Newsroom, tmp_path: Path
) -> None:
    """Full or read-only, it is an error to act on; after the repair the next run goes on."""
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        with reading(store) as connection:
            pages = connection.scalar(sa.text("PRAGMA page_count"))

        def set_limit(connection: Any, _record: object = None, _proxy: object = None) -> None:
            connection.execute(f"PRAGMA max_page_count = {limit}").close()

        limit = pages
        sa.event.listen(store.engine, "checkout", set_limit)
        with pytest.raises(StoreError, match="disk is full"):
            poll_all(catalogue(room), store, room.settings(), NOW)
        limit = 1_000_000
        poll_all(catalogue(room), store, room.settings(), NOW + 3 * DAY)

        assert len(articles_between(store, NOW - DAY, NOW + 4 * DAY)) == 6


def test_a_clock_that_jumps_back_delays_nothing_for_long(room: Newsroom, tmp_path: Path) -> None:
    """A run that believed it was years later leaves no wait that holds up today's."""
    begun = time.monotonic()
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        missing = Catalogue((room.source("Paper", feeds=["/nowhere"]),))
        poll_all(missing, store, room.settings(), NOW + 3650 * DAY)
        again = poll_all(missing, store, room.settings(), NOW)

    assert [one.status for one in again.channels] == ["failed"]
    assert time.monotonic() - begun < 60


def test_a_folder_whose_reading_dies_half_way_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many of its articles were new is counted as if nothing had happened."""
    monkeypatch.setattr(archives, "_BATCH", 1)
    folder = tmp_path / "wire"
    folder.mkdir()
    for name in ("mayor", "harbour", "school"):
        (folder / f"{name}.txt").write_text(prose(name), encoding="utf-8")
    watched = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'clean.sqlite'}") as store:
        poll_all(watched, store, Settings(), NOW)
        clean = contents(store)

    for step in range(3):
        with open_store(f"sqlite:///{tmp_path / str(step)}") as store:
            with monkeypatch.context() as patch:
                die_after(step, patch)
                with pytest.raises(KilledError):
                    poll_all(watched, store, Settings(), NOW)
            poll_all(watched, store, Settings(), NOW)
            assert contents(store) == clean, step
