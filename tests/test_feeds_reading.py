"""Feeds, sitemaps and pages of links into items."""

from __future__ import annotations

import gzip
import json

import pytest

from flows.ingest.feeds.items import UnlistedError
from flows.polling.listed import listed_entries
from tests.listings import ATOM, NEWS, URL, listing, only
from tests.newsroom import NOW, item, prose, rss

RSS = rss(
    item("https://ferry.example/a/ferry", "Ferry & bridge", pubDate="Sat, 21 Nov 2026 10:00:00 GMT")
)

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://ferry.example/"><title>Ferry Post</title></channel>
<item rdf:about="https://ferry.example/a/ferry"><title>Ferry &amp; bridge</title>
<link>https://ferry.example/a/ferry</link><dc:date>2026-11-21T10:00:00Z</dc:date></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": 7,
                "url": "/a/ferry",
                "title": "Ferry & bridge",
                "content_html": f"<p>{prose('ferry', 12)}</p>",
                "date_published": "2026-11-21T10:00:00Z",
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, "feed"),
        (ATOM.replace("../a/ferry", "../../a/ferry"), "feed"),
        (RDF, "feed"),
        (JSON, "feed"),
        (NEWS, "sitemap"),
        (NEWS.encode("utf-16"), "sitemap"),
        (gzip.compress(NEWS.encode()), "sitemap"),
        (gzip.compress(NEWS[:90].encode()) + gzip.compress(NEWS[90:].encode()), "sitemap"),
        (NEWS.replace("<loc>", "<loc><!-- the page -->"), "sitemap"),
        (NEWS.replace("<loc>", "<loc><?page here?>"), "sitemap"),
    ],
    ids=["rss", "atom", "rdf", "json", "sitemap", "utf-16", "gzip", "members", "comment", "pi"],
)  # fmt: skip
def test_every_format_names_address_title_and_date(body: bytes | str, kind: str) -> None:
    """One article, listed in each format, is the same entry."""
    ((entry, _),), note = listed_entries(listing(body, kind), kind, NOW)

    assert note is None
    assert entry.entry == entry.url == "https://ferry.example/a/ferry"
    assert entry.title == "Ferry & bridge"
    assert entry.published in ("2026-11-21T10:00:00+00:00", "2026-11-21T10:00:00Z")


def test_a_feed_with_the_whole_text_is_told_from_one_with_teasers() -> None:
    """Long text that does not say that it goes on is whole; a teaser, however long, is not."""
    assert only(ATOM).whole
    assert only(ATOM).text == prose("ferry", 12)
    assert not only(rss(item(URL, "A", description=prose("ferry", 2)))).whole
    for ending in ("…", "[...]", "Read more »", "Weiterlesen", "[+2381 chars]"):
        text = f"{prose('ferry', 12)} {ending}"
        assert not only(rss(item(URL, "A", description=text))).whole


