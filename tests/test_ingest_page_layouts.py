"""Pages as content systems write them: the article, what stands beside it, and its date."""

from __future__ import annotations

import json

import pytest

from flows.ingest.page_gate import gate
from tests.ingest_inputs import BRIDGE, FERRY, read, write
from tests.newsroom import prose

MORE = "The port authority did not say how much the repair of the bridge would cost."
TOLD = [BRIDGE, FERRY, MORE]
READER = "My neighbours and I have waited for this bridge for years, and nobody asked us about it."


def paragraphs(*texts: str) -> str:
    """Texts as paragraphs of a page."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", title: str = "Harbour bridge closes") -> str:
    """A page with its headline above what is given."""
    return (
        f'<html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def only(tmp_path, html: str | bytes):
    """The article of a page."""
    write(tmp_path, a_html=html)
    (article,) = read(tmp_path).articles
    return article


def described(**said: object) -> str:
    """What a page says for machines of its article."""
    data = {"@type": "NewsArticle", "headline": "Harbour bridge closes", **said}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "beside",
    [
        f'<section class="comment-wrapper"><article><p>{READER}</p></article></section>',
        f'<article class="comment js-comment"><p>{READER}</p></article>',
        f'<div class="reader-comments"><div class="text"><p>{READER}</p></div></div>',
        f'<div class="Newsletter_box__1"><h4>Morning</h4><p>{READER}</p></div>',
        f'<ul class="wp-block-latest-posts"><li><a>Swans</a><div>{READER}</div></li></ul>',
        f'<blockquote class="image-field-caption"><p>{READER}</p></blockquote>',
    ],
)
def test_what_is_named_as_something_else_is_no_part_of_the_article(tmp_path, beside):
    """Comments marked up as articles, names in capitals, captions in blockquotes."""
    article = only(tmp_path, page(f"<article>{paragraphs(*TOLD)}{beside}</article>"))

    assert article.text.split("\n\n")[-3:] == TOLD


def test_an_opinion_that_is_named_a_comment_is_read(tmp_path):
    """The name says comment, and it is what the page is about; a long script is no word of it."""
    script = f"<script>var page = {json.dumps(' '.join(TOLD * 9))}</script>"
    body = f'<div class="tone-comment">{paragraphs(*TOLD)}</div><p>Read on elsewhere.</p>{script}'

    assert BRIDGE in only(tmp_path, page(body)).text


@pytest.mark.parametrize(
    "name",
    [
        'div class="article-body comments-open"',
        'div class="entry-content has-comments"',
        'div class="single comments-closed"',
        'article class="c-article trending"',
        'article class="hentry category-trending"',
        'div class="newsletter-item" itemprop="articleBody"',
    ],
)
def test_an_article_that_has_comments_or_is_of_newsletters_is_read(tmp_path, name):
    """Content systems write the state and the tags of an article into its name."""
    tag = name.split()[0]
    beside = f"<section class='other'>{paragraphs(*[READER] * 9)}</section>"
    text = only(tmp_path, page(f"<{name}>{paragraphs(*TOLD)}</{tag}>{beside}")).text

    assert BRIDGE in text


def test_the_captions_of_a_gallery_are_its_text(tmp_path):
    """Nothing else is told there."""
    shots = "".join(f"<div class='photo-caption'><p>{one}</p></div>" for one in TOLD)

    assert BRIDGE in only(tmp_path, page(f"<article>{shots}</article>")).text


def test_what_is_named_else_is_read_where_nothing_else_is_of_the_headline(tmp_path):
    """A site that names its report "trending", beside longer notes of its own."""
    report = f'<div class="trending"><div class="x">{paragraphs(*TOLD)}</div></div>'
    legal = f"<footer>{paragraphs(*['Reproduction needs consent in writing.'] * 30)}</footer>"

    assert BRIDGE in only(tmp_path, page(report + legal)).text


def test_a_quote_pulled_out_of_the_text_stands_in_it_once(tmp_path):
    """Magazines set a sentence in large letters; a quotation that stands nowhere else stays."""
    pulled = "“Free ferries will carry residents”"
    other = "“We never promised any of them a bridge”"
    body = (
        f"<p>{BRIDGE}</p><figure class='wp-block-pullquote'><blockquote><p>{pulled}</p>"
        f"<cite>Port authority</cite></blockquote></figure><p>{FERRY}</p>"
        f"<blockquote><p>{other}</p></blockquote><p>{MORE}</p>"
    )
    text = only(tmp_path, page(f"<article>{body}</article>{described(articleBody=body)}")).text

    assert pulled not in text
    assert other in text


@pytest.mark.parametrize("again", ["<h2>{}</h2>", "<li><a href='/x'>{}</a></li>"])
def test_a_quotation_that_only_a_headline_or_a_link_repeats_stays(tmp_path, again):
    """It is told once."""
    quoted = "We never promised them a bridge"
    body = f"<article><p>{BRIDGE}</p><blockquote><p>{quoted}</p></blockquote><p>{MORE}</p>"
    text = only(tmp_path, page(f"{again.format(quoted)}{body}</article>")).text

    assert text.index(BRIDGE) < text.rindex(quoted) < text.index(MORE)


def test_a_quotation_of_a_page_that_has_its_article_twice_stays(tmp_path):
    """For phones and for desktops: each copy quotes, and neither quote is one of the other."""
    quoted = f"<blockquote><p>“We never promised them a bridge”</p></blockquote><p>{MORE}</p>"
    copy = f"<article>{paragraphs(BRIDGE, FERRY)}{quoted}</article>"
    text = only(tmp_path, page(f"<div class='d'>{copy}</div><div class='m'>{copy}</div>")).text

    assert "never promised" in text


@pytest.mark.parametrize(
    "body",
    ["\n\n".join(TOLD), "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in TOLD)],
)
@pytest.mark.parametrize("shown", [f"<p>{BRIDGE}</p>", "<p>Swans return to the lock.</p>"])
def test_the_text_of_a_page_that_a_script_fills_is_in_its_description(tmp_path, body, shown):
    """What is shown is the opening, or other news."""
    text = only(tmp_path, page(shown, described(articleBody=body))).text

    assert text.split("\n\n") == TOLD


def test_a_description_that_must_be_paid_for_is_not_read(tmp_path):
    """The publisher shows the opening and no more; it is refused as the opening."""
    head = described(articleBody="\n\n".join(TOLD), isAccessibleForFree=False)
    write(tmp_path, a_html=page(f"<p>{BRIDGE}</p>", head))

    (refused,) = read(tmp_path).refused
    assert "login" in refused.reason


@pytest.mark.parametrize(
    "beside",
    [
        "<h2>Subscribe to continue reading</h2>",
        "<div class='paywall'>This is for readers who have paid for it.</div>",
        described(hasPart={"isAccessibleForFree": False}),
        described(**{"@type": "WebPage"}, isAccessibleForFree="False"),
    ],
)
def test_a_description_beside_a_wall_is_not_read(tmp_path, beside):
    """The wall stands in the page, in a part, or in the description of the page."""
    head = described(articleBody="\n\n".join(TOLD))
    write(tmp_path, a_html=page(f"<p>{BRIDGE}</p>{beside}", head))

    found = read(tmp_path)
    assert all(FERRY not in article.text for article in found.articles)


def test_an_article_of_which_a_part_must_be_paid_for_is_refused_as_its_opening(tmp_path):
    """Publishers say so of the part behind the wall alone."""
    write(
        tmp_path, a_html=page(f"<p>{BRIDGE}</p>", described(hasPart={"isAccessibleForFree": False}))
    )

    (refused,) = read(tmp_path).refused
    assert "login" in refused.reason


def test_a_description_of_another_article_is_not_read(tmp_path):
    """The only one that is described is one that the page leads to."""
    other = described(headline="Swans return", articleBody=" ".join([READER] * 9))
    article = only(tmp_path, page(f"<p>{BRIDGE}</p>", other))

    assert BRIDGE in article.text
    assert READER not in article.text


@pytest.mark.parametrize(
    "body",
    ["".join([*TOLD, *["Get the app.", READER] * 3]), "\n\n".join([READER] * 20)],
    ids=["glued", "of none that is shown"],
)
def test_a_description_that_the_page_does_not_open_is_not_read(tmp_path, body):
    """It is longer, and not the text that is shown."""
    article = only(tmp_path, page(paragraphs(*TOLD), described(articleBody=body)))

    assert article.text.split("\n\n")[-3:] == TOLD


def test_signs_of_less_and_more_in_a_description_are_no_tags(tmp_path):
    """Only what begins as a tag does is one."""
    told = "Of the bridge's arches 5 < 6 and then 7 > 3 were wide, and it was 5 <6 and then 7> 3."
    text = only(tmp_path, page("", described(articleBody=f"{BRIDGE}\n\n{told}"))).text

    assert told in text


def test_a_description_that_says_less_than_the_page_is_not_read(tmp_path):
    """Many give the first sentences only, or all of it without paragraphs."""
    for said in (BRIDGE, " ".join(TOLD)):
        article = only(tmp_path, page(paragraphs(*TOLD), described(articleBody=said)))
        assert article.text.split("\n\n")[-3:] == TOLD


def test_text_in_bare_blocks_is_read_before_notices_that_have_no_word_of_the_headline(tmp_path):
    """An agency's ticker: the report stands in a <div>, what is legal below it in paragraphs."""
    legal = [
        "When using materials of the agency a hyperlink to the source is required at all times.",
        "Registered by the ministry under No. 1123; for readers who are older than sixteen years.",
    ]
    body = f'<div class="x"><div class="lead">{BRIDGE}</div></div>{paragraphs(*legal)}'

    assert BRIDGE in only(tmp_path, page(body)).text


