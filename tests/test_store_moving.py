"""A store is copied whole, from either database into either, and into no store with rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from flows import cli
from flows.store.compared.comparisons import load_comparison, save_comparison
from flows.store.database.engine import Store, open_store, writing
from flows.store.moving import copy_store, open_to_copy
from flows.store.schema import tables
from models.errors import StoreError
from tests.stores import contents, fill
from tests.stories import a_comparison

pytest_plugins = ["tests.databases"]

VALUES = {str: "“é”", int: -1, float: 0.1 + 0.2, bool: True, dict: [["é", None]]}


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a story and a row in every table, on either database."""
    fill(store, VALUES)
    return store


def test_every_row_arrives_as_it_was(filled: Store, url: str) -> None:
    """From SQLite into SQLite, from PostgreSQL into PostgreSQL: the same contents."""
    with open_store(url) as into:
        copied = copy_store(filled, into)

        assert contents(into) == contents(filled)
        assert load_comparison(into, a_comparison().id) == a_comparison()
    assert all(copied[table.name] for table in tables.metadata.sorted_tables)


def test_a_store_moves_to_the_other_database_and_back(
    filled: Store, postgres: str, tmp_path: Path
) -> None:
    """As a user reads it there, a story is what it was."""
    del postgres
    with open_store(f"sqlite:///{tmp_path / 'moved.sqlite'}") as moved:
        copy_store(filled, moved)
        with writing(filled) as connection:
            for table in reversed(tables.metadata.sorted_tables):
                connection.execute(sa.delete(table))
        copy_store(moved, filled)

    assert load_comparison(filled, a_comparison().id) == a_comparison()


def test_two_stores_are_not_merged(filled: Store, url: str) -> None:
    """What is there already stays as it is."""
    with open_store(url) as into:
        save_comparison(into, a_comparison())
        before = contents(into)

        with pytest.raises(StoreError, match="holds rows already"):
            copy_store(filled, into)
        assert contents(into) == before


def test_an_empty_store_is_no_backup(store: Store) -> None:
    """A name of another store copies nothing; to say that it is done would look like success."""
    url = store.engine.url.render_as_string(hide_password=False)
    with pytest.raises(StoreError, match="holds nothing to copy"), open_to_copy(url):
        pass


@pytest.mark.parametrize("made", [True, False])
def test_a_store_that_is_refused_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], made: bool
) -> None:
    """Neither of the new store nor, where its name is mistyped, of the one to copy."""
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    if made:
        open_store(f"sqlite:///{first}").close()
    words = ["rashomon", "export", "store", f"sqlite:///{second}", "--store", f"sqlite:///{first}"]
    monkeypatch.setattr("sys.argv", words)

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == 1
    said = "holds nothing to copy" if made else "is not there"
    assert f"{first} {said}" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == (["first.sqlite"] if made else [])


def test_the_command_says_what_it_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the copy is a store that any command reads."""
    first, second = (f"sqlite:///{tmp_path / name}.sqlite" for name in ("first", "second"))
    with open_store(first) as store:
        save_comparison(store, a_comparison())
    words = ["rashomon", "export", "store", second, "--store", first, "--json"]
    monkeypatch.setattr("sys.argv", words)

    with pytest.raises(SystemExit) as ended:
        cli.main()

    out, err = capsys.readouterr()
    assert not ended.value.code
    assert json.loads(out)["rows"]["stories"] == 1
    assert "RASHOMON_STORE" in err
    with open_store(second) as copy:
        assert load_comparison(copy, a_comparison().id) == a_comparison()
