"""Files and folders into articles: what is read, in which order, and whose it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.ingest import opening
from models.records import article_id
from models.settings import Reading
from tests.ingest_inputs import BRIDGE, FERRY, read, reasons, write


def test_a_text_file_becomes_an_article(tmp_path):
    """The text is the file's, the source its name, the path as given."""
    path = write(tmp_path, courier_txt=BRIDGE) / "courier.txt"

    (article,) = read(path).articles

    assert (article.text, article.source, article.family) == (BRIDGE, "courier", "courier")
    assert (article.title, article.published, article.url) == (None, None, None)
    assert (article.path, article.lang) == (str(path), "en")
    assert article.id == article_id(None, str(path), BRIDGE)


def test_a_relative_path_stays_relative(tmp_path, monkeypatch):
    """A record names the input as the user did, on any machine."""
    write(tmp_path / "story", a_txt=BRIDGE, b_txt=FERRY)
    monkeypatch.chdir(tmp_path)

    assert [a.path for a in read("./story").articles] == ["./story/a.txt", "./story/b.txt"]


def test_the_order_of_arguments_makes_no_difference(tmp_path):
    """Articles come in order of path."""
    folder = write(tmp_path, b_txt=BRIDGE, a_txt=FERRY, c_md=BRIDGE, d_txt="", e_pdf="x")
    paths = sorted(folder.iterdir())

    assert read(*reversed(paths)) == read(*paths)
    assert [a.source for a in read(folder).articles] == ["a", "b", "c"]


def test_a_file_named_twice_is_read_once(tmp_path):
    """By itself and with its folder is once."""
    write(tmp_path, a_txt=BRIDGE, b_txt=FERRY)

    gathered = read(tmp_path, tmp_path / "a.txt", f"{tmp_path}/./a.txt")

    assert len(gathered.articles) == 2
    assert gathered.refused == ()


def test_a_folder_is_read_with_what_is_below_it(tmp_path):
    """Nested folders count; hidden names and README files are passed over."""
    write(tmp_path, a_txt=BRIDGE, README_md="About these texts.", README_txt="Read me.")
    write(tmp_path / "deep" / "deeper", b_txt=FERRY)
    write(tmp_path / ".git", c_txt=BRIDGE)
    (tmp_path / ".hidden.txt").write_text(BRIDGE)

    gathered = read(tmp_path)

    assert [a.source for a in gathered.articles] == ["a", "b"]
    assert gathered.refused == ()


def test_files_of_one_name_in_different_folders_are_different_sources(tmp_path):
    """A name that occurs twice tells nothing, so the path does."""
    write(tmp_path / "courier", story_txt=BRIDGE)
    write(tmp_path / "post", story_txt=FERRY)

    sources = [a.source for a in read(tmp_path).articles]

    assert sources == [f"{tmp_path}/courier/story.txt", f"{tmp_path}/post/story.txt"]


def test_other_kinds_of_file_are_refused_with_a_reason(tmp_path):
    """Named or found in a folder, an unread kind says which kinds are read."""
    write(tmp_path, a_txt=BRIDGE, scan_pdf=b"%PDF-1.7", notes_docx=b"PK\x03\x04")

    in_folder = reasons(read(tmp_path))
    named = reasons(read(tmp_path / "scan.pdf"))

    assert set(in_folder) == {"scan.pdf", "notes.docx"}
    assert ".txt, .md, .html, .htm, .jsonl" in named["scan.pdf"]


def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(tmp_path):
    """Missing, a pipe, a link in a circle, a link to a folder, a name that is not UTF-8."""
    write(tmp_path / "real", a_txt=BRIDGE)
    folder = write(tmp_path / "mixed", good_txt=BRIDGE)
    os.mkfifo(folder / "pipe.txt")
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "around").symlink_to(folder)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(BRIDGE)

    gathered = read(folder, tmp_path / "absent.txt", "with\0nul.txt")
    said = reasons(gathered)

    assert [a.source for a in gathered.articles] == ["good"]
    assert "pipe" in said["pipe.txt"]
    assert "symbolic links" in said["circle.txt"]
    assert "does not exist" in said["dangling.txt"]
    assert "link to a folder" in said["around"]
    assert "not UTF-8" in said["caf\\xe9.txt"]
    assert "does not exist" in said["absent.txt"]
    assert "no name" in said["with\0nul.txt"]


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    """The reason names the permission (the tests may run as a user who has them all)."""
    path = write(tmp_path, a_txt=BRIDGE) / "a.txt"

    def deny(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opening.os, "open", deny)

    assert "permissions" in reasons(read(path))["a.txt"]


