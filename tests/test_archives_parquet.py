"""Articles in Parquet files: read row by row; torn, hostile and foreign files are refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from flows.ingest.archives.reading import archive_batches
from models.settings import Reading
from tests.archived import parquet_file, read_archive
from tests.ingest_inputs import BRIDGE, FERRY, PONT, read, reasons

ROOT = Path(__file__).resolve().parents[1]


def test_a_row_is_an_article(tmp_path):
    """The columns are those of a line of .jsonl; the place is the row's number."""
    rows = [
        {"text": BRIDGE, "source": "Courier", "url": "https://c.com/1?utm_source=x", "title": None},
        {"text": FERRY, "source": "Observer", "title": "Ferries", "url": None},
    ]
    path = parquet_file(tmp_path / "a.parquet", rows)

    one, two = read(path).articles

    assert (one.text, one.source, one.url) == (BRIDGE, "Courier", "https://c.com/1")
    assert (two.source, two.title, two.path) == ("Observer", "Ferries", f"{path}:2")


def test_columns_in_other_words_are_told_once(tmp_path):
    """Whose the articles are stands in one that is not read, whatever the number of row groups."""
    rows = [{"text": BRIDGE, "who": "Courier"}, {"text": FERRY, "who": "Observer"}]
    path = parquet_file(tmp_path / "a.parquet", rows, row_group_size=1)
    said: list[str] = []

    read(path, progress=said.append)

    (line,) = said
    assert line.startswith(f"{path}: has no source and no published, and who is not read; ")


def test_a_category_may_have_another_name(tmp_path):
    """So pandas writes a column of few values."""
    outlets = pa.array(["Courier", "Observer"]).dictionary_encode()
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"body": [BRIDGE, FERRY], "Outlet": outlets}), path)

    assert [article.source for article in read(path).articles] == ["Courier", "Observer"]


def test_a_blank_column_hides_no_filled_one(tmp_path):
    """Of the columns for one thing the first with a value is read, row by row."""
    rows = [
        {"body": None, "content": BRIDGE, "source": "", "outlet": None, "publisher": "Courier"},
        {"body": FERRY, "content": "A teaser.", "source": "Observer", "outlet": "Other",
         "publisher": None},
    ]  # fmt: skip
    path = parquet_file(tmp_path / "a.parquet", rows)
    said: list[str] = []

    one, two = read(path, progress=said.append).articles

    assert (one.text, one.source) == (BRIDGE, "Courier")
    assert (two.text, two.source) == (FERRY, "Observer")
    assert f"{path}: reads content as text, publisher as source" in said


@pytest.mark.parametrize(
    "kind", [pa.string_view(), pa.binary(), pa.large_binary(), pa.large_string()], ids=str
)
def test_texts_of_any_type_may_have_another_name(tmp_path, kind):
    """Writers store them as views and as bytes too."""
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pa.table({"body": pa.array([BRIDGE], kind), "outlet": pa.array(["Courier"], kind)}), path
    )

    (article,) = read(path).articles

    assert (article.text, article.source) == (BRIDGE, "Courier")


@pytest.mark.parametrize("kind", [pa.binary(), pa.string()], ids=str)
def test_bytes_that_are_not_read_need_be_no_text(tmp_path, kind):
    """A column `content` beside the text may hold anything."""
    content = pa.array([b"\xff\xfe"]).view(kind)
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [BRIDGE], "content": content}), path)

    assert [a.text for a in read(path).articles] == [BRIDGE]


def test_dates_may_be_dates(tmp_path):
    """Timestamps and days are read as well as texts."""
    when = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    rows = [{"text": BRIDGE, "source": "A", "published": when}]
    days = [{"text": FERRY, "source": "B", "published": date(2026, 11, 20)}]

    (one,) = read_archive(str(parquet_file(tmp_path / "t.parquet", rows)), Reading()).articles
    (two,) = read_archive(str(parquet_file(tmp_path / "d.parquet", days)), Reading()).articles

    assert (one.published, two.published) == ("2026-11-20T08:30:00+00:00", "2026-11-20")


def test_pages_in_a_column_are_extracted(tmp_path):
    """A row may hold html instead of text."""
    html = f"<html><body><article><p>{BRIDGE}</p><p>{FERRY}</p></article></body></html>"
    path = parquet_file(tmp_path / "a.parquet", [{"html": html, "source": "Courier"}])

    (article,) = read(path).articles

    assert BRIDGE in article.text
    assert article.source == "Courier"


def test_a_bad_row_costs_only_itself(tmp_path):
    """An empty one, one of a wrong type and one that is too large are refused by number."""
    texts = [BRIDGE, None, "x" * 900, FERRY]
    path = parquet_file(tmp_path / "a.parquet", [{"text": t, "source": "A"} for t in texts])
    wrong = parquet_file(tmp_path / "b.parquet", [{"text": FERRY, "source": 3}])

    gathered = read(path, wrong, settings=Reading(max_bytes=800))

    assert len(gathered.articles) == 2
    assert reasons(gathered)["a.parquet:2"].startswith("has neither text nor html")
    assert reasons(gathered)["a.parquet:3"].startswith("has 900 bytes; at most 800")
    assert reasons(gathered)["b.parquet:1"].startswith("has source of type int64, which is no text")


