"""The day of publication where a page shows it to its readers alone."""

from __future__ import annotations

import pytest

from flows.ingest.pages.details import page_details
from flows.ingest.publication import published_date
from tests.page_layouts import TOLD, described, only, page, paragraphs


def moment_of(html: str) -> str | None:
    """When a page says that its article was published."""
    return published_date(page_details(html)["published"] or "", lang="en")


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<div class="article__date">18 мая 2024, 14:35</div>', "2024-05-18T14:35:00"),
        ('<p class="date">2024年5月18日14時35分</p>', "2024-05-18T14:35:00"),
        (
            '<span class="pubdate">2024/5/18 14:35（最終更新 5/19 18:02）</span>',
            "2024-05-18T14:35:00",
        ),
        ('<span class="posted-on">Posted on 18 May 2024</span>', "2024-05-18"),
        ("<time>18.05.2024, 15:00 Uhr</time>", "2024-05-18T15:00:00"),
        (
            '<span class="updated-date">20 May 2024</span><p class="date">18 May 2024</p>',
            "2024-05-18",
        ),
    ],
)
def test_the_date_next_to_the_headline_is_the_article_s(tmp_path, shown, day):
    """In words, and not that of today above the page, nor of a reader's comment below it."""
    above = '<div class="top"><div class="date_now">Monday, 27 May 2024</div></div>' + "<i></i>" * 9
    below = '<div class="comments"><time datetime="2024-05-19">x</time></div>'
    html = page(shown + paragraphs(*TOLD) + below).replace("<body>", f"<body>{above}")

    assert only(tmp_path, html).published == day


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("<div>2024年5月18日05:12 | 来源：<a>港口报</a></div>", "2024-05-18T05:12:00"),
        ('<p class="x1">18 maja 2024, 14:05</p>', "2024-05-18T14:05:00"),
        (
            "<p>Publié le 18/05/2024 à 18h05</p><p>Mis à jour le 19/05/2024 à 19h12</p>",
            "2024-05-18T18:05:00",
        ),
        (
            "<div>Giriş Tarihi: 18.05.2024 14:35 Güncelleme Tarihi: 19.05.2024 16:02</div>",
            "2024-05-18T14:35:00",
        ),
        ("<i>By ANN LEE, staff writer<br>Published: Saturday, May 18, 2024</i>", "2024-05-18"),
        ("<div>Posted on May 18, 2024 2:05 pm ET by Ann Lee</div>", "2024-05-18T14:05:00-04:00"),
        (
            "<time><b>May 18, 2024</b><b>10:15 AM UTC</b><b>Updated 2 hours ago</b></time>",
            "2024-05-18T10:15:00+00:00",
        ),
        ("<p>Tue, 18 May 2024 11:20 AM (IST) · 3 min read</p>", "2024-05-18T11:20:00+05:30"),
    ],
)
def test_a_line_below_the_headline_dates_the_article_whatever_its_name(line, moment):
    """With the hour, which tells who came first."""
    assert moment_of(page(line + paragraphs(*TOLD))) == moment


def test_the_headline_of_a_page_of_old_is_one_in_bold():
    """It has no heading, and its title names the site first."""
    cell = "<b>Harbour bridge closes</b><br><i>By ANN LEE<br>Published: May 18, 2024</i>"
    html = (
        "<html><head><title>Gazette - Harbour bridge closes</title></head><body><table><tr><td>"
        f"<a>Sport</a></td><td>{cell}{paragraphs(*TOLD)}</td></tr></table></body></html>"
    )

    assert page_details(html)["title"] == "Harbour bridge closes"
    assert moment_of(html) == "2024-05-18"


@pytest.mark.parametrize(
    "line",
    ["Hearing on 2 May 2023", "Crews at the bridge, Nov. 23, 2023", "Ferry fares until 2 May 2023"],
)
def test_a_day_of_something_else_below_the_headline_dates_nothing(line):
    """No word says that it is the article's."""
    below = f"<div>{line}</div><div>18 May 2024</div>"

    assert moment_of(page(below + paragraphs(*TOLD))) == "2024-05-18"


@pytest.mark.parametrize(
    ("shown", "moment"),
    [
        ("18 May 2024, 14:05", "2024-05-18T14:05:00"),
        ("20 May 2024, 14:05", "2024-05-18"),
        ("soon", "2024-05-18"),
    ],
)
def test_the_hour_that_is_shown_is_put_to_the_day_that_is_described(shown, moment):
    """Of the same day alone."""
    html = page(
        f'<p class="date">{shown}</p>{paragraphs(*TOLD)}', described(datePublished="2024-05-18")
    )

    assert moment_of(html) == moment


@pytest.mark.parametrize(
    "other",
    [
        '<div class="publicidad">Oferta hasta 31.12.2023</div>',
        '<span class="candidate">Ann Lee, 3 March 1970</span>',
        '<div class="public-notice">Hearing on 2 May 2023</div>',
        '<div class="historical-date">On this day: 18 May 1944</div>',
        '<p class="valid-date">until 30 June 2023</p>',
        '<p class="date">Updated: 20 May 2024</p>',
        '<p class="date">Aktualisiert: 20.05.2024</p>',
        '<time class="updated" datetime="2024-05-20">20 May</time>',
    ],
)
def test_another_day_by_the_headline_is_not_that_of_publication(tmp_path, other):
    """Names that hold "date" or "publi" within a word, and days of something else."""
    html = page(f'{other}<p class="date">18 May 2024</p>{paragraphs(*TOLD)}')

    assert only(tmp_path, html).published == "2024-05-18"


def test_a_ticker_above_the_headline_dates_other_news():
    """The time that stands nearest to the headline is the article's."""
    ticker = '<ul><li><time datetime="2024-05-27T08:00Z">8:00</time> Trains late</li></ul>'
    own = f'<p>By Ann Lee</p><time datetime="2024-05-18T10:15Z">18 May</time>{paragraphs(*TOLD)}'
    html = page(own).replace("<body>", f"<body>{ticker}<div>Home</div><div>Sport</div>")

    assert moment_of(html) == "2024-05-18T10:15:00+00:00"


def test_a_live_blog_is_from_when_its_coverage_began(tmp_path):
    """Its newest entry stands first, and may be of another day."""
    head = described(**{"@type": "LiveBlogPosting"}, coverageStartTime="2024-05-18T05:55:00Z")
    newest = '<div class="post"><time datetime="2024-05-19T10:15:00Z">10:15</time></div>'

    assert only(tmp_path, page(newest + paragraphs(*TOLD), head)).published.startswith("2024-05-18")