def test_markup_becomes_words() -> None:
    """Escaped HTML, entities and CDATA are read; scripts and tags never reach the text."""
    html = "<![CDATA[<p>One &amp; two</p><script>alert(1)</script><p>three</p>]]>"
    title = "<title>A &lt;b&gt;bold&lt;/b&gt; move &amp;amp; more</title>"
    link = "<link>https://ferry.example/1</link>"
    found = only(rss(f"<item>{title}{link}<description>{html}</description></item>"))

    assert found.title == "A bold move & more"
    assert found.text.split() == ["One", "&", "two", "three"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252", "iso-8859-15"])
def test_declared_encodings_are_read(encoding: str) -> None:
    """By the XML declaration, or by what the first bytes show."""
    text = rss(item(URL, "Fähre für Graubrück – voilà")).decode()
    declared = "utf-16" if encoding == "utf-16-le" else encoding
    body = text.replace('"1.0"', f'"1.0" encoding="{declared}"', 1).encode(encoding, "replace")

    expected = "Fähre für Graubrück – voilà".encode(encoding, "replace").decode(encoding)
    assert only(body).title == expected


def test_the_header_wins_over_a_wrong_declaration() -> None:
    """RFC 7303: what the server says of the encoding comes first."""
    body = rss(item(URL, "Fähre")).decode().replace('"1.0"', '"1.0" encoding="utf-8"', 1)

    assert (
        only(body.encode("cp1252"), "feed", "application/rss+xml; charset=windows-1252").title
        == "Fähre"
    )


def test_entries_are_named_by_address_then_by_id_then_by_text() -> None:
    """Feeds give one id to all items or a new one each time; addresses lose their trackers."""
    rows = [
        {"id": "same", "url": "https://ferry.example/1?utm_source=rss"},
        {"id": "same", "url": "https://ferry.example/2#top"},
        {"id": "alone", "content_text": "x"},
        {"title": "A", "content_text": "x"},
        {"url": f"https://ferry.example/{'x' * 3000}"},
    ]
    entries, _ = listed_entries(listing(json.dumps({"items": rows})), "feed", NOW)
    keys = [entry.entry for entry, _ in entries]

    assert keys[:3] == ["https://ferry.example/1", "https://ferry.example/2", "id:alone"]
    assert keys[3].startswith("text:")
    assert keys[4].startswith("hash:")


@pytest.mark.parametrize(
    ("ids", "are_names"),
    [
        (("1", "2", "3"), False),
        (("item-0", "item-1"), False),
        (("4711", "4712", "4713"), True),
        (("3", "2", "1"), True),
        (("a1", "b2"), True),
    ],
)
def test_an_id_that_says_where_an_item_stands_names_no_article(ids, are_names) -> None:
    """Tomorrow's first item is no version of today's: without an address its words are its name."""
    rows = [{"id": one, "title": f"News {one}", "content_text": "x"} for one in ids]
    entries, _ = listed_entries(listing(json.dumps({"items": rows})), "feed", NOW)

    assert [entry.entry.startswith("id:") for entry, _ in entries] == [are_names] * len(ids)


def test_a_page_in_place_of_a_feed_names_the_feed() -> None:
    """A user who put a front page under feeds learns what to put there."""
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    page = f"<!doctype html><html><head>{link}</head></html>"
    with pytest.raises(UnlistedError, match=r"it names the feed https://ferry\.example/rss"):
        listing(page)


def test_links_to_articles_are_found_by_general_signs() -> None:
    """Headlines and telling addresses on the own domain; no sections, tags, legal notes, others."""
    links = {
        "/2026/11/21/ferry-runs-again": "Ferry runs again after storm",
        "/politics/council-votes-on-new-harbour-wall": "Council votes",
        "/a?id=1234567": "Museum shows its oldest ships",
        "/x/short": "A long headline of seven words here",
        "/politics/": "Politics",
        "/tag/storms-and-the-harbour-of-graubrueck": "All about storms and the harbour",
        "/author/anna-berg/": "More by our reporter Anna Berg today",
        "/privacy": "Privacy",
        "https://elsewhere.example.org/2026/11/21/other": "Another paper has a story too",
        "javascript:alert(1)": "A script that looks like a headline",
        "/photo.jpg": "A picture of the ferry at sea",
    }
    anchors = "".join(f'<a href="{href}">{text}</a>' for href, text in links.items())
    picture = '<a href="/2026/11/21/ferry-runs-again"><img src="x.png"></a>'
    found = listing(f"<html><body>{picture}{anchors}</body></html>", "page")

    assert [one.url.removeprefix("https://ferry.example") for one in found.items if one.url] == [
        "/2026/11/21/ferry-runs-again",
        "/politics/council-votes-on-new-harbour-wall",
        "/a?id=1234567",
        "/x/short",
    ]
    assert {one.title for one in found.items} == {None}  # the article's page has its headline


def test_only_the_latest_days_of_a_sitemap_are_news() -> None:
    """A sitemap may list a whole archive; what is dated earlier is passed over without a row."""
    dates = ("2026-11-21", "2026-11-19", "2026-11-18", "2019-01-01")
    urls = "".join(
        f"<url><loc>https://ferry.example/{d}</loc><lastmod>{d}</lastmod></url>" for d in dates
    )
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    entries, _ = listed_entries(listing(body, "sitemap"), "sitemap", NOW)

    assert [entry.entry[-10:] for entry, _ in entries] == ["2026-11-21", "2026-11-19"]
    assert all(entry.published is None for entry, _ in entries)  # changed is not published


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_sitemap_in_plain_text_lists_an_address_a_line(encoding, pack) -> None:
    """The protocol knows it; robots.txt and indexes name such files like others."""
    text = "https://ferry.example/a\r\n\r\n  https://ferry.example/b \r\nnothing\r\n"
    found = listing(pack(text.encode(encoding)), "sitemap", "text/plain")

    assert [one.url for one in found.items] == [
        "https://ferry.example/a",
        "https://ferry.example/b",
    ]
    assert found.note == "lines that are no address: 1 of 3"


def test_a_line_of_a_plain_sitemap_may_say_more_than_its_address() -> None:
    """What stands behind an address is no part of it, and comments are no addresses."""
    text = "# all pages\n#\n\nhttps://a.example/1\t2026-01-01\n# old\nhttps://a.example/2 0.5\n"
    found = listing(text, "sitemap", "text/plain")

    assert [one.url for one in found.items] == ["https://a.example/1", "https://a.example/2"]
    assert found.note is None


def test_a_list_of_addresses_in_place_of_a_feed_is_told_where_to_go() -> None:
    """Its lines are no entries of a feed."""
    with pytest.raises(UnlistedError, match="list it under sitemaps"):
        listing("https://ferry.example/a\n")
