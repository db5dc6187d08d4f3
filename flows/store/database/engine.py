"""Open a store: SQLite by default, PostgreSQL by URL, one code for both.

SQLite runs in WAL mode with synchronous=FULL: readers never wait for the writer, and a
killed process leaves only whole transactions (tested with kill -9). WAL needs a local
disk: a store on a network folder can be damaged. Writers begin IMMEDIATE, because a
transaction that reads first and writes later fails at once where another has written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from flows.store.database.failures import address, explained
from flows.store.database.places import default_store_url, is_file_name, is_no_file
from flows.store.database.wal import switch_to_wal
from flows.store.schema.tables import REVISION, stored_revision
from models.errors import StoreError

_DRIVERS: Final = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}

_LOCK_SECONDS: Final = 30
"""How long a writer waits for another; saving a story takes well under a second."""

_NO_STORE: Final = (
    "check the name in --store or RASHOMON_STORE; `rashomon compare` and `monitor` make a new store"
)

_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {  # of the drivers; those in the URL win
    "sqlite": {"timeout": _LOCK_SECONDS},
    "postgresql": {"connect_timeout": 10, "client_encoding": "UTF8"},
}


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; close it, or use it in a `with` statement."""

    engine: Engine

    @property
    def place(self) -> str:
        """The URL without its password."""
        return address(self.engine.url)

    def close(self) -> None:
        """Give all connections back. A closed store opens new ones when used again."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_ended: object) -> None:
        self.close()


def open_store(url: str) -> Store:
    """Open the store at `url`, made or migrated to the present schema where needed.

    `sqlite:///relative.sqlite`, `sqlite:////absolute.sqlite` or
    `postgresql://user:password@host/database`. Raises StoreError when the URL is none of
    these, the database cannot be reached or is not one, or a newer Rashomon made it.
    """
    return _opened(url, _bring_to_head)


def open_made(url: str) -> Store:
    """Open a store that some command has made; make none, nor tables in another database.

    Raises StoreError where nothing was made, as at a mistyped name, and as `open_store` does.
    """
    if is_no_file(url):
        raise StoreError(f"store {url} is not there: {_NO_STORE}")
    return _opened(url, _require_made, _bring_to_head)


def open_to_read(url: str | None) -> Store:
    """Open the store that the user named, as `open_made` does; None: the own, which may be new."""
    return open_made(url) if url else open_store(default_store_url())


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """Give a connection whose queries all see the same moment."""
    options = {"postgresql": {"isolation_level": "REPEATABLE READ"}}
    with _transaction(store, **options.get(store.engine.dialect.name, {})) as connection:
        yield connection


@contextmanager
def writing(store: Store, *, waits: bool = True) -> Iterator[Connection]:
    """Give a connection in one transaction: all of it is kept or, on any error, nothing.

    waits: whether for another writer of the same SQLite file to end; StoreError at once, if not.
    """
    with _transaction(store, writes=True, waits=waits) as connection:
        yield connection


@contextmanager
def _transaction(store: Store, **options: Any) -> Iterator[Connection]:
    engine = store.engine.execution_options(**options)
    with explained(store.place, engine.dialect.name), engine.begin() as connection:
        yield connection


def _opened(url: str, *steps: Callable[[Store], None]) -> Store:
    store = Store(_engine(_parsed(url)))
    try:
        for step in steps:
            step(store)
    except BaseException:
        store.close()
        raise
    return store


def _parsed(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # the latter of a port that is no number
        url = None
    if url is None or url.drivername not in _DRIVERS:
        raise StoreError(
            f"store {_without_password(text)!r} is not a database URL: write sqlite:///FILE or "
            "postgresql://USER:PASSWORD@HOST/DATABASE"
        )
    if "@" in (url.host or ""):  # the end of a password, which would be shown as the host
        raise StoreError("the store's URL has more than one @: write one within a password as %40")
    return _as_uri(url.set(drivername=_DRIVERS[url.drivername]))


def _as_uri(url: URL) -> URL:
    """The file as a URI with `uri=true`: else `mode=ro` is a part of its name to SQLite."""
    path = url.database or ""
    asked = url.get_backend_name() == "sqlite" and _asks_for_uri(url)
    return url.set(database=f"file:{quote(path)}") if asked and is_file_name(path) else url


def _asks_for_uri(url: URL) -> bool:
    said = url.query.get("uri", False)
    try:
        return bool(sa.util.asbool(said))
    except ValueError as error:
        raise StoreError(
            f"store {address(url)} has uri={said}, which is neither: write uri=true or uri=false"
        ) from error


def _without_password(text: str) -> str:
    """What is no URL, less what may be a password in it.

    That is all before an @ or behind a ?, and what follows `password=` or `//USER:`.
    """
    return _PASSWORD.sub(r"\1***", text.rpartition("@")[2].partition("?")[0])


_PASSWORD: Final = re.compile(r"(password\s*=\s*|(?<!/)//[^/:]+:).*", re.IGNORECASE | re.DOTALL)


def _engine(url: URL) -> Engine:
    in_words = json.JSONEncoder(ensure_ascii=False).encode  # readable for those who query with SQL
    arguments = {
        name: value
        for name, value in _ARGUMENTS[url.get_backend_name()].items()
        if name not in url.query
    }
    try:
        engine = sa.create_engine(url, json_serializer=in_words, connect_args=arguments)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"store {address(url)} needs the module {error.name!r}: "
            "pip install 'psycopg[binary]' beside rashomon"
        ) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    else:
        # insert: before SQLAlchemy's own first query, which fails without an encoding
        sa.event.listen(engine, "connect", _prepare_postgresql, insert=True)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # sqlite3 must not begin transactions: _begin_sqlite does
    switch_to_wal(connection, _LOCK_SECONDS)
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    begin = "BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN"
    if options.get("waits", True):
        connection.exec_driver_sql(begin)
    else:
        _at_once(connection, begin)


def _at_once(connection: Connection, begin: str) -> None:
    patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()  # milliseconds
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        connection.exec_driver_sql(begin)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience}")


def _prepare_postgresql(connection: Any, _record: object) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreError(
            f"database {connection.info.dbname!r} has the encoding {encoding}, but news is written "
            "in all scripts: make one with createdb --encoding=UTF8 --template=template0"
        )
    connection.execute(f"SET lock_timeout = '{_LOCK_SECONDS}s'")
    connection.commit()


def _require_made(store: Store) -> None:
    with reading(store) as connection:
        if stored_revision(connection) is None:
            raise StoreError(f"store {store.place} holds nothing of Rashomon: {_NO_STORE}")


def _bring_to_head(store: Store) -> None:
    with reading(store) as connection:
        if stored_revision(connection) == REVISION:
            return
    from flows.store.database.upgrade import upgrade

    with writing(store) as connection:
        upgrade(connection, store.place)
