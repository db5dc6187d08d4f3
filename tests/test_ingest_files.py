"""Files and folders into articles: what is read, in which order, and whose it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.ingest.files import opening
from models.ids import article_id
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


def test_an_indonesian_text_is_known_for_one(tmp_path):
    """Though few of its words tell it from Malay."""
    text = (
        "Banjir bandang menerjang desa itu pada Senin malam. Sebanyak 11 orang tewas dan 4 orang"
        " hilang. Bupati mengatakan, kerugian mencapai 1,7 miliar rupiah. Warga mengungsi."
    )

    (article,) = read(write(tmp_path, kabar_txt=text) / "kabar.txt").articles

    assert article.lang == "id"


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


def test_other_kinds_of_file_are_refused_with_a_reason(tmp_path):
    """Named or found in a folder, an unread kind says which kinds are read."""
    write(tmp_path, a_txt=BRIDGE, scan_pdf=b"%PDF-1.7", notes_docx=b"PK\x03\x04")

    in_folder = reasons(read(tmp_path))
    named = reasons(read(tmp_path / "scan.pdf"))

    assert set(in_folder) == {"scan.pdf", "notes.docx"}
    assert ".txt, .md, .html, .htm, .jsonl" in named["scan.pdf"]


def test_a_document_is_refused_with_what_to_do(tmp_path):
    """Its text is an article all the same."""
    write(tmp_path, a_docx=b"PK", b_eml="Subject: x", c_css="a {}")

    refused = reasons(read(tmp_path))

    assert "save its text as .txt" in refused["a.docx"]
    assert "save its text as .txt" in refused["b.eml"]
    assert "save its text" not in refused["c.css"]


@pytest.mark.parametrize("ending", ["_files", "-Dateien", "_arquivos"])
def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path, ending):
    """Scripts would be refused one by one, and an advertisement would be an article."""
    page = f"<html><body><article><p>{BRIDGE}</p><p>{FERRY}</p></article></body></html>"
    write(tmp_path, Zwölf_html=page)
    write(tmp_path / f"Zwölf{ending}", frame_html=page, script_js="var a;")
    write(tmp_path / f"Alone{ending}", c_txt=FERRY)

    for paths in ([tmp_path], sorted(tmp_path.iterdir())):
        gathered = read(*paths)
        assert [Path(one.path).name for one in gathered.articles] == ["c.txt", "Zwölf.html"]
        assert not gathered.refused


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
