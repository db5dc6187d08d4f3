"""Pages in web archives: read record by record; damage is counted and costs what it hits."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import open_store
from models.settings import Reading, Settings
from tests.ingest_inputs import BRIDGE, FERRY, PONT, read, reasons
from tests.newsroom import NOW

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def page(text: str) -> bytes:
    """A page as a server answers."""
    return HTML + f"<html><body><article><p>{text}</p></article></body></html>".encode()


def record(  # noqa: PLR0913, PLR0917 - what a record may have
    block: bytes,
    url: str = "https://courier.example/1",
    kind: WarcRecordType = WarcRecordType.response,
    content_type: str = "application/http; msgtype=response",
    digest: bool = False,
    length: int | None = None,
) -> bytes:
    """One record, not packed."""
    made = WarcRecord()
    made.init_headers(kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = content_type
    made.set_bytes_content(block)
    out = io.BytesIO()
    made.write(out, checksum_data=digest)
    written = out.getvalue()
    if length is not None:
        written = written.replace(
            b"Content-Length: %d" % len(block), b"Content-Length: %d" % length
        )
    return written


def cut_short(written: bytes) -> bytes:
    """A record of which its crawler says that it kept a part."""
    return written.replace(b"WARC-Target", b"WARC-Truncated: length\r\nWARC-Target")


def warc(path: Path, *records: bytes, packed: bool = True) -> Path:
    """An archive, each record a gzip member of its own."""
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return path


TEXTS = [f"{number}. {BRIDGE}" for number in range(5)]
RECORDS = [
    record(page(text), f"https://s{number}.example/{number}") for number, text in enumerate(TEXTS)
]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_and_the_rest_is_passed_over(tmp_path, packed):
    """Pages and texts become articles; what else a crawler fetched is counted, not refused."""
    name = "crawl.warc.gz" if packed else "crawl.warc"
    said: list[str] = []
    path = warc(
        tmp_path / name,
        record(b"crawler: x", kind=WarcRecordType.warcinfo, content_type="application/warc-fields"),
        RECORDS[0],
        record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>gone"),
        record(FERRY.encode(), "https://o.example/2", WarcRecordType.conversion, "text/plain"),
        packed=packed,
    )

    gathered = read(path, progress=said.append)

    assert gathered.refused == ()
    assert [a.text for a in gathered.articles] == [TEXTS[0], FERRY]
    assert [a.url for a in gathered.articles] == ["https://s0.example/0", "https://o.example/2"]
    assert [a.path for a in gathered.articles] == [f"{path}:1", f"{path}:4"]
    assert f"{path}: passed over 1 image/png, 1 answers with 404" in said


def test_bodies_are_unpacked_as_their_headers_say_or_as_they_are(tmp_path):
    """Packing and chunks are undone; so are headers kept of a body that is plain."""
    body = page(TEXTS[0]).removeprefix(HTML)
    packed = HTML.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
    chunked = HTML.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
    answers = [
        packed + gzip.compress(body),
        packed + body,
        chunked + b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n",
        chunked + body,
    ]
    records = [record(answer, f"https://s{n}.example/") for n, answer in enumerate(answers)]

    gathered = read(warc(tmp_path / "a.warc", *records, packed=False))

    assert gathered.refused == ()
    assert {a.text for a in gathered.articles} == {TEXTS[0]}
    assert len(gathered.articles) == 4


def test_a_body_that_unpacks_to_gigabytes_is_unpacked_no_further_than_the_limit(tmp_path):
    """A record of 5 MB may hold 5 GB, and was unpacked whole before it was refused."""
    packed = HTML.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
    bomb = record(packed + gzip.compress(bytes(300_000_000)))
    path = warc(tmp_path / "a.warc", bomb, record(page(TEXTS[1])), packed=False)
    code = (
        "import resource, sys; from flows.ingest.reading import read_inputs;"
        " from models.settings import Reading; import flows.ingest.archives.warc;"
        " peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024;"
        " before = peak(); read = read_inputs([sys.argv[1]], Reading());"
        " print(peak() - before, len(read.articles), read.refused[0].reason)"
    )
    command = [sys.executable, "-c", code, str(path)]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)

    grown, articles, reason = done.stdout.split(maxsplit=2)
    assert (int(grown) < 150, articles) == (True, "1")  # megabytes
    assert reason.startswith("has more than the 5,000,000 bytes")


def test_a_declared_encoding_is_believed(tmp_path):
    """The charset of the answer is the page's."""
    text = PONT.encode("cp1252")
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n" + text

    (article,) = read(warc(tmp_path / "a.warc.gz", record(block))).articles

    assert article.text == PONT


