"""When a feed was out of reach, from what its polls left; on both databases."""

from __future__ import annotations

from dataclasses import replace

from flows.store.database.engine import Store
from flows.store.database.moments import stamp
from flows.store.polled.channels import due_channels, register_channels
from flows.store.polled.feeds import health, unread
from flows.store.polled.outages import outages
from flows.store.polled.polls import Listed, Poll, Polled, record_poll
from flows.store.polled.readings import Reading, record_readings
from tests.fed import POST, channel, entry, poll, read
from tests.newsroom import NOW, prose
from tests.polled import DAY, HOUR

pytest_plugins = ["tests.databases"]


def test_a_wait_set_by_a_clock_that_was_wrong_is_not_kept(store: Store) -> None:
    """A day's patience is honoured; years of it were set in the future, and the clock is back."""
    for wait, due in ((DAY, 0), (800 * DAY, 1)):
        later = replace(channel(store), next_at=stamp(NOW + wait))
        record_poll(store, Polled(later, Poll("failed")), NOW)
        assert len(due_channels(store, NOW + HOUR)) == due


def test_an_outage_lasts_until_the_feed_joins_on_to_what_was_known(store: Store) -> None:
    """While it is down the source is unseen since the last good poll; a join heals all of it."""
    poll(store, NOW, "a", "b")
    poll(store, NOW + DAY, status="failed")
    assert outages(store, NOW, NOW + 2 * DAY) == {POST}
    assert outages(store, NOW - 2 * DAY, NOW) == frozenset()

    poll(store, NOW + 2 * DAY, "b", "c")
    record_readings(store, [read(key, prose(key)) for key in "abc"], NOW + 2 * DAY)
    assert outages(store, NOW, NOW + 2 * DAY) == frozenset()


def test_a_feed_that_lists_nothing_known_has_a_gap_before_it(store: Store) -> None:
    """More than it lists may have passed by: the time between the polls is an outage."""
    poll(store, NOW, "a", "b")
    poll(store, NOW + 3 * DAY, "x", "y")
    record_readings(store, [read(key, prose(key)) for key in "abxy"], NOW + 3 * DAY)

    assert outages(store, NOW + DAY, NOW + 2 * DAY) == {POST}
    assert outages(store, NOW + 3 * DAY, NOW + 4 * DAY) == frozenset()


def test_what_always_stands_in_a_feed_does_not_join_it_on(store: Store) -> None:
    """An article pinned to the top is known after any outage; that nothing else is shows it."""
    for number in range(5):
        poll(store, NOW + number * HOUR, "pinned", *"abcdefg"[number : number + 3])
    poll(store, NOW + 2 * DAY, "pinned", *"xyz")
    poll(store, NOW + 2 * DAY + HOUR, "pinned", *"vwx")
    for key in ("pinned", *"abcdefgvwxyz"):
        record_readings(store, [read(key, prose(key))], NOW + 3 * DAY)

    assert outages(store, NOW, NOW + 4 * HOUR) == frozenset()
    assert outages(store, NOW + DAY, NOW + 2 * DAY) == {POST}
    assert outages(store, NOW + 2 * DAY, NOW + 2 * DAY + HOUR) == frozenset()
    (channel,) = health(store, NOW)
    assert channel.reason is None


def test_a_list_of_which_most_is_known_joins_on(store: Store) -> None:
    """A front page with five links that always stand there, beside the three latest."""
    for number in range(4):
        latest = "abcdefghijkl"[3 * number : 3 * number + 3]
        poll(store, NOW + number * HOUR, *"12345", *latest)
    poll(store, NOW + 2 * DAY, *"12345", *"xyz")
    for key in (*"12345", *"abcdefghijklxyz"):
        record_readings(store, [read(key, prose(key))], NOW + 3 * DAY)

    assert outages(store, NOW + DAY, NOW + 2 * DAY) == frozenset()


def test_a_feed_that_brings_little_in_a_month_has_missed_nothing(store: Store) -> None:
    """What is new to a slow one after some weeks is what it brought in them."""
    for number in range(6):
        at = NOW - 20 * (6 - number) * DAY
        poll(store, at, "pinned", *"abcdefgh"[number : number + 3])
    poll(store, NOW, "pinned", *"xyz")
    for key in ("pinned", *"abcdefghxyz"):
        record_readings(store, [read(key, prose(key))], NOW)

    assert outages(store, NOW - 10 * DAY, NOW - DAY) == frozenset()


def test_a_feed_of_which_most_is_new_joins_on_by_what_it_brought_last(store: Store) -> None:
    """A busy one, asked seldom: what was new at the last poll is the oldest that it lists."""
    poll(store, NOW, *"abcd")
    poll(store, NOW + 1 * DAY, *"defg")
    poll(store, NOW + 2 * DAY, *"ghij")
    for key in "abcdefghij":
        record_readings(store, [read(key, prose(key))], NOW + 2 * DAY)

    assert outages(store, NOW, NOW + 2 * DAY) == frozenset()


