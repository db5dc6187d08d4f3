"""Labelled rows: what is read, what is refused, and why."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from flows.evaluation.formats import ArticleRow, CoverageRow, PairRow, ReuseRow, Row, SentenceRow
from flows.evaluation.rows import read_rows
from models.errors import InputError

GOOD = {"id": "x", "a": "The ferry hit a reef.", "b": "A ferry struck rocks.", "label": 1}
MOST = 100_000


def refused_as(path: Path, line: str | bytes, form: type[Row] = PairRow) -> str:
    """The reason why `line`, after a good row, is refused; the good row must be kept."""
    other: dict[str, Any] = {
        "story": 1,
        "doc": 1,
        "sent_id": 1,
        "text": "t",
        "source": "Some text.",
    }
    good = json.dumps(GOOD | other | {"derived": "Some text."}).encode()
    path.write_bytes(good + b"\n" + (line.encode() if isinstance(line, str) else line) + b"\n")
    found = read_rows(path, form, MOST)
    assert len(found.rows) == 1
    (refusal,) = found.refused
    assert refusal.path == f"{path}:2"
    return refusal.reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"a": None}, "a = null: give a sentence"),
        ({"a": ""}, "a is empty"),
        ({"a": "\u200b \n"}, "a is empty"),
        ({"b": 7}, "b = 7: give a sentence"),
        ({"b": "word " * 2001}, "b has more than 2000 words"),
        ({"id": 1.5}, "id = 1.5: give a string or a whole number"),
        ({"id": "x"}, "the id of line 1 again"),
        ({"label": "maybe"}, 'label = "maybe": give 0 or 1, or a grade from 0 to 5'),
        ({"label": 6}, "label = 6: give 0 or 1, or a grade from 0 to 5"),
        ({"label": float("nan")}, "label = NaN: give 0 or 1, or a grade from 0 to 5"),
        ({"evidence": "much"}, 'evidence = "much": give a number, as import-labels writes it'),
        ({"lang": 3}, 'lang = 3: give a language code such as "en"'),
        ({"lang": "English"}, "lang = 'English': give a language code such as \"en\""),
        ({"id": " "}, "id is empty"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    """One clear reason for each bad row; the rest goes on."""
    line = json.dumps(GOOD | {"id": "y"} | change)

    assert refused_as(tmp_path / "rows.jsonl", line) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no json", "not JSON"),
        ("[" * 100_001, "longer than 100000 bytes (reading.max_bytes)"),
        ("[" * 90_000, "not JSON"),
        ("[1, 2]", 'not a JSON object such as {"id": 1, ...}'),
        (b'{"id": "\xff"}', "not UTF-8"),
        ('{"id": 1, "a": "A sentence."}', "the column b is missing"),
    ],
)
def test_a_line_that_is_no_row_is_refused(tmp_path: Path, line: str | bytes, reason: str) -> None:
    """What is not one JSON object of the task's columns is named and passed over."""
    assert refused_as(tmp_path / "rows.jsonl", line) == reason


def test_labels_fit_their_task(tmp_path: Path) -> None:
    """Coverage knows yes and no only; reuse takes numbers and names."""
    half = json.dumps(GOOD | {"id": 2, "label": 0.5})

    assert refused_as(tmp_path / "c.jsonl", half, CoverageRow) == "label = 0.5: give 0 or 1"
    listed = json.dumps({"id": 2, "source": "s", "derived": "d", "label": [1]})
    assert refused_as(tmp_path / "r.jsonl", listed, ReuseRow) == (
        "label = [1]: give 0 or 1, a level as a number, or a name"
    )


def test_an_article_has_words_and_a_real_date(tmp_path: Path) -> None:
    """A title or a text must be there; a date is ISO 8601 or absent."""
    row = {"id": 2, "title": "A headline", "text": "", "published": "2026-03-13T08:00:00Z"}
    path = tmp_path / "rows.jsonl"
    lines = [row, row | {"id": 3, "title": " "}, row | {"id": 4, "published": "last week"}]
    path.write_text("\n".join(map(json.dumps, lines)))

    found = read_rows(path, ArticleRow, MOST)

    assert [r.id for r in found.rows] == [2]
    assert [r.reason for r in found.refused] == [
        "title and text are empty",
        "published = 'last week': give an ISO 8601 date, or null",
    ]


def test_a_sentence_is_known_by_story_document_and_number(tmp_path: Path) -> None:
    """The same three again are refused; the same number in another document is not."""
    row = {"story": "s", "doc": "d", "sent_id": 0, "text": "Some words."}
    lines = [row, row | {"doc": "e"}, row]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))

    found = read_rows(path, SentenceRow, MOST)

    assert [r.doc for r in found.rows] == ["d", "e"]
    assert [r.reason for r in found.refused] == ["the story, doc, sent_id of line 1 again"]


def test_yes_and_no_may_be_written_as_true_and_false(tmp_path: Path) -> None:
    """JSON's own booleans are labels; other columns are passed over; blank lines too."""
    path = tmp_path / "rows.jsonl"
    path.write_text("\n\n" + json.dumps(GOOD | {"label": True, "note": "seen"}) + "\n \n")

    assert read_rows(path, PairRow, MOST).gold == (1.0,)


