"""What one look at the channels of a source says of them."""

from __future__ import annotations

import gzip

import pytest

from flows.sources.catalogue import Source
from flows.sources.checking import check_channels
from flows.sources.commands import check_sources
from models.errors import InputError
from models.settings import Settings
from tests.newsroom import NOW, Newsroom, Reply, item, newsroom, rss


def checked(room: Newsroom, **channels: list[str]) -> tuple[dict[str, str | None], list[str]]:
    """The form or the fault of each channel by its path, and what was told meanwhile."""
    told: list[str] = []
    source = room.source("Ferry Post", **channels)
    found = check_channels([source], room.settings().reading, NOW, told.append)
    return {f.address.removeprefix(room.url("")): f.reason or f.form for f in found}, told


def test_a_packed_feed_is_known_by_what_it_holds():
    """A gzip file is an RSS feed like any other; a damaged one is not readable."""
    packed = gzip.compress(rss(item("http://example.org/1", "One")))
    with newsroom() as room:
        room.replies["/feed.gz"] = Reply(200, packed, {"Content-Type": "application/gzip"})
        room.replies["/torn.gz"] = Reply(200, packed[:20], {"Content-Type": "application/gzip"})
        found, _ = checked(room, feeds=["/feed.gz", "/torn.gz"])

    assert found["/feed.gz"] == "RSS"
    assert "gzip file" in (found["/torn.gz"] or "")


def test_a_sitemap_in_plain_text_is_known_by_what_it_holds():
    """And not called after its content type."""
    with newsroom() as room:
        room.replies["/map.txt"] = Reply(
            200, room.url("/a").encode(), {"Content-Type": "text/plain"}
        )
        found, _ = checked(room, sitemaps=["/map.txt"])

    assert found == {"/map.txt": "sitemap in plain text"}


def test_a_feed_of_long_ago_is_said_to_be_none_to_read():
    """It can be read, but nothing that it lists is news; one that lists anything of today is."""
    old = item("http://example.org/1", "One", pubDate="Sun, 01 May 2011 06:00:00 GMT")
    new = item("http://example.org/2", "Two", pubDate="Sat, 21 Nov 2026 06:00:00 GMT")
    with newsroom() as room:
        room.feed("/dead", old)
        room.feed("/alive", old, new)
        source = room.source("Ferry Post", feeds=["/dead", "/alive"])
        dead, alive = check_channels([source], room.settings().reading, NOW, str)

    assert (dead.ok, dead.note) == (
        True,
        "all that it lists is older than 30 days, and so is not read",
    )
    assert (alive.ok, alive.note) == (True, None)


def test_a_feed_among_the_pages_is_said_to_be_one():
    """Not that it holds no links."""
    with newsroom() as room:
        room.feed("/feed", item("http://example.org/1", "One"))
        found, _ = checked(room, pages=["/feed"])

    assert found == {"/feed": "is a feed, not a page; list it under feeds"}


def test_what_was_not_asked_for_is_not_said_to_have_answered():
    """After a 429 the host is left alone; that is told of its other channels, and no status."""
    with newsroom() as room:
        room.replies["/busy"] = Reply(429)
        _, told = checked(room, feeds=["/busy", "/later"])

    assert told[0] == f"{room.url('/busy')}: 429"
    assert told[1].startswith(f"{room.url('/later')}: was not asked for")


def test_an_archive_that_is_not_there_is_not_said_to_be_read(tmp_path):
    """What is told meanwhile is what is found in the end."""
    archive = str(tmp_path / "wire.parquet")
    told: list[str] = []
    source = Source("Wire", "Wire", archives=(archive,))
    (found,) = check_channels([source], Settings().reading, NOW, told.append)

    assert found.reason == "does not exist; check the spelling"
    assert told == [f"{archive}: {found.reason}"]


def test_an_empty_catalogue_is_said_to_be_empty(tmp_path):
    """There is no source to activate, nor to name."""
    (tmp_path / "sources.toml").write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"names no source\. Begin with: rashomon sources add"):
        check_sources(tmp_path / "sources.toml", [], None, as_json=False)
