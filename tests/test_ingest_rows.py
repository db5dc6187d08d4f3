"""Lines of JSON: a bad line is refused by its number, the others are read."""

from __future__ import annotations

import json

import pytest

from flows.ingest.reading import read_rows
from models.settings import Reading
from tests.ingest_inputs import BRIDGE, FERRY, PONT, read, reasons, write

REPAIRS = "The harbour board said on Tuesday that repairs would cost two million and end by June."
GOOD = json.dumps({"text": BRIDGE, "source": "The Courier"})


def test_a_line_is_an_article(tmp_path):
    """Every detail may be given; the path names the line."""
    row = {
        "text": PONT,
        "source": "La Gazette",
        "title": "Le pont",
        "published": "2024-05-14T08:00:00+02:00",
        "url": "https://gazette.example/1?utm_source=x",
        "lang": "fr-FR",
        "family": "Groupe Quai",
        "extra": {"ignored": True},
    }
    write(tmp_path, story_jsonl=f"\n{json.dumps(row)}\n")

    (article,) = read(tmp_path / "story.jsonl").articles

    assert article.path == f"{tmp_path}/story.jsonl:2"
    assert (article.text, article.source, article.family) == (PONT, "La Gazette", "Groupe Quai")
    assert (article.title, article.lang) == ("Le pont", "fr")
    assert article.published == "2024-05-14T08:00:00+02:00"
    assert article.url == "https://gazette.example/1"


def test_absent_details_are_read_from_the_address_or_the_line(tmp_path):
    """Without a source: the domain of the address, else file and line."""
    rows = [{"text": BRIDGE, "url": "https://www.courier.co.uk/1"}, {"text": FERRY, "title": None}]
    write(tmp_path, story_jsonl="\n".join(map(json.dumps, rows)))

    assert [a.source for a in read(tmp_path).articles] == ["courier.co.uk", "story:2"]


def test_names_in_other_words_are_told_of_the_first_line(tmp_path):
    """Not of each of thousands, and not where it is said whose an article is, and of when."""
    strange = json.dumps({"who": "Post", "text": FERRY})
    known = json.dumps({"source": "Post", "published": "2024-05-14", "n": 1, "text": FERRY})
    write(tmp_path, a_jsonl=f"[]\n{strange}\n{strange}\n", b_jsonl=f"{known}\n{GOOD}\n")
    said: list[str] = []

    read(tmp_path, progress=said.append)

    (line,) = said
    assert line.startswith(f"{tmp_path}/a.jsonl:2: has no source and no published, and who is ")


def test_a_line_without_words_names_what_it_has(tmp_path):
    """The text may stand there under another name; a blank one does not."""
    lines = ['{"who": "Post", "words": "x"}', '{"source": "Post", "text": ""}']
    write(tmp_path, a_jsonl="\n".join(lines))

    refused = reasons(read(tmp_path))

    assert refused["a.jsonl:1"].endswith("; it has who, words: rename the right one")
    assert refused["a.jsonl:2"].endswith("one of them must hold the article")


def test_a_date_may_be_a_count_of_seconds_or_thousandths(tmp_path):
    """So pandas writes dates as JSON, unless it is told otherwise."""
    rows = [{"text": BRIDGE, "published": 1795903200}, {"text": FERRY, "published": 1795903200000}]
    write(tmp_path, a_jsonl="\n".join(map(json.dumps, rows)))

    dates = {article.published for article in read(tmp_path).articles}

    assert dates == {"2026-11-28T22:00:00+00:00"}


BAD_LINES = {
    "not JSON": "{'text': 1}",
    "is a JSON list": "[1, 2]",
    "is a JSON string": '"text"',
    "neither text nor html": '{"source": "The Courier"}',
    "holds NaN": '{"text": "x", "score": NaN}',
    "holds -Infinity": '{"text": "x", "score": -Infinity}',
    "out of range": '{"text": "x", "score": 1e999}',
    "thousands of digits": '{"text": "x", "n": ' + "9" * 5000 + "}",
    "nested too deeply": '{"text": "x", "deep": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "'text' twice": '{"text": "one", "text": "two"}',
    "has text = a number": '{"text": 12}',
    "has source = a list": '{"text": "x", "source": ["a"]}',
    "has published = a number": '{"text": "x", "published": 20240514}',
}


@pytest.mark.parametrize("reason", BAD_LINES)
def test_a_bad_line_is_refused_and_the_rest_is_read(tmp_path, reason):
    """The refusal names the line and what is wrong with it."""
    write(tmp_path, story_jsonl=f"{GOOD}\n{BAD_LINES[reason]}\n{GOOD.replace('Courier', 'Post')}\n")

    gathered = read(tmp_path)

    assert [a.source for a in gathered.articles] == ["The Courier", "The Post"]
    assert list(reasons(gathered)) == ["story.jsonl:2"]
    assert reason in reasons(gathered)["story.jsonl:2"]


