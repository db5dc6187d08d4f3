"""The catalogue of sources: what it reads, and how it says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.sources.catalogue import Channel, catalogue_file, load_catalogue
from flows.sources.editing import append_sources
from flows.sources.validation import SourceTable
from models.errors import SettingsError

ROOT = Path(__file__).resolve().parents[1]

WHOLE = """
[[source]]
name = " The  Courier "
family = "Courier Group"
country = "uk"
language = "en-GB"
feeds = ["HTTPS://Courier.example:443/rss#top"]
sitemaps = ["https://courier.example/news.xml"]
pages = "https://courier.example/politics"
folders = ["texts"]
archives = ["/archive/2025.parquet"]
pause = 1.5

[[source]]
name = "Observer"
feeds = ["https://observer.example/rss"]
active = false
"""


def catalogue(folder: Path, text: str) -> Path:
    """Write a catalogue."""
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(path: Path) -> str:
    """Load a catalogue that cannot be loaded; return what is said."""
    with pytest.raises(SettingsError) as caught:
        load_catalogue(path)
    return str(caught.value)


def test_every_key_is_read_into_one_form(tmp_path):
    """Names, codes and addresses are cleaned; paths are relative to the file."""
    courier, observer = load_catalogue(catalogue(tmp_path, WHOLE)).sources

    assert (courier.name, courier.family) == ("The Courier", "Courier Group")
    assert (courier.country, courier.language, courier.pause) == ("GB", "en", 1.5)
    assert courier.feeds == ("https://courier.example/rss",)
    assert courier.pages == ("https://courier.example/politics",)
    assert courier.folders == (str(tmp_path / "texts"),)
    assert courier.archives == ("/archive/2025.parquet",)
    assert (observer.family, observer.country, observer.pause) == ("Observer", None, 3.0)


def test_only_active_sources_have_channels_to_poll(tmp_path):
    """An inactive source is listed and not polled; kinds come in one order."""
    loaded = load_catalogue(catalogue(tmp_path, WHOLE))

    assert [c.kind for c in loaded.channels()] == ["feed", "sitemap", "page", "folder", "archive"]
    assert {c.source for c in loaded.channels()} == {"The Courier"}
    assert loaded.sources[1].channels() == (
        Channel("Observer", "feed", "https://observer.example/rss"),
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('feeds = ["file:///etc/passwd"]', "= 'file:///etc/passwd' is no web address; http"),
        ('feeds = ["javascript:alert(1)"]', "http:// and https:// are allowed"),
        ('feeds = ["https://a:b@x.org/"]', "holds a user name or password"),
        ('feeds = ["http://[::1"]', "is no web address (Invalid IPv6 URL)"),
        ('feeds = ["http://x.org:99999/"]', "is no web address"),
        ('feeds = ["https://x.org/a b"]', "has a space in it"),
        ("feeds = 3", "`feeds` = 3 is not a list"),
        ("feeds = [3]", "`feeds` = 3 is not a text; put it in quotes"),
        ('feds = ["https://x.org"]', "`feds` is no key; did you mean `feeds`?"),
        ("wibble = 1", "`wibble` is no key; allowed: name, family, country"),
        ('country = "ZZ"', "`country` = 'ZZ' is no country"),
        ('language = "klingon"', "`language` = 'klingon' is no language"),
        ("pause = -1", "`pause` = -1 is out of range; 0 to 3600 seconds are allowed"),
        ("pause = nan", "is out of range"),
        ('pause = "5"', "`pause` = '5' is no number"),
        ("pause = true", "is no number; write one without quotes, such as 5"),
        ('active = "no"', "`active` = 'no' is neither true nor false"),
        ('family = " "', "`family` = ' ' is empty"),
        ('folders = [""]', "`folders` = '' is no path"),
    ],
)
def test_a_mistake_names_file_source_key_value_and_what_is_allowed(tmp_path, line, says):
    """One line for each mistake."""
    path = catalogue(tmp_path, f'[[source]]\nname = "A"\n{line}\n')
    said = mistakes(path)

    assert f"The catalogue {path} has mistakes:\n  source 1 ('A'): " in said
    assert says in said
    assert "docs/sources.md" in said


def test_all_mistakes_are_said_at_once(tmp_path):
    """Nobody mends a file one error message at a time."""
    text = 'sorce = 1\n[[source]]\nfeeds = "x"\n[[source]]\nname = "B"\npause = 9999\n'
    said = mistakes(catalogue(tmp_path, text))

    assert "`sorce` is no key; did you mean `source`?" in said
    assert "source 1: `name` is missing" in said
    assert "source 1: `feeds` = 'x'" in said
    assert "source 2 ('B'): `pause` = 9999" in said


def test_names_and_addresses_occur_once(tmp_path):
    """Whose an article is must never be open."""
    text = """
