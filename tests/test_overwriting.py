"""No command takes the place of a file that the user has for something else."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from threading import Thread, current_thread

import pytest

from flows.commands import calibrate_file, evaluate_file
from flows.configuration import Named, load_settings
from flows.export.commands import write_labels
from flows.export.tables import export_tables
from flows.overwriting import is_ours
from flows.report.page.saving import write_report
from flows.sources.exchange import export_sources
from flows.stages import Job, read
from flows.store.database.engine import open_store
from flows.writing import write_together, write_whole
from models.errors import OutputError
from tests.stories import a_comparison

ROWS = '{"id":"1","a":"A ferry ran aground.","b":"The ferry is aground.","label":1}\n'
FAST = Named(profile="fast")


@pytest.mark.parametrize("name", ["report.html", "story.json"])
def test_a_report_takes_the_place_of_a_report_only(tmp_path: Path, name: str) -> None:
    """Before anything is read, too: a folder may be given that has such a file."""
    write_report(a_comparison(), tmp_path)
    write_report(a_comparison(), tmp_path)
    (tmp_path / name).write_text("precious")
    with pytest.raises(OutputError, match=f"{name} is there already"):
        write_report(a_comparison(), tmp_path)
    with pytest.raises(OutputError, match=f"{name} is there already"):
        read(Job(("nowhere",), tmp_path, tmp_path, "", load_settings()))

    assert (tmp_path / name).read_text() == "precious"


def test_exported_tables_take_no_place_of_inputs_and_notes(tmp_path: Path) -> None:
    """`articles.csv` is what a sidecar is called."""
    sidecar = tmp_path / "in" / "articles.csv"
    sidecar.parent.mkdir()
    sidecar.write_text("file,source\na.txt,Post\n")
    with open_store(f"sqlite:///{tmp_path}/s.sqlite") as store:
        export_tables(store, tmp_path / "out", "csv")
        export_tables(store, tmp_path / "out", "csv")
        with pytest.raises(OutputError, match=r"articles\.csv is there already"):
            export_tables(store, sidecar.parent, "csv")

    assert sidecar.read_text() == "file,source\na.txt,Post\n"
    assert [path.name for path in sidecar.parent.iterdir()] == ["articles.csv"]


def test_what_is_read_is_not_written(tmp_path: Path) -> None:
    """Labels took hours, and scores took their place."""
    rows, link, catalogue = tmp_path / "rows.jsonl", tmp_path / "link", tmp_path / "sources.toml"
    rows.write_text(ROWS)
    link.symlink_to(rows)
    catalogue.write_text('[[source]]\nname = "Post"\nfeeds = ["https://post.example/rss"]\n')
    before = catalogue.read_text()
    labelled = [{"id": 1, "data": {"a": "x", "b": "y"}, "annotations": []}]
    (answers := tmp_path / "answers.json").write_text(json.dumps(labelled))
    for written in (rows, link):
        with pytest.raises(OutputError, match="would be lost"):
            evaluate_file("pairs", rows, written, None, FAST, as_json=False)
        with pytest.raises(OutputError, match="would be lost"):
            calibrate_file(rows, written, None, FAST, as_json=False)
    with pytest.raises(OutputError, match="would be lost"):
        export_sources(catalogue, catalogue, as_json=False)
    with pytest.raises(OutputError, match="would be lost"):
        write_labels(answers, "pairs", answers, as_json=False)

    assert rows.read_text() == ROWS
    assert catalogue.read_text() == before
    assert json.loads(answers.read_text()) == labelled


def test_a_file_that_is_replaced_stays_as_private_as_it_was(tmp_path: Path) -> None:
    """A catalogue may hold addresses with keys."""
    file = tmp_path / "sources.toml"
    file.write_text("old")
    file.chmod(0o600)
    write_whole(file, b"new")

    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_who_write_into_one_folder_leave_the_files_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two comparisons at once into one --out: never the story of one beside the page of the other.

    The second begins while the first has put one file in place and not yet the other.
    """
    names = (tmp_path / "story.json", tmp_path / "report.html")
    second = Thread(target=write_together, args=(dict.fromkeys(names, b"second"),))
    first, real = current_thread(), Path.replace

    def slowly(draft: Path, path: Path) -> Path:
        if path == names[1] and current_thread() is first:
            second.start()
            second.join(0.5)
        return real(draft, path)

    monkeypatch.setattr(Path, "replace", slowly)
    write_together(dict.fromkeys(names, b"first"))
    second.join()

    assert names[0].read_bytes() == names[1].read_bytes()


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    """A draft with a longer name could not be."""
    file = tmp_path / ("é" * 125 + ".json")
    write_whole(file, b"1")

    assert file.read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_pages_of_ours_are_known(tmp_path: Path) -> None:
    """And what is empty, as `mktemp` leaves it, has nothing to lose."""
    written = write_report(a_comparison(), tmp_path)
    (tmp_path / "empty").touch()

    assert is_ours(written.page)
    assert is_ours(written.story)
    assert is_ours(tmp_path / "empty")
