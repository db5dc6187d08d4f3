"""Articles of several pages are read whole, where their pages say plainly that they go on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.ingest.pages.sequence import is_page_of
from flows.polling.rounds import PollSummary, poll_all
from flows.store.database.engine import Store
from flows.store.polled.feeds import articles_between
from tests.newsroom import NOW, Newsroom, Reply, article, prose
from tests.polled import DAY, empty_store, silent_newsroom

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)

PATH = "/2026/11/22/a-long-read"
SUBJECTS = ("harbour", "council", "museum")


def page(room: Newsroom, path: str, text: str, following: str | None) -> None:
    """Publish a page that names another as next."""
    link = f'<link rel="next" href="{following}"></head>' if following else "</head>"
    body = article("A long read", text).replace(b"</head>", link.encode())
    headers = {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}
    room.replies[path] = Reply(200, body, headers)


def publish(room: Newsroom, ends: int = 3, repeated: str = "") -> None:
    """Publish an article of three pages, or of as many as there are subjects before it ends."""
    for number, subject in enumerate(SUBJECTS[:ends], start=1):
        path = PATH if number == 1 else f"{PATH}?page={number}"
        following = f"{PATH}?page={number + 1}" if number < 3 else None
        page(room, path, f"{prose(subject, 5)}\n{repeated}", following)


def poll(room: Newsroom, store: Store, after: timedelta = timedelta(0)) -> PollSummary:
    """Poll a feed that lists the first page."""
    room.feed("/rss", room.item(PATH, "A long read"))
    return poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW + after)


def text(store: Store) -> str:
    """The text of the one article."""
    (only,) = articles_between(store, NOW - DAY, NOW + 3 * DAY)
    return only.text


def test_the_next_article_is_no_page_of_this_one_whatever_its_address(room, store):
    """Software that adds a number to an address it has given before: "/a-long-read-2.html"."""
    path = "/2026/a-long-read.html"
    page(room, path, prose("harbour", 5), "/2026/a-long-read-2.html")
    body = article("Votes are counted", prose("council", 5))
    room.replies["/2026/a-long-read-2.html"] = Reply(200, body, {"Content-Type": "text/html"})
    room.feed("/rss", room.item(path, "A long read"))
    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert text(store).endswith(prose("harbour", 5))


@pytest.mark.parametrize(
    ("added", "listed", "headline"),
    [
        ("?page=2", "Crossing shut", "A long read"),
        ("?page=2", "A long read", "What comes afterwards"),
        ("-seite-2.html", "A long read", "What comes afterwards"),
        ("-2.html", "Crossing shut", "A long read"),
    ],
)
def test_a_second_page_may_have_a_headline_unlike_that_in_the_feed(
    room, store, added, listed, headline
):
    """Feeds and pages name one article otherwise, and some pages have headlines of their own."""
    path, second = PATH + ".html" * added.endswith("html"), PATH + added
    page(room, path, prose("harbour", 5), second)
    body = article(headline, prose("council", 5))
    room.replies[second] = Reply(200, body, {"Content-Type": "text/html"})
    room.feed("/rss", room.item(path, listed))
    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert "council of" in text(store)


def test_all_pages_of_an_article_are_one_text(room, store):
    """In their order; what stands on each of them is told once."""
    standing = "The author of this long report has been writing about the town for thirty years."
    publish(room, repeated=standing)
    poll(room, store)

    found = text(store)
    assert [found.count(f"the {subject} of Graubrück") for subject in SUBJECTS] == [5, 5, 5]
    assert found.count(standing) == 1
    assert found.index(prose("harbour", 1)) < found.index(prose("museum", 1))


@pytest.mark.parametrize(
    ("added", "words"),
    [
        ("_2.html", "下一页"),
        ("_2.html", "2"),
        ("_2.html", "次のページ：橋の今後"),
        ("?page=2", "Weiter »"),
    ],
)
def test_a_link_that_leads_on_in_words_or_by_number_is_followed(room, store, added, words):
    """Chinese and Japanese sites name no next page in their markup."""
    path = "/2026/a-long-read"
    second = f"{path}{added}" if added.startswith("_") else f"{path}.html{added}"
    page(room, f"{path}.html", prose("harbour", 5), None)
    reply = room.replies[f"{path}.html"]
    link = f'<div><a href="{second}">{words}</a></div></body>'.encode()
    room.replies[f"{path}.html"] = Reply(200, reply.body.replace(b"</body>", link), reply.headers)
    page(room, second, prose("council", 5), None)
    room.feed("/rss", room.item(f"{path}.html", "A long read"))
    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)

    assert prose("harbour", 5) in text(store)
    assert text(store).endswith(prose("council", 5))


def test_the_next_article_is_no_next_page(room, store):
    """`rel=next` names the next article of a blog too."""
    page(room, PATH, prose("harbour"), "/2026/11/23/a-long-read-of-another-day")
    page(room, "/2026/11/23/a-long-read-of-another-day", prose("museum"), None)
    poll(room, store)

    assert "museum of" not in text(store)
    assert room.paths() == ["/rss", PATH]


def test_a_page_that_is_the_first_again_ends_the_article(room, store):
    """Some sites answer any number with the same page, and name the next one for ever."""
    for number in range(1, 30):
        path = PATH if number == 1 else f"{PATH}?page={number}"
        page(room, path, prose("harbour"), f"{PATH}?page={number + 1}")
    poll(room, store)

    assert text(store).count("On day 1 ") == 1
    assert len(room.paths()) == 3


def test_an_article_without_end_is_read_for_ten_pages(room, store):
    """And its entry says so."""
    for number in range(1, 30):
        path = PATH if number == 1 else f"{PATH}?page={number}"
        words = " ".join(f"Page {number}, sentence {n}{n * number}, tells more." for n in range(9))
        page(
            room,
            path,
            f"{'abcdefghijklmnopqrstuvwxyzäöü'[number - 1] * 300} {words}",
            f"{PATH}?page={number + 1}",
        )
    poll(room, store)

    assert "Page 10," in text(store)
    assert len(room.paths()) == 1 + 10


def test_a_page_that_fails_is_no_shorter_version(room, store):
    """What was read whole stays; what never was is kept as far as it goes, and read again."""
    publish(room)
    poll(room, store)
    whole = text(store)
    room.replies[f"{PATH}?page=3"] = Reply(500)
    poll(room, store, timedelta(hours=13))

    assert text(store) == whole


def test_a_page_that_failed_at_first_is_added_later(room, store):
    """The first page is not asked for with its ETag, since it stays as it is."""
    publish(room, ends=2)
    poll(room, store)
    assert "council of" in text(store)
    publish(room)
    poll(room, store, timedelta(hours=13))

    assert "museum of" in text(store)


@pytest.mark.parametrize(
    ("address", "article", "is_next"),
    [
        ("https://x.com/foo?page=2", "https://x.com/foo", True),
        ("https://x.com/a?id=3&seite=2", "https://x.com/a?id=3", True),
        ("https://x.com/foo/2/", "https://x.com/foo/", True),
        ("https://x.com/foo/seite-2", "https://x.com/foo", True),
        ("https://x.com/foo,2.html", "https://x.com/foo.html", True),
        ("https://x.com/foo-2", "https://x.com/foo", False),  # another post of one headline
        ("https://x.com/story/13", "https://x.com/story/12", False),
        ("https://x.com/foo?cpage=2", "https://x.com/foo", False),
        ("https://x.com/foo/comment-page-2", "https://x.com/foo", False),
        ("https://x.com/foo?page=3", "https://x.com/foo", False),
        ("https://y.com/foo?page=2", "https://x.com/foo", False),
        ("https://x.com/a?id=4&page=2", "https://x.com/a?id=3", False),
    ],
)
def test_a_page_is_told_by_its_number(address, article, is_next):
    """Added to the address of the article in a way that numbers pages."""
    assert is_page_of(address, article, 2) is is_next
