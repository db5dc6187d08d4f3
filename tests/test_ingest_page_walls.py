"""Openings of articles that must be paid for, and short articles that need not."""

from __future__ import annotations

import pytest

from flows.ingest.pages.gate import gate
from tests.newsroom import prose
from tests.page_layouts import READER, page, paragraphs

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


def test_a_wall_is_seen_behind_words_in_inline_elements():
    """A name in bold parts its comma from it in the page, and not in the text."""
    shown = f"{prose('mayor', 4)} It was said by Ada Lind, mayor."
    inline = shown.replace("Ada Lind", "<b>Ada Lind</b>")
    article = '<meta property="og:type" content="article">'
    html = page(f"<p>{inline}</p><h2>Subscribe to continue reading</h2>", article)

    assert gate(html, shown, "https://a.example/1") == "login"


def test_a_wall_that_is_taken_for_the_last_paragraph_is_one():
    """It stands where the article's next paragraph would."""
    shown = f"{prose('mayor', 4)}\n\nSubscribe to continue reading"
    article = '<meta property="og:type" content="article">'

    html = page(paragraphs(*shown.split("\n\n")), article)
    assert gate(html, shown, "https://a.example/1") == "login"
