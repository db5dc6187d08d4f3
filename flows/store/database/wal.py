"""SQLite's write-ahead log, switched on without a race."""

from __future__ import annotations

import sqlite3
import time
from typing import Final

_PAUSE_SECONDS: Final = 0.01  # the other's switch takes about a millisecond


def switch_to_wal(connection: sqlite3.Connection, seconds: float) -> None:
    """Put the database in WAL mode, waiting up to `seconds` for others that do the same.

    Connections that switch a new file at once block each other, and SQLite then fails
    without regard to its busy timeout (22 of 600 openings by four threads).
    """
    deadline = time.monotonic() + seconds
    while not _switched(connection, last_try=time.monotonic() >= deadline):
        time.sleep(_PAUSE_SECONDS)


def _switched(connection: sqlite3.Connection, *, last_try: bool) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = WAL").close()
    except sqlite3.OperationalError as error:
        busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # the low byte: primary code
        if last_try or not busy:
            raise
        return False
    return True
