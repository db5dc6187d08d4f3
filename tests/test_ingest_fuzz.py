"""Whatever the bytes are, reading answers with articles and refusals."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.ingest.reading import read_inputs
from models.settings import Reading

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
NAMES = st.sampled_from(["text", "source", "title", "published", "url", "lang", "family", "file"])


def read_bytes(name: str, data: bytes) -> None:
    """Read one file with these bytes and check what comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        gathered = read_inputs([folder], Reading(min_words=1))
    for article in gathered.articles:
        assert article.text
        assert article.source
        json.dumps([article.source, article.title, article.text], ensure_ascii=False).encode()
    for refusal in gathered.refused:
        assert refusal.reason
        refusal.path.encode()


@settings(max_examples=150)
@given(st.sampled_from(["a.txt", "a.md", "a.jsonl", "articles.csv"]), st.binary(max_size=300))
@example("a.txt", b"---\n")
@example("a.txt", b"\xff\xfe")
@example("a.md", b"[" * 300)
@example("articles.csv", b'file\n"')
@example("articles.csv", b"file,\x00\na")
def test_no_bytes_make_reading_raise(name, data):
    """Any bytes under any name are read or refused."""
    read_bytes(name, data)


@settings(max_examples=100)
@given(st.dictionaries(NAMES, JSON | st.text(max_size=40)), st.booleans())
def test_no_row_makes_reading_raise(row, sidecar):
    """Any value under any name is read or refused."""
    read_bytes("articles.jsonl" if sidecar else "a.jsonl", json.dumps(row).encode())


@settings(max_examples=60)
@given(st.text(max_size=60), st.sampled_from(["source", "date", "url", "lang", "title"]))
@example("http://[::1", "url")
@example("http://a:99999999/", "url")
@example("0000-00-00T99:99:99+99:99", "date")
@example("Mon, 99 Foo 99999999999 10:00:00 +9999999", "date")
def test_no_front_matter_makes_reading_raise(value, key):
    """Any value in front matter is understood or left out."""
    read_bytes("a.txt", f"---\ntitle: x\n{key}: {value}\n---\nSome words of text here.".encode())
