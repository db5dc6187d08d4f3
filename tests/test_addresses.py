"""Addresses: one article is recognised under its spellings, and no two are taken for one."""

from __future__ import annotations

import pytest

from flows.addresses import absolute, canonical_url, web_address


@pytest.mark.parametrize(
    "written",
    [
        "https://News.Example:443/a/story?id=5",
        " https://news.example/a/story?id=5#comments\n",
        "https://news.example/a/story?id=5&utm_source=rss&utm_campaign=x",
        "https://news.example/a/story?fbclid=abc&id=5",
        "https://news.example/a/story?id=5&amp;at_medium=RSS&amp;at_campaign=KARANGA",
        "https://user:secret@news.example/a/story?id=5",
        "https://news.example/a/st\nory?id=5",
        "https://news.example/\n      a/story?id=5",
        "https://news.example/a/story?PHPSESSID=e3b0c44298fc1c14&id=5",
        "https://news.example/a/story;jsessionid=1A2B3C.node4?id=5",
        "https://news.example/(S(lit3py55t21z5v55vlm25s55))/a/story?id=5",
    ],
)
def test_spellings_of_one_address_are_one(written: str) -> None:
    """Case of the host, usual ports, fragments, campaigns, sessions, secrets, line breaks."""
    assert canonical_url(written) == "https://news.example/a/story?id=5"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("story.php?1000", "story.php?1001"),
        ("story?source=1", "story?source=2"),
        ("story?eid=1", "story?eid=2"),
        ("story?ref=a1", "story?ref=a2"),
        ("story?dcid=1", "story?dcid=2"),
        ("story;1", "story;2"),
        ("story?id=", "story"),
        ("story?a=1;b=2", "story?a=1;b=3"),
        ("Story", "story"),
        ("a%2Fb", "a/b"),
    ],
)
def test_what_may_name_a_page_tells_pages_apart(one: str, other: str) -> None:
    """Publishers number articles by parameters with any name and with none."""
    base = "https://news.example/"
    assert canonical_url(base + one) != canonical_url(base + other)


def test_the_order_of_parameters_tells_nothing() -> None:
    """Sorted, each as it was written; letters beyond ASCII are escaped."""
    assert canonical_url("http://a.example/ü?b=ö&a=1") == "http://a.example/%C3%BC?a=1&b=%C3%B6"
    assert canonical_url("http://a.example?b=1") == "http://a.example/?b=1"


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "ftp://a.example/x", "http://[bad", "http:///x", "/x", "", None,
     "http://a.example:99999/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_none(written: str | None) -> None:
    """Nobody asks for it."""
    assert canonical_url(written) is None
    assert web_address(written) is None


def test_a_space_in_an_address_is_one_of_a_name() -> None:
    """Desks name files after headlines, and put them into feeds as they are."""
    written = "https://news.example/My Report.html?q=a b"
    assert web_address(written) == "https://news.example/My%20Report.html?q=a%20b"
    assert canonical_url(written) == canonical_url(written.replace(" ", "%20"))


def test_an_address_is_asked_for_as_it_is_written() -> None:
    """But for line breaks, spaces and secrets."""
    assert web_address("http://u:p@a.example/s.php?1000&b;c") == "http://a.example/s.php?1000&b;c"
    assert absolute("https://a.example/feed", " ../x?1 ") == "https://a.example/x?1"
