"""Which outages touch a story: those of its sources, and silent sources that might have told it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from flows.monitoring.unseen import unseen
from flows.store.database.engine import Store
from flows.store.database.moments import stamp
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Poll, Polled, record_poll
from tests.polled import empty_store
from tests.watched import HOUR, MORNING

EXPECTED = timedelta(days=14)
NOW = stamp(MORNING)
VOICE, PAPERS = "Voice", [f"Paper {number}" for number in range(9)]


store = pytest.fixture(empty_store)


def poll(store: Store, at: datetime, *sources: str, status: str = "read") -> None:
    """Poll the one channel of each of the sources; nothing new is listed."""
    for source in sources:
        address = f"https://{source.replace(' ', '-')}.example/rss"
        channel = Channel(source, address, "feed", address)
        record_poll(store, Polled(channel, Poll(status, seen=1)), at)


def test_silence_counts_where_a_source_is_missed(store: Store) -> None:
    """A silent source touches the stories of others, but not where it is one of a hundred."""
    poll(store, MORNING - 48 * HOUR, VOICE, *PAPERS)
    poll(store, MORNING, VOICE, status="failed")
    poll(store, MORNING, *PAPERS)
    touching, long_ago = unseen(store, EXPECTED), stamp(MORNING - 72 * HOUR)

    assert touching(NOW, NOW, {"Paper 1", "Paper 2"}) == (VOICE,)
    assert touching(long_ago, long_ago, {"Paper 1"}) == ()
    poll(store, MORNING, *(f"Other {number}" for number in range(100)))
    assert unseen(store, EXPECTED)(NOW, NOW, {"Paper 1"}) == ()
    assert unseen(store, EXPECTED)(NOW, NOW, {VOICE}) == (VOICE,)


@pytest.mark.parametrize(("days", "touched"), [(13, (VOICE,)), (15, ())])
def test_a_source_that_has_been_dead_for_long_is_not_waited_for(
    store: Store, days: int, touched: tuple[str, ...]
) -> None:
    """Only what was read within two weeks may be thought to have told the story."""
    poll(store, MORNING - timedelta(days=days), VOICE, *PAPERS)
    poll(store, MORNING, VOICE, status="failed")
    poll(store, MORNING, *PAPERS)

    assert unseen(store, EXPECTED)(NOW, NOW, {"Paper 1"}) == touched


@pytest.mark.parametrize(("hours", "touched"), [(20, (VOICE,)), (29.75, ()), (40, ())])
def test_a_story_is_still_told_a_day_after_its_last_article(
    store: Store, hours: float, touched: tuple[str, ...]
) -> None:
    """Who falls silent in that day may have told it; who does so later no more."""
    poll(store, MORNING - 24 * HOUR, VOICE, *PAPERS)
    poll(store, MORNING + 2 * HOUR, *PAPERS)
    poll(store, MORNING + hours * HOUR, VOICE, status="failed")

    assert unseen(store, EXPECTED)(NOW, NOW, {"Paper 1"}) == touched


def test_what_a_source_lists_when_it_is_back_makes_up_for_its_silence(store: Store) -> None:
    """A feed that joins on to what was known has missed nothing."""
    poll(store, MORNING - 24 * HOUR, VOICE, *PAPERS)
    poll(store, MORNING, VOICE, status="failed")
    poll(store, MORNING, *PAPERS)
    poll(store, MORNING + 48 * HOUR, VOICE)

    assert unseen(store, EXPECTED)(NOW, NOW, {"Paper 1"}) == ()