@pytest.mark.parametrize(
    ("label", "meant"),
    [("1", 1.0), (" 0 ", 0.0), ("1.0", 1.0), ("TRUE", 1.0), ("false", 0.0), ("", None)],
)
def test_a_label_in_quotes_is_the_number_that_it_spells(
    tmp_path: Path, label: str, meant: float | None
) -> None:
    """As tables write labels; of reuse too, whose labels may be names."""
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(GOOD | {"label": label, "source": "Some text.", "derived": "It."}))

    assert read_rows(path, PairRow, MOST).gold == (meant,)
    assert read_rows(path, ReuseRow, MOST).gold == (meant,)


def test_blank_clusters_are_no_cluster(tmp_path: Path) -> None:
    """Rows without a label are no story of their own; whole numbers may have a point."""
    path = tmp_path / "rows.jsonl"
    rows = [{"id": number, "title": "t", "story": story} for number, story in enumerate(["", 2.0])]
    path.write_text("\n".join(map(json.dumps, rows)))
    articles = read_rows(path, ArticleRow, MOST)
    sentence = {"story": 1, "doc": 1, "sent_id": 0, "text": "Some words.", "cluster": " "}
    path.write_text(json.dumps(sentence))

    assert articles.gold == (None, 2)
    assert read_rows(path, SentenceRow, MOST).gold == (None,)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_has_the_rows_of_json_lines(tmp_path: Path, delimiter: str) -> None:
    """As spreadsheets save it: with a mark, line ends in cells, cells without anything."""
    path = tmp_path / "rows.csv"
    lines = ["id,a,b,label,note", '7,"The ferry\nhit, a reef.",A ferry struck rocks.,1,',
             "8,Some words.,Other words.,,x", "9,Some words.,,0,x"]  # fmt: skip
    path.write_bytes("\r\n".join(lines).replace(",", delimiter).encode("utf-8-sig"))

    found = read_rows(path, PairRow, MOST)

    assert [(row.id, row.label) for row in found.rows] == [("7", 1.0), ("8", None)]
    assert [refusal.reason for refusal in found.refused] == ["b is empty"]


def test_a_table_has_the_evidence_of_its_pairs(tmp_path: Path) -> None:
    """Of some pairs, as where labels from a story were put under others."""
    table = tmp_path / "rows.csv"
    table.write_text("id,a,b,evidence,model_sha256\n1,One.,Two.,0.53,abc\n2,Ships.,Boats.,,\n")

    rows = read_rows(table, PairRow, MOST).rows

    assert [row.evidence for row in rows] == [0.53, None]


def test_a_column_that_a_table_has_twice_is_named(tmp_path: Path) -> None:
    """Which one is meant, nobody can tell; blanks around a name are none of it."""
    path = tmp_path / "rows.csv"
    path.write_text("id, a ,b,label,label\n1,x,y,1,0\n")
    with pytest.raises(InputError, match=r"rows.csv:1: has the column 'label' twice; keep one"):
        read_rows(path, PairRow, MOST)

    path.write_text("id, a ,b,label\n1,x,y,1\n")
    assert read_rows(path, PairRow, MOST).gold == (1.0,)


def test_a_long_text_in_a_table_does_not_end_it(tmp_path: Path) -> None:
    """An article of 40,000 words; what follows is read too."""
    path = tmp_path / "rows.csv"
    path.write_text(f'id,source,derived\n1,"{"word " * 40_000}",y\n2,x,y\n')

    assert [row.id for row in read_rows(path, ReuseRow, MOST).rows] == ["1", "2"]


def test_a_table_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    """Guessing would change letters."""
    path = tmp_path / "rows.csv"
    path.write_bytes("id,a,b\n1,café,x\n".encode("cp1252"))

    with pytest.raises(InputError, match="Save the table as CSV UTF-8"):
        read_rows(path, PairRow, MOST)


def test_a_file_may_be_gzipped_and_begin_with_a_mark(tmp_path: Path) -> None:
    """Told by its first bytes, not by its name."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()))

    assert len(read_rows(path, PairRow, MOST).rows) == 1


def test_a_row_without_label_is_kept_unlabelled(tmp_path: Path) -> None:
    """Rows need no label; null is none."""
    path = tmp_path / "rows.jsonl"
    labels: list[dict[str, Any]] = [{}, {"story": None}, {"story": 7}]
    rows = [{"id": number, "title": "t"} | label for number, label in enumerate(labels)]
    path.write_text("\n".join(map(json.dumps, rows)))

    found = read_rows(path, ArticleRow, MOST)

    assert found.gold == (None, None, 7)
    assert found.labelled == (2,)


@pytest.mark.parametrize("content", [b"", b"\n\n", gzip.compress(b"", mtime=0)])
def test_a_file_without_rows_is_an_error(tmp_path: Path, content: bytes) -> None:
    """Nothing to judge is said, not measured."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(content)

    with pytest.raises(InputError, match="holds no rows"):
        read_rows(path, PairRow, MOST)


def test_a_file_of_bad_rows_is_an_error_that_shows_the_first(tmp_path: Path) -> None:
    """The reader sees at once what the rows lack."""
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": 1}\n{"id": 2}\n')

    with pytest.raises(InputError, match=r"None of the 2 rows .* column a is missing"):
        read_rows(path, PairRow, MOST)


@pytest.mark.parametrize(
    "content", [b"\x1f\x8b\x08\x00broken", gzip.compress(b'{"id": 1}', mtime=0)[:-9]]
)
def test_a_broken_archive_is_an_error(tmp_path: Path, content: bytes) -> None:
    """What cannot be unpacked is said with the file's name."""
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(content)

    with pytest.raises(InputError, match=r"rows\.jsonl\.gz cannot be read"):
        read_rows(path, PairRow, MOST)
