"""Opening a store: new, older, newer, at the present revision, and what else lies there."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import flows.store
from flows.store import tables
from flows.store.comparisons import load_comparison
from flows.store.engine import Store, open_made, open_store, reading, writing
from flows.store.rows import to_rows
from flows.store.upgrade import upgrade
from models.errors import StoreError
from models.records import Comparison, Copy, Distortion, Statement
from models.scores import Score
from tests.stories import a_comparison

pytest_plugins = ["tests.databases"]

Record = TypeVar("Record", Statement, Copy, Distortion, Score)

REPOSITORY = Path(__file__).parents[1]


def an_older_store(url: str) -> None:
    """Make the store that the first revision made, with a comparison in it."""
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with Store(engine) as store, writing(store) as connection:
        upgrade(connection, store.place, "0001")
        rows = to_rows(a_comparison())
        first = sa.MetaData()
        first.reflect(connection)
        for table in tables.metadata.sorted_tables:  # what later revisions added is left out
            for row in rows.get(table.name, []) if table.name in first.tables else []:
                known = {n: value for n, value in row.items() if n in first.tables[table.name].c}
                connection.execute(sa.insert(table), known)


def as_first_stored(comparison: Comparison) -> Comparison:
    """The comparison as it is known from a store of the first revision.

    What later revisions added has a default in the records.
    """
    return replace(
        comparison,
        statements=tuple(map(without_additions, comparison.statements)),
        copies=tuple(map(without_additions, comparison.copies)),
        distortions=tuple(map(without_additions, comparison.distortions)),
        scores=tuple(map(without_additions, comparison.scores)),
        ancestors=(),
    )


def without_additions(record: Record) -> Record:
    """The record with every field that has a default at it."""
    return replace(
        record, **{f.name: f.default for f in fields(record) if f.default is not MISSING}
    )


def test_an_older_store_is_migrated_and_keeps_its_stories(url: str) -> None:
    """What a newer revision adds is there, and so is all that was stored before."""
    an_older_store(url)

    with open_store(url) as store:
        assert load_comparison(store, a_comparison().id) == as_first_stored(a_comparison())
        with reading(store) as connection:
            view = connection.execute(sa.text("SELECT text FROM sentence_texts")).all()
    assert len(view) == sum(len(telling.judgements) for telling in a_comparison().tellings)


def test_a_newer_store_is_refused_with_both_revisions(url: str) -> None:
    """A store that a later Rashomon made is not touched."""
    with open_store(url) as store, writing(store) as connection:
        connection.execute(sa.text("UPDATE rashomon_revision SET version_num = '9999'"))

    with pytest.raises(StoreError, match=rf"9999.*up to {tables.REVISION}: upgrade Rashomon"):
        open_store(url)


def test_tables_of_another_program_are_refused(url: str) -> None:
    """A database with tables of our names, but not our making, is left as it is."""
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with Store(engine) as store, writing(store) as connection:
        connection.execute(sa.text("CREATE TABLE articles (title TEXT)"))

    with pytest.raises(StoreError, match=r"tables that Rashomon did not make \(articles\)"):
        open_store(url)


def test_a_store_to_read_is_never_made(url: str) -> None:
    """In a database without one, whose name is mistyped perhaps, no table appears."""
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with Store(engine) as store, writing(store) as connection:
        connection.execute(sa.text("CREATE TABLE stamps (country TEXT)"))

    with pytest.raises(StoreError, match="holds nothing of Rashomon: check the name"):
        open_made(url)

    with Store(engine) as store, reading(store) as connection:
        assert sa.inspect(connection).get_table_names() == ["stamps"]


def test_an_older_store_to_read_is_migrated_likewise(url: str) -> None:
    """It was made, if by an older Rashomon."""
    an_older_store(url)

    with open_made(url) as store:
        assert load_comparison(store, a_comparison().id) == as_first_stored(a_comparison())


def test_migrations_end_in_the_schema(opened: Store) -> None:
    """Columns, types, keys, indexes and comments are the same in code and in the database."""
    with reading(opened) as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": tables.REVISION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, tables.metadata) == []


def test_the_revision_in_code_is_that_of_the_last_migration() -> None:
    """Adding a migration without raising the schema's revision would never run it."""
    folder = Path(flows.store.__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(folder))

    assert ScriptDirectory.from_config(config).get_heads() == [tables.REVISION]


def without_comments_of_added_columns(store: Store) -> None:
    """As columns that were added stood in SQLite's text of their table before revision 15."""
    with writing(store) as connection:
        connection.exec_driver_sql("PRAGMA writable_schema = ON")
        for name, text in texts_of_tables(connection).items():
            bare = re.sub(r"(, \w+ [A-Z0-9 ]+) /\*[^*]*\*/", r"\1", text)
            change = "UPDATE sqlite_master SET sql = ? WHERE name = ?"
            connection.exec_driver_sql(change, (bare, name))
        connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def texts_of_tables(connection: sa.Connection) -> dict[str, str]:
    """The text that made each table, as SQLite keeps it."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return dict(found.tuples().all())


@pytest.mark.parametrize("age", ["new", "old"])
def test_sqlite_shows_what_each_column_means(tmp_path: Path, age: str) -> None:
    """Someone who opens the file with sqlite3 or Datasette reads the comments in the schema."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    if age == "old":
        with Store(sa.create_engine(url)) as store:
            with writing(store) as connection:
                upgrade(connection, store.place, "0014")
            without_comments_of_added_columns(store)

    with open_store(url) as store, reading(store) as connection:
        texts = texts_of_tables(connection)
        sound = connection.scalar(sa.text("PRAGMA integrity_check"))

    columns = [column for table in tables.metadata.sorted_tables for column in table.columns]
    assert [c for c in columns if f"/* {c.comment} */" not in texts[c.table.name]] == []
    assert sound == "ok"


def test_what_columns_are_said_to_mean_is_mended_without_new_tables(tmp_path: Path) -> None:
    """Every row stays where it is."""
    an_older_store(url := f"sqlite:///{tmp_path / 'store.sqlite'}")
    place = sa.text("SELECT rootpage FROM sqlite_master WHERE name = 'scores'")
    with Store(sa.create_engine(url)) as store, reading(store) as connection:
        before = connection.scalar(place)

    with open_store(url) as store, reading(store) as connection:
        assert connection.scalar(place) == before


def test_every_column_says_what_it_holds() -> None:
    """No column without a comment, and none that would end SQLite's comment early."""
    comments = [c.comment for table in tables.metadata.sorted_tables for c in table.columns]

    assert all(comment and "*/" not in comment for comment in comments)


def test_opening_a_store_at_head_imports_no_alembic(tmp_path: Path) -> None:
    """The usual opening costs neither alembic nor anything of the computing side."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    open_store(url).close()
    code = (
        "import sys; from flows.store.engine import open_store; "
        f"open_store({url!r}).close(); "
        "print({'alembic', 'torch', 'sklearn', 'prefect'} & set(sys.modules))"
    )

    run = [sys.executable, "-c", code]
    assert subprocess.check_output(run, cwd=REPOSITORY, text=True).strip() == "set()"
