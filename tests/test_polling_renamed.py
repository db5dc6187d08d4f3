"""Feeds that name their items anew at each poll: ids without links, sessions in links."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from flows.polling.rounds import poll_all
from flows.store.database.engine import Store
from flows.store.polled.feeds import articles_between
from flows.store.schema.feed_tables import revisions as schema_of_revisions
from tests.newsroom import NOW, RSS, Newsroom, Reply, prose, rss
from tests.polled import DAY, HOUR, empty_store, only, silent_newsroom, told

room = pytest.fixture(silent_newsroom)
store = pytest.fixture(empty_store)

TIMES = {"harbour": "Sun, 22 Nov 2026 04:10:00 GMT", "council": "Sun, 22 Nov 2026 05:20:00 GMT"}


def nameless(number: int, subject: str, text: str, date: str) -> str:
    """An item without a link, whose id is as good for one poll."""
    return (
        f"<item><title>About the {subject}</title><guid isPermaLink='false'>{number}</guid>"
        f"<pubDate>{date}</pubDate><description>{text}</description></item>"
    )


def revisions(store: Store) -> int:
    """How many versions of articles the store has."""
    with store.engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(schema_of_revisions))


def poll(room: Newsroom, store: Store, hour: int, *items: str) -> int:
    """Poll a feed of these items; return how many are new."""
    room.replies["/rss"] = Reply(200, rss(*items), {"Content-Type": RSS})
    catalogue = room.catalogue(feeds=["/rss"])
    return only(poll_all(catalogue, store, room.settings(), NOW + hour * HOUR)).fresh


def test_items_without_a_link_are_known_under_another_id(room, store):
    """Their text tells that nothing changed, or headline and time that something did."""
    for hour, ending in enumerate(("", "", " One more line was added to it later in the day.")):
        items = [
            nameless(10 * hour + n, subject, prose(subject, 14) + ending, TIMES[subject])
            for n, subject in enumerate(TIMES)
        ]

        assert poll(room, store, hour, *items) == (2 if hour == 0 else 0)
    articles = articles_between(store, NOW - DAY, NOW + DAY)
    assert ["One more line" in article.text for article in articles] == [True, True]


def test_a_headline_that_is_corrected_under_another_id_is_a_revision(room, store):
    """The text is the same, so the article is."""
    poll(room, store, 0, nameless(1, "harbour", prose("harbour", 14), TIMES["harbour"]))
    item = nameless(2, "harbour", prose("harbour", 14), TIMES["harbour"])

    assert poll(room, store, 1, item.replace("About the harbour", "Corrected: the harbour")) == 0
    (article,) = articles_between(store, NOW - DAY, NOW + DAY)
    assert article.title == "Corrected: the harbour"


def test_reports_of_one_headline_and_another_time_stay_apart(room, store):
    """A forecast has the same headline each day, or one day's midnight as its time."""
    midnight = "Sun, 22 Nov 2026 00:00:00 GMT"
    first = nameless(1, "weather", prose("weather", 14), midnight)
    second = nameless(2, "weather", prose("evening weather", 14), midnight)
    third = nameless(3, "weather", prose("next weather", 14), TIMES["council"])

    assert [poll(room, store, hour, one) for hour, one in enumerate((first, second, third))] == [
        1, 1, 1,
    ]  # fmt: skip


def test_a_link_with_a_new_session_leads_to_the_known_article(room, store):
    """Its page is not asked for again at each poll."""
    for hour in range(3):
        path = f"/story/the-harbour-plan?s={hour}abc"
        room.page(path, "About the harbour", prose("harbour"))
        item = room.item(path, "About the harbour", pubDate=TIMES["harbour"])

        assert poll(room, store, hour, item) == (1 if hour == 0 else 0)
    assert [path for path in room.paths() if path != "/rss"] == ["/story/the-harbour-plan?s=0abc"]


def test_articles_told_apart_by_a_parameter_stay_apart(room, store):
    """One that takes the place of another in the feed is no other version of it."""
    for hour, subject in enumerate(TIMES):
        path = f"/article?id={hour}"
        room.page(path, f"About the {subject}", prose(subject))
        item = room.item(path, f"About the {subject}", pubDate=TIMES[subject])

        assert poll(room, store, hour, item) == 1
    assert len(told(store)) == 2


FORECASTS = {
    "harbour": "Sun, 22 Nov 2026 04:10:00 GMT",
    "council": "Sun, 22 Nov 2026 05:20:00 GMT",
    "bakery": "Sun, 22 Nov 2026 06:30:00 GMT",
    "library": "Sun, 22 Nov 2026 07:40:00 GMT",
}


@pytest.mark.parametrize(
    "listed", [["bakery", "harbour", "council"], ["bakery", "library", "harbour"]]
)
def test_ids_that_are_places_in_the_feed_are_no_names(room, store, listed):
    """What comes to stand first is no version of what stood there; some have left the feed."""
    for hour, subjects in enumerate((["harbour", "council"], listed, listed)):
        items = [nameless(n, one, prose(one, 14), FORECASTS[one]) for n, one in enumerate(subjects)]
        fresh = poll(room, store, hour, *items)
        assert fresh == [2, len(set(listed) - {"harbour", "council"}), 0][hour]
    articles = articles_between(store, NOW - DAY, NOW + DAY)
    titles = {f"About the {one}" for one in ("harbour", "council", *listed)}

    assert {article.title for article in articles} == titles
    assert revisions(store) == len(titles)  # none is a version of another
    assert all(prose((a.title or "")[10:], 14) == a.text for a in articles)


@pytest.mark.parametrize("is_linked", [False, True])
def test_ids_that_are_places_stay_so_when_the_feed_has_turned_over(room, store, is_linked):
    """None of the first articles is listed any more, and those since are known by their words."""
    subjects = [*FORECASTS, "bridge", "school", "market", "museum", "orchard"]
    for hour in range(7):
        items = []
        for place, subject in enumerate(reversed(subjects[hour : hour + 3])):
            date = f"Sun, 22 Nov 2026 04:{10 + subjects.index(subject)}:00 GMT"
            link = f"/story?p={place}"
            room.page(link, f"About the {subject}", prose(subject))
            linked = room.item(link, f"About the {subject}", pubDate=date)
            items.append(linked if is_linked else nameless(place, subject, prose(subject), date))

        assert poll(room, store, hour, *items) == (3 if hour == 0 else 1)
    articles = articles_between(store, NOW - DAY, NOW + DAY)
    assert {a.title for a in articles} == {f"About the {one}" for one in subjects}
    assert revisions(store) == len(subjects)


def test_links_that_are_places_in_the_feed_lead_to_what_stands_there_now(room, store):
    """The page of each article is read once, from where it stands."""
    for hour, subjects in enumerate((["harbour", "council"], ["bakery", "harbour", "council"])):
        items = []
        for number, subject in enumerate(subjects):
            room.page(f"/story?p={number}", f"About the {subject}", prose(subject))
            items.append(
                room.item(f"/story?p={number}", f"About the {subject}", pubDate=FORECASTS[subject])
            )
        poll(room, store, hour, *items)
    articles = articles_between(store, NOW - DAY, NOW + DAY)

    assert {a.title for a in articles} == {f"About the {one}" for one in subjects}
    assert revisions(store) == len(subjects)
    assert [path for path in room.paths() if path != "/rss"] == [
        "/story?p=0", "/story?p=1", "/story?p=0",
    ]  # fmt: skip