def test_a_charset_that_is_none_is_passed_over(tmp_path):
    """Damage in a header costs no page whose text shows its encoding."""
    block = page(TEXTS[0]).replace(b"charset=utf-8", b"charset=u\0f-8")

    (article,) = read(warc(tmp_path / "a.warc.gz", record(block))).articles

    assert article.text == TEXTS[0]


def test_a_damaged_record_costs_only_itself(tmp_path):
    """Where one member of the gzip is overwritten, the records on both sides are kept."""
    path = warc(tmp_path / "a.warc.gz", *RECORDS)
    body = bytearray(path.read_bytes())
    start = len(gzip.compress(RECORDS[0])) + len(gzip.compress(RECORDS[1]))
    body[start + 80 : start + 140] = bytes(60)
    path.write_bytes(body)

    gathered = read(path)

    assert [a.text for a in gathered.articles] == [TEXTS[0], TEXTS[1], TEXTS[3], TEXTS[4]]
    assert list(reasons(gathered)) == ["a.warc.gz:3"]
    assert "is damaged" in reasons(gathered)["a.warc.gz:3"]


def test_a_lost_beginning_of_a_member_is_counted(tmp_path):
    """Bytes that are no member are a gap, and a gap is told."""
    packed = [gzip.compress(one) for one in RECORDS[:3]]
    packed[1] = b"\x00\x01" + packed[1][2:]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(packed))

    gathered = read(path)

    assert [a.text for a in gathered.articles] == [TEXTS[0], TEXTS[2]]
    assert len(gathered.refused) == 1
    assert "bytes before it are no records" in gathered.refused[0].reason


@pytest.mark.parametrize(
    ("packed", "cut"),
    [(True, 30), (True, 200), (False, 30), (False, 200), (False, 400)],
)
def test_an_archive_cut_short_keeps_what_is_whole(tmp_path, packed, cut):
    """A record that is not all there is refused, never read as a shorter article."""
    name = "a.warc.gz" if packed else "a.warc"
    path = warc(tmp_path / name, *RECORDS[:2], packed=packed)
    path.write_bytes(path.read_bytes()[:-cut])

    gathered = read(path)

    assert [a.text for a in gathered.articles] == TEXTS[:1]
    assert len(gathered.refused) == 1
    assert "is damaged" in gathered.refused[0].reason


def test_one_member_for_the_whole_archive_reads_too(tmp_path):
    """Some tools pack the file, not its records; cut short, it keeps the whole ones."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(RECORDS)))
    whole = read(path)
    path.write_bytes(path.read_bytes()[:-60])
    cut = read(path)

    assert [a.text for a in whole.articles] == TEXTS
    assert [a.text for a in cut.articles] == TEXTS[: len(cut.articles)]
    assert len(cut.refused) == 1


def test_a_record_that_does_not_match_its_digest_is_refused(tmp_path):
    """A changed word is damage like any other."""
    good = record(page(TEXTS[0]), "https://a.example/", digest=True)
    bad = record(page(TEXTS[1]), "https://b.example/", digest=True).replace(b"harbour", b"HARBOUR")

    gathered = read(warc(tmp_path / "a.warc.gz", good, bad))

    assert [a.url for a in gathered.articles] == ["https://a.example/"]
    assert "do not match its digest" in reasons(gathered)["a.warc.gz:2"]


def test_bombs_and_large_records_are_refused(tmp_path):
    """A page within a record may not unpack to more than is read; nothing is cut short."""
    packed = HTML.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
    bomb = record(packed + gzip.compress(bytes(50_000_000)))
    large = record(page("word " * 100_000))

    gathered = read(
        warc(tmp_path / "a.warc.gz", bomb, large, RECORDS[0]), settings=Reading(max_bytes=300_000)
    )

    assert len(gathered.articles) == 1
    assert "more than the 300,000 bytes" in reasons(gathered)["a.warc.gz:1"]
    assert "at most 300,000 are read" in reasons(gathered)["a.warc.gz:2"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        bytes(5000),
        gzip.compress(b"hello", mtime=0),
        b"\x1f\x8b\x08",
        b"WARC/1.0\r\n\r\n",
    ],
)
def test_what_is_no_archive_is_refused(tmp_path, body):
    """Whatever bears the name of an archive, nothing raises and something is said."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(body)

    gathered = read(path)

    assert gathered.articles == ()
    assert gathered.refused


