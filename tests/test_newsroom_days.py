"""Days of a newsroom: a dozen sources on the web that change, and what the store says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
import sqlalchemy as sa

from flows.monitoring import grouping
from flows.monitoring.cycle import run
from flows.monitoring.grouping import Doubt
from flows.report.digest.records import Digest, DigestStory
from flows.store.database.engine import open_store
from flows.store.database.places import HOME_VARIABLE
from flows.store.polled.feeds import Health, health
from tests.invented_days import (
    DAY,
    FERRY,
    FIRE,
    FIRST,
    LIBRARY_MENDED,
    SMOKE,
    SOURCES,
    Town,
    channel,
    first_day,
    fourth_day,
    second_day,
    slug,
    third_day,
)
from tests.newsroom import newsroom
from tests.stores import contents, event_history

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Morning:
    """What a run left: its digest, the store, and how each source's channel did."""

    digest: Digest
    rows: Rows
    health: dict[str, Health]
    changes: list[sa.Row[Any]]

    def story(self, *sources: str) -> DigestStory:
        """The one story of the digest that all of these sources tell."""
        wanted = set(sources)
        (found,) = (s for s in self.digest.stories if wanted <= {one.source for one in s.scores})
        return found


@dataclass(frozen=True)
class Week:
    """The town, its mornings, and what a person's answer at noon of the third day left."""

    town: Town
    mornings: list[Morning]
    doubts: Sequence[Doubt]
    answered: Morning


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """Five days; on the third a person says that a merge was wrong."""
    home = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patch, newsroom() as main, newsroom() as away:
        patch.setenv(HOME_VARIABLE, str(home))
        town = Town(main, away, home)
        mornings: list[Morning] = []
        for day, happens in enumerate((first_day, second_day, third_day)):
            happens(town)
            mornings.append(_morning(town, day))
        doubts = grouping.read_grouped(home / "work" / "grouped.json").doubts
        answered = _answered(town)
        fourth_day(town)
        mornings += [_morning(town, 3), _morning(town, 4)]
        yield Week(town, mornings, doubts, answered)


def _morning(town: Town, day: int) -> Morning:
    return _seen(town, town.morning(day), day)


def _seen(town: Town, digest: Digest, day: float) -> Morning:
    with open_store(f"sqlite:///{town.home / 'rashomon.sqlite'}") as store:
        found = {row.source: row for row in health(store, FIRST)}
        return Morning(digest, contents(store), found, event_history(store, FIRST + day * DAY))


def _answered(town: Town) -> Morning:
    """A person says of the first doubt that these are two stories, and the monitor runs again."""
    noon = town.watch(FIRST + 2.25 * DAY)
    grouping.settle(noon, town.home / "work" / "grouped.json", {0: False})
    return _seen(town, run(noon), 2.25)


def test_a_dozen_sources_are_read_in_one_run(week: Week) -> None:
    """Feeds, a page of links and a sitemap: each brings its article, each is healthy."""
    first = week.mornings[0]

    assert sorted(first.health) == sorted(SOURCES)
    assert len(SOURCES) == 12
    silent = {"Harbour Sun", "Oster Mail"}  # an empty feed is read, and is no failure of the run
    assert {name for name, row in first.health.items() if not row.fresh} == silent
    assert all(row.status == "read" for row in first.health.values())
    assert first.digest.fresh == len(first.rows["articles"]) == 13
    assert sorted(len(story.scores) for story in first.digest.stories) == [2, 3]


def test_todays_articles_join_yesterdays_story_which_keeps_its_id(week: Week) -> None:
    """The bridge is told by three more on the second day, from a feed and from a page."""
    first, second = week.mornings[:2]
    before = first.story("Morning Voice", "Northwire")
    after = second.story("Oster Mail", "River Post", "Harbour Sun")

    assert (before.articles, after.articles) == (3, 6)
    assert (after.id, after.is_new) == (before.id, False)
    assert len([row for row in second.rows["event_comparisons"] if row[0] == before.id]) == 1


def test_an_edit_is_a_new_version_beside_the_old(week: Week) -> None:
    """The rewritten text is scored, the old one is still there, and the story keeps its id."""
    first, second = week.mornings[:2]
    library = {day.digest.now: _library(day) for day in (first, second)}
    versions = [row for row in second.rows["revisions"] if "/northwire/" in str(row[1])]
    of_library = [row for row in versions if str(row[1]).endswith("library")]

    assert [row[2] for row in of_library] == ["1", "2"]
    assert any(LIBRARY_MENDED in str(row[1]) for row in second.rows["articles"])
    assert len({story.id for story in library.values()}) == 1
    old, new = (row[3] for row in of_library)
    held = {row[0] for row in second.rows["event_articles"]}
    assert new in held
    assert old not in held


def _library(morning: Morning) -> DigestStory:
    (found,) = (s for s in morning.digest.stories if s.title.startswith("Library"))
    return found


def test_what_has_not_changed_is_not_sent_again(week: Week) -> None:
    """A feed with an ETag answers 304; it counts as read, and nothing is compared again."""
    asked = week.town.asked("Lenne Herald")

    assert [one.headers.get("if-none-match") for one in asked[:2]] == [None, '"lenne-herald-1"']
    assert week.mornings[1].health["Lenne Herald"].status == "unchanged"
    last = week.mornings[-1]
    assert (last.digest.stories, last.digest.fresh) == ((), 0)
    assert last.digest.unchanged >= 4


