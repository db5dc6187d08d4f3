"""What a page says of its own article, beside what it says of others."""

from __future__ import annotations

import json

import pytest

from flows.ingest.pages.details import page_details
from tests.ingest_inputs import BRIDGE, read, write


def described(*objects: object, head: str = "", body: str = "") -> str:
    """A page that describes articles in JSON-LD, given as objects or as they are written."""
    written = (one if isinstance(one, str) else json.dumps(one) for one in objects)
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in written)
    start = f"<html><head><title>Own - Site</title>{scripts}{head}</head><body><article>"
    return f"{start}<h1>Own &amp; true</h1>{body}<p>{BRIDGE}</p></article></body></html>"


OWN = {"@type": "NewsArticle", "headline": "Own &amp; true", "datePublished": "2026-11-21T05:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "Other", "datePublished": "2019-01-01"}
META = '<meta property="article:published_time" content="2026-11-21T05:00Z">'
BESIDE = '<aside><time datetime="2019-01-01">then</time></aside>'
LINK = '<link rel="canonical" href="https://a.example/1">'


@pytest.mark.parametrize(
    "page",
    [
        described(OTHER, OWN),
        described(
            OTHER, {**OWN, "headline": "Own & true", "url": "https://a.example/1"}, head=LINK
        ),
        described(f"//<![CDATA[\n{json.dumps(OWN)}\n//]]>"),
        described(f"<!-- {json.dumps(OWN)} -->"),
        described('{"@type":"NewsArticle","headline":"Half "a" line"}', head=META),
        described({**OWN, "datePublished": "1970-01-01T00:00:00Z"}, head=META),
        described({**OWN, "datePublished": "2126-01-01"}, head=META),
        described({**OWN, "datePublished": "yesterday"}, head=META),
        described(body=f'{BESIDE}<time datetime="2026-11-21T05:00Z">now</time>'),
    ],
)
def test_a_page_that_describes_other_articles_too_is_known_by_its_own_words(tmp_path, page):
    """Not by the first that it leads to, half a headline, or a date that is none."""
    write(tmp_path, a_html=page)

    (article,) = read(tmp_path).articles

    assert (article.title, article.published) == ("Own & true", "2026-11-21T05:00:00+00:00")


def test_a_date_beside_an_article_is_not_its_own(tmp_path):
    """A page that does not say when it was published has no date."""
    write(tmp_path, a_html=described(body=BESIDE))

    (article,) = read(tmp_path).articles

    assert article.published is None


SAVED = "<!DOCTYPE html>\n<!-- saved from url=(0030)https://www.courier.co.uk/bridge -->\n"
AGENCY = '<link rel="canonical" href="https://agency.example/bridge-closed-for-weeks">'
FRONT = '<link rel="canonical" href="https://www.courier.co.uk/">'
OWN_ADDRESS = '<meta property="og:url" content="https://www.courier.co.uk/a/bridge">'


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (SAVED + described(head=AGENCY), "https://www.courier.co.uk/bridge"),
        (SAVED + described(head=FRONT), "https://www.courier.co.uk/bridge"),
        (SAVED + described(head=OWN_ADDRESS), "https://www.courier.co.uk/a/bridge"),
        (described(head=FRONT + OWN_ADDRESS), "https://www.courier.co.uk/a/bridge"),
        (described(head=FRONT), "https://www.courier.co.uk/"),
    ],
)
def test_a_saved_page_is_of_the_site_where_it_was_read(tmp_path, page, url):
    """A reprint names its agency's address as its own, and some templates the front page."""
    write(tmp_path, a_html=page)

    (article,) = read(tmp_path).articles

    assert (article.source, article.url) == ("courier.co.uk", url)


@pytest.mark.parametrize(
    ("title", "head", "body", "headline"),
    [
        ("Ferry sinks | Local | The Courier", "", "<h1>Ferry  sinks</h1>", "Ferry sinks"),
        ("Ferry sinks - The Courier", "The Courier", "", "Ferry sinks"),
        ("Ferry sinks｜Courier", "Courier", "", "Ferry sinks"),
        (
            "Courier - Ferry sinks off the pier",
            "",
            "<td>Ferry sinks off the pier</td>",
            "Ferry sinks off the pier",
        ),
        ("Ferry - a history", "Courier", "<h1>Ferry - a history</h1>", "Ferry - a history"),
        ("Ferry - a history", "Courier", "", "Ferry - a history"),
        (
            "Lee - Ruiz debate: who won | Courier",
            "Courier",
            "<div>Lee</div>",
            "Lee - Ruiz debate: who won",
        ),
        ("Ferry sinks - Courier", "Courier", "<h1><a>Courier</a></h1>", "Ferry sinks"),
    ],
)
def test_a_headline_is_without_the_name_of_its_site(title, head, body, headline):
    """It is what stands on the page by itself; a dash of its own parts no headline."""
    site = f'<meta property="og:site_name" content="{head}">' if head else ""
    meta = f'<meta property="og:title" content="{title}">{site}'
    html = (
        f"<html><head><title>{title}</title>{meta}</head><body>{body}<p>{BRIDGE}</p></body></html>"
    )

    assert page_details(html)["title"] == headline
