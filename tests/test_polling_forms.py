"""One article at several addresses counts once: parameters, AMP pages, and what is no article."""

from __future__ import annotations

import pytest

from flows.ingest.pages.own_address import own_address
from flows.polling.rounds import poll_all
from flows.store.database.engine import Store
from flows.store.polled.feeds import unread
from flows.store.polled.outages import outages
from tests.ingest_inputs import BRIDGE as BRIDGE_TEXT
from tests.ingest_inputs import FERRY
from tests.newsroom import NOW, Newsroom, Reply, article, prose
from tests.polled import DAY, HOUR, empty_store, silent_newsroom, told

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)

BRIDGE = "/news/harbour-bridge-shut-for-six-weeks"


def declaring(room: Newsroom, path: str, canonical: str, title: str, text: str) -> None:
    """Publish a page that names its own address."""
    link = f'<link rel="canonical" href="{room.url(canonical)}"></head>'
    body = article(title, text).replace(b"</head>", link.encode())
    room.replies[path] = Reply(200, body, {"Content-Type": "text/html; charset=utf-8"})


def poll(room: Newsroom, store: Store, *paths: str) -> dict[str, str]:
    """Poll a feed of these paths, each under a headline of its own; return what counts."""
    room.feed("/rss", *(room.item(path, f"Headline number {i}") for i, path in enumerate(paths)))
    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW)
    return told(store)


def reasons(store: Store) -> list[str]:
    """Why entries do not count."""
    return [one.reason for one in unread(store, NOW - DAY, NOW + DAY)]


def test_an_article_at_many_parameters_is_one_and_no_wall(room, store):
    """Its page says what its address is, whatever the listing adds to that."""
    paths = [f"{BRIDGE}{query}" for query in ("?ref=home", "?page=1", "?src=x&y=1", "")]
    for path in paths:
        declaring(room, path, BRIDGE, "Bridge shut", prose("bridge"))

    assert len(poll(room, store, *paths)) == 1
    assert all("is another form of" in reason for reason in reasons(store))


def test_an_article_and_its_amp_page_are_one_and_the_fuller_counts(room, store):
    """Their texts differ by a line or an ending, and which is listed first is chance."""
    amp, page = "/2026/11/22/amp/council-votes", "/2026/11/22/council-votes"
    declaring(room, amp, page, "Council votes", prose("council", 6) + "\nOpen in our app.")
    declaring(room, page, page, "Council votes", prose("council", 12))

    assert list(poll(room, store, amp, page)) == ["/council-votes"]
    assert reasons(store) == [f"is another form of {room.url(page)}"]


def test_another_form_of_an_article_hides_nothing_of_its_source(room, store):
    """What it tells was read, at the other address."""
    amp, page = "/2026/11/22/amp/council-votes", "/2026/11/22/council-votes"
    for path in (amp, page):
        declaring(room, path, page, "Council votes", prose("council"))
    poll(room, store, amp, page)

    assert outages(store, NOW - DAY, NOW + DAY) == frozenset()


def test_a_short_link_and_a_print_view_are_the_article_that_they_lead_to(room, store):
    """Each by another way: a redirect, and a page of its own."""
    page, view = "/2026/11/22/council-votes", "/print/2026/11/22/council-votes"
    declaring(room, page, page, "Council votes", prose("council"))
    declaring(room, view, page, "Council votes", prose("council") + "\nPrinted from our site.")
    room.replies["/s/1"] = Reply(302, headers={"Location": room.url(page)})

    assert len(poll(room, store, "/s/1", view)) == 1


def test_a_wall_that_all_links_lead_to_stays_a_wall(room, store):
    """Its address is that of no article."""
    declaring(room, "/choose?then=12345", "/choose", "Choose", prose("choice"))
    paths = [f"/2026/11/22/story-about-{name}" for name in ("council", "harbour", "museum")]
    for path in paths:
        room.replies[path] = Reply(302, headers={"Location": room.url("/choose?then=12345")})

    assert poll(room, store, *paths) == {}
    assert outages(store, NOW - DAY, NOW + DAY) == {"Ferry Post"}


def test_articles_of_which_each_page_names_one_address_stay_apart(room, store):
    """A template's mistake must not cost the articles."""
    texts = {
        "/2026/11/22/reports-of-the-day/crack": BRIDGE_TEXT,
        "/2026/11/22/reports-of-the-day/ferry": FERRY,
    }
    for path, text in texts.items():
        declaring(room, path, "/2026/11/22/reports-of-the-day", path, text)

    assert len(poll(room, store, *texts)) == 2


def test_a_wall_that_names_one_address_before_all_pages_stays_a_wall(room, store):
    """It is not the article of any address that it stands at."""
    paths = [f"/2026/11/22/story-about-{name}" for name in ("council", "harbour", "museum")]
    for path in paths:
        declaring(room, path, "/privacy/your-choices-about-your-data", "Choose", prose("choice"))

    assert poll(room, store, *paths) == {}
    assert all("no article but a wall" in reason for reason in reasons(store))


def test_addresses_that_had_one_text_stay_one_when_one_of_them_is_edited(room, store):
    """The edited one counts, and the others follow as they are read again."""
    paths = ["/story/the-bridge?from=home", "/story/the-bridge?from=list"]
    for path in paths:
        room.page(path, "Bridge shut", prose("bridge"))
    poll(room, store, *paths)
    room.page(paths[1], "Bridge shut", prose("bridge") + " Ferries run every twenty minutes.")
    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW + 13 * HOUR)

    assert list(told(store)) == ["/the-bridge?from=list"]

    room.page(paths[0], "Bridge shut", prose("bridge") + " Ferries run every twenty minutes.")
    poll_all(room.catalogue(feeds=["/rss"]), store, room.settings(), NOW + 26 * HOUR)
    assert list(told(store)) == ["/the-bridge?from=list"]


@pytest.mark.parametrize(
    ("declared", "listed", "believed"),
    [
        (f"https://x.com{BRIDGE}", f"https://x.com{BRIDGE}?ref=home", True),
        ("https://www.x.com/article?id=3", "https://m.x.com/article?id=3&ref=home", True),
        ("https://x.com/2026/11/22/vote.html", "https://amp.x.com/2026/11/22/vote.amp.html", True),
        ("https://x.com/article?id=3&c=1", "https://x.com/article?id=3", True),
        ("https://x.com/article", "https://x.com/article?id=3", False),
        ("https://x.com/article?id=3", "https://x.com/article?id=4", False),
        ("https://x.com/", "https://x.com/2026/11/22/vote", False),
        ("https://x.com/2026/11/22", "https://x.com/2026/11/22/vote", False),
        ("https://y.com/2026/11/22/vote", "https://x.com/2026/11/22/vote", False),
        ("no address", "https://x.com/2026/11/22/vote", False),
        (None, "https://x.com/2026/11/22/vote", False),
    ],
)
def test_a_canonical_address_is_believed_where_it_may_be_the_articles(declared, listed, believed):
    """What it leaves out must not be what tells articles apart on that site."""
    assert (own_address(declared, listed) == own_address(None, listed)) is not believed
