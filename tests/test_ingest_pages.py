"""Pages into articles: the text without furniture, complete, and in bounded time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.ingest.drafts import Details, Draft, Page, Place
from flows.ingest.pages.reading import extract_pages
from models.records import Refusal
from models.settings import Reading
from tests.ingest_inputs import BRIDGE, FERRY, PAGES, read, reasons, write

ALL = Reading(languages=("en", "fr", "fa"))


@pytest.fixture(scope="module")
def recorded():
    """The recorded pages, read once, by file name."""
    gathered = read(PAGES, settings=ALL)
    assert gathered.refused == ()
    return {Path(article.path).name: article for article in gathered.articles}


@pytest.mark.parametrize(
    ("name", "details"),
    [
        (
            "json_ld.html",
            (
                "the Marlow Courier",
                "Harbour bridge closes for three weeks",
                "2024-05-14T07:30:00+01:00",
                "https://www.marlowcourier.example/news/2024/05/harbour-bridge-closes",
                "en",
            ),
        ),
        (
            "open_graph.html",
            (
                "quayside live",
                "Cracks in pier shut harbour bridge",
                "2024-05-14T09:05:00+00:00",
                "https://quayside.example/stories/88?id=88",
                "en",
            ),
        ),
        (
            "table_cp1252.htm",
            (
                "gazette-du-quai.example",
                "Le pont du port fermé",
                None,
                "http://www.gazette-du-quai.example/2024/pont.html",
                "fr",
            ),
        ),
        ("persian.html", ("روزنامهٔ بندر", "پل بندر بسته می\u200cشود", None, None, "fa")),
        ("script_only.html", ("Ferry Post", "Town takes to the ferries", "2024-05-15", None, "en")),
    ],
)
def test_a_page_says_whose_it_is(recorded, name, details):
    """JSON-LD, Open Graph, a canonical link: as the publisher writes it, letter by letter."""
    a = recorded[name]

    assert (a.source, a.title, a.published, a.url, a.lang) == details


@pytest.mark.parametrize(
    ("name", "first", "last", "furniture"),
    [
        (
            "json_ld.html",
            "Marlow’s harbour bridge will close",
            "on foot across the bridge.",
            ["Home", "Swans return", "Copyright", "Cookies"],
        ),
        (
            "open_graph.html",
            "The bridge across Marlow harbour",
            "by the ring road.",
            ["cookies", "Great article"],
        ),
        (
            "table_cp1252.htm",
            "Le pont du port sera fermé",
            "jusqu’à la réouverture.",
            ["Accueil", "Sports", "|"],
        ),
        ("persian.html", "پل بندر از روز دوشنبه", "استفاده کنند.", ["خانه"]),
        ("script_only.html", "Free ferries crossed", "open again in June.", ["JavaScript"]),
    ],
)
def test_the_article_is_whole_and_the_furniture_is_gone(recorded, name, first, last, furniture):
    """From the first paragraph to the last, without menus, comments and banners."""
    text = recorded[name].text

    assert first in text
    assert text.endswith(last)
    assert [word for word in furniture if word in text] == []


def test_paragraphs_are_separated_by_blank_lines(recorded):
    """A paragraph must not look like a line that wraps into the next."""
    assert "three weeks from Monday" in recorded["json_ld.html"].text.split("\n\n")[1]
    assert len(recorded["table_cp1252.htm"].text.split("\n\n")) == 3


def test_repeated_paragraphs_are_kept(recorded):
    """Trafilatura drops a paragraph that repeats the one before it; here it stays."""
    assert recorded["json_ld.html"].text.count("Lorries must take the ring road") == 2


def test_joiners_survive_extraction(recorded):
    """Persian words keep the character that spells them."""
    assert "می\u200cشود" in recorded["persian.html"].text


def test_a_sidecar_comes_before_the_page(tmp_path):
    """The reader of a page knows better than its template."""
    page = (PAGES / "json_ld.html").read_bytes()
    write(tmp_path, a_html=page, articles_csv="file,source,published\na.html,Courier,2024-05-13\n")

    (article,) = read(tmp_path).articles

    assert (article.source, article.published) == ("Courier", "2024-05-13")
    assert article.title == "Harbour bridge closes for three weeks"


def test_a_page_named_as_text_is_read_as_a_page(tmp_path):
    """What starts like a page is one, whatever its name."""
    write(tmp_path, a_txt=f"<!DOCTYPE html>\n<html><body><p>{BRIDGE}</p></body></html>")

    assert read(tmp_path).articles[0].text == BRIDGE


def test_a_page_of_one_sentence_is_kept(tmp_path):
    """Short is not empty."""
    write(tmp_path, a_html="<html><body><p>The bridge reopened to all on Monday.</p></body></html>")

    (article,) = read(tmp_path, settings=Reading(min_words=7)).articles

    assert article.text == "The bridge reopened to all on Monday."


def test_deep_nesting_loses_no_text(tmp_path):
    """Beyond 256 levels libxml2 drops text without a word, so another parser reads it."""
    before = "".join(f"<p>{n} boats sailed past the closed bridge.</p>" for n in range(9))
    deep = "<div>" * 400 + f"<p>{BRIDGE}</p>" + "</div>" * 400
    write(tmp_path, a_html=f"<html><body>{before}{deep}<p>{FERRY}</p></body></html>")

    text = read(tmp_path).articles[0].text

    assert "8 boats" in text
    assert BRIDGE in text
    assert FERRY in text


def test_what_browsers_note_in_a_saved_page_is_its_address(tmp_path):
    """The browser's "saved from url" is the address where nothing better is there."""
    note = "<!-- saved from url=(0030)https://www.courier.co.uk/bridge -->"
    write(tmp_path, a_html=f"<!DOCTYPE html>\n{note}\n<html><body><p>{BRIDGE}</p></body></html>")

    assert read(tmp_path).articles[0].source == "courier.co.uk"


