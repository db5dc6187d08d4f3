"""A user's TOML files in the encodings that editors write: read, or refused with the next step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.configuration import load_settings
from flows.families.known import load_families
from flows.families.tables import Family
from flows.sources.catalogue import load_catalogue
from flows.sources.editing import add_family, append_sources
from flows.sources.validation import SourceTable
from flows.stages import gathered
from models.errors import SettingsError
from models.settings import Sentences, Settings

SOURCES = '# Größe\n[[source]]\nname = "Süddeutsche"\nfeeds = ["https://a.org/rss"]\n'
FAMILIES = '# Größe\n[[family]]\nname = "Süddeutscher Verlag"\nhosts = ["sueddeutsche.de"]\n'
SETTINGS = "# Größe\n[divergence]\nseed = 7\n"
CUES = '# Größe\n[[cue]]\nkind = "size"\nweight = 1.0\nstarts = ["größe"]\n'


def load_cues_of(path: Path) -> object:
    """Read cues as a run does."""
    return gathered((), Settings(sentences=Sentences(furniture_cues=(str(path),))))


READERS = [
    pytest.param(load_catalogue, SOURCES, id="catalogue"),
    pytest.param(load_families, FAMILIES, id="families"),
    pytest.param(load_settings, SETTINGS, id="settings"),
    pytest.param(load_cues_of, CUES, id="cues"),
]
Reader = Callable[[Path], Any]


@pytest.mark.parametrize(("reader", "text"), READERS)
def test_a_byte_order_mark_is_passed_over(tmp_path: Path, reader: Reader, text: str) -> None:
    """Notepad writes one; what is read is the same, also with the ends of lines of Windows."""
    plain, marked = tmp_path / "plain.toml", tmp_path / "marked.toml"
    plain.write_text(text, encoding="utf-8")
    marked.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))

    assert reader(marked) == reader(plain)


@pytest.mark.parametrize(("reader", "text"), READERS)
@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-16", "it is in UTF-16; save it as UTF-8"),
        ("cp1252", "line 1 is not in UTF-8; save the file as UTF-8"),
    ],
)
def test_another_encoding_is_an_error_that_names_it(
    tmp_path: Path, reader: Reader, text: str, encoding: str, says: str
) -> None:
    """TOML is UTF-8; a guess would put wrong names into results."""
    path = tmp_path / "file.toml"
    path.write_bytes(text.encode(encoding))

    with pytest.raises(SettingsError) as caught:
        reader(path)

    assert str(path) in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize(("reader", "text"), READERS)
def test_nesting_without_end_is_an_error(tmp_path: Path, reader: Reader, text: str) -> None:
    """Not a traceback."""
    path = tmp_path / "file.toml"
    path.write_text(f"{text}x = {'[' * 5000}{']' * 5000}\n", encoding="utf-8")

    with pytest.raises(SettingsError):
        reader(path)


def test_adding_to_a_file_drops_its_mark_and_keeps_the_rest(tmp_path: Path) -> None:
    """Comments, order and the ends of lines stay; other readers of TOML know no mark."""
    sources, families = tmp_path / "sources.toml", tmp_path / "families.toml"
    for path, text in ((sources, SOURCES), (families, FAMILIES)):
        path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))

    append_sources(sources, [SourceTable(name="Wire", feeds=("https://wire.example/rss",))])
    add_family(families, Family(name="Süddeutscher Verlag", hosts=("sz.de",), owner="SWMH",
               evidence="https://example.com/brands"))  # fmt: skip

    for path, text in ((sources, SOURCES), (families, FAMILIES)):
        start = text.partition("name")[0].replace("\n", "\r\n").encode()
        assert path.read_bytes().startswith(start)
    assert [source.name for source in load_catalogue(sources).sources] == ["Süddeutsche", "Wire"]
    assert load_families(families).of_address("https://sz.de/1") == "Süddeutscher Verlag"
