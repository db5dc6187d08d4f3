"""The vector cache keeps bytes by key, and whatever befalls it never ends a run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from flows.store.database.wal import switch_to_wal
from flows.store.vectors import VectorCache

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of a cache that is not there yet."""
    return tmp_path / "vectors.sqlite"


def items(count: int, size: int = 64) -> dict[bytes, bytes]:
    """Return `count` keys of 16 bytes, each with its own value."""
    return {number.to_bytes(16, "big"): number.to_bytes(size, "little") for number in range(count)}


def fails(message: str) -> None:
    """Take a warning where there must be none."""
    pytest.fail(message)


def test_what_was_put_is_found_by_a_later_run(path: Path) -> None:
    """Any bytes come back as they were, over more keys than one query takes."""
    stored = {**items(2000), b"": b"\0\xff", b"\0": b""}
    with VectorCache(path, fails) as cache:
        cache.put_many(stored)

    with VectorCache(path, fails) as cache:
        assert cache.get_many(list(stored)) == stored


def test_unknown_keys_are_left_out(path: Path) -> None:
    """Only what is stored is returned; asking for nothing or twice does no harm."""
    with VectorCache(path, fails) as cache:
        cache.put_many({b"a": b"1"})
        assert cache.get_many([b"a", b"b", b"a"]) == {b"a": b"1"}
        assert cache.get_many([]) == {}
        cache.put_many({})


def test_what_is_put_last_under_a_key_is_kept(path: Path) -> None:
    """A key names its content: it is put again only where what was stored is damaged."""
    with VectorCache(path, fails) as cache:
        cache.put_many({b"a": b"1"})
        cache.put_many({b"a": b"2", b"b": b"3"})
        assert cache.get_many([b"a", b"b"]) == {b"a": b"2", b"b": b"3"}


def test_the_file_keeps_to_its_size_and_forgets_the_oldest_first(path: Path) -> None:
    """A year of news would fill any disk; what stories of late are made of stays."""
    limit = 4_000_000
    with VectorCache(path, fails, limit) as cache:
        for day in range(40):  # of 720 kB each
            cache.put_many({bytes([day, number]): bytes(18_000) for number in range(40)})

        assert len(cache.get_many([bytes([39, number]) for number in range(40)])) == 40
        assert len(cache.get_many([bytes([37, number]) for number in range(40)])) == 40
        assert cache.get_many([bytes([0, number]) for number in range(40)]) == {}
    assert path.stat().st_size < limit + 2 * 800_000


def test_a_file_that_a_former_version_let_grow_shrinks_bit_by_bit(path: Path) -> None:
    """No run waits until all that is too much is dropped."""
    with VectorCache(path, fails) as cache:
        cache.put_many({bytes([1, number]): bytes(18_000) for number in range(200)})
    with VectorCache(path, fails, 1_000_000) as cache:
        cache.put_many({b"new": b"1"})
        assert len(cache.get_many([bytes([1, number]) for number in range(200)])) == 198
        assert cache.get_many([b"new"]) == {b"new": b"1"}


def test_a_put_that_fails_stores_nothing(path: Path) -> None:
    """A wrong value is an error of the caller's, and the whole batch is undone."""
    with VectorCache(path, fails) as cache:
        with pytest.raises(sqlite3.ProgrammingError):
            cache.put_many({b"a": b"1", b"b": object()})  # type: ignore[dict-item]  # the point
        assert cache.get_many([b"a"]) == {}


def test_a_closed_cache_is_an_error_of_the_callers(path: Path) -> None:
    """Use after the `with` statement is not mistaken for a damaged file."""
    with VectorCache(path, fails) as cache:
        pass
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        cache.get_many([b"a"])


