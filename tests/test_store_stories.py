"""The stories that the store lists, and how one of them is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.store.compared.comparisons import load_comparison, save_comparison
from flows.store.compared.monitored import save_compared
from flows.store.compared.stories import StoredStory, find_story, list_stories
from flows.store.database.engine import Store
from models.errors import StoreError
from tests.stores import retold
from tests.stories import a_comparison

pytest_plugins = ["tests.databases"]


def test_the_list_tells_the_stories_apart(store: Store) -> None:
    """The latest story comes first, one without dates last, each with its counts."""
    first, late, undated = (
        a_comparison(),
        retold(a_comparison(), "1a7e", "2027-01-01"),
        replace(retold(a_comparison(), "0dd0", None), scores=()),
    )
    for comparison in (undated, first, late):
        save_comparison(store, comparison)

    listed = list_stories(store)

    assert [story.id for story in listed] == ["1a7e", first.id, "0dd0"]
    assert listed[1] == StoredStory(
        id=first.id,
        title="Harbour bridge closes after crack is found",
        articles=3,
        sources=("Northwire", "Ellery Post", "صوت الميناء"),
        first_published="2026-03-02",
        last_published="2026-03-03T06:00:00+00:00",
        significant=1,
        version="0.1.0",
        model="default",
    )
    assert (listed[2].first_published, listed[2].significant) == (None, 0)


def test_the_list_goes_by_time_and_not_by_how_zones_are_written(store: Store) -> None:
    """Eleven at night in New York is later than one in the morning in London of the day after."""
    later, sooner = "2026-11-22T23:00:00-05:00", "2026-11-23T01:00:00+00:00"
    both = retold(a_comparison(), "b07h", sooner)
    first, *others = both.tellings
    late = replace(first, article=replace(first.article, published=later))
    for comparison in (
        replace(both, tellings=(late, *others)),
        retold(a_comparison(), "1a7e", later),
        retold(a_comparison(), "500e", sooner),
    ):
        save_comparison(store, comparison)

    listed = {story.id: story for story in list_stories(store)}
    assert (listed["b07h"].first_published, listed["b07h"].last_published) == (sooner, later)
    assert list(listed)[-1] == "500e"


def test_a_story_is_found_by_the_start_of_its_id(store: Store) -> None:
    """A unique start is enough, and a whole id wins over longer ones that start with it."""
    for story in ("ab", "abcd", "ef_1"):
        save_comparison(store, retold(a_comparison(), story, None))

    assert find_story(store, "ef") == "ef_1"
    assert find_story(store, "ab") == "ab"
    with pytest.raises(StoreError, match=r"2 stories start with 'a': ab, abcd; write more"):
        find_story(store, "a")
    for unknown in ("x", "AB", "%", "ef%", "ef_11"):
        with pytest.raises(StoreError, match="`rashomon show` lists them"):
            find_story(store, unknown)


def test_a_story_is_found_by_what_the_monitor_calls_it(store: Store) -> None:
    """The digest and the folders of pages name the event, whose comparison changes."""
    first, other = (retold(a_comparison(), story, None) for story in ("1a7e", "eeee"))
    save_comparison(store, first)
    save_compared(store, "e1e1", "content", other)

    assert find_story(store, "e1") == "eeee"
    assert find_story(store, "eee") == "eeee"
    with pytest.raises(StoreError, match=r"2 stories start with '': 1a7e, e1e1, eeee;"):
        find_story(store, "")


def test_loading_an_unknown_story_names_the_next_step(store: Store) -> None:
    """An id that is not stored is an error that says how to see those that are."""
    with pytest.raises(StoreError, match=r"no story 'ffff' in .*`rashomon show` lists them"):
        load_comparison(store, "ffff")
