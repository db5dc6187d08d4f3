"""Feeds from and to OPML: other readers' lists are read, hostile ones refused, ours come back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.families.known import Families
from flows.sources.catalogue import Catalogue, Source, load_catalogue, to_catalogue
from flows.sources.opml import left_out, read_opml, write_opml
from models.errors import InputError
from models.prose.text import clean_line

ROOT = Path(__file__).resolve().parents[1]
NOBODY = Families()
UNTOLD = (
    '<outline type="rss" text="Gazeta Świąteczna" xmlUrl="https://a.org/0"/>'
    '<outline type="rss" text="Łódź" xmlUrl="https://a.org/1"/>'
)


def opml(body: str, head: str = "") -> bytes:
    """A list of feeds."""
    return f'<?xml version="1.0"?>{head}<opml version="1.0"><body>{body}</body></opml>'.encode()


def feed(url: str, title: str = "A") -> str:
    """One feed of a list."""
    return f'<outline type="rss" text="{title}" title="{title}" xmlUrl="{url}"/>'


def feeds(body: bytes) -> dict[str, tuple[str, ...]]:
    """The feeds that a list names, by source."""
    return {table.name: table.feeds for table in read_opml(body, "list.opml").sources}


def test_folders_of_any_depth_are_passed_through():
    """A folder is a reader's order of things, not a publisher."""
    inner = feed("https://a.org/1", "A") + f'<outline text="UK">{feed("https://b.org/1", "B")}'
    body = opml(f'<outline text="News">{inner}</outline></outline>{feed("https://c.org/1", "C")}')

    assert feeds(body) == {
        "A": ("https://a.org/1",),
        "B": ("https://b.org/1",),
        "C": ("https://c.org/1",),
    }


def test_a_feed_that_occurs_twice_is_read_once():
    """In two folders, or in two spellings."""
    body = opml(
        f'<outline text="X">{feed("https://a.org/1")}</outline>'
        f'<outline text="Y">{feed("https://a.org/1")}{feed("HTTPS://A.org:443/1#top")}</outline>'
    )

    assert feeds(body) == {"A": ("https://a.org/1",)}


def test_feeds_of_one_name_and_publisher_are_one_source():
    """The same title elsewhere is another source."""
    body = opml(feed("https://a.org/1") + feed("https://www.a.org/2") + feed("https://b.org/1"))

    assert feeds(body) == {
        "A": ("https://a.org/1", "https://www.a.org/2"),
        "A (b.org)": ("https://b.org/1",),
    }


def test_a_feed_without_a_title_is_named_by_its_domain():
    """Never by nothing."""
    assert feeds(opml(feed("https://news.a.co.uk/1", " "))) == {
        "a.co.uk": ("https://news.a.co.uk/1",)
    }


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "/etc/passwd", "ftp://a.org/f", "javascript:alert(1)", "data:text/xml,x",
     "feed:https://a.org/f", "https://user:pass@a.org/f", "http://[bad", "http://℀.com/",
     "https://a.org:99999/f"],
)  # fmt: skip
@pytest.mark.parametrize("title", ["A", ""])
def test_only_the_web_is_let_in(address, title):
    """What is no web address is refused by its address, and the rest goes on."""
    read = read_opml(opml(feed(address, title) + feed("https://a.org/1", "B")), "list.opml")

    assert [table.name for table in read.sources] == ["B"]
    assert [refusal.path for refusal in read.refused] == [address.replace("user:pass@", "")]


def test_what_is_no_feed_is_refused_with_the_next_step():
    """Lists of lists, and sites without a feed."""
    read = read_opml(
        opml(
            '<outline type="include" text="L" url="https://a.org/list.opml"/>'
            '<outline type="rss" text="S" xmlUrl="" htmlUrl="https://s.org/"/>'
        ),
        "list.opml",
    )

    assert read.sources == ()
    assert {r.path: r.reason.partition(";")[0] for r in read.refused} == {
        "https://a.org/list.opml": "is no feed",
        "https://s.org/": "has no address of a feed",
    }


def test_a_list_that_is_not_well_formed_reads():
    """Feed readers write bare ampersands."""
    assert feeds(opml(feed("https://a.org/1?a=1&b=2", "R&B"))) == {
        "R&B": ("https://a.org/1?a=1&b=2",)
    }


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8"),
        (None, "utf-8"),
        (None, "utf-8-sig"),
        (None, "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        (None, "utf-16"),
        (None, "utf-16-le"),
        ("utf-16", "utf-8"),  # as .NET wrote strings
        ("iso-8859-1", "utf-8"),  # a list that was saved anew, and its declaration left
        ("no-such-encoding", "utf-8"),
    ],
)
def test_letters_are_read_in_every_encoding(declared, encoding):
    """By byte order mark, declaration, or what the bytes can be; the name is what shows."""
    declaration = f' encoding="{declared}"' if declared else ""
    outline = feed("https://a.org/1", "Süddeutsche – Überblick")
    body = f'<?xml version="1.0"{declaration}?><opml version="2.0"><body>{outline}</body></opml>'

    assert feeds(body.encode(encoding)) == {"Süddeutsche – Überblick": ("https://a.org/1",)}


