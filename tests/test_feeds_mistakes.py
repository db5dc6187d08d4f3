"""Feeds with the mistakes that are usual on the web: read as they were meant."""

from __future__ import annotations

import time
from xml.sax.saxutils import escape

import pytest

from flows.ingest.feeds.items import UnlistedError
from tests.listings import listing, only


def test_an_item_of_json_that_is_wrong_costs_itself() -> None:
    """Two ids are a fault of their item; NaN, a raw line break and a vast number are of none."""
    good = [
        f'{{"id":"{n}","url":"https://ferry.example/{n}","content_text":"A\nB"}}' for n in (1, 2)
    ]
    twice = '{"id":"1","id":"2","url":"https://ferry.example/x"}'
    odd = f'{{"_x":NaN,"_y":1{"0" * 5000},"a":1,"a":2,"url":"https://ferry.example/3"}}'
    found = listing(f'{{"items":[{good[0]},{twice},{good[1]},{odd}]}}')

    assert [item.url for item in found.items] == [f"https://ferry.example/{n}" for n in (1, 2, 3)]
    assert found.items[0].text == "A\nB"
    assert found.faults == ("item 2 has the key 'id' twice",)


@pytest.mark.parametrize(
    "body",
    [
        "<item><title>AT&T can't</title><link>https://ferry.example/a?x=1&b=2</link></item>",
        "<item><title><![CDATA[AT&T can't]]></title><x>R&D</x><link>/a?x=1&b=2</link></item>",
    ],
)
def test_bare_signs_stay_what_they_are(body: str) -> None:
    """An "&" that is not escaped makes a feed no XML; nothing is added to its words."""
    found = listing(f"\n<?xml version='1.0'?><rss><channel>{body}</channel></rss>")

    (item,) = found.items
    assert (item.title, item.url) == ("AT&T can't", "https://ferry.example/a?x=1&b=2")
    assert found.note is None


@pytest.mark.parametrize(
    "words", ["The post {} appeared first on {}.", "{} は {} に最初に表示されました"]
)
def test_what_wordpress_adds_to_an_article_is_not_read_as_its_words(words: str) -> None:
    """Known by its links, in any language; a paragraph of the article with links stays."""
    site = '<a href="https://ferry.example">Ferry</a>'
    link = '<a rel="nofollow" href="https://ferry.example/1/?utm_source=rss">Brücke &#8211; zu</a>'
    other = f'<p>See <a href="https://ferry.example/2">Brücke – zu</a> and {site}.</p>'
    added = f"<p>{words.format(link, site)}</p>"
    inner = "<title>Brücke – zu</title><link>https://ferry.example/1/</link>"
    items = [
        f"<item>{inner}<description>{escape('<p>Text.</p>' + end)}</description></item>"
        for end in (added, other)
    ]
    found = listing(f"<rss><channel>{''.join(items)}</channel></rss>").items

    assert [item.text for item in found] == ["Text.", "Text.\n\nSee Brücke – zu and Ferry."]


def test_what_drupal_puts_before_an_article_is_not_read_as_its_words() -> None:
    """Headline, author and date, each in a field that is named."""
    fields = '<span class="field field--name-title">Head</span><span>admin</span><span>11/22</span>'
    text = escape(f'{fields}\n<div class="clearfix field field--name-body"><p>Text.</p></div>')
    item = f"<item><title>Head</title><description>{text}</description></item>"
    assert only(f"<rss><channel>{item}</channel></rss>").text == "Text."
    plain = "<item><description>On field--name-body in CSS.</description></item>"
    assert only(f"<rss><channel>{plain}</channel></rss>").text == "On field--name-body in CSS."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#xD800;x", "\ufffdx"),
        ("&#xD83D;&#xDE00;", "\U0001f600"),
        ("&#55357;&#56832;", "\U0001f600"),
        ("a&#0;b &#99999999;", "a\ufffdb \ufffd"),
        ("a\x0bb\x1f", "ab"),
        ("caf&eacute;&nbsp;&hellip; &nosuch;", "café\u00a0… &nosuch;"),
    ],
)
def test_letters_that_xml_has_not_cost_no_feed(written: str, read: str) -> None:
    """Half a letter of UTF-16 made feedparser fail over the whole."""
    items = "".join(f"<item><title>{title}</title></item>" for title in (written, "A &amp; b"))
    found = listing(f"<rss><channel>{items}</channel></rss>")

    assert found.note is None
    assert [item.title for item in found.items] == [" ".join(read.split()), "A & b"]


def test_markup_that_was_escaped_twice_becomes_words_too() -> None:
    """Some software escapes what is escaped."""
    text = escape(escape("<p>Tom &amp; Ann.</p>"))
    item = f"<item><description>{text}</description></item>"
    assert only(f"<rss><channel>{item}</channel></rss>").text == "Tom & Ann."


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("<item><guid>4711</guid><title>A</title></item>", None),
        ("<item><guid>https://ferry.example/1</guid></item>", "https://ferry.example/1"),
        ("<item><guid>4711</guid><link>../1</link></item>", "https://ferry.example/1"),
        ("<item><guid>4711</guid><link>//b.example/1</link></item>", "https://b.example/1"),
    ],
)
def test_an_id_is_no_address_unless_it_is_written_as_one(body: str, url: str | None) -> None:
    """No page is there that nobody named."""
    assert only(f"<rss version='2.0'><channel>{body}</channel></rss>").url == url