def test_a_template_language_yields_to_the_text(tmp_path):
    """Many templates claim English whatever the text is in."""
    page = (PAGES / "table_cp1252.htm").read_bytes().replace(b"<HTML>", b'<HTML LANG="en">')
    write(tmp_path, a_html=page)

    assert read(tmp_path).articles[0].lang == "fr"


def test_broken_json_ld_costs_nothing_else(tmp_path):
    """Publishers' JSON is often broken; the page around it is read."""
    scripts = ['{"@type": "NewsArticle", "headline": ', "[" * 5000, '"x"', '[null, {"@type": 7}]']
    for number, script in enumerate(scripts):
        head = f'<script type="application/ld+json">{script}</script><title>Closed</title>'
        page = f"<html><head>{head}</head><body><p>{BRIDGE}</p></body></html>"
        (tmp_path / f"{number}.html").write_text(page)

    articles = read(tmp_path).articles

    assert [(a.source, a.text) for a in articles] == [(str(n), BRIDGE) for n in range(4)]


def test_half_a_letter_costs_no_page(tmp_path):
    """A row of JSON may hold one in its page, as where a program cut it by length."""
    told = " ".join([BRIDGE, FERRY] * 3)
    html = f"<html><body><p>{told}</p><p>The mayor \ud83d left.</p></body></html>"
    write(tmp_path, a_jsonl=json.dumps({"html": html}))

    (article,) = read(tmp_path).articles

    assert article.text == f"{told}\n\nThe mayor \ufffd left."


def test_a_hostile_page_is_stopped_and_the_others_are_read():
    """The process is ended by the system when its time is spent, and started again."""
    pages = [
        Page(Place("a.html"), f"<p>{BRIDGE}</p>", Details()),
        Page(Place("bomb.html"), "<div>" * 200_000 + "x", Details()),
        Page(Place("c.html"), f"<p>{FERRY}</p>", Details()),
    ]

    first, bomb, last = extract_pages(pages, lambda _: None, seconds=2)

    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.text, last.text) == (BRIDGE, FERRY)
    assert isinstance(bomb, Refusal)
    assert bomb.reason.startswith("takes more than")  # seconds, of the processor if it is free


def test_texts_alone_start_no_parser(tmp_path):
    """Importing and running the parsers is for pages only."""
    write(tmp_path, a_txt=BRIDGE)
    code = (
        "import sys; from flows.ingest.reading import read_inputs;"
        " from models.settings import Reading;"
        f" read_inputs([{str(tmp_path)!r}], Reading());"
        " print({'trafilatura', 'resiliparse', 'lxml', 'httpx2'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )

    assert done.stdout.strip() == "set()"


def test_a_page_without_text_is_refused(tmp_path):
    """A shell of a page holds no article."""
    write(tmp_path, a_html="<html><body><div id='root'></div></body></html>", b_html="")

    gathered = read(tmp_path)

    assert set(reasons(gathered)) == {"a.html", "b.html"}


def test_what_is_drawn_or_read_aloud_only_is_no_text(tmp_path):
    """Tables are words without rules, and labels for screen readers are not the author's."""
    table = "<table><tr><th>Party</th><th>Votes</th></tr><tr><td>Blue</td><td>41</td></tr></table>"
    unseen = '<span class="x visually-hidden">Image source, </span><p class="sr-only">Skip.</p>'
    lines = "".join(f"<p>{line}.</p>" for line in BRIDGE.rstrip(".").split(". "))
    content = f"<article>{lines}{unseen}{table}<p>The end came.</p></article>"
    write(tmp_path, a_html=f"<html><body>{content}</body></html>")

    (article,) = read(tmp_path).articles

    assert article.text.endswith("Party  Votes\n\nBlue  41\n\nThe end came.")
    assert not set("|") & set(article.text)
    assert "Image source" not in article.text
    assert "Skip" not in article.text


def test_pages_of_a_site_that_take_all_their_time_hold_up_no_others():
    """Each took a minute of processor time, and so a feed of such pages all of a run's hour."""
    addresses = [f"https://bad.example/{n}" for n in range(4)] + ["https://good.example/a"]
    pages = [
        Page(Place(url), f"<p>{FERRY}</p>" if "good" in url else "<div>" * 200_000 + "x", at)
        for url in addresses
        for at in [Details(url=url)]
    ]
    *bombs, last = extract_pages(pages, lambda _: None, seconds=2)

    assert ["takes more than" in one.reason for one in bombs] == [True, True, False, False]
    assert {one.reason.partition(",")[0] for one in bombs[2:]} == {"was not parsed"}
    assert last.text == FERRY