def test_a_length_that_lies_does_not_take_the_next_record(tmp_path):
    """A record that claims more bytes than its member has is damaged; the next one is read."""
    lying = record(page(TEXTS[0]), length=1_000_000)

    gathered = read(warc(tmp_path / "a.warc.gz", lying, RECORDS[1]))

    assert [a.text for a in gathered.articles] == [TEXTS[1]]
    assert "of 1,000,000 bytes" in reasons(gathered)["a.warc.gz:1"]


def test_an_archive_that_waited_for_the_extra_is_read_once_that_is_there(tmp_path, monkeypatch):
    """A folder is watched without the package; the file is no other when it is installed."""
    (tmp_path / "wire").mkdir()
    warc(tmp_path / "wire" / "a.warc.gz", record(page(BRIDGE)))
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(tmp_path / "wire"),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, "fastwarc.warc", None)
            before = poll_all(catalogue, store, Settings(), NOW)
        after = poll_all(catalogue, store, Settings(), NOW + timedelta(hours=1))

    # By its name on the index: Rashomon is on none, and somebody else's package may have its name.
    assert before.refused[0].reason.endswith("read with fastwarc: pip install fastwarc")
    assert (before.articles, len(after.articles)) == ((), 1)


def test_fastwarcs_own_writer_is_read(tmp_path):
    """An archive as the library itself writes one."""
    out = io.BytesIO()
    writer = GzipWriter(out)
    for number in range(2):
        made = WarcRecord()
        made.init_headers(WarcRecordType.response)
        made.headers["WARC-Target-URI"] = f"https://s{number}.example/"
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.set_bytes_content(page(TEXTS[number]))
        made.write(writer)
    writer.close()
    (tmp_path / "a.warc.gz").write_bytes(out.getvalue())

    assert [a.text for a in read(tmp_path / "a.warc.gz").articles] == TEXTS[:2]


def test_a_page_of_which_the_crawler_kept_a_part_is_refused(tmp_path):
    """Crawlers stop at a size or a time, and say so; the record itself is whole."""
    cut = cut_short(record(page(FERRY)))

    gathered = read(warc(tmp_path / "a.warc.gz", record(page(BRIDGE)), cut))

    assert len(gathered.articles) == 1
    assert "kept only a part of it (WARC-Truncated: 'length')" in reasons(gathered)["a.warc.gz:2"]


def test_a_film_or_an_error_of_which_the_crawler_kept_a_part_is_passed_over(tmp_path):
    """As a whole one would be: it is films above all that crawlers cut."""
    film = cut_short(record(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n\x00"))
    gone = cut_short(record(page(FERRY).replace(b"200 OK", b"404 Not Found")))
    said: list[str] = []
    path = warc(tmp_path / "a.warc.gz", record(page(BRIDGE)), film, gone)

    gathered = read(path, progress=said.append)

    assert (len(gathered.articles), gathered.refused) == (1, ())
    assert f"{path}: passed over 1 video/mp4, 1 answers with 404" in said
