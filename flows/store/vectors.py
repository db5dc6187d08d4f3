"""The cache of sentence vectors: a key, some bytes, one SQLite file of its own.

Only a cache: what it loses is computed again, so it never ends a run. A damaged file is
set aside and a new one begun; a file that cannot be used is replaced by memory, for this
run; both are said. Plain `sqlite3`, because a warm run is bounded by its imports.

It keeps to a size: what was put first makes room for what is new, since stories that are
compared again are recent ones.

An ordinary table, read 900 keys at a time: 6 microseconds a row, against 12 one by one;
WITHOUT ROWID takes four times as long to write. (Measured on 200,000 rows of 768 bytes;
lmdb was no faster to read, and a memory map forbids a second writer.)
"""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from flows.store.database.wal import switch_to_wal

_KEYS_PER_QUERY: Final = 900  # older SQLite takes no more than 999 parameters

_LOCK_SECONDS: Final = 30
"""How long a writer waits for another; a batch of vectors takes milliseconds."""

LIMIT: Final = 4 * 2**30
"""Bytes. A story changes for twelve days (`stories.window`), and a sentence takes 18 kB (the mean
of 4,613, default profile): at 16 new sentences an article, of a thousand articles a day 3.5 GB."""

_DAMAGE: Final = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)

_TABLE: Final = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, value BLOB NOT NULL)"


def _warn(message: str) -> None:
    warnings.warn(message, RuntimeWarning, stacklevel=2)


class VectorCache:
    """Bytes by key in a file, for one thread; other processes may use the file meanwhile.

    Use it in a `with` statement. `warn` is called with a sentence for the user when the
    file was damaged or cannot be used; the default issues a RuntimeWarning. limit: bytes above
    which the oldest are dropped; the file may be larger by what is put at once.
    """

    def __init__(self, path: Path, warn: Callable[[str], None] = _warn, limit: int = LIMIT) -> None:
        self._path = path
        self._warn = warn
        self._limit = limit

    def __enter__(self) -> VectorCache:
        try:
            self._connection = _connect(self._path)
        except sqlite3.DatabaseError as error:
            self._connection = self._replacement(error)
        return self

    def __exit__(self, *_ended: object) -> None:
        self._connection.close()

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that are stored."""
        found: dict[bytes, bytes] = {}
        try:
            for start in range(0, len(keys), _KEYS_PER_QUERY):
                found.update(_select(self._connection, keys[start : start + _KEYS_PER_QUERY]))
        except sqlite3.DatabaseError as error:
            self._replace_connection(error)
        return found

    def put_many(self, items: Mapping[bytes, bytes]) -> None:
        """Store all items in one transaction; what is put last under a key is kept."""
        try:
            _insert(self._connection, items)
            _make_room(self._connection, self._limit, len(items))
        except sqlite3.DatabaseError as error:
            self._replace_connection(error)
            _insert(self._connection, items)

    def _replace_connection(self, error: sqlite3.DatabaseError) -> None:
        if isinstance(error, sqlite3.ProgrammingError):
            raise error  # a closed cache or a wrong type is a fault of ours, not the file's
        self._connection.close()
        self._connection = self._replacement(error)

    def _replacement(self, error: sqlite3.DatabaseError) -> sqlite3.Connection:
        """Open a new file in the place of a damaged one, else memory."""
        try:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
            if code & 0xFF in _DAMAGE:  # the low byte is the primary code
                return self._begun_anew(error)
        except (OSError, sqlite3.DatabaseError) as second_error:
            return self._in_memory(second_error)
        return self._in_memory(error)

    def _begun_anew(self, error: sqlite3.DatabaseError) -> sqlite3.Connection:
        aside = self._path.with_name(f"{self._path.name}.damaged")
        self._path.replace(aside)
        for suffix in ("-wal", "-shm"):  # they belong to the old file and would spoil the new one
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        connection = _connect(self._path)
        self._warn(
            f"the vector cache {self._path} was damaged ({error}): it is set aside as "
            f"{aside.name} and begun anew; sentences are encoded again, results are the same"
        )
        return connection

    def _in_memory(self, error: Exception) -> sqlite3.Connection:
        self._warn(
            f"the vector cache {self._path} cannot be used ({error}): what this run encodes "
            "is not kept, results are the same; make the file and its folder writable"
        )
        return _connect(":memory:")


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_LOCK_SECONDS)
    connection.text_factory = bytes  # whatever a damaged file holds, it is no text
    try:
        switch_to_wal(connection, _LOCK_SECONDS)
        connection.execute("PRAGMA synchronous = NORMAL")  # power loss may cost the last batches
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection


def _select(connection: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, value FROM vectors WHERE key IN ({marks})"  # noqa: S608 - marks only
    return connection.execute(query, keys).fetchall()


def _insert(connection: sqlite3.Connection, items: Mapping[bytes, bytes]) -> None:
    with connection:
        connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", items.items())


def _make_room(connection: sqlite3.Connection, limit: int, put: int) -> None:
    """Drop twice as many of the oldest as were put, while the file holds more than it may.

    Few at a time, so that no run waits long, also where a former version let the file grow. Rows
    are numbered in the order in which they were put. What they took is used again.
    """
    if _bytes_used(connection) > limit:
        oldest = "SELECT rowid FROM vectors ORDER BY rowid LIMIT ?"
        with connection:
            connection.execute(f"DELETE FROM vectors WHERE rowid IN ({oldest})", (2 * put,))  # noqa: S608 - our own words


def _bytes_used(connection: sqlite3.Connection) -> int:
    names = ("page_count", "freelist_count", "page_size")
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((pages - free) * size)
