"""Database errors as errors that a user can act on.

Only what a user can mend is translated. A broken constraint or a wrong statement is a
fault of ours and stays the traceback it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from flows.store.database.places import is_unwritable
from models.errors import StoreError

_NEXT_STEPS: Final = {
    "sqlite": {  # by the start of SQLite's name for the error
        "SQLITE_NOTADB": "the file is not a SQLite database; name another file",
        "SQLITE_CORRUPT": "the file is damaged; restore a backup, or move it away to start afresh",
        "SQLITE_CANTOPEN": "check that the path is a file in an existing folder that you may enter",
        "SQLITE_READONLY": "the database is read-only; make file and folder writable, or name "
        "another file",
        "SQLITE_PERM": "permission was refused; make file and folder readable and writable",
        "SQLITE_BUSY": "another process holds the lock; wait for it to end and try again",
        "SQLITE_LOCKED": "another connection holds the lock; wait for it to end and try again",
        "SQLITE_FULL": "the disk is full; free some space and try again, what was saved before "
        "is intact",
        "SQLITE_IOERR": "the disk failed to read or write; check it, and keep the file off "
        "network folders",
    },
    "postgresql": {  # by the start of the SQLSTATE; "-" where there is none: no connection
        "-": "check host, port, user and database in the URL, and that the server runs",
        "08": "the connection was lost; check the server and try again",
        "28": "check user and password in the URL",
        "3D": "create the database (createdb) or name an existing one in the URL",
        "25006": "the server is read-only; name its primary in the URL",
        "42501": "the user lacks a permission; grant CREATE, SELECT, INSERT, UPDATE and DELETE",
        "40": "another process changed the same rows; try again",
        "53": "the server ran out of disk, memory or connections; free some and try again",
        "55P03": "another process holds the lock; wait for it to end and try again",
        "57": "the server is starting, stopping or cancelled the work; try again",
    },
}

# A store is in WAL mode, and SQLite makes two files beside it even to read it.
_UNWRITABLE: Final = (
    "its folder cannot be written, and even to read it SQLite keeps a log beside it; copy the file,"
    " with its -wal if there is one, to a folder that you may write, or, where there is no -wal and"
    " nobody writes the store, add ?immutable=1&uri=true to its URL"
)


@contextmanager
def explained(place: str, dialect: str) -> Iterator[None]:
    """Turn database errors that a user can mend into a StoreError that names the place.

    `place` is the URL without its password.
    """
    try:
        yield
    except DBAPIError as error:
        next_step = _next_step(error, dialect, place)
        if next_step is None:
            raise
        # The driver's own first line; its further lines repeat the statement or give hints.
        reason = str(error.orig).strip().partition("\n")[0]
        raise StoreError(f"store {place}: {reason}; {next_step}") from error


def is_of_database(error: object) -> bool:
    """Whether the database failed, as `explained` tells it, and not what was asked of it."""
    return isinstance(error, StoreError) and isinstance(error.__cause__, DBAPIError)


def passes(error: object) -> bool:
    """Whether what the database failed by may be over at the next try: a lock, another's change."""
    cause = error.__cause__ if isinstance(error, StoreError) else None
    if not isinstance(cause, DBAPIError):
        return False
    lock = str(getattr(cause.orig, "sqlite_errorname", ""))
    state = str(getattr(cause.orig, "sqlstate", None) or "")
    return lock.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or state.startswith(("40", "55P03"))


def address(url: URL) -> str:
    """Write the URL without its password, wherever that stands."""
    url = url.difference_update_query(["password", "sslpassword"])
    return url.render_as_string(hide_password=True)


def _next_step(error: DBAPIError, dialect: str, place: str) -> str | None:
    code = _code(error, dialect)
    if code.startswith("SQLITE_CANTOPEN") and is_unwritable(place):
        return _UNWRITABLE
    steps = _NEXT_STEPS[dialect].items()
    return next((step for start, step in steps if code.startswith(start)), None)


def _code(error: DBAPIError, dialect: str) -> str:
    if dialect == "sqlite":
        return str(getattr(error.orig, "sqlite_errorname", ""))
    return str(getattr(error.orig, "sqlstate", None) or "-")
