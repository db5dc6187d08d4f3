"""Pages as content systems write them: the article, and what stands beside it."""

from __future__ import annotations

import json

import pytest

from flows.ingest.pages.text import article_text
from tests.ingest_inputs import BRIDGE, FERRY
from tests.page_layouts import MORE, READER, TOLD, described, only, page, paragraphs


@pytest.mark.parametrize(
    "beside",
    [
        f'<section class="comment-wrapper"><article><p>{READER}</p></article></section>',
        f'<article class="comment js-comment"><p>{READER}</p></article>',
        f'<div class="reader-comments"><div class="text"><p>{READER}</p></div></div>',
        f'<div class="Newsletter_box__1"><h4>Morning</h4><p>{READER}</p></div>',
        f'<div data-component="newsletter-signup"><h4>Morning</h4><p>{READER}</p></div>',
        f'<div data-testid="email-sign-up"><p>{READER}</p></div>',
        f"<x-newsletter-box><p>{READER}</p></x-newsletter-box>",
        f'<x-island name="SignUpWrapper"><div><p>{READER}</p></div></x-island>',
        f'<div class="NewsletterBox"><p>{READER}</p></div>',
        f'<x-more class="RecommendedArticles"><ul><li>{READER}</li></ul></x-more>',
        f'<section data-module="recirculation"><h2>More</h2><p>{READER}</p></section>',
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
        'div class="ArticleBody" data-component="newsletter-edition"',
        'section class="tag-signup" data-content-type="trending"',
        'div data-testid="story-body" class="topic-recommended"',
        'x-story data-component="article-body" class="section-newsletter"',
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


def test_text_in_bare_blocks_is_read_before_notices_that_have_no_word_of_the_headline(tmp_path):
    """An agency's ticker: the report stands in a <div>, what is legal below it in paragraphs."""
    legal = [
        "When using materials of the agency a hyperlink to the source is required at all times.",
        "Registered by the ministry under No. 1123; for readers who are older than sixteen years.",
    ]
    body = f'<div class="x"><div class="lead">{BRIDGE}</div></div>{paragraphs(*legal)}'

    assert BRIDGE in only(tmp_path, page(body)).text


def test_a_table_of_old_that_parts_paragraphs_by_empty_lines_is_read_by_paragraphs(tmp_path):
    """Menu and article in two cells, and not one <p> on the page."""
    told = "<br>\n<br>".join(TOLD)
    row = f"<td><a>Home</a><br><a>Sport</a></td><td><b>The bridge closes</b><br><br>{told}</td>"

    article = only(tmp_path, page(f"<table><tr>{row}</tr></table>"))

    assert article.text.split("\n\n")[-len(TOLD) :] == TOLD
    assert "Sport" not in article.text


BANNER = (
    "We and our 843 partners store information on your device, such as cookies, to show you"
    " personalised ads and content. Accept all"
)


@pytest.mark.parametrize(
    "name", ['id="onetrust-consent-sdk"', 'class="CookieBanner"', 'class="x1"']
)
def test_a_banner_that_asks_for_consent_is_no_part_of_its_article(tmp_path, name):
    """Nor is an article refused for it that no metadata call one, where its name tells."""
    article = '<meta property="og:type" content="article">' if "x1" in name else ""
    told = paragraphs(*TOLD, f"{READER} The minister called it a “legitimate interest” of all.")
    html = page(f"<div {name}><p>{BANNER}</p></div><div class='c'>{told}</div>", article)
    text = only(tmp_path, html).text

    assert "843 partners" not in text
    assert [one for one in (*TOLD, "legitimate interest") if one not in text] == []


def test_blocks_that_all_begin_with_three_letters_are_no_banners(tmp_path):
    """Core components of a content system are all named "cmp-", as a manager of consent is."""
    blocks = "".join(
        f'<div class="text"><div class="cmp-text"><p>{one}</p></div></div>' for one in TOLD
    )

    assert only(tmp_path, page(blocks)).text.split("\n\n")[-3:] == TOLD


OTHERS = "".join(
    f"<div><h3><a href='/{n}'>Other news {n}</a></h3><p>The mayor of town {n} opened a new hall of"
    " sports and promised that it would be free for all children under twelve.</p></div>"
    for n in range(12)
)


@pytest.mark.parametrize(
    "name",
    ["post category-barcelona", "post tag-port-authority", "hentry tag-social-media has-sidebar"],
)
def test_an_article_is_read_whatever_words_it_is_filed_under(name):
    """Its tags stand in its name; "bar" and "author" in them are no bars and no authors."""
    html = f'<div class="{name}">{paragraphs(*TOLD)}</div><div class="x">{OTHERS}</div>'
    text = article_text(page(f"<div>{html}</div>"), "Harbour bridge closes")

    assert [one for one in TOLD if one not in text] == []


def test_an_article_of_a_builder_of_pages_is_read():
    """It names each paragraph a widget."""
    widget = '<div class="elementor-element elementor-widget elementor-widget-text-editor">'
    body = "".join(f"{widget}<p>{one}</p></div>" for one in TOLD)
    text = article_text(page(f"<div>{body}</div><div>{OTHERS}</div>"), "Harbour bridge closes")

    assert [one for one in TOLD if one not in text] == []


def test_what_a_page_hides_is_no_part_of_its_article_unless_it_is_the_article():
    """Thanks for a form that was sent; some pages hide all until a script has run."""
    thanks = f"<div hidden><p>{READER}</p></div>"
    body = f"{paragraphs(*TOLD)}{thanks}"

    assert READER not in article_text(page(body))
    assert BRIDGE in article_text(page(f"<div hidden>{body}</div><p>Please wait.</p>"))
