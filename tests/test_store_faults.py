"""What goes wrong with databases ends in errors that a user can act on, and loses nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from flows.store.compared.comparisons import load_comparison, require_writable, save_comparison
from flows.store.compared.stories import list_stories
from flows.store.database.engine import open_store, reading
from models.errors import StoreError
from tests.stores import execute
from tests.stories import a_comparison

pytest_plugins = ["tests.databases"]

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Give the file of a SQLite store that holds one comparison."""
    path = tmp_path / "store.sqlite"
    with open_store(f"sqlite:///{path}") as store:
        save_comparison(store, a_comparison())
    return path


@pytest.mark.parametrize("url", ["stories.sqlite", "mysql://root:s3cret@host/db", "", "://"])
def test_a_url_of_no_known_kind_says_what_is(url: str) -> None:
    """The two kinds of URL are named, a password never."""
    with pytest.raises(StoreError, match="sqlite:///FILE or postgresql://") as caught:
        open_store(url)
    assert "s3cret" not in str(caught.value)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Someone's notes are not overwritten by a store."""
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes, " * 200)

    with pytest.raises(StoreError, match=r"notes\.txt: file is not a database; .*another file"):
        open_store(f"sqlite:///{notes}")
    assert notes.read_text() == "my notes, " * 200


@pytest.mark.parametrize("path", [".", "missing/store.sqlite"])
def test_a_path_that_cannot_be_opened_is_named(tmp_path: Path, path: str) -> None:
    """A folder, and a file in a folder that is not there."""
    with pytest.raises(StoreError, match=r"unable to open database file; check that the path"):
        open_store(f"sqlite:///{tmp_path / path}")


def test_a_damaged_store_says_so(saved: Path) -> None:
    """Garbage in the pages is reported as damage, with the way out."""
    with saved.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(saved.stat().st_size - 4096))

    with (
        pytest.raises(StoreError, match=r"malformed; the file is damaged; restore a backup"),
        open_store(f"sqlite:///{saved}") as store,
    ):
        load_comparison(store, a_comparison().id)


def test_a_read_only_store_can_be_read(saved: Path) -> None:
    """Listing works; saving is refused with the reason."""
    with open_store(f"sqlite:///file:{saved}?mode=ro&uri=true") as store:
        assert len(list_stories(store)) == 1
        with pytest.raises(StoreError, match="readonly database; the database is read-only"):
            save_comparison(store, a_comparison())


@pytest.mark.parametrize("options", ["mode=ro&uri=true", "uri=true&mode=ro&timeout=3"])
def test_a_store_is_a_uri_where_the_url_says_so(saved: Path, options: str) -> None:
    """Without `file:` too: SQLite would open, or make, a file that is called "store?mode=ro"."""
    with open_store(f"sqlite:///{saved}?{options}") as store:
        assert len(list_stories(store)) == 1
        with pytest.raises(StoreError, match="readonly database"):
            save_comparison(store, a_comparison())
    assert not [path.name for path in saved.parent.iterdir() if "?" in path.name]


def test_a_store_that_is_neither_a_uri_nor_none_is_refused(saved: Path) -> None:
    """The value is named, with what may be written."""
    with pytest.raises(StoreError, match=r"has uri=maybe.*write uri=true or uri=false"):
        open_store(f"sqlite:///{saved}?uri=maybe")


