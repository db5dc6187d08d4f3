"""Agencies' articles in NewsML-G2 and NITF: read as sent; hostile and torn XML is refused."""

from __future__ import annotations

import socket
import time
from datetime import timedelta

import pytest

from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import open_store
from flows.store.polled.feeds import articles_between
from models.settings import Reading, Settings
from tests.agencies import inline, message, news_item, nitf, saved
from tests.ingest_inputs import BRIDGE, FERRY, PONT, read, reasons
from tests.newsroom import NOW


@pytest.mark.parametrize("name", ["a.xml", "a.nitf"])
def test_nitf_is_an_article(tmp_path, name):
    """The text is that of the paragraphs: no headline, byline or caption."""
    path = saved(tmp_path / name, nitf(f"{BRIDGE}\n\n{FERRY}"))

    (article,) = read(path).articles

    assert article.text == f"{BRIDGE}\n\n{FERRY}"
    assert (article.source, article.title) == ("Harbour Wire", "Bridge to close")
    assert (article.published, article.lang) == ("2026-11-20T08:30:00+00:00", "en")
    assert article.path == f"{path}:1"


def test_nitf_in_its_namespace_reads_the_same(tmp_path):
    """Whether the namespace is declared makes no difference."""
    plain = saved(tmp_path / "a.xml", nitf())
    named = saved(
        tmp_path / "b.xml",
        nitf().replace("<nitf ", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" '),
    )

    (one,), (two,) = read(plain).articles, read(named).articles

    assert (one.text, one.title, one.published) == (two.text, two.title, two.published)


def test_a_message_of_items(tmp_path):
    """Text, NITF and XHTML inside NewsML-G2 are read; pictures are passed over and told."""
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>2 {BRIDGE}</p></body></html>'
    nested = nitf(f"1 {BRIDGE}").partition("?>")[2]
    said: list[str] = []
    path = saved(
        tmp_path / "a.xml",
        message(
            news_item(inline(FERRY)),
            news_item(f"<inlineXML>{nested}</inlineXML>"),
            news_item("", qcode="ninat:picture"),
            news_item(f"<inlineXML>{html}</inlineXML>"),
        ),
    )

    gathered = read(path, progress=said.append)

    assert gathered.refused == ()
    assert [a.text for a in gathered.articles] == [FERRY, f"1 {BRIDGE}", f"2 {BRIDGE}"]
    assert {a.source for a in gathered.articles} == {"Harbour Wire"}
    assert {a.published for a in gathered.articles} == {"2026-11-20T08:30:00+00:00"}
    assert {a.url for a in gathered.articles} == {"https://wire.example/bridge"}
    assert f"{path}:3: passed over, a picture, not a text" in said


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ('qcode="stat:canceled"', "canceled"),
        ('qcode="stat:withheld"', "withheld"),
        ('uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"', "canceled"),
    ],
)
def test_a_withdrawn_item_is_refused(tmp_path, status, name):
    """What an agency takes back is not compared, whether it says so in short or by an address."""
    item = news_item(inline(FERRY), meta=f"<pubStatus {status}/>")

    gathered = read(saved(tmp_path / "a.xml", message(item, news_item(inline(BRIDGE)))))

    assert [a.text for a in gathered.articles] == [BRIDGE]
    assert f"is {name} by its publisher" in reasons(gathered)["a.xml:1"]


@pytest.mark.parametrize("cut", [20, 60, 400])
def test_a_torn_message_keeps_the_items_before_the_tear(tmp_path, cut):
    """Whole items are read; the tear is told."""
    whole = message(
        news_item(inline(BRIDGE)), news_item(inline(FERRY)), news_item(inline("x" * 500))
    )

    gathered = read(saved(tmp_path / "a.xml", whole[:-cut]))

    assert [a.text for a in gathered.articles][:2] == [BRIDGE, FERRY]
    assert "is torn after " in reasons(gathered)["a.xml"]


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ("", "is torn, or no XML"),
        ("no xml at all", "is torn, or no XML"),
        (nitf()[:300], "is torn, or no XML"),
        ("<rss><channel/></rss>", "holds no article; NewsML-G2 and NITF are read"),
        ("<nitf><body><body.content/></body></nitf>", "without a paragraph"),
        (message(news_item("")), "has no text in it"),
        ("<a>" * 100_000, "is torn, or no XML"),
        ("<a:b:><:c/></a:b:>", "is torn, or no XML"),
    ],
)
def test_what_holds_no_article_is_refused(tmp_path, xml, says):
    """A reason for each, and no error."""
    gathered = read(saved(tmp_path / "a.xml", xml))

    assert gathered.articles == ()
    assert says in gathered.refused[0].reason


def test_names_that_are_none_do_not_stop_the_reading(tmp_path):
    """Parsers let pass what no namespace allows; the article is read all the same."""
    xml = nitf().replace("media>", ":m:>").replace("<media ", "<:m: ")

    (article,) = read(saved(tmp_path / "a.xml", xml)).articles

    assert article.text.startswith(BRIDGE)


HIDDEN = "the contents of a file that must never be read into an article, whoever asks for it"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file://{secret}">]>',
        '<!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
        '<!DOCTYPE nitf [<!ENTITY b "0123456789"><!ENTITY a "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
)
def test_entities_are_not_expanded(tmp_path, monkeypatch, declaration):
    """Neither a file nor the network is touched, nothing unfolds, and the gap is told."""
    secret = tmp_path / "secret.dat"
    secret.write_text(HIDDEN)
    monkeypatch.setattr(socket, "socket", _no_network)
    xml = nitf(f"{BRIDGE} &a;", declaration=declaration.replace("{secret}", str(secret)))

    gathered = read(saved(tmp_path / "a.xml", xml))

    assert gathered.articles == ()
    assert "entit" in gathered.refused[0].reason.lower()
    assert HIDDEN[:20] not in gathered.refused[0].reason


