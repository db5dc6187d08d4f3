"""Whose a text is by the name of its file and its folder, where nothing else says whose."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest

from flows.ingest.archives import reading
from flows.ingest.archives.reading import archive_batches
from models.settings import Reading
from tests.ingest_inputs import BRIDGE, FERRY, read

OTHER = BRIDGE.replace("bridge", "tunnel")


def lay(folder: Path, *names: str) -> Path:
    """Write a text of its own under each name below a folder."""
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = (BRIDGE, FERRY, OTHER)[number % 3]
        (folder / name).write_text(f"{text} This is the text number {number}.", encoding="utf-8")
    return folder


def sources(folder: Path) -> list[str]:
    """The sources of the articles below a folder, in order of path, however it is read."""
    at_once = [article.source for article in read(folder).articles]
    batches = archive_batches(str(folder), Reading())
    assert [article.source for batch in batches for article in batch.articles] == at_once
    return at_once


def test_a_name_in_the_folders_of_several_days_is_one_source(tmp_path: Path) -> None:
    """Files are named after their source, and a source tells more on the next day."""
    lay(tmp_path, "monday/BBC.txt", "monday/Le Monde.txt", "tuesday/BBC.txt", "tuesday/ANSA.txt")

    assert sources(tmp_path) == ["BBC", "Le Monde", "ANSA", "BBC"]


def test_what_was_saved_a_second_time_is_no_other_source(tmp_path: Path) -> None:
    """Browsers and desktops number it; a name with a number of its own stays as it is."""
    lay(tmp_path, "Südwest Presse (1).txt", "Südwest Presse.txt", "Sat(1).txt", "Kanal (3).txt")

    assert sources(tmp_path) == ["Kanal (3)", "Sat(1)", "Südwest Presse", "Südwest Presse"]


def test_a_name_from_a_mac_is_the_name_that_others_write(tmp_path: Path) -> None:
    """There an umlaut is two letters in the names of files; in a page it is one."""
    text = f"---\nsource: Süd-Bote\n---\n{FERRY}"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    (tmp_path / normalize("NFD", "Süd-Bote.txt")).write_text(BRIDGE, encoding="utf-8")

    assert set(sources(tmp_path)) == {"Süd-Bote"}


def test_the_same_text_saved_twice_counts_once(tmp_path: Path) -> None:
    """It is no reprint by another paper."""
    for name in ("Post.txt", "Post (1).txt", "Herald.txt"):
        (tmp_path / name).write_text(FERRY, encoding="utf-8")

    gathered = read(tmp_path)

    assert sorted(article.source for article in gathered.articles) == ["Herald", "Post"]
    assert [one.reason.partition(":")[2].partition(";")[0] for one in gathered.refused] == [
        " the same text from the same source"
    ]


def test_a_name_that_stands_alone_in_each_folder_leaves_it_to_the_folder(tmp_path: Path) -> None:
    """In a folder for each source every file may be called `story`."""
    lay(tmp_path, "courier/story.txt", "post/story.txt")

    assert sources(tmp_path) == ["courier", "post"]


def test_a_number_or_a_day_leaves_it_to_the_folder(tmp_path: Path) -> None:
    """`2026-11-02.txt` is nobody's name, but in one folder it is all there is."""
    lay(tmp_path, "BBC/2026-11-01.txt", "BBC/2026-11-02.txt", "CNN/2026-11-01.txt", "CNN/3.txt")

    assert sources(tmp_path) == ["BBC", "BBC", "CNN", "CNN"]
    assert sources(lay(tmp_path / "one", "1.txt", "2.txt")) == ["1", "2"]


def test_a_folder_named_by_its_day_names_no_source(tmp_path: Path) -> None:
    """Though a source may be alone in it."""
    lay(tmp_path, "2026-11-01/BBC.txt", "2026-11-02/BBC.txt")

    assert sources(tmp_path) == ["BBC", "BBC"]


def test_where_neither_file_nor_folder_tells_the_path_does(tmp_path: Path) -> None:
    """Two texts of unknown source are not thought to be of one."""
    lay(tmp_path, "01/1.txt", "02/1.txt")

    assert sources(tmp_path) == [f"{tmp_path}/01/1.txt", f"{tmp_path}/02/1.txt"]


def test_two_forms_of_one_name_in_a_folder_are_one_source(tmp_path: Path) -> None:
    """The ending of a file says nothing about whose it is."""
    lay(tmp_path, "BBC.txt", "BBC.md", "CNN.txt")

    assert sources(tmp_path) == ["BBC", "BBC", "CNN"]


def test_rows_without_a_source_in_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """The first line of one file is not by the source of the first line of another."""
    for folder, text in (("a", BRIDGE), ("b", FERRY)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rows.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")

    assert sources(tmp_path) == [f"{tmp_path}/{name}/rows.jsonl:1" for name in ("a", "b")]


def test_a_source_has_one_name_in_all_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether its files come into memory together makes no difference."""
    monkeypatch.setattr(reading, "_BATCH", 1)
    lay(tmp_path, "courier/story.txt", "post/story.txt", "late/1.txt", "wire/1.txt")

    assert sources(tmp_path) == ["courier", "late", "post", "wire"]


def test_a_file_beside_the_reader_stands_in_the_folder_they_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its path says nothing of the folder."""
    monkeypatch.chdir(lay(tmp_path, "courier/story.txt", "post/story.txt") / "post")

    articles = read("story.txt", "../courier/story.txt").articles

    assert [article.source for article in articles] == ["courier", "post"]
