"""Opening a store: new, older, newer, at the present revision, and what else lies there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import flows.store.database
from flows.store.compared.comparisons import load_comparison, save_comparison
from flows.store.database.engine import Store, open_made, open_store, reading, writing
from flows.store.database.upgrade import upgrade
from flows.store.schema import tables
from models.errors import StoreError
from tests.stories import a_comparison

pytest_plugins = ["tests.databases"]

REPOSITORY = Path(__file__).parents[1]


_STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9000", "{last}"


def upgrade():
    op.add_column("articles", sa.Column("mood", sa.Text, comment="how it sounds"))
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Add a step to the schema's history, as a later release would; return its revision."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(flows.store.database.__file__).parent / "migrations", folder)
    (folder / "versions" / "r9000_mood.py").write_text(_STEP.format(last=tables.REVISION))
    monkeypatch.setattr("flows.store.database.upgrade._MIGRATIONS", folder)
    return "9000"


def test_an_older_store_is_migrated_and_keeps_its_stories(url: str, later: str) -> None:
    """What a newer revision adds is there, and so is all that was stored before."""
    with open_store(url) as store:
        save_comparison(store, a_comparison())
        with writing(store) as connection:
            upgrade(connection, store.place, later)

        assert load_comparison(store, a_comparison().id) == a_comparison()
        with reading(store) as connection:
            assert tables.stored_revision(connection) == later
            moods = connection.execute(sa.text("SELECT mood FROM articles")).all()
            if connection.dialect.name == "sqlite":
                assert "/* how it sounds */" in texts_of_tables(connection)["articles"]
    assert len(moods) == len(a_comparison().tellings)


def test_a_store_from_before_the_first_release_is_refused(url: str) -> None:
    """No step leads on from its tables; to upgrade would not help."""
    with open_store(url) as store, writing(store) as connection:
        connection.execute(sa.text("UPDATE rashomon_revision SET version_num = '0007'"))

    with pytest.raises(StoreError, match=r"0007.*before the first release; name another database"):
        open_store(url)


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


def test_a_new_store_has_the_schema(opened: Store) -> None:
    """Columns, types, keys, indexes and comments are the same in code and in the database."""
    with reading(opened) as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": tables.REVISION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, tables.metadata) == []


def test_the_revision_in_code_is_that_of_the_last_migration() -> None:
    """Adding a migration without raising the schema's revision would never run it."""
    folder = Path(flows.store.database.__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(folder))

    assert ScriptDirectory.from_config(config).get_heads() == [tables.REVISION]


def texts_of_tables(connection: sa.Connection) -> dict[str, str]:
    """The text that made each table, as SQLite keeps it."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return dict(found.tuples().all())


def test_sqlite_shows_what_each_column_means(tmp_path: Path) -> None:
    """Someone who opens the file with sqlite3 or Datasette reads the comments in the schema."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store, reading(store) as connection:
        texts = texts_of_tables(connection)
        sound = connection.scalar(sa.text("PRAGMA integrity_check"))

    columns = [column for table in tables.metadata.sorted_tables for column in table.columns]
    assert [c for c in columns if f"/* {c.comment} */" not in texts[c.table.name]] == []
    assert sound == "ok"


def test_every_column_says_what_it_holds() -> None:
    """No column without a comment, and none that would end SQLite's comment early."""
    comments = [c.comment for table in tables.metadata.sorted_tables for c in table.columns]

    assert all(comment and "*/" not in comment for comment in comments)


def test_opening_a_store_at_head_imports_no_alembic(tmp_path: Path) -> None:
    """The usual opening costs neither alembic nor anything of the computing side."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    open_store(url).close()
    code = (
        "import sys; from flows.store.database.engine import open_store; "
        f"open_store({url!r}).close(); "
        "print({'alembic', 'torch', 'sklearn', 'prefect'} & set(sys.modules))"
    )

    run = [sys.executable, "-c", code]
    assert subprocess.check_output(run, cwd=REPOSITORY, text=True).strip() == "set()"
