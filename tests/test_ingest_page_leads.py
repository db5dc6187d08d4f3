"""The lead of an article that stands apart from its body is read, and nothing else there is."""

from __future__ import annotations

import pytest

from flows.ingest.pages.text import article_text
from tests.ingest_inputs import BRIDGE, FERRY
from tests.page_layouts import MORE, page, paragraphs

TITLE = "Harbour bridge closes"
LAST = "Nobody could say on Wednesday evening when lorries may take the road across it again."
TOLD = [FERRY, MORE, LAST]
BODY = f'<div class="article-body">{paragraphs(*TOLD)}</div>'


def text_of(html: str) -> list[str]:
    """The paragraphs that are read."""
    return article_text(html, TITLE).split("\n\n")


@pytest.mark.parametrize(
    "above",
    [
        f'<div class="perex"><p>{BRIDGE}</p></div>',
        f'<div class="x"><div>{BRIDGE}</div></div><div class="meta">By Ann Lee</div>',
        f"<span>Port</span><div><strong>{BRIDGE}</strong></div>",
    ],
)
def test_a_lead_above_the_body_is_read_first(above):
    """Papers that set it apart do not repeat it in the body."""
    assert text_of(page(above + BODY)) == [BRIDGE, *TOLD]


def test_a_lead_in_the_header_of_an_article_is_read():
    """As content systems set headline and lead into one header."""
    html = page(f"<p>{BRIDGE}</p></header>{BODY}</article>")

    assert text_of(html.replace("<h1>", "<article><header><h1>")) == [BRIDGE, *TOLD]


CAPTION = "Lorries before the closed bridge across the harbour on Monday."


@pytest.mark.parametrize(
    "above",
    [
        f"<div><p>Read also: <a href='/x'>{CAPTION}</a></p></div>",
        f"<div><img><div>{CAPTION} Ann Lee</div></div>",
        f"<figure><img><div>{CAPTION}</div></figure>",
        "<div><p>Sign up and we will send you the news of the day each morning at six.</p></div>",
        "<div><p>Traders on the south bank fear for their Christmas as the bridge closes</p></div>",
        f"<aside><p>{CAPTION}</p></aside>",
        f'<div class="newsletter-box"><p>{BRIDGE}</p></div>',
    ],
)
def test_what_else_stands_above_the_body_is_no_lead(above):
    """Links, captions, offers, subheadings and boxes."""
    assert text_of(page(above + BODY)) == TOLD


def test_a_lead_that_the_body_holds_is_read_once():
    """As it is, in the place that it has there."""
    body = f'<div class="article-body">{paragraphs(BRIDGE, *TOLD)}</div>'

    assert text_of(page(f"<div><p>{BRIDGE}</p></div>{body}")) == [BRIDGE, *TOLD]