@pytest.mark.parametrize(
    ("declared", "title"),
    [("windows-1250", "Gazeta Świąteczna"), ("KOI8-R", "Новости"), ("Shift_JIS", "朝日新聞")],
)
def test_a_declared_encoding_is_honoured(declared, title):
    """Also where it could not be told from the bytes."""
    body = f'<?xml version="1.0" encoding="{declared}"?><opml version="1.0"><body>'
    body += feed("https://a.org/1", title) + "</body></opml>"

    read = read_opml(body.encode(declared), "list.opml")

    assert [table.name for table in read.sources] == [title]
    assert read.note is None


def test_an_encoding_that_was_guessed_is_told():
    """Whoever imports the list can see which, and look at the names."""
    read = read_opml(opml(feed("https://a.org/1", "Libération")).decode().encode("cp1252"), "x")

    assert [table.name for table in read.sources] == ["Libération"]
    assert "read as cp1252" in (read.note or "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_no_encoding_hides_what_is_hostile(encoding):
    """Entities and deep folders in UTF-16 are found as they are in UTF-8."""
    bomb = opml("", '<!DOCTYPE opml [<!ENTITY a "aaaa">]>').decode().encode(encoding)
    deep = opml("<outline text='x'>" * 60 + "</outline>" * 60).decode().encode(encoding)

    for body in (bomb, deep):
        with pytest.raises(InputError, match=r"declares the entity|nests folders|nested more"):
            read_opml(body, "list.opml")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "is no OPML"),
        (b"https://127.0.0.1:9/list.opml", "is no OPML"),
        (b"<rss version='2.0'><channel/></rss>", "is no OPML"),
        (bytes(100), "is binary"),
        (opml(UNTOLD).decode().encode("cp1250"), "save it as UTF-8"),
        (b"<outline " * 2_000_000, "is no OPML|lists more than"),
        (opml("<outline text='x'>" * 60 + "</outline>" * 60), "nests folders deeper|nested more"),
        (b"<opml>&<body>" + b"<outline text='x'>" * 5000, "nests folders deeper"),
        (
            opml("", '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            "declares the entity",
        ),
        (opml("<outline " + " ".join(f"a{n}='x'" for n in range(100_000)) + "/>"), "attributes"),
    ],
    ids=[
        "empty",
        "address",
        "rss",
        "zeros",
        "untold",
        "endless",
        "deep",
        "deep and broken",
        "entity",
        "attributes",
    ],
)
def test_what_is_no_list_of_feeds_is_an_error_at_once(body, says):
    """Nothing is fetched or opened, and nothing stalls."""
    start = time.process_time()
    with pytest.raises(InputError, match=says):
        read_opml(body, "list.opml")
    assert time.process_time() - start < 2, "0.1 s on an idle machine"


def there_and_back(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Write sources as OPML and read them."""
    read = read_opml(write_opml(sources), "list.opml")
    assert read.refused == ()
    return to_catalogue(read.sources, Path("/"), NOBODY).sources


def test_the_projects_catalogue_comes_back_equal():
    """Name, family, country, language, pause, activity and feeds."""
    catalogue = load_catalogue(ROOT / "configs" / "sources.toml")

    assert Catalogue(there_and_back(catalogue.sources)) == catalogue


# As a catalogue holds them: cleaned.
NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).map(clean_line).filter(bool)


@settings(max_examples=60)
@given(
    names=st.lists(NAMES, min_size=1, max_size=4, unique_by=str.casefold),
    family=NAMES,
    pause=st.floats(0, 3600),
    active=st.booleans(),
)
def test_whatever_a_source_is_called_it_comes_back_equal(names, family, pause, active):
    """Commas, slashes, quotes and every script in names and families."""
    sources = tuple(
        Source(
            name,
            family,
            country="DE",
            language="de",
            feeds=(f"https://s{number}.org/a?x=1&y=2", f"https://s{number}.org/b"),
            pause=pause,
            active=active,
        )
        for number, name in enumerate(names)
    )

    assert there_and_back(sources) == sources


def test_what_opml_cannot_hold_is_told():
    """Nothing is left out without a word."""
    source = Source(
        "A", "A", feeds=("https://a.org/1",), pages=("https://a.org/",), folders=("/x",)
    )

    assert left_out([source]) == ["A: one page, one folder left out, which OPML cannot hold"]
    assert there_and_back((Source("B", "B", pages=("https://b.org/",)),)) == ()
