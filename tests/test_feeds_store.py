"""What polls leave in the store: entries, revisions, health and outages, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from flows.polling.rounds import poll_all
from flows.store.database import batches
from flows.store.database.engine import Store
from flows.store.database.moments import counts_at, stamp
from flows.store.polled.channels import Channel, due_channels, register_channels
from flows.store.polled.feeds import articles_between, unread
from flows.store.polled.outages import outages
from flows.store.polled.polls import Listed, Poll, Polled, record_listed, record_poll
from flows.store.polled.readings import Reading, due_entries, record_readings
from models.records import Refusal
from tests.fed import ADDRESS, POST, an_article, channel, entry, poll, read
from tests.newsroom import NOW, Reply, newsroom, prose
from tests.polled import DAY, HOUR
from tests.stores import contents

pytest_plugins = ["tests.databases"]


def fill(store: Store, **texts: str) -> None:
    """Poll entries and read them at once."""
    poll(store, NOW, *texts)
    record_readings(store, [read(key, text) for key, text in texts.items()], NOW)


def test_a_new_text_or_headline_is_a_revision_and_the_old_one_stays(store: Store) -> None:
    """Three versions are kept with their times; the latest counts; the same again adds none."""
    fill(store, a=prose("mayor"))
    for hours, reading in enumerate(
        [read("a", prose("mayor")), read("a", prose("mayoress")), read("a", prose("mayoress"), "!")]
    ):
        record_readings(store, [reading], NOW + hours * HOUR)

    rows = contents(store)["revisions"]
    assert len(rows) == 3
    assert [row[12:14] for row in rows] == [
        (stamp(NOW), stamp(NOW + HOUR)),
        (stamp(NOW + HOUR), stamp(NOW + 2 * HOUR)),
        (stamp(NOW + 2 * HOUR), None),
    ]
    (latest,) = articles_between(store, NOW - DAY, NOW + DAY)
    assert (latest.title, latest.text) == ("!", prose("mayoress"))


def test_recording_the_same_again_changes_nothing(store: Store) -> None:
    """A run repeated with the same time leaves every row as it was."""
    fill(store, a=prose("mayor"), b=prose("harbour"))
    before = contents(store)

    fill(store, a=prose("mayor"), b=prose("harbour"))

    assert contents(store) == before


def test_an_entry_that_is_no_use_is_named_once(store: Store) -> None:
    """Its feed goes on listing it, later under another headline: only the first run names it."""
    one = replace(entry("a"), state="refused", reason="has no address")
    changed = replace(one, listed="with another headline")
    named = []
    for given, at in ((one, NOW), (one, NOW + HOUR), (changed, NOW + 2 * HOUR)):
        polled = Polled(channel(store), Poll("read", seen=1), Listed([given]))
        named.append(record_poll(store, polled, at).refused)

    assert named == [(Refusal("a", "has no address"),), (), ()]


def test_an_entry_listed_twice_is_one(store: Store) -> None:
    """Duplicates within a feed and between polls are the same entry; the first of a poll counts."""
    first = poll(store, NOW, "a", "a", "b")
    again = poll(store, NOW + HOUR, "b", "a", "c")

    assert (first.fresh, again.fresh) == (2, 1)
    assert len(due_entries(store, NOW + HOUR, DAY, HOUR)) == 3


def test_an_entry_that_its_feed_changed_waits_to_be_read_again(store: Store) -> None:
    """Only the channel that listed it first is heard: two feeds would change it for ever."""
    fill(store, a=prose("mayor"))
    other = Channel(POST, "https://ferry.example/other", "feed", "https://ferry.example/other")
    register_channels(store, [(POST, "feed", ADDRESS), (POST, "feed", other.address)], NOW)
    changed = Listed([entry("a", "changed")])

    record_poll(store, Polled(other, Poll("read", seen=1), changed), NOW)
    assert due_entries(store, NOW, DAY, HOUR) == []
    record_poll(store, Polled(channel(store), Poll("read", seen=1), changed), NOW + HOUR)
    assert [due.entry for due in due_entries(store, NOW + HOUR, DAY, DAY)] == ["a"]


def test_a_text_at_two_addresses_counts_once(store: Store) -> None:
    """The second is kept and flagged with the first's name."""
    fill(store, a=prose("mayor"), b=prose("mayor"), c=prose("harbour"))

    assert [article.url for article in articles_between(store, NOW - DAY, NOW + DAY)] == ["a", "c"]
    (flagged,) = unread(store, NOW - DAY, NOW + DAY)
    assert (flagged.entry, flagged.reason) == ("b", "repeats the text of a")