def test_a_store_on_a_read_only_disk_says_how_it_can_be_read(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot make its log beside the file; as the message says, it need not."""
    log = saved.with_name(f"{saved.name}-wal")
    log.mkdir()  # where root may write everywhere, this is what cannot be opened
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(StoreError, match=r"its folder cannot be written.*\?immutable=1&uri=true"):
        open_store(f"sqlite:///{saved}")
    with open_store(f"sqlite:///{saved}?immutable=1&uri=true") as store:
        assert len(list_stories(store)) == 1


def test_a_locked_store_can_be_read_and_says_who_must_wait(saved: Path) -> None:
    """While another process writes, reading goes on, and saving gives up in the end."""
    with (
        closing(sqlite3.connect(saved)) as writer,
        open_store(f"sqlite:///{saved}?timeout=0.05") as store,
    ):
        writer.execute("BEGIN IMMEDIATE")
        assert len(list_stories(store)) == 1
        with pytest.raises(StoreError, match="database is locked; another process holds the lock"):
            save_comparison(store, a_comparison())


def test_who_would_not_wait_for_a_writer_once_waits_afterwards(saved: Path) -> None:
    """It is tried at once whether a store can be written; what is saved later has its time."""
    with (
        closing(sqlite3.connect(saved)) as writer,
        open_store(f"sqlite:///{saved}?timeout=20") as store,
    ):
        writer.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        require_writable(store)
        assert time.monotonic() - begun < 10
        with reading(store) as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 20_000


def test_a_full_disk_loses_nothing(saved: Path) -> None:
    """The save that finds no room is undone whole; what was saved before is there."""
    comparison = a_comparison()
    bulky = replace(comparison, id="0123", manifest={"note": "x" * 1_000_000})
    with open_store(f"sqlite:///{saved}") as store:
        store.close()
        sa.event.listen(store.engine, "connect", _allow_no_more_pages)
        with pytest.raises(StoreError, match=r"disk is full; .*free some space"):
            save_comparison(store, bulky)

        assert load_comparison(store, comparison.id) == comparison
        assert [story.id for story in list_stories(store)] == [comparison.id]


def _allow_no_more_pages(connection: sqlite3.Connection, _record: object) -> None:
    """Let the file grow no further: SQLite takes a smaller number for the present size."""
    connection.execute("PRAGMA max_page_count = 1")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://someone:s3cret@127.0.0.1:1/news",
        "postgresql://127.0.0.1:1/news?user=someone&password=s3cret",
    ],
)
def test_a_server_that_does_not_answer_is_named_without_the_password(url: str) -> None:
    """The message names host and port and what to check; the password is not in it."""
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:1/news.*; check host, port") as caught:
        open_store(url)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_schemes_in_use_for_postgresql_all_work(postgres: str, scheme: str) -> None:
    """Hosting services write postgres://, SQLAlchemy's users postgresql+psycopg://."""
    missing = postgres.replace("postgresql:", f"{scheme}:").replace("/postgres?", "/nowhere?")

    with pytest.raises(StoreError, match='database "nowhere" does not exist; check host'):
        open_store(missing)


def test_a_missing_driver_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Psycopg is an extra: without it a PostgreSQL URL names the command."""
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreError, match=r"needs the module 'psycopg': pip install"):
        open_store("postgresql://host/news")


def test_a_database_that_cannot_hold_all_scripts_is_refused(postgres: str) -> None:
    """Arabic in a database without an encoding would come back as bytes."""
    execute(postgres, "CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")

    with pytest.raises(StoreError, match=r"encoding SQL_ASCII.*createdb --encoding=UTF8"):
        open_store(postgres.replace("/postgres?", "/ascii?"))


@pytest.fixture
def reader(postgres: str) -> Iterator[str]:
    """Give the URL of a user who may connect and nothing else."""
    execute(postgres, "CREATE ROLE reader LOGIN")
    yield postgres.replace("//postgres:", "//reader:")
    execute(postgres, "DROP ROLE reader")


def test_a_user_without_permissions_is_told_which(reader: str) -> None:
    """PostgreSQL 15 and later let nobody but the owner create tables in `public`."""
    with pytest.raises(StoreError, match=r"permission denied .*; the user lacks a permission"):
        open_store(reader)


def test_a_read_only_server_says_so(postgres: str) -> None:
    """A standby server cannot hold a new store."""
    with pytest.raises(StoreError, match="read-only transaction; the server is read-only"):
        open_store(f"{postgres}&options=-cdefault_transaction_read_only%3Don")


SAVE_ON_AND_ON = """
import sys
from dataclasses import replace
from itertools import count
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
from tests.stories import a_comparison

comparison = a_comparison()
full, bare = comparison, replace(comparison, copies=(), distortions=(), scores=(), refused=())
with open_store(sys.argv[1]) as store:
    for turn in count():
        form = (full, bare)[turn % 2]
        manifest = {"turn": turn}
        save_comparison(store, replace(form, id=f"story-{turn % 3}", manifest=manifest))
        print(turn, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_leaves_whole_stories(tmp_path: Path, how: signal.Signals) -> None:
    """Killed while saving: the file is sound, each story whole, no acknowledged save lost."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    last = _saved_until(url, how, saves=25)

    full = a_comparison()
    bare = replace(full, copies=(), distortions=(), scores=(), refused=())
    with open_store(url) as store:
        with reading(store) as connection:
            assert connection.scalar(sa.text("PRAGMA integrity_check")) == "ok"
            assert connection.execute(sa.text("PRAGMA foreign_key_check")).all() == []
        turns = []
        for number in range(3):
            story = load_comparison(store, f"story-{number}")
            turns.append(story.manifest["turn"])
            form = (full, bare)[turns[-1] % 2]
            assert story == replace(form, id=story.id, manifest=story.manifest)
    assert max(turns) in (last, last + 1)  # the one after may have been saved, but not yet told
    assert sorted(turns) == list(range(max(turns) - 2, max(turns) + 1))


def _saved_until(url: str, how: signal.Signals, saves: int) -> int:
    """Save in a process of its own, stop it in the midst; return the last turn it told of."""
    run = [sys.executable, "-c", SAVE_ON_AND_ON, url]
    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=REPOSITORY, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(saves):
            process.stdout.readline()
        process.send_signal(how)
        told = process.stdout.read().split()
    return int(told[-1]) if told else saves - 1