def test_deeply_nested_folders_are_read(tmp_path):
    """Depth is no reason to fail."""
    where = tmp_path
    for _ in range(400):
        where = where / "d"
    where.mkdir(parents=True)
    (where / "a.txt").write_text(BRIDGE)

    assert len(read(tmp_path).articles) == 1


def test_a_folder_without_articles_is_refused(tmp_path):
    """An empty folder is a mistake that its user should hear of."""
    assert "holds nothing to read" in reasons(read(tmp_path))[tmp_path.name]


def test_exactly_the_limit_is_kept_and_one_byte_more_refused(tmp_path):
    """The limit is on bytes; what is over it is never cut short."""
    line = BRIDGE + "\n"
    text = line * (5_000_000 // len(line) + 1)
    write(tmp_path, limit_txt=text[:5_000_000], over_txt=text[:5_000_001])

    gathered = read(tmp_path, settings=Reading(max_words=5_000_000))

    assert [len(a.text) for a in gathered.articles] == [len(text[:5_000_000].strip())]
    assert "5,000,001 bytes; at most 5,000,000" in reasons(gathered)["over.txt"]


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


def test_front_matter_is_read_and_is_no_text(tmp_path):
    """A block of `key: value` lines tells about the article and is not part of it."""
    write(
        tmp_path,
        a_md=(
            "---\ntitle: 'Bridge: closed'\ndate: 2024-05-14\nsource: The Courier\ntags:\n  - port\n"
            "lang: en\nurl: https://www.courier.example/a?utm_source=x\n---\n\n" + BRIDGE
        ),
    )

    (article,) = read(tmp_path).articles

    assert article.text == BRIDGE
    assert (article.source, article.title) == ("The Courier", "Bridge: closed")
    assert (article.published, article.url) == ("2024-05-14", "https://www.courier.example/a")


@pytest.mark.parametrize(
    "text",
    [
        f"---\nA rule opens this text.\n---\n{BRIDGE}",
        f"---\nsource: never closed\n{BRIDGE}",
        f"---\nMood: calm\n---\n{BRIDGE}",
    ],
)
def test_what_only_looks_like_front_matter_is_text(tmp_path, text):
    """Without an end or a known key nothing is taken away."""
    write(tmp_path, a_txt=text)

    assert read(tmp_path).articles[0].text == text


@pytest.mark.parametrize(
    "line",
    [
        "Original url:\n\nhttps://www.courier.co.uk/2024/bridge?utm_medium=mail",
        "Source: https://news.courier.co.uk/2024/bridge",
        "URL: http://courier.co.uk/2024/bridge",
        "Original-URL: http://courier.co.uk/2024/bridge",
        "Quelle: http://courier.co.uk/2024/bridge",
        "Fuente: http://courier.co.uk/2024/bridge",
        "Источник: http://courier.co.uk/2024/bridge",
        "المصدر: http://courier.co.uk/2024/bridge",
        "来源：http://courier.co.uk/2024/bridge",
        "出典：\nhttp://courier.co.uk/2024/bridge",
    ],
)
def test_the_source_is_read_from_a_line_with_the_address(tmp_path, line):
    """The registered domain names the publisher; the line stays in the text."""
    write(tmp_path, x_txt=f"{BRIDGE}\n\n{line}")

    (article,) = read(tmp_path).articles

    assert article.source == "courier.co.uk"
    assert article.text.endswith(line)


@pytest.mark.parametrize(
    "text",
    [
        f"{BRIDGE}\n\nSource: Reuters, dpa.",
        "\n".join(["Body line."] * 20 + ["Source: https://photos.example/1"] + [BRIDGE] * 20),
    ],
)
def test_a_credit_is_not_the_source(tmp_path, text):
    """An agency's name, or an address in the middle of the text, is not the publisher."""
    write(tmp_path, x_txt=text)

    assert read(tmp_path).articles[0].source == "x"


def test_markdown_marks_are_not_text(tmp_path):
    """A reader of the rendered text sees no marks, no addresses and no pictures."""
    marked = (
        "# Bridge **closed**\n\nThe [bridge](https://x.example) is *shut* for\nthree weeks."
        "\n\n![a bridge](b.png)\n\n1. Free ferries run.\n2. Lorries go round.\n\n> So it is.\n\n"
        "2024. A year. AT&amp;T."
    )
    write(tmp_path, a_md=marked)

    assert read(tmp_path).articles[0].text == (
        "Bridge closed\n\nThe bridge is shut for\nthree weeks.\n\n1. Free ferries run.\n\n"
        "2. Lorries go round.\n\nSo it is.\n\n2024. A year. AT&T."
    )


def test_markdown_nested_too_deeply_loses_no_word(tmp_path):
    """What the parser would drop stays as it is written."""
    write(tmp_path, a_md="> " * 500 + BRIDGE)

    assert BRIDGE in read(tmp_path).articles[0].text


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("2024-05-14", "2024-05-14"),
        ("May 14, 2024", "2024-05-14"),
        ("14 May 2024", "2024-05-14"),
        ("2024-05-14 08:00:00 +0100", "2024-05-14T08:00:00+01:00"),
        ("Tue, 14 May 2024 08:00:00 GMT", "2024-05-14T08:00:00+00:00"),
        ("31 February 2024", None),
        ("-0001-01-01", None),
        ("9999-01-01", None),
        ("1970-01-01T00:00:00Z", None),
        ("03/04/2024", None),
        ("yesterday", None),
        ("9" * 5000, None),
    ],
)
def test_a_date_is_iso_8601_or_left_out_with_a_word(tmp_path, given, read_as):
    """Impossible, ambiguous and future dates are left out, and that is said."""
    write(tmp_path, a_txt=f"---\ndate: {given}\nsource: The Courier\n---\n{BRIDGE}")
    said: list[str] = []

    (article,) = read(tmp_path, progress=said.append).articles

    assert article.published == read_as
    assert any("date" in line for line in said) == (read_as is None)