def test_one_text_under_three_headlines_is_a_wall(store: Store) -> None:
    """What every address answers with is no article: none of them counts, not even the first."""
    fill(store, a="Please enable it.", b="Please enable it.", c="Please enable it.")

    assert articles_between(store, NOW - DAY, NOW + DAY) == []
    assert outages(store, NOW - DAY, NOW + DAY) == {POST}


def test_flagged_articles_are_kept_and_not_given_to_scores(store: Store) -> None:
    """A consent page is stored, is no article, and makes its source half seen."""
    poll(store, NOW, "a")
    record_readings(store, [replace(read("a", "We use cookies."), flagged="consent")], NOW)

    assert len(contents(store)["revisions"]) == 1
    assert articles_between(store, NOW - DAY, NOW + DAY) == []
    assert outages(store, NOW - DAY, NOW + DAY) == {POST}


def test_articles_are_found_by_when_they_were_published(store: Store) -> None:
    """The start counts, the end does not; without a date it is when they were first seen."""
    poll(store, NOW, "old", "new", "undated")
    for key, published in (
        ("old", "2026-11-20T23:30:00-01:00"),
        ("new", "2026-11-21"),
        ("undated", None),
    ):
        article = replace(an_article(key, prose(key)), published=published)
        record_readings(store, [Reading(POST, key, "read", seen=True, article=article)], NOW)

    def found(start: datetime, end: datetime) -> list[str | None]:
        return [article.url for article in articles_between(store, start, end)]

    assert found(NOW - 9 * DAY, NOW + DAY) == ["old", "new", "undated"]
    assert found(datetime.fromisoformat("2026-11-21T00:30Z"), NOW) == ["old", "new"]
    assert found(datetime.fromisoformat("2026-11-21T00:31Z"), NOW) == ["new"]
    assert found(NOW, NOW + HOUR) == ["undated"]