def _no_network(*_args: object) -> None:
    raise AssertionError("a socket was opened")


def test_an_external_dtd_is_not_loaded(tmp_path):
    """NITF often names its DTD: the article is read without it."""
    declaration = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf-3-5.dtd">'

    (article,) = read(saved(tmp_path / "a.xml", nitf(declaration=declaration))).articles

    assert article.text == BRIDGE


@pytest.mark.parametrize(
    "xml",
    [
        "<nitf " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>",
        "<nitf>" + "<p>" * 200_000,
        '<!DOCTYPE n [<!ENTITY a0 "x">'
        + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
        + "]><nitf><body><body.content><p>&a39;</p></body.content></body></nitf>",
    ],
    ids=["attributes", "depth", "laughs"],
)
def test_bombs_are_refused_at_once(tmp_path, xml):
    """What stalls a parser is refused in a moment."""
    start = time.process_time()
    gathered = read(saved(tmp_path / "a.xml", xml))

    assert gathered.articles == ()
    assert gathered.refused
    assert time.process_time() - start < 3, "0.2 s on an idle machine"


def test_a_file_over_the_limit_is_refused(tmp_path):
    """Nothing is cut short."""
    path = saved(tmp_path / "a.xml", nitf())

    assert "at most 100 are read" in reasons(read(path, settings=Reading(max_bytes=100)))["a.xml"]


@pytest.mark.parametrize("relation", ["irel:seeAlso", "irel:previousVersion", "translatedFrom"])
def test_links_to_other_articles_are_not_the_address_of_a_newsml_item(tmp_path, relation):
    """Two articles that refer to one page would be taken for versions of it."""
    item = news_item(inline(BRIDGE)).replace("irel:alternate", relation)

    (article,) = read(saved(tmp_path / "a.xml", message(item))).articles

    assert article.url is None


def version(number: int, text: str, at: str, name: str = "urn:agency:9") -> str:
    """A version of an item without an address of its own."""
    item = news_item(inline(text)).replace('guid="urn:x"', f'guid="{name}" version="{number}"')
    return item.replace("2026-11-20T09:00:00Z", at).replace(' rel="irel:alternate"', ' rel="x:y"')


def test_versions_of_an_item_are_one_article_and_the_latest_stays_so(tmp_path):
    """In whatever order they come, in one message or in files."""
    folder = tmp_path / "wire"
    folder.mkdir()
    second = version(2, f"2 {BRIDGE}", "2026-11-20T10:00:00Z")
    third = version(3, f"3 {BRIDGE}", "2026-11-20T11:00:00Z")
    other = version(1, FERRY, "2026-11-20T09:00:00Z", "urn:agency:10")
    saved(folder / "a.xml", message(third, second, other))
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        poll_all(catalogue, store, Settings(), NOW)
        saved(folder / "b.xml", version(1, f"1 {BRIDGE}", "2026-11-20T09:00:00Z"))
        poll_all(catalogue, store, Settings(), NOW + timedelta(hours=1))
        articles = articles_between(store, NOW - timedelta(days=9), NOW + timedelta(days=1))

    assert sorted(one.text for one in articles) == sorted([f"3 {BRIDGE}", FERRY])


def test_line_breaks_part_words_and_names_of_letters_are_letters(tmp_path):
    """Though the list that declares them is never fetched."""
    text = f"Second<br/>line, caf&eacute;&nbsp;<em>o<i>n</i>e</em>. {BRIDGE}"
    path = saved(tmp_path / "a.xml", nitf(text, declaration='<!DOCTYPE nitf SYSTEM "n.dtd">'))

    (article,) = read(path).articles

    assert article.text == f"Second line, café one. {BRIDGE}"


@pytest.mark.parametrize(
    ("languages", "lang"),
    [
        (("de", "en"), "en"),
        (("de",), "de"),
        ((), "en"),
        (("de", ""), "de"),
        (("de-AT", "de-DE"), "de"),
    ],
)
def test_an_item_in_several_languages_is_in_that_of_its_text(tmp_path, languages, lang):
    """It names all of them; what it names alone is believed, since templates often say `en`."""
    named = "".join(f'<language tag="{one}"/>' for one in languages)
    heads = '<headline xml:lang="de">Brücke zu</headline><headline xml:lang="en-GB">Bridge shut'
    item = news_item(f"<inlineXML>{nitf().partition('?>')[2]}</inlineXML>")
    item = item.replace('<language tag="en-GB"/>', named).replace(
        "<headline>Bridge to close", heads
    )

    (article,) = read(saved(tmp_path / "a.xml", item)).articles

    assert article.lang == lang
    assert article.title == ("Bridge shut" if lang == "en" else "Brücke zu")


@pytest.mark.parametrize("xml_lang", ["en", ""])
def test_the_language_of_the_metadata_is_not_that_of_a_text_in_others(tmp_path, xml_lang):
    """An agency's item may be described in English and told in French and German."""
    item = news_item(inline(PONT)).replace(
        '<language tag="en-GB"/>', '<language tag="fr"/><language tag="de"/>'
    )
    path = saved(tmp_path / "a.xml", item.replace('xml:lang="en"', f'xml:lang="{xml_lang}"'))

    assert [article.lang for article in read(path).articles] == ["fr"]
