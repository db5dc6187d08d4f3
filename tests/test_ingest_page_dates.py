"""The day of publication where a page shows it to its readers alone."""

from __future__ import annotations

import pytest

from tests.page_layouts import TOLD, described, only, page, paragraphs


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


def test_a_live_blog_is_from_when_its_coverage_began(tmp_path):
    """Its newest entry stands first, and may be of another day."""
    head = described(**{"@type": "LiveBlogPosting"}, coverageStartTime="2024-05-18T05:55:00Z")
    newest = '<div class="post"><time datetime="2024-05-19T10:15:00Z">10:15</time></div>'

    assert only(tmp_path, page(newest + paragraphs(*TOLD), head)).published.startswith("2024-05-18")
