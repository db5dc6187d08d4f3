"""Pages in front of articles are told from articles, by general signs and in several languages."""

from __future__ import annotations

import pytest

from flows.ingest.drafts import Details, Draft, Page, Place
from flows.ingest.pages.gate import gate
from flows.ingest.pages.reading import extract_pages
from flows.ingest.reading import read_inputs
from models.settings import Reading
from tests.newsroom import article, prose

LOGIN = '<form action="/in"><input name="u"><input type="password" name="p"></form>'
NEWSLETTER = '<form action="/news"><input name="mail"><div class="g-recaptcha"></div></form>'
DATA = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Title",'
    '"isAccessibleForFree":%s}</script>'
)


def page(body: str, head: str = "") -> str:
    """A page that names no article in its metadata."""
    return f"<!doctype html><html><head>{head}</head><body><main>{body}</main></body></html>"


def news(body: str, data: str = "", sentences: int = 8) -> str:
    """A page with an article, and something beside it."""
    whole = article("The mayor", prose("mayor", sentences)).decode()
    return whole.replace("</head>", f"{data}</head>").replace("</body>", f"{body}</body>")


COOKIES = (
    "The parliament voted on Tuesday for a law on cookies. Publishers must ask for consent "
    "before they store anything, a spokesman said, and critics fear for advertising. "
)

PAGES = {
    "consent in English": (
        "consent",
        page("<p>We and our 842 partners store information on your device.</p><p>Accept all</p>"),
    ),
    "consent in German": (
        "consent",
        page("<p>Wir verwenden Cookies. Unsere Partner verarbeiten Daten auf Ihrem Gerät.</p>"
             "<p>Alle akzeptieren</p>"),
    ),
    "consent in French": (
        "consent",
        page("<p>Nous utilisons des cookies avec nos partenaires.</p><p>Tout accepter</p>"),
    ),
    "consent in Spanish": (
        "consent",
        page("<p>Utilizamos cookies y nuestros socios también.</p><p>Aceptar todas</p>"),
    ),
    "consent in Italian": (
        "consent",
        page("<p>Utilizziamo i cookie insieme ai nostri 120 partner. Accetta tutti.</p>"),
    ),
    "consent in Dutch": (
        "consent",
        page("<p>Wij gebruiken cookies, en onze partners ook. Alles accepteren?</p>"),
    ),
    "consent in Dutch, asked at length": (
        "consent",
        page("<p>Samen met onze 812 partners slaan we informatie op je apparaat op en gebruiken we "
             "cookies om je ervaring te verbeteren, advertenties te tonen en het gebruik te meten."
             "</p><p>Klik op akkoord om door te gaan of kies voor instellingen om je voorkeuren te "
             "beheren. Je kunt je keuze altijd wijzigen via de link onderaan de pagina.</p>"),
    ),
    "consent in Polish": (
        "consent",
        page("<p>Używamy plików cookie, a nasi partnerzy mają uzasadniony interes.</p>"),
    ),
    "consent in Czech": (
        "consent", page("<p>My a našich 50 partnerů používáme soubory cookie. Přijmout vše.</p>")
    ),
    "consent in Hungarian": (
        "consent", page("<p>Mi és 50 partnereink sütiket használunk. Összes elfogadása.</p>")
    ),
    "consent in Greek": (
        "consent", page("<p>Εμείς και οι συνεργάτες μας χρησιμοποιούμε cookies. Αποδοχή όλων.</p>")
    ),
    "consent in Russian": (
        "consent", page("<p>Мы и наши партнёры используем файлы cookie. Принять все.</p>")
    ),
    "consent in Turkish": (
        "consent", page("<p>Biz ve ortaklarımız çerezleri kullanıyoruz. Tümünü kabul et.</p>")
    ),
    "consent in Swedish": (
        "consent", page("<p>Vi och våra 50 partner använder cookies. Acceptera alla.</p>")
    ),
    "consent in Finnish": (
        "consent", page("<p>Me ja 50 kumppanimme käytämme evästeitä. Hyväksy kaikki.</p>")
    ),
    "consent in Japanese": (
        "consent", page("<p>当社とパートナーはCookieを使用します。すべて同意する。</p>")
    ),
    "consent in Japanese, in other words": (
        "consent",
        page("<p>このサイトではCookieを利用しています。閲覧を続けるには、Cookieの使用に同意していただく必要があります。</p>"),
    ),
    "consent in Korean": (
        "consent", page("<p>당사와 파트너는 쿠키를 사용합니다. 모두 동의.</p>")
    ),
    "consent in Chinese": (
        "consent", page("<p>我们和合作伙伴使用Cookie来改进服务。全部接受</p>")
    ),
    "login": ("login", page(f"<p>Sign in to go on reading.</p>{LOGIN}")),
    "paywall": ("login", news("", DATA % '"False"', sentences=2)),
    "paywall that only an element names": (
        "login",
        news('<div class="article__paywall"><p>Subscribe to go on reading.</p></div>', sentences=2),
    ),
    "a short article with an element for a paywall": (
        None, news('<div class="article__paywall"></div>', sentences=2)
    ),
    "captcha": ("captcha", page('<p>Show that you are human.</p><div class="h-captcha"></div>')),
    "challenge": (
        "captcha",
        page("<p>Checking your browser before you go on.</p>"
             '<script src="/cdn-cgi/challenge-platform/h/b"></script>'),
    ),
    "an article": (None, news("")),
    "an article beside a login": (None, news(LOGIN)),
    "an article beside a newsletter with a captcha": (None, news(NEWSLETTER)),
    "a short article beside both": (None, news(LOGIN + NEWSLETTER, sentences=1)),
    "an article under a consent notice": (
        None,
        news("<div><p>We and our partners use cookies. Accept all. Manage preferences.</p></div>"),
    ),
    "a free article that says so": (None, news("", DATA % "true", sentences=2)),
    "a whole article for subscribers": (None, news("", DATA % "false", sentences=12)),
    "an article on cookies": (None, page(f"<article><p>{COOKIES * 3}</p></article>")),
    "an article without metadata": (None, page(f"<article><p>{prose('mayor')}</p></article>")),
}  # fmt: skip