@pytest.mark.parametrize(
    ("published", "at"),
    [
        (None, "2026-11-22T06:00:00Z"),
        ("2026-11-21T10:00:00+02:00", "2026-11-21T08:00:00Z"),
        ("2026-11-21T10:00:00", "2026-11-21T10:00:00Z"),
        ("2026-11-23T10:00:00Z", "2026-11-22T06:00:00Z"),  # not before it was seen
        ("2026-11-22", "2026-11-22T06:00:00Z"),
        ("2026-11-20", "2026-11-20T12:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "2026-11-22T06:00:00Z"),
    ],
)
def test_when_an_article_counts_as_published(published: str | None, at: str) -> None:
    """Zones are converted, days count as noon, and nothing is later than it was seen."""
    assert counts_at(published, NOW) == at


def test_an_article_that_two_sources_list_is_given_once(store: Store) -> None:
    """Two names for one paper's feed: an id names one article, and a story has it once."""
    for source in (POST, "Ferry Post Sport"):
        register_channels(store, [(POST, "feed", ADDRESS), (source, "feed", ADDRESS)], NOW)
        polled = Polled(
            Channel(source, ADDRESS, "feed", ADDRESS), Poll("read"), Listed([entry("a")])
        )
        record_poll(store, polled, NOW)
        record_readings(store, [replace(read("a", prose("mayor")), source=source)], NOW)

    assert len(contents(store)["revisions"]) == 2
    assert [a.url for a in articles_between(store, NOW - DAY, NOW + DAY)] == ["a"]


def test_channels_leave_and_come_back_with_the_catalogue(store: Store) -> None:
    """One that is not listed is not polled; one that comes back starts where it was."""
    channel(store)
    assert [one.address for one in due_channels(store, NOW)] == [ADDRESS]

    register_channels(store, [], NOW)
    assert due_channels(store, NOW) == []

    channel(store, NOW + DAY)
    assert [one.address for one in due_channels(store, NOW + DAY)] == [ADDRESS]


def test_a_channel_that_was_gone_is_asked_again_once_it_was_taken_out_and_put_back(
    store: Store,
) -> None:
    """That is how a person says that it is there again."""
    gone = replace(channel(store), gone="answered 410 Gone on 2026-11-22")
    record_poll(store, Polled(gone, Poll("gone", 410)), NOW)
    channel(store, NOW + HOUR)
    assert due_channels(store, NOW + HOUR) == []

    register_channels(store, [], NOW + HOUR)
    channel(store, NOW + 2 * HOUR)
    assert [one.address for one in due_channels(store, NOW + 2 * HOUR)] == [ADDRESS]


def test_a_channel_is_polled_once_at_a_time(store: Store) -> None:
    """A run with the time of one that was killed does only the rest; a later one does all."""
    poll(store, NOW, "a")

    assert due_channels(store, NOW) == []
    assert len(due_channels(store, NOW + timedelta(seconds=1))) == 1


def test_a_part_of_a_listing_is_kept_before_its_poll_is_over(store: Store) -> None:
    """A large archive is saved batch by batch, and polled again if it dies between two."""
    archive = channel(store, kind="archive")
    listed = Listed([entry("a")], [read("a", prose("a"))])

    assert record_listed(store, archive, listed, NOW).articles
    assert len(due_channels(store, NOW)) == 1
    assert record_listed(store, archive, listed, NOW).articles == ()


def test_odd_texts_are_the_same_in_both_databases(store: Store) -> None:
    """A feed full of NUL, surrogates and control signs is polled and stored as its clean text."""
    odd = "A\u0000 \ud800 \u202e\u200b\u0007 title"
    row = {
        "id": odd,
        "url": "http://ferry.example/\u202ea?b=\u0000",
        "title": odd,
        "content_text": f"{odd}. {prose('mayor', 14)}",
        "date_published": odd,
    }
    with newsroom() as room:
        body = json.dumps({"items": [row, {"title": odd}, odd]}).encode()
        sent = {"ETag": '"\xe9\x80"', "Content-Type": "application/feed+json"}
        room.replies["/feed"] = Reply(body=body, headers=sent)
        room.replies["/bad"] = Reply(status=500)
        poll_all(room.catalogue(feeds=["/feed", "/bad"]), store, room.settings(), NOW)

    (found,) = articles_between(store, NOW - DAY, NOW + DAY)
    assert found.title == "A � title"
    assert found.text == f"A �  title. {prose('mayor', 14)}"
    assert [row[4] for row in contents(store)["channels"]] == [None, '"\xe9\x80"']
    assert {row[8] for row in contents(store)["entries"]} == {"read", "refused"}


def test_thousands_of_entries_are_listed_at_once(store: Store) -> None:
    """A large sitemap is more than one query may hold."""
    keys = [f"https://ferry.example/{number}" for number in range(2500)]

    assert poll(store, NOW, *keys).fresh == 2500
    assert poll(store, NOW + HOUR, *keys).fresh == 0


def test_more_versions_than_one_query_may_name_are_each_compared_with_their_last(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body of 5 MB may carry 90,000 texts of a line each; PostgreSQL takes 65,535 keys."""
    monkeypatch.setattr(batches, "_AT_ONCE", 2)
    with newsroom() as room:
        for day, changed in enumerate((0, 2)):
            rows = [
                {"id": f"{n}.", "title": f"T{n}", "content_text": prose(f"{n} {n < changed}", 3)}
                for n in range(5)
            ]
            room.replies["/feed"] = Reply(body=json.dumps({"items": rows}).encode())
            poll_all(room.catalogue(feeds=["/feed"]), store, room.settings(), NOW + day * DAY)

    numbers = [row[2] for row in contents(store)["revisions"]]
    assert sorted(numbers) == ["1"] * 5 + ["2"] * 2
