"""Tables with an article in each row, as spreadsheets and databases save them."""

from __future__ import annotations

import json

import pyarrow
import pyarrow.csv as pyarrow_csv
import pytest
from pyarrow import parquet

from tests.ingest_inputs import BRIDGE, FERRY, read, reasons, write


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_with_words_is_an_article(tmp_path, delimiter):
    """In the columns of a JSON line; a text may have lines of its own, others are passed over."""
    head = delimiter.join(["id", "source", "title", "text", "published"])
    two_lines = BRIDGE.replace(". Free", ".\nFree")
    rows = [
        delimiter.join(["1", "Courier", "Bridge", f'"{two_lines}"', "2024-05-14"]),
        delimiter.join(["2", "Post", "Ferries", f'"{FERRY}"', ""]),
    ]
    write(tmp_path, mine_csv="\r\n".join([head, *rows, ""]).encode("utf-8-sig"))

    first, second = read(tmp_path).articles

    assert (first.source, first.title, first.published) == ("Courier", "Bridge", "2024-05-14")
    assert first.text.splitlines() == two_lines.splitlines()
    assert first.path.endswith("mine.csv:2")
    assert second.path.endswith("mine.csv:3")


def test_a_sidecar_may_hold_articles_too(tmp_path):
    """Rows with a file speak about it, rows with a text are articles, others are refused once."""
    table = f'file,source,text\na.txt,Courier,\n,Post,"{FERRY}"\n,Echo,\n'
    write(tmp_path, a_txt=BRIDGE, articles_csv=table)

    gathered = read(tmp_path)

    assert {article.source for article in gathered.articles} == {"Courier", "Post"}
    assert list(reasons(gathered)) == ["articles.csv:4"]


def test_a_bad_row_costs_only_itself(tmp_path):
    """Each is refused by its number with a reason; a table of something else, row by row."""
    table = f'source,text\nPost,"{FERRY}"\nEcho,\nCourier,"{BRIDGE}",surplus\n'
    write(tmp_path, mine_csv=table)

    gathered = read(tmp_path)

    assert [article.source for article in gathered.articles] == ["Post"]
    assert "neither text nor html" in reasons(gathered)["mine.csv:3"]
    assert "more than 2 columns" in reasons(gathered)["mine.csv:4"]


def test_a_table_of_something_else_is_refused_once(tmp_path):
    """Nobody is told of each of its thousand rows that it is no article."""
    write(tmp_path, a_txt=BRIDGE, b_txt=FERRY, prices_csv="day,price\n" + "monday,3\n" * 1000)

    refused = reasons(read(tmp_path))

    assert list(refused) == ["prices.csv"]
    assert "neither" in refused["prices.csv"]
    assert "day, price" in refused["prices.csv"]


def test_columns_in_other_words_are_told(tmp_path):
    """Of someone else's table each article would be a source of its own, without a date."""
    table = f'who,day,text\nPost,2024-05-14,"{FERRY}"\nCourier,2024-05-14,"{BRIDGE}"\n'
    write(tmp_path, mine_csv=table)
    said: list[str] = []

    read(tmp_path / "mine.csv", progress=said.append)

    (line,) = said
    assert line.startswith(f"{tmp_path}/mine.csv: has no source and no published, and who, day")
    assert line.endswith("rename it: source, title, published, url, lang, family are read")