def test_the_description_of_a_page_that_names_its_site_alone_is_read(tmp_path):
    """Nothing else stands in it before its script runs."""
    shell = "<html><head><title>The Bote</title>{}</head><body><div id='app'></div></body></html>"
    write(tmp_path, a_html=shell.format(described(articleBody="\n\n".join(TOLD))))
    (article,) = read(tmp_path).articles

    assert article.text.split("\n\n")[-3:] == TOLD


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


WALLS = {
    "en": "Subscribe to continue reading",
    "en, asked": "Already a subscriber? Log in",
    "de": "Weiterlesen mit Bote Plus",
    "fr": "Cet article est réservé aux abonnés",
    "es": "Suscríbete para seguir leyendo",
    "pt": "Assine para continuar lendo",
    "it": "Abbonati per continuare a leggere",
    "nl": "Word abonnee om verder te lezen",
    "pl": "Kup dostęp, aby czytać dalej",
    "sv": "Logga in för att läsa vidare",
    "ru": "Оформите подписку, чтобы продолжить чтение",
    "uk": "Увійдіть, щоб продовжити читання",
    "tr": "Okumaya devam etmek için abone olun",
    "ja": "この記事は有料記事です。残り1200文字",
    "zh": "订阅后继续阅读",
    "ko": "구독하고 계속 읽기",
}