@pytest.fixture(scope="module")
def gates() -> dict[str, str | None]:
    """What stands before the article in each page, found in one process."""
    pages = [Page(Place(name), html, Details()) for name, (_, html) in PAGES.items()]
    drafts = extract_pages(pages, lambda _line: None)
    return {d.place.path: d.gate for d in drafts if isinstance(d, Draft)}


@pytest.mark.parametrize("name", PAGES)
def test_gates_are_told_from_articles(gates: dict[str, str | None], name: str) -> None:
    """Each gate is named, and no article is taken for one for what stands beside it."""
    assert gates[name] == PAGES[name][0]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Harbour bridge closed", "The page you look for was moved. Try our home page.", "notice"),
        ("Hafenbrücke gesperrt", "Bitte aktivieren Sie JavaScript, um fortzufahren.", "notice"),
        ("Мост закрыт", "Страница, которую вы ищете, удалена.", "notice"),
        ("Harbour bridge closed", "The bridge in the harbour was shut on Monday.", None),
        ("Мосты закрыты", "В порту на шесть недель закрыли мост.", None),
        ("Oh", "The page you look for was moved.", None),
        (None, "The page you look for was moved.", None),
        ("Harbour bridge closed", prose("mayor"), None),
    ],
)
def test_a_notice_has_no_word_of_the_headline_that_led_to_it(
    title: str | None, text: str, found: str | None
) -> None:
    """Not found, no script, back soon: in any language, and only where little is said."""
    assert (
        gate(page(f"<main><p>{text}</p></main>"), text, "https://ferry.example/1", title) == found
    )


def test_a_saved_gate_is_refused_in_a_comparison(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A user who saved the wall instead of the article is told so."""
    file = tmp_path_factory.mktemp("pages") / "wall.html"
    file.write_text(PAGES["consent in English"][1])

    (refused,) = read_inputs([str(file)], Reading()).refused

    assert "is a consent page in front of the article" in refused.reason


JAPANESE = (
    "港の橋は、月曜日に技術者が亀裂を見つけたため、少なくとも六週間閉鎖されることになった。市議会が火曜日の夜に決定した。",
    "橋を渡る車は一日におよそ四千二百台に上る。市長は「人命を危険にさらすことはできない」と話した。",
    "当社とパートナーはCookieを使用します。すべて同意する。",
)


@pytest.mark.parametrize(
    ("title", "found"), [("橋を六週間閉鎖へ", None), ("図書館が開館", "consent")]
)
def test_an_article_beside_a_consent_notice_is_told_by_its_headline(title: str, found: str) -> None:
    """Where no spaces part words, by signs that both have; without metadata."""
    body = "".join(f"<p>{line}</p>" for line in JAPANESE)

    assert gate(page(body), "\n".join(JAPANESE), "https://x.example/1", title) == found


def test_a_page_of_a_headline_alone_has_no_text() -> None:
    """A gallery or a film: as an article it would leave out all that others tell."""
    body = "<article><h1>In pictures: the day the bridge was shut</h1><img src='/1.jpg'></article>"
    head = "<title>In pictures: the day the bridge was shut | Ferry Post</title>"
    (draft,) = extract_pages([Page(Place("p"), page(body, head), Details())], lambda _line: None)

    assert isinstance(draft, Draft)
    assert not draft.text