def test_switching_to_wal_waits_for_another_that_does_the_same(path: Path) -> None:
    """SQLite's own timeout does not cover it (set to 0 here); given up, the lock is named."""
    with (
        closing(sqlite3.connect(path, check_same_thread=False)) as other,
        closing(sqlite3.connect(path, timeout=0)) as own,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            switch_to_wal(own, seconds=0.05)

        release = Timer(0.1, other.rollback)
        release.start()
        switch_to_wal(own, seconds=30)
        release.join()
        assert own.execute("PRAGMA journal_mode").fetchone() == ("wal",)


PUT_MANY = """
import sys
from pathlib import Path
from flows.store.vectors import VectorCache

def fails(message):
    sys.exit(message)

sys.stdin.readline()
own = sys.argv[2].encode()
with VectorCache(Path(sys.argv[1]), fails) as cache:
    for turn in range(40):
        number = turn.to_bytes(2, "big")
        cache.put_many({own + number: own * 100, number: b"common"})
"""


def test_processes_share_one_file(path: Path) -> None:
    """Three processes that begin and fill a cache together lose nothing and fail nowhere."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PUT_MANY, str(path), name],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
            text=True,
        )
        for name in "abc"
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=60)[1] for process in processes]

    assert errors == ["", "", ""]
    turns = [turn.to_bytes(2, "big") for turn in range(40)]
    keys = [own + turn for own in (b"", b"a", b"b", b"c") for turn in turns]
    with VectorCache(path, fails) as cache:
        assert len(cache.get_many(keys)) == 160


def test_a_file_that_is_no_cache_is_set_aside(path: Path) -> None:
    """Garbage is renamed, not overwritten; the run goes on with a new file and is told."""
    path.write_bytes(b"not a database " * 500)
    told: list[str] = []

    with VectorCache(path, told.append) as cache:
        cache.put_many({b"a": b"1"})
    with VectorCache(path, fails) as cache:
        assert cache.get_many([b"a"]) == {b"a": b"1"}

    assert path.with_name("vectors.sqlite.damaged").read_bytes() == b"not a database " * 500
    (message,) = told
    assert str(path) in message
    assert "vectors.sqlite.damaged" in message


@pytest.mark.parametrize("use", ["get", "put"])
def test_damage_found_later_is_set_aside_too(path: Path, use: str) -> None:
    """Pages gone bad inside the file are met by reading or writing, and end neither."""
    stored = items(3000)
    with VectorCache(path, fails) as cache:
        cache.put_many(stored)
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(path.stat().st_size - 8192))
    told: list[str] = []

    with VectorCache(path, told.append) as cache:
        if use == "get":
            found = cache.get_many(list(stored))
            assert found.items() <= stored.items()
        cache.put_many(stored)
        assert cache.get_many(list(stored)) == stored

    assert len(told) == 1
    assert "damaged" in told[0]
    with VectorCache(path, fails) as cache:
        assert cache.get_many(list(stored)) == stored


def test_a_place_that_cannot_be_written_is_replaced_by_memory(tmp_path: Path) -> None:
    """Without a folder there is no file: said once, and this run still has its cache."""
    told: list[str] = []

    with VectorCache(tmp_path / "missing" / "vectors.sqlite", told.append) as cache:
        cache.put_many({b"a": b"1"})
        assert cache.get_many([b"a"]) == {b"a": b"1"}

    assert len(told) == 1
    assert "cannot be used (unable to open database file)" in told[0]


def test_a_full_disk_is_said_once_and_the_run_goes_on(path: Path) -> None:
    """What found no room is kept for this run; what was stored before stays in the file."""
    told: list[str] = []
    with VectorCache(path, told.append) as cache:
        cache.put_many({b"a": b"1"})
        cache._connection.execute("PRAGMA max_page_count = 1")  # the file may grow no further
        cache.put_many(items(2000))
        cache.put_many({b"b": b"2"})
        assert len(cache.get_many([*items(2000), b"b"])) == 2001

    assert len(told) == 1
    assert "disk is full" in told[0]
    with VectorCache(path, fails) as cache:
        assert cache.get_many([b"a", b"b"]) == {b"a": b"1"}


def test_reading_goes_on_while_another_process_writes(path: Path) -> None:
    """A writer makes no reader wait."""
    with VectorCache(path, fails) as cache, closing(sqlite3.connect(path)) as writer:
        cache.put_many({b"a": b"1"})
        writer.execute("BEGIN IMMEDIATE")
        assert cache.get_many([b"a"]) == {b"a": b"1"}


def test_without_a_callback_it_warns(path: Path) -> None:
    """In a notebook, say, the message is an ordinary warning."""
    path.write_bytes(b"not a database " * 500)

    with pytest.warns(RuntimeWarning, match="set aside"), VectorCache(path):
        pass


def test_a_warm_run_imports_nothing_heavy(path: Path) -> None:
    """Opening the cache costs sqlite3 and no library besides."""
    code = (
        "import sys; from pathlib import Path; from flows.store.vectors import VectorCache\n"
        f"with VectorCache(Path({str(path)!r})): pass\n"
        "print({'sqlalchemy', 'alembic', 'numpy', 'torch', 'sklearn'} & set(sys.modules))"
    )

    run = [sys.executable, "-c", code]
    assert subprocess.check_output(run, cwd=REPOSITORY, text=True).strip() == "set()"