@pytest.mark.parametrize("wall", WALLS.values(), ids=WALLS)
def test_an_opening_with_a_wall_behind_it_is_no_article(wall):
    """Its words are the article's; that most of them are missing is no omission."""
    shown = prose("mayor", 4)
    article = '<meta property="og:type" content="article">'
    html = page(f"<article><p>{shown}</p></article><div><h2>{wall}</h2></div>", article)

    assert gate(html, shown, "https://a.example/1") == "login"


@pytest.mark.parametrize(
    "beside",
    [
        "Subscribe to our newsletter and get the news of the day",
        "Norway is already a member of the council. It pays a share.",
        f"{READER * 5} Subscribe to continue reading",
        "홍길동 기자 [구독] 기사 전체보기",
        "로그인 후 댓글 쓰기",
        "登录后发表评论 / 阅读 1234",
        "登录 | 注册 阅读量 88",
        "Already a member? Log in to comment.",
        "Already a subscriber? Log in to comment.",
        "Sign up to our newsletter to keep reading stories like this",
        "Para seguir leyendo",
        "Pour lire la suite de notre dossier",
        "Jetzt im Live-Blog weiterlesen",
        "Aby przeczytać całość raportu",
    ],
)
def test_a_short_article_of_a_site_that_offers_subscriptions_is_one(beside):
    """What a site says of itself further down, or of its newsletter, is no wall."""
    shown = prose("mayor", 4)
    article = '<meta property="og:type" content="article">'
    html = page(f"<article><p>{shown}</p></article><div><p>{beside}</p></div>", article)

    assert gate(html, shown, "https://a.example/1") is None


@pytest.mark.parametrize(
    "own",
    [
        "From Friday the story is available to all subscribers of the streaming service.",
        "Für Abonnenten des Theaters bleibt alles, wie es ist.",
        "Readers must subscribe to continue reading the paper, its owner said.",
    ],
)
def test_what_an_article_says_of_subscribers_is_no_wall(own):
    """A wall stands behind the text; its own last sentence is news."""
    shown = f"{prose('mayor', 4)} {own}"
    article = '<meta property="og:type" content="article">'
    html = page(f"<article><p>{shown}</p></article>", article)

    assert gate(html, shown, "https://a.example/1") is None


def test_a_wall_that_is_taken_for_the_last_paragraph_is_one():
    """It stands where the article's next paragraph would."""
    shown = f"{prose('mayor', 4)}\n\nSubscribe to continue reading"
    article = '<meta property="og:type" content="article">'

    html = page(paragraphs(*shown.split("\n\n")), article)
    assert gate(html, shown, "https://a.example/1") == "login"


def test_a_wall_is_seen_behind_words_in_inline_elements():
    """A name in bold parts its comma from it in the page, and not in the text."""
    shown = f"{prose('mayor', 4)} It was said by Ada Lind, mayor."
    inline = shown.replace("Ada Lind", "<b>Ada Lind</b>")
    article = '<meta property="og:type" content="article">'
    html = page(f"<p>{inline}</p><h2>Subscribe to continue reading</h2>", article)

    assert gate(html, shown, "https://a.example/1") == "login"