def test_times_in_numbers_and_sources_that_are_objects_are_read_as_in_lines_of_json(tmp_path):
    """Tables of pandas have times so, with NaN for what is missing, and NewsAPI its sources."""
    rows = [
        {"text": BRIDGE, "source": {"id": "p", "name": "Post"}, "published": 1795168800.0},
        {"text": FERRY, "source": {"id": "c", "name": "Courier"}, "published": float("nan")},
    ]
    gathered = read(parquet_file(tmp_path / "a.parquet", rows))

    assert [(a.source, a.published) for a in gathered.articles] == [
        ("Post", "2026-11-20T10:00:00+00:00"),
        ("Courier", None),
    ]


def test_what_is_missing_is_so_whatever_its_type(tmp_path):
    """Pandas writes a column with nothing in it as numbers, all NaN; a source may have no name."""
    nothing = float("nan")
    rows = [
        {"text": BRIDGE, "title": nothing, "source": {"id": "p", "name": "Post"}},
        {"text": FERRY, "title": nothing, "source": {"id": "c", "name": None}},
    ]
    gathered = read(parquet_file(tmp_path / "a.parquet", rows))

    assert gathered.refused == ()
    assert [a.title for a in gathered.articles] == [None, None]
    assert gathered.articles[0].source == "Post"


def test_text_that_is_not_utf8_costs_only_its_row(tmp_path):
    """Older writers store bytes: they are read as UTF-8, or refused."""
    rows = [
        {"text": BRIDGE.encode(), "source": b"A"},
        {"text": b"\xff\xfe caf\xe9", "source": b"A"},
    ]
    path = parquet_file(tmp_path / "a.parquet", rows)

    gathered = read(path)

    assert [article.text for article in gathered.articles] == [BRIDGE]
    assert "is not UTF-8 (byte 0)" in reasons(gathered)["a.parquet:2"]


@pytest.mark.parametrize("kept", [0, 3, 200, -1, -4, -40])
def test_a_torn_file_is_refused(tmp_path, kept):
    """Cut anywhere, a file says that it is torn; nothing is read of it in part."""
    whole = parquet_file(tmp_path / "a.parquet", [{"text": BRIDGE, "source": "A"}] * 50)
    torn = tmp_path / "torn.parquet"
    torn.write_bytes(whole.read_bytes()[:kept])

    gathered = read(torn)

    assert gathered.articles == ()
    assert "is torn, or no Parquet file" in reasons(gathered)["torn.parquet"]


def test_a_damaged_row_group_costs_only_itself(tmp_path):
    """The groups before and after it are read; the gap is named."""
    rows = [{"text": f"{number} {BRIDGE}", "source": f"S{number}"} for number in range(6)]
    path = parquet_file(tmp_path / "a.parquet", rows, row_group_size=2, compression="gzip")
    start = parquet.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    body = bytearray(path.read_bytes())
    body[start : start + 60] = bytes(60)
    path.write_bytes(body)

    gathered = read(path)

    assert [a.source for a in gathered.articles] == ["S0", "S1", "S4", "S5"]
    assert "is damaged in row group 2" in reasons(gathered)["a.parquet"]
    assert "its rows 3 to 4 are left out" in reasons(gathered)["a.parquet"]
    assert [a.path for a in gathered.articles][2:] == [f"{path}:5", f"{path}:6"]


def test_missing_columns_are_named(tmp_path):
    """A file without text and html says which columns it has."""
    path = parquet_file(tmp_path / "a.parquet", [{"words": BRIDGE, "who": "A"}])

    assert reasons(read(path))["a.parquet"].startswith(
        "has no column text or html, one of which must hold the article; it has 'words', 'who'"
    )


def test_an_archive_is_read_in_batches_and_in_any_language(tmp_path):
    """A channel's archive has no language of most articles: each is kept in its own."""
    rows = [{"text": text, "source": "A"} for text in (BRIDGE, PONT, FERRY)]
    rows += [{"text": f"{n} {FERRY}", "source": "A"} for n in range(300)]
    path = parquet_file(tmp_path / "a.parquet", rows)

    batches = list(archive_batches(str(path), Reading()))
    gathered = read_archive(str(path), Reading())

    assert [len(batch.articles) for batch in batches] == [200, 103]
    assert {article.lang for article in gathered.articles} == {"en", "fr"}
    assert len(gathered.articles) == 303


def test_a_folder_of_archives_is_an_archive(tmp_path):
    """Whatever compare reads, a channel reads; what is missing is refused."""
    parquet_file(tmp_path / "a.parquet", [{"text": BRIDGE, "source": "A"}])
    (tmp_path / "b.txt").write_text(FERRY)

    assert len(read_archive(str(tmp_path), Reading()).articles) == 2
    assert read_archive(str(tmp_path / "no.parquet"), Reading()).refused[0].reason == (
        "does not exist; check the spelling"
    )
