"""Which stories a source can have left untold: only those of a time in which it was read."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.sources.report import source_profiles
from flows.store.compared.profile_watch import watched_sources
from flows.store.database.engine import Store
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Entry, Listed, Poll, Polled, record_listed, record_poll
from flows.store.polled.readings import Reading
from models.ids import article_id
from models.records import Article
from models.source_profiles.records import Profile, Unit
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE, a_followed_story, keep

pytest_plugins = ["tests.databases"]

OTHERS = ("Quay Courier", WIRE, VOICE)
DAY = timedelta(days=1)


def profile(store: Store, name: str, unit: Unit) -> Profile:
    """The profile of a source or a family."""
    (found,) = source_profiles(store, name, unit, None, None).profiles
    return found


def archive(store: Store, source: str, *days: int) -> None:
    """Read an article of each of these days out of a file."""
    articles = [_article(source, day) for day in days]
    listed = Listed(
        [Entry(str(one.url), None, one.title, one.published, one.id) for one in articles],
        [Reading(source, str(one.url), "read", seen=True, article=one) for one in articles],
    )
    record_listed(store, Channel(source, "by hand", "archive", "by hand"), listed, FIRST + 90 * DAY)


def _article(source: str, day: int) -> Article:
    url, text = f"https://{source}.example/{day}", f"What {source} told on day {day}."
    published = (FIRST + day * DAY).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Article(article_id(url, url, text), source, source, "", published, url, "en", url, text)


def test_a_family_is_asked_only_while_all_its_sources_are_read(store: Store) -> None:
    """What the Post is not seen to tell, the Herald may have told while it was out of reach."""
    keep(store, 0, a_followed_story(0, dict.fromkeys((*OTHERS, POST, HERALD), 0.1)))
    for number, out in ((3, ()), (6, ()), (9, ()), (12, (HERALD,))):
        read = {POST, HERALD}.difference(out)
        keep(store, number, a_followed_story(number, dict.fromkeys(OTHERS, 0.1)), read, out)

    # Nothing of the Herald is known from day 9 on, when it was read for the last time.
    assert profile(store, POST, "source").asked == 4
    assert profile(store, "Ellery Media", "family").asked == 2


def test_a_source_is_not_asked_for_what_was_told_before_it_was_read(store: Store) -> None:
    """On the day on which it joins its feed may have dropped what it told in the morning."""
    for number in range(0, 12, 2):
        told = a_followed_story(number, dict.fromkeys(OTHERS, 0.1))
        keep(store, number, told, (POST,) if number >= 4 else ())
    archive(store, POST, 5)  # so that something was read of it

    found = profile(store, POST, "source")

    assert (found.told, found.asked, found.unwatched) == (0, 3, 3)


def test_a_source_that_is_first_read_at_midnight_was_not_read_before_that_day(store: Store) -> None:
    """Its feed may have dropped what it told since the midnight before."""
    archive(store, POST, 60)  # so that something was read of it
    for day in range(10, 14):
        poll = Polled(Channel(POST, "rss", "feed", "rss"), Poll("read", seen=1))
        record_poll(store, poll, _midnight(day))
    watched = watched_sources(store)

    assert dict(watched(_midnight(10), _midnight(10)).sources) == {}
    assert set(watched(_midnight(11), _midnight(11)).sources) == {POST}


def _midnight(day: int) -> datetime:
    return (FIRST + day * DAY).replace(hour=0, minute=0, second=0, microsecond=0)


def test_between_two_archives_a_source_was_not_read(store: Store) -> None:
    """Files of January and of June say nothing of March; one without a gap does of all days."""
    archive(store, POST, *range(20), *range(60, 80))
    archive(store, HERALD, *range(0, 80, 10))
    watched = watched_sources(store)

    def read(day: int) -> set[str]:
        return set(watched(FIRST + day * DAY, FIRST + (day + 1) * DAY).sources)

    assert read(5) == read(65) == {POST, HERALD}
    assert read(40) == read(19) == {HERALD}