def test_a_feed_with_a_new_session_in_each_link_joins_on_all_the_same(store: Store) -> None:
    """What it lists is known by the names that it had before, though most of it is new."""
    its_channel = channel(store, NOW - 90 * DAY)
    for number, keys in enumerate(("abcd", "defg", "ghij")):
        listed = [
            replace(entry(f"https://ferry.example/{key}?session={number}"), title=key, published=at)
            for key, at in ((key, stamp(NOW - ord(key) * HOUR)) for key in keys)
        ]
        polled = Polled(its_channel, Poll("read", seen=len(listed)), Listed(listed))
        recorded = record_poll(store, polled, NOW + number * DAY)

    (found,) = health(store, NOW)
    assert (recorded.fresh, found.fresh, found.reason) == (3, 10, None)


def test_a_feed_that_was_never_good_or_lists_nothing_is_down(store: Store) -> None:
    """What has shown nothing so far may have missed everything."""
    poll(store, NOW)

    assert outages(store, NOW - 30 * DAY, NOW - 20 * DAY) == {POST}


def test_a_feed_that_was_empty_for_a_while_has_a_gap_where_it_joins_on_to_nothing(
    store: Store,
) -> None:
    """Each empty poll shows nothing, so the gap is as long as all of them."""
    poll(store, NOW, "a", "b")
    poll(store, NOW + 1 * DAY)
    poll(store, NOW + 2 * DAY)
    poll(store, NOW + 3 * DAY, "x", "y")
    poll(store, NOW + 4 * DAY, "x", "y")
    record_readings(store, [read(key, prose(key)) for key in "abxy"], NOW + 3 * DAY)

    for day in (0, 1, 2):
        assert outages(store, NOW + day * DAY, NOW + (day + 1) * DAY) == {POST}
    assert outages(store, NOW + 3 * DAY, NOW + 4 * DAY) == frozenset()


def test_a_feed_that_was_empty_and_joins_on_has_no_gap(store: Store) -> None:
    """What it lists at last was known before it was empty."""
    poll(store, NOW, "a", "b")
    poll(store, NOW + 1 * DAY)
    poll(store, NOW + 2 * DAY, "b", "c")
    record_readings(store, [read(key, prose(key)) for key in "abc"], NOW + 2 * DAY)

    assert outages(store, NOW, NOW + 2 * DAY) == frozenset()


def test_a_feed_taken_out_of_the_catalogue_is_down_no_more(store: Store) -> None:
    """Its outage ends when it leaves."""
    poll(store, NOW, "a")
    record_readings(store, [read("a", prose("a"))], NOW)
    poll(store, NOW + DAY, status="failed")
    register_channels(store, [], NOW + 2 * DAY)

    assert outages(store, NOW + DAY, NOW + 2 * DAY) == {POST}
    assert outages(store, NOW + 3 * DAY, NOW + 4 * DAY) == frozenset()


def test_articles_that_could_not_be_read_make_a_source_half_seen(store: Store) -> None:
    """Listed but lost, or still to be read, is unseen; refused as no article is not."""
    poll(store, NOW, "a")
    assert outages(store, NOW, NOW + HOUR) == {POST}

    record_readings(store, [Reading(POST, "a", "refused", "is too short", seen=True)], NOW)
    assert outages(store, NOW, NOW + HOUR) == frozenset()
    assert [one.reason for one in unread(store, NOW, NOW + HOUR)] == ["is too short"]


def test_an_article_behind_a_wall_makes_its_source_half_seen_until_it_opens(store: Store) -> None:
    """What was read in full, beside it too, is seen."""
    poll(store, NOW, "a", "b")
    walled = replace(read("a", prose("wall")), flagged="is a consent page in front of the article")
    record_readings(store, [walled, read("b", prose("b"))], NOW)
    assert outages(store, NOW, NOW + HOUR) == {POST}

    record_readings(store, [read("a", prose("a"))], NOW + HOUR)
    assert outages(store, NOW, NOW + 2 * HOUR) == frozenset()


def test_an_article_that_was_read_and_cannot_be_read_again_is_seen(store: Store) -> None:
    """It was told, whatever its page answers now."""
    poll(store, NOW, "a")
    record_readings(store, [read("a", prose("a"))], NOW)
    record_readings(store, [Reading(POST, "a", "failed", "was answered with 500")], NOW + HOUR)

    assert outages(store, NOW, NOW + HOUR) == frozenset()


def test_the_health_of_every_poll_is_known(store: Store) -> None:
    """How often it was polled and failed since a time, what it brought, and how it stands."""
    poll(store, NOW - 9 * DAY, "a")
    poll(store, NOW, "a", "b", "c")
    poll(store, NOW + HOUR, status="failed")

    (found,) = health(store, NOW - DAY)
    assert (found.polls, found.failed, found.seen, found.fresh) == (2, 1, 3, 2)
    assert (found.status, found.at) == ("failed", stamp(NOW + HOUR))