def test_a_line_that_is_not_utf8_is_refused(tmp_path):
    """JSON is UTF-8; a line in another encoding is not guessed at."""
    write(tmp_path, story_jsonl=GOOD.encode() + b'\n{"text": "caf\xe9"}\n')

    assert "is not UTF-8" in reasons(read(tmp_path))["story.jsonl:2"]


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(tmp_path):
    """The limit is on each article, not on the file, and a long line is not held."""
    long = json.dumps({"text": "word " * 1000})
    write(tmp_path, story_jsonl=f"{long}\n{GOOD}\n{long}")

    gathered = read(tmp_path, settings=Reading(max_bytes=1000))

    assert len(gathered.articles) == 1
    assert list(reasons(gathered)) == ["story.jsonl:1", "story.jsonl:3"]


def test_lone_surrogates_in_a_line_do_not_reach_the_records(tmp_path):
    """A half of a pair becomes a visible loss that every database can store."""
    write(tmp_path, story_jsonl='{"text": "' + BRIDGE * 8 + ' \\ud83d end", "source": "a\\ud800"}')

    (article,) = read(tmp_path).articles

    assert article.text.endswith(" \ufffd end")
    assert article.source == "a\ufffd"


def test_a_row_about_a_file_belongs_into_a_sidecar(tmp_path):
    """Only articles.jsonl may speak about other files."""
    write(tmp_path, a_txt=BRIDGE, other_jsonl='{"file": "a.txt", "source": "X"}')

    assert "neither text nor html" in reasons(read(tmp_path))["other.jsonl:1"]


def test_html_in_a_line_is_extracted(tmp_path):
    """A row may carry the page instead of the text, a fragment too."""
    rows = [{"html": f"<p>{BRIDGE}</p>", "source": "The Courier"}, {"html": "<p></p>"}]
    write(tmp_path, story_jsonl="\n".join(map(json.dumps, rows)))

    gathered = read(tmp_path)

    assert [(a.source, a.text) for a in gathered.articles] == [("The Courier", BRIDGE)]
    assert "is empty" in reasons(gathered)["story.jsonl:2"]


def test_a_blank_column_hides_no_filled_one(tmp_path):
    """Of the names of one thing the first with a value is read, ours first, row by row."""
    rows = [
        {"body": None, "content": BRIDGE, "outlet": None, "publisher": "Courier"},
        {"text": " ", "content": FERRY, "source": "", "outlet": "Observer"},
        {"text": REPAIRS, "content": "A teaser.", "source": "Gazette", "outlet": "Other"},
    ]
    write(tmp_path, a_jsonl="\n".join(map(json.dumps, rows)))
    said: list[str] = []

    gathered = read(tmp_path, progress=said.append)

    assert [a.text for a in gathered.articles] == [BRIDGE, FERRY, REPAIRS]
    assert [a.source for a in gathered.articles] == ["Courier", "Observer", "Gazette"]
    assert f"{tmp_path}/a.jsonl:1: reads content as text, publisher as source" in said


def test_a_page_that_is_given_is_not_hidden_by_a_blank_text(tmp_path):
    """Beside a filled `html` another name is not taken for the words."""
    row = {"text": "", "html": f"<p>{BRIDGE}</p>", "content": "A teaser of some words."}
    write(tmp_path, a_jsonl=json.dumps(row))

    assert [a.text for a in read(tmp_path).articles] == [BRIDGE]


def test_a_column_file_hides_the_words_in_a_sidecar_alone(tmp_path):
    """Elsewhere it is a column like others, and `content` holds the article."""
    row = {"file": "a.txt", "content": FERRY, "source": "Observer"}
    write(tmp_path, a_txt=BRIDGE, articles_jsonl=json.dumps(row), other_jsonl=json.dumps(row))
    write(tmp_path, table_csv="file,content\nx.pdf,The bridge over the Hale is closed on Monday.\n")

    gathered = read(tmp_path)

    assert {a.path.rpartition("/")[2] for a in gathered.articles} == {
        "a.txt", "other.jsonl:1", "table.csv:2",
    }  # fmt: skip


def test_the_source_of_newsapi_is_the_name_in_an_object(tmp_path):
    """An object without a name in words is refused as before."""
    rows = [
        {"source": {"id": None, "name": "The Courier"}, "content": BRIDGE},
        {"source": {"id": 7, "name": None}, "content": FERRY},
    ]
    write(tmp_path, a_jsonl="\n".join(map(json.dumps, rows)))

    gathered = read(tmp_path)

    assert [a.source for a in gathered.articles] == ["The Courier"]
    assert "has source = an object" in reasons(gathered)["a.jsonl:2"]


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), 10**400])
def test_columns_that_nobody_reads_cost_no_row(value):
    """Rows at hand may hold endless numbers, and names that are no text."""
    rows = [{"growth": value, 2024: 1, None: "x", "text": BRIDGE, "source": "Courier"}]

    gathered = read_rows(rows, Reading())

    assert [a.source for a in gathered.articles] == ["Courier"]
    assert read_rows([{"published": value, "text": BRIDGE}], Reading()).refused