[[source]]
name = "A"
feeds = ["https://x.org/f", "https://y.org/f", "https://Y.org/f"]
[[source]]
name = "a"
feeds = ["https://X.ORG:443/f"]
"""
    said = mistakes(catalogue(tmp_path, text))

    assert "the name 'A' or 'a' occurs 2 times; keep one source of it" in said
    assert "https://x.org/f stands in 'A' and in 'a'; keep it in one" in said
    assert "https://y.org/f stands in 'A' 2 times; keep one" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[source]", "is not TOML"),
        ("source = 3", "begin each source with [[source]]"),
        ("source = [3]", "begin each source with [[source]]"),
        ("[source]\nname = 'A'", "begin each source with [[source]]"),
    ],
)
def test_what_is_no_catalogue_is_an_error(tmp_path, text, says):
    """Never a traceback."""
    assert says in mistakes(catalogue(tmp_path, text))


def test_a_missing_or_unreadable_catalogue_says_what_to_do(tmp_path):
    """The first command of a new user is named."""
    assert "rashomon sources add" in mistakes(tmp_path / "none.toml")
    assert "cannot be read" in mistakes(tmp_path)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"# caf\xe9")
    assert "is not TOML" in mistakes(latin)


def test_the_projects_own_catalogue_polls_nobody():
    """It is valid, and an example until its user makes a source active."""
    loaded = load_catalogue(ROOT / "configs" / "sources.toml")

    assert len(loaded.sources) >= 5
    assert loaded.channels() == ()
    assert all(source.feeds for source in loaded.sources)


def test_where_the_catalogue_lies(tmp_path, monkeypatch):
    """The environment first, then the working folder, then the user's own."""
    monkeypatch.delenv("RASHOMON_SOURCES", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    assert catalogue_file() == tmp_path / "config" / "rashomon" / "sources.toml"

    (tmp_path / "configs").mkdir()
    (tmp_path / "configs" / "sources.toml").touch()
    assert catalogue_file() == Path("configs/sources.toml")

    monkeypatch.setenv("RASHOMON_SOURCES", "mine.toml")
    assert catalogue_file() == Path("mine.toml")


def test_adding_keeps_what_stands_in_the_file(tmp_path):
    """Comments, order and spacing stay; the new source comes last and reads back."""
    before = (
        '# mine\n\n[[source]]   # first\nname = "A"\nfeeds = [ "https://a.org/f" ] # why\n# end\n'
    )
    path = catalogue(tmp_path, before)

    append_sources(path, [SourceTable(name='B "x"', feeds=("https://b.org/f",), pause=0.5)])

    assert path.read_text().startswith(before)
    assert [source.name for source in load_catalogue(path).sources] == ["A", 'B "x"']
    assert load_catalogue(path).sources[1].pause == 0.5


def test_one_blank_line_stands_between_sources(tmp_path):
    """In a file that is begun with several, and where more are added to it."""
    path = tmp_path / "sources.toml"
    for names in ("abc", "de"):
        tables = [SourceTable(name=name, feeds=(f"https://{name}.org/f",)) for name in names]
        append_sources(path, tables)

    assert path.read_text().count("[[source]]") == 5
    assert "\n\n\n" not in path.read_text()


def test_more_feeds_go_to_the_source_that_is_there(tmp_path):
    """Also where it has none, or one that is no list."""
    text = '[[source]]\nname = "A"\nfeeds = "https://a.org/1" # one\n[[source]]\nname = "B"\n'
    path = catalogue(tmp_path, text)

    append_sources(path, [], {"A": ("https://a.org/2",), "B": ("https://b.org/1",)})

    one, two = load_catalogue(path).sources
    assert one.feeds == ("https://a.org/1", "https://a.org/2")
    assert two.feeds == ("https://b.org/1",)


def test_a_refused_change_leaves_the_file_as_it_was(tmp_path):
    """What would make the file invalid is not written."""
    path = catalogue(tmp_path, WHOLE)

    with pytest.raises(SettingsError, match="occurs 2 times"):
        append_sources(path, [SourceTable(name="observer", feeds=("https://o.org/",))])

    assert path.read_text() == WHOLE
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_catalogue_stays_a_link(tmp_path):
    """The file behind it is changed."""
    path = catalogue(tmp_path, WHOLE)
    link = tmp_path / "link.toml"
    link.symlink_to(path)

    append_sources(link, [SourceTable(name="C", feeds=("https://c.org/",))])

    assert link.is_symlink()
    assert len(load_catalogue(path).sources) == 3