def test_a_script_link_is_no_address(tmp_path):
    """Only web addresses reach the records."""
    write(tmp_path, a_txt=f"---\nurl: javascript:alert(1)\nsource: X\n---\n{BRIDGE}")

    assert read(tmp_path).articles[0].url is None


def test_undecoded_and_garbled_texts_are_refused_or_repaired(tmp_path):
    """Mojibake never passes without a word."""
    write(
        tmp_path,
        broken_txt="Ð˜Ñ‚Ð°Ðº " * 3 + "\ufffd" * 40 + BRIDGE,
        fixed_txt=BRIDGE + " Itâ€™s the cafÃ©â€™s ferry.",
        old_txt=(BRIDGE + " “It’s a café”, he said.").encode("cp1252"),
        zip_txt=b"PK\x03\x04" + bytes(50),
    )
    said: list[str] = []

    gathered = read(tmp_path, progress=said.append)

    assert [a.text[len(BRIDGE) :] for a in gathered.articles] == [
        " It’s the café’s ferry.",
        " “It’s a café”, he said.",
    ]
    assert "garbled" in reasons(gathered)["broken.txt"]
    assert "ZIP" in reasons(gathered)["zip.txt"]
    assert any("fixed.txt: wrongly decoded" in line for line in said)
    assert any("old.txt: declares no encoding; read as cp1252" in line for line in said)


def test_the_limit_is_a_setting(tmp_path):
    """reading.max_bytes decides."""
    write(tmp_path, a_txt=BRIDGE)

    assert "at most 50" in reasons(read(tmp_path, settings=Reading(max_bytes=50)))["a.txt"]
