"""Sidecars: tables that speak for the files of their folder."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from models.ids import article_id
from tests.ingest_inputs import BRIDGE, FERRY, read, reasons, write


def test_a_csv_sidecar_speaks_for_the_files_of_its_folder(tmp_path):
    """Source, title, date, address, family and language per file."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        b_txt=FERRY,
        articles_csv=(
            "file,source,title,published,url,family,lang\n"
            'a.txt,The Courier,"Bridge, closed",2024-05-14T08:00:00Z,https://courier.example/1,Hale'
            " Group,en-GB\n"
        ),
    )

    first, second = read(tmp_path).articles

    assert (first.source, first.family, first.title) == (
        "The Courier",
        "Hale Group",
        "Bridge, closed",
    )
    assert (first.published, first.lang) == ("2024-05-14T08:00:00+00:00", "en")
    assert first.url == "https://courier.example/1"
    assert first.id == article_id("https://courier.example/1", first.path, first.text)
    assert second.source == "b"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_sidecar_from_a_spreadsheet_is_read(tmp_path, delimiter):
    """Spreadsheets write semicolons, tabs, byte order marks and CRLF."""
    rows = [["file", "source"], ["a.txt", "Café Courier"]]
    text = "".join(delimiter.join(row) + "\r\n" for row in rows)
    write(tmp_path, a_txt=BRIDGE, articles_csv=text.encode("utf-8-sig"))

    assert read(tmp_path).articles[0].source == "Café Courier"


def test_a_json_sidecar_also_holds_articles(tmp_path):
    """Rows with a file speak about it, rows with a text are articles."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        articles_jsonl=(
            '{"file": "a.txt", "source": "The Courier"}\n'
            f'{{"text": "{FERRY}", "source": "Ferry Post"}}\n'
        ),
    )

    gathered = read(tmp_path)

    assert [a.source for a in gathered.articles] == ["The Courier", "Ferry Post"]
    assert gathered.articles[1].path.endswith("articles.jsonl:2")
    assert gathered.refused == ()


def test_bad_sidecar_rows_are_refused_one_by_one(tmp_path):
    """A file that is not there, one named twice, one outside, one without a name."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        articles_csv=(
            "file,source\na.txt,The Courier\nb.txt,Ferry Post\na.txt,Other\n../c.txt,Thief\n"
            ",Nameless\na.txt,x,y\n"
        ),
    )

    gathered = read(tmp_path)
    said = reasons(gathered)

    assert [a.source for a in gathered.articles] == ["The Courier"]
    assert "'b.txt', which is not among the inputs" in said["articles.csv:3"]
    assert "again, after" in said["articles.csv:4"]
    assert "outside the folder" in said["articles.csv:5"]
    assert "names no file" in said["articles.csv:6"]
    assert "more than 2 columns" in said["articles.csv:7"]


def test_a_sidecar_speaks_for_files_named_one_by_one(tmp_path):
    """`story/a.txt` and `story/*` mean the same as `story`."""
    write(tmp_path, a_txt=BRIDGE, b_txt=FERRY, articles_csv="file,source\na.txt,The Courier\n")

    alone = read(tmp_path / "a.txt")
    by_glob = read(*tmp_path.iterdir())

    assert [a.source for a in alone.articles] == ["The Courier"]
    assert by_glob == read(tmp_path)


def test_the_sidecar_nearest_to_a_file_is_believed_first(tmp_path):
    """A sidecar above may name files below; one below knows better."""
    write(tmp_path, articles_csv="file,source,family\nsub/a.txt,Above,Hale\n")
    write(tmp_path / "sub", a_txt=BRIDGE, articles_jsonl='{"file":"a.txt","source":"Below"}')

    (article,) = read(tmp_path).articles

    assert (article.source, article.family) == ("Below", "Hale")


def test_a_sidecar_speaks_for_files_that_came_from_a_mac(tmp_path):
    """Their names have two letters for an umlaut; whoever writes the sidecar types one."""
    write(tmp_path, articles_csv="file,source\nSüden.txt,Süd-Bote\n")
    (tmp_path / normalize("NFD", "Süden.txt")).write_text(BRIDGE, encoding="utf-8")

    gathered = read(tmp_path)

    assert [article.source for article in gathered.articles] == ["Süd-Bote"]
    assert not gathered.refused


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("articles_csv", "file,outlet,headline\na.txt,Courier,Closed\n"),
        ("articles_jsonl", '{"file": "a.txt", "outlet": "Courier", "headline": "Closed"}\n'),
    ],
)
def test_other_names_in_a_sidecar_are_told(tmp_path, name, table):
    """As of a table of articles, which columns were read as ours."""
    write(tmp_path, a_txt=BRIDGE, **{name: table})
    said: list[str] = []

    (article,) = read(tmp_path, progress=said.append).articles

    assert (article.source, article.title) == ("Courier", "Closed")
    assert [line for line in said if "reads outlet as source, headline as title" in line]