def test_an_atom_entry_without_a_link_keeps_its_words() -> None:
    """Its id is a name."""
    entry = (
        "<entry><id>tag:ferry.example,2026:1</id><title>A</title><content>Text.</content></entry>"
    )
    found = only(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert (found.guid, found.url, found.text) == ("tag:ferry.example,2026:1", None, "Text.")


def test_addresses_in_atom_are_relative_to_the_base_that_is_named() -> None:
    """That of the entry within that of the feed within that of the answer."""
    entry = '<entry xml:base="2026/"><id>1</id><link href="a.html"/></entry>'
    for base, url in (
        ("https://b.example/x/", "https://b.example/x/2026/a.html"),
        ("/x/", "https://ferry.example/x/2026/a.html"),
    ):
        body = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}">{entry}</feed>'
        assert only(body).url == url


def test_an_empty_link_hides_no_other() -> None:
    """RSS with an empty link beside that of Atom."""
    link = '<atom:link rel="alternate" href="https://ferry.example/1"/><link></link>'
    names = 'xmlns:atom="http://www.w3.org/2005/Atom"'
    found = only(f"<rss {names}><channel><item><title>A</title>{link}</item></channel></rss>")
    assert found.url == "https://ferry.example/1"


@pytest.mark.parametrize(
    "cdata",
    [
        "<![CDATA[<p>One.</p><script>//<![CDATA[ x //]]></script><p>Two.</p>]]>",
        "<![CDATA[<p>One.</p><script>//]]></script><p>Two.</p>]]>",
        "<![CDATA[<p>One.</p>]]><![CDATA[<p>Two.</p>]]>",
        "<![CDATA[<p>One.</p><i>]]]]><![CDATA[></i><p>Two.</p>]]>",
    ],
)
def test_cdata_within_cdata_leaves_no_markup_in_the_words(cdata: str) -> None:
    """The second item is read as if the first were right."""
    items = f"<item><description>{cdata}</description></item><item><title>A & b</title></item>"
    found = listing(f"<rss><channel>{items}</channel></rss>").items

    assert found[0].text.replace("]]>", "").split() == ["One.", "Two."]
    assert found[1].title == "A & b"


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        (
            "utf-8",
            "cp1251",
            "Городской совет решил во вторник закрыть портовый мост, сообщил мэр. ",
        ),
        ("Shift_JIS", "cp932", "①市議会は火曜日、髙橋市長の案で港の橋を閉鎖することを決めました。"),
        ("gb2312", "gb18030", "市议会周二决定关闭港口大桥，朱镕基对记者说。"),
        ("iso-8859-1", "utf-8", "Der Stadtrat hat beschlossen, die Brücke zu schließen. "),
        ("no-such-thing", "utf-8", "Der Stadtrat hat beschlossen, die Brücke zu schließen. "),
    ],
)
def test_a_feed_that_declares_another_encoding_is_read_in_its_own(
    declared: str, encoding: str, words: str
) -> None:
    """Nobody's letters become those of Western Europe."""
    item = f"<item><title>{words}</title><description>{words * 9}</description></item>"
    body = f'<?xml version="1.0" encoding="{declared}"?><rss><channel>{item}</channel></rss>'
    (found,) = listing(body.encode(encoding)).items

    assert found.title == words.strip()


def test_a_feed_whose_encoding_cannot_be_told_is_refused() -> None:
    """Rather than read as something else."""
    body = b"<rss><channel><item><title>\xe1\xe2\xe7 \xf1\x8d\x9d</title></item></channel></rss>"
    with pytest.raises(UnlistedError, match="UTF-8"):
        listing(body)


def test_a_news_sitemap_without_its_namespace_has_its_headlines() -> None:
    """Some declare it under another prefix than they use."""
    news = (
        "<n:news><n:publication_date>2026-11-21</n:publication_date><n:title>A</n:title></n:news>"
        "<image:image><image:loc>https://ferry.example/i.jpg</image:loc></image:image>"
    )
    body = f"<urlset><url>{news}<loc>https://ferry.example/1</loc></url></urlset>"
    found = only(body, "sitemap")

    assert (found.url, found.title, found.dates) == (
        "https://ferry.example/1",
        "A",
        ("2026-11-21",),
    )


def test_mending_takes_no_time_that_grows_with_the_square() -> None:
    """Elements that never end are looked for once."""
    body = b"<rss>&<channel>" + b"<a><![CDATA[x]]>" * 60_000
    begun = time.process_time()
    with pytest.raises(UnlistedError, match="64 elements deep"):
        listing(body)
    assert time.process_time() - begun < 5