@pytest.mark.parametrize(
    ("head", "reads"),
    [
        (
            "outlet,headline,body,pubDate,link,language",
            "link as url, language as lang",
        ),
        ("Publisher,Headline,Content,Date,Permalink,Lang", "Permalink as url, Lang as lang"),
        ("SOURCE,Title,articleBody,date_published,web_url,lang", "web_url as url"),
    ],
)
@pytest.mark.parametrize("file", ["a.csv", "a.jsonl", "a.parquet"])
def test_usual_names_of_columns_are_taken_for_ours_and_told(tmp_path, head, reads, file):
    """A stranger's table is read as its owner would; what was read as what is said once."""
    values = ["Courier", "Bridge", BRIDGE, "2024-05-14", "https://c.example/1", "en"]
    rows = [dict(zip(head.split(","), values, strict=True))]
    rows.append({**rows[0], head.split(",")[2]: FERRY, head.split(",")[4]: "https://c.example/2"})
    _save(tmp_path / file, rows)
    said: list[str] = []

    article = read(tmp_path / file, progress=said.append).articles[0]

    assert (article.source, article.title, article.text) == ("Courier", "Bridge", BRIDGE)
    assert (article.published, article.url) == ("2024-05-14", "https://c.example/1")
    (line,) = said
    assert ": reads " in line
    assert line.endswith(reads)


def _save(path, rows):
    table = pyarrow.Table.from_pylist(rows)
    if path.suffix == ".parquet":
        parquet.write_table(table, path)
    elif path.suffix == ".csv":
        pyarrow_csv.write_csv(table, path)
    else:
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


@pytest.mark.parametrize("file", ["a.jsonl", "a.parquet"])
def test_what_is_no_text_under_another_name_is_passed_over(tmp_path, file):
    """A stranger's publisher may be an object and the language a list: no reason to refuse."""
    odd = {"publisher": {"id": 7}, "language": ["en"], "link": 3, "date": 1}
    _save(tmp_path / file, [{"text": BRIDGE, "headline": "Bridge", **odd}])
    said: list[str] = []

    (article,) = read(tmp_path / file, progress=said.append).articles

    assert (article.text, article.title, article.published) == (BRIDGE, "Bridge", None)
    assert said[0].endswith(": reads headline as title")


def test_our_own_names_win(tmp_path):
    """Beside `text` a `content` is something else, and `date` beside `published` too."""
    row = {"text": BRIDGE, "content": "x", "published": "2024-05-14", "date": "2020-01-01"}
    write(tmp_path, a_jsonl=json.dumps({**row, "source": "Post", "html": "<p>no</p>"}))

    (article,) = read(tmp_path).articles

    assert (article.text, article.published) == (BRIDGE, "2024-05-14")


def test_a_sidecar_that_describes_contents_has_no_words(tmp_path):
    """A row that names a file is about it; its other columns have their usual names too."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        b_txt=FERRY,
        articles_csv="file,content,outlet,date\na.txt,news,Courier,2024-05-14\n",
    )

    first = read(tmp_path).articles[0]

    assert (first.source, first.published, first.text) == ("Courier", "2024-05-14", BRIDGE)


def test_a_text_with_tags_is_read_as_a_page(tmp_path):
    """Content systems export their texts so; a tag that somebody writes about is a word."""
    pieces = f"<p class='lead'>{BRIDGE}</p>\n<p>{FERRY} <b>Read &amp; more</b></p>"
    about = f"<p> opens a paragraph of a page. {BRIDGE}"
    rows = [{"source": "Post", "text": pieces}, {"source": "Herald", "text": about}]
    table = f'source,text\nPost,"{pieces}"\nHerald,"{about}"\n'
    write(tmp_path, a_csv=table, b_jsonl="\n".join(map(json.dumps, rows)))

    for file in ("a.csv", "b.jsonl"):
        post, herald = read(tmp_path / file).articles
        assert post.text.split() == [*BRIDGE.split(), *FERRY.split(), "Read", "&", "more"]
        assert herald.text == about


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE html>\n<html lang='en'>", "<html>", "<body class='x'>"]
)
def test_a_text_that_is_a_whole_page_is_read_as_one(tmp_path, head):
    """Whoever collects pages may call the column text."""
    page = f"{head}<div><p>{BRIDGE}</p><p>{FERRY}</p></div></body></html>"
    write(tmp_path, b_jsonl=json.dumps({"source": "Post", "text": page}))

    (post,) = read(tmp_path / "b.jsonl").articles
    assert post.text.split() == [*BRIDGE.split(), *FERRY.split()]