def test_a_feed_that_is_gone_is_not_asked_again(week: Week) -> None:
    """410 ends the polling, and the digest goes on naming the feed and why."""
    gone = week.mornings[-1].health["Old Lantern"]

    assert len(week.town.asked("Old Lantern")) == 2
    assert "410" in (gone.gone or "")
    assert all("Old Lantern" in morning.digest.down for morning in week.mornings[1:])


def test_a_feed_that_moved_is_asked_for_where_it_is(week: Week) -> None:
    """After three answers that say so, the old address is left alone; nothing is told twice."""
    new = [one for one in week.town.main.asked if one.path == "/quay-courier/new-feed"]
    told = [row for row in week.mornings[-1].rows["entries"] if row[0] == "Quay Courier"]

    assert (len(week.town.asked("Quay Courier")), len(new)) == (4, 5)
    assert len(told) == 1


def test_an_outage_is_no_omission_and_ends(week: Week) -> None:
    """While a host is down its scores are degraded, and all of a story that it might have told."""
    second, third, fourth = week.mornings[1:4]
    bridge = {s.source: s.degraded for s in second.story("Morning Voice", "River Post").scores}
    ferry = third.story(*FERRY)
    healed = {s.source: s.degraded for s in fourth.story("Morning Voice", "River Post").scores}

    assert second.health["Morning Voice"].status == "failed"
    assert [source for source, degraded in bridge.items() if degraded] == ["Morning Voice"]
    assert ferry.outages == ("Morning Voice",)
    assert all(score.degraded for score in ferry.scores)
    assert not any(healed.values())
    assert fourth.story(*FERRY).outages == ()
    assert "Morning Voice" not in fourth.digest.down


def test_one_event_told_from_two_ends_becomes_one_story(week: Week) -> None:
    """Smoke here and a fire there: when others tell the whole, the merge is done and recorded."""
    first, third = week.mornings[0], week.mornings[2]
    ends = {_event_of(first, "smoke"), _event_of(first, "fire")}
    (merge,) = (change for change in third.changes if change.kind == "merged")

    assert len(ends) == 2
    assert {merge.event, merge.other} == ends
    assert _event_of(third, "smoke") == _event_of(third, "fire") == merge.other
    # Of two as large and as old the one with the smaller id lives on, and ids hold a port.
    kept, taken = (SMOKE, FIRE) if _event_of(first, "smoke") == merge.other else (FIRE, SMOKE)
    assert third.digest.changes == (f"“{kept.title}” took in “{taken.title}”",)
    asked = week.doubts[0]
    assert (asked.one, asked.other, asked.merged) == (merge.other, merge.event, True)


def test_a_person_undoes_a_merge(week: Week) -> None:
    """The answer parts the two, the split is recorded, and from then on both keep their ids."""
    one, other = (_event_of(week.answered, name) for name in ("smoke", "fire"))
    (split,) = (change for change in week.answered.changes if change.kind == "split")
    later = [_event_of(week.mornings[-1], name) for name in ("smoke", "fire")]

    assert one != other
    assert {split.event, split.other} == {one, other}
    assert week.doubts[0].one in {one, other}  # what most of the articles are in lives on
    assert later == [one, other]
    assert not any(change.kind == "merged" for change in week.mornings[3].changes)


def test_the_form_asks_of_a_merge_whether_to_undo_it(week: Week) -> None:
    """What was merged stays so unless a person says no; what is near stays apart likewise."""
    from flows.monitoring.review import questions

    merged = week.doubts[0]
    near = replace(merged, merged=False)
    form = questions([merged, near]).model_fields
    words = "".join(str(form[name].description) for name in ("merge_1", "merge_2"))

    assert [form[name].default for name in ("merge_1", "merge_2")] == ["no answer"] * 2
    assert words.count("“two events” parts them again") == 1
    assert words.count("“one event” makes them one") == 1
    assert words.count("likely by what was told before; this run made one story") == 1
    assert words.count("- and 1 more") == 2  # headlines of the merged story
    assert all(title in words for title in (SMOKE.title, "Chemical depot"))


def test_an_event_never_loses_an_article(week: Week) -> None:
    """At every time each article that counts is in one event, and each event is known."""
    for morning in [*week.mornings, week.answered]:
        latest = {row[3] for row in morning.rows["revisions"] if _is_latest(row, morning.rows)}
        held = [row[0] for row in morning.rows["event_articles"]]
        assert sorted(map(str, held)) == sorted(map(str, latest))
        assert {row[1] for row in morning.rows["event_articles"]} <= {
            row[0] for row in morning.rows["events"]
        }


def _is_latest(row: tuple[object, ...], rows: Rows) -> bool:
    numbers = [int(str(one[2])) for one in rows["revisions"] if one[:2] == row[:2]]
    return int(str(row[2])) == max(numbers)


def test_the_server_is_asked_politely(week: Week) -> None:
    """Each channel once a run, robots.txt before all else, and no page oftener than it must be."""
    asked = [one.path for one in week.town.main.asked]

    assert asked[0] == "/robots.txt"
    assert all(len(week.town.asked(name)) <= 6 for name in SOURCES)
    assert asked.count(channel("Northwire")) == 6
    assert asked.count(f"/{slug('Northwire')}/{FIRST:%Y/%m/%d}/library") <= 5


def _event_of(morning: Morning, name: str) -> object:
    """The event of the article that one source told on the first day under this name."""
    (article,) = {row[3] for row in morning.rows["revisions"] if str(row[1]).endswith(f"/{name}")}
    return next(row[1] for row in morning.rows["event_articles"] if row[0] == article)
