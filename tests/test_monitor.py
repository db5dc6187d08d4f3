"""A run of the monitor without Prefect: what it compares, what it leaves, and after a kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import pytest

from flows.monitoring import comparing, cycle, grouping
from flows.monitoring.grouping import Doubt
from flows.monitoring.ingesting import ingest
from flows.monitoring.publishing import note_shown
from flows.report.digest.records import Spike
from flows.store.compared.monitored import to_show
from flows.store.database.engine import open_store
from flows.store.database.places import HOME_VARIABLE
from flows.writing import write_rows
from models.outages import degraded
from tests.prefect_server import ROOT, environment
from tests.stores import contents
from tests.stories import a_comparison
from tests.watched import BRIDGE, HOUR, LIBRARY, MORNING, Desk, one_home, two_stories

home = pytest.fixture(one_home, scope="module")
desk = pytest.fixture(two_stories)


def test_a_date_that_is_left_out_is_said(desk: Desk) -> None:
    """A paper of the year 2226 is read without its date, and the log says so."""
    desk.publish("ferry", {"Northwire": BRIDGE["Northwire"]}, MORNING.replace(year=2226))
    said: list[str] = []

    ingest(desk.watch(), say=said.append)

    (line,) = [line for line in said if "the date" in line]
    assert "'2226-11-22T05:15:00Z' lies in the future and is left out" in line


def test_what_was_read_is_said_in_one_way(desk: Desk) -> None:
    """Numbers of one sentence all in words, or all in figures, and none of what did not happen."""
    said: list[str] = []

    ingest(desk.watch(), say=said.append)
    desk.publish("ferry", {"Northwire": "Too short."}, MORNING)
    ingest(desk.watch(MORNING + HOUR), say=said.append)
    shutil.rmtree(desk.home / "feeds" / "northwire")
    ingest(desk.watch(MORNING + 2 * HOUR), say=said.append)

    first, second, third = (line for line in said if line.startswith("Polled"))
    assert first == "Polled three channels: five new or rewritten articles."
    assert second == "Polled three channels: no new or rewritten articles, one refused."
    assert third.startswith("Polled three channels, one in vain: no new or rewritten articles; ")


def test_a_clock_that_went_back_is_said(desk: Desk) -> None:
    """A machine that starts without knowing the time; an hour, as of a time zone, is none."""
    ingest(desk.watch())
    said: list[list[str]] = []
    for back in (HOUR, timedelta(days=400)):
        said.append([])
        ingest(desk.watch(MORNING - back), say=said[-1].append)

    assert not any("The clock says" in line for line in said[0])
    assert "The clock says 2025-10-18T06:15:00Z, but the store was read at 2026-11-22" in said[1][0]


def test_a_run_says_until_when_it_leaves_a_channel_alone_that_failed(desk: Desk) -> None:
    """Who mends what the failure named, and runs again at once, learns why nothing is polled."""
    shutil.rmtree(desk.home / "feeds" / "morning-voice")
    said: list[str] = []
    for minutes in (0, 1):
        ingest(desk.watch(MORNING + timedelta(minutes=minutes)), say=said.append)

    waits = "asked again later: one channel, from 2026-11-22 0"
    assert [waits in line for line in said] == [True, True]


def test_stories_are_found_compared_and_shown(desk: Desk) -> None:
    """From the feeds to a digest: both stories, all sources, a page of its own for each."""
    digest = desk.run()

    assert [len(story.scores) for story in digest.stories] in ([2, 3], [3, 2])
    assert all(story.is_new for story in digest.stories)
    assert digest.fresh == 5
    for story in digest.stories:
        assert (desk.home / "pages" / story.id / "report.html").exists()


def test_a_quiet_hour_does_not_hide_what_the_day_brought(desk: Desk) -> None:
    """The newest digest names the day's stories though an earlier one has shown them."""
    morning = desk.run()
    assert morning.earlier == ()

    quiet = desk.run(MORNING + HOUR)
    assert quiet.stories == ()
    assert [story.id for story in quiet.earlier] == [story.id for story in morning.stories]
    assert desk.run(MORNING + 48 * HOUR).earlier == ()


def test_the_digest_says_how_each_channel_does(desk: Desk) -> None:
    """Its last poll, and of thirty days how many there were, how many failed and what was new."""
    desk.run()
    shutil.rmtree(desk.home / "feeds" / "morning-voice")
    channels = {one.source: one for one in desk.run(MORNING + 20 * HOUR).channels}
    later = {one.source: one for one in desk.run(MORNING + timedelta(days=40)).channels}

    north, voice = channels["Northwire"], channels["Morning Voice"]
    assert (north.status, north.polls, north.failed, north.fresh) == ("unchanged", 2, 0, 2)
    assert (voice.status, voice.polls, voice.failed, voice.fresh) == ("failed", 2, 1, 1)
    assert voice.failing
    assert voice.reason == "does not exist; check the spelling"
    assert (later["Northwire"].polls, later["Northwire"].fresh) == (1, 0)


def test_what_has_not_changed_is_not_compared_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run compares nothing; a third only the story that a source joined."""
    first = {story.id: story for story in desk.run().stories}
    asked: list[tuple[str, ...]] = []
    real = comparing.compare_articles

    def noted(articles: object, *rest: object, **more: object) -> object:
        asked.append(tuple(sorted(article.source for article in articles)))  # type: ignore[attr-defined]
        return real(articles, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "compare_articles", noted)
    quiet = desk.run(MORNING + HOUR)
    assert (quiet.stories, quiet.unchanged, asked) == ((), 2, [])

    desk.publish("library", {"Morning Voice": LIBRARY["Northwire"].replace("Entry", "Admission")})
    joined = desk.run(MORNING + 20 * HOUR)
    (story,) = joined.stories
    assert asked == [("Ellery Post", "Morning Voice", "Northwire")]
    assert joined.unchanged == 1
    assert story.id in first
    assert not story.is_new


def test_an_events_new_comparison_takes_the_place_of_the_old(desk: Desk) -> None:
    """A story that grows counts once in the store, under its newest comparison."""
    desk.run()
    desk.publish("library", {"Morning Voice": LIBRARY["Northwire"].replace("Entry", "Admission")})
    desk.run(MORNING + 20 * HOUR)

    with open_store(desk.store) as store:
        rows = contents(store)
    assert (len(rows["stories"]), len(rows["event_comparisons"])) == (2, 2)


def test_an_outage_is_no_omission() -> None:
    """The score of a source that was unseen is degraded; all are, where a silent one lacks."""
    story = a_comparison()
    own = degraded(story, ["Northwire"])
    silent = degraded(story, ["Somebody Else"])

    assert [s.source for s in own.scores if s.degraded] == ["Northwire"]
    assert all(score.degraded for score in silent.scores)
    assert silent.manifest["outages"] == ["Somebody Else"]
    assert not any(score.degraded for score in degraded(story, []).scores)


# Between the transactions, inside them, and between what is written to disk and to the store.
@pytest.mark.parametrize(
    "point",
    [
        "flows.polling.rounds:record_poll 2 after",
        "flows.store.compared.events:_extend 1 before",
        "flows.monitoring.grouping:save_events 1 after",
        "flows.store.compared.monitored:write_comparison 1 after",
        "flows.monitoring.comparing:save_compared 1 after",
        "flows.monitoring.comparing:write_report 2 after",
        "flows.monitoring.cycle:note_shown 1 before",
    ],
)
def test_a_run_that_was_killed_ends_as_an_undisturbed_one(desk: Desk, point: str) -> None:
    """Killed at any point and run again: the same rows in every table, the same pages."""
    undisturbed = desk.run()
    expected = _left(desk)
    for path in desk.home.glob("rashomon.sqlite*"):
        path.unlink()
    shutil.rmtree(desk.home / "pages")

    killed = subprocess.run(
        [sys.executable, "-m", "tests.killing", str(desk.home), *point.split()],
        env=environment(Path(os.environ[HOME_VARIABLE])), cwd=ROOT,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    again = desk.run()

    assert _left(desk) == expected
    assert again.stories == undisturbed.stories


def _left(desk: Desk) -> tuple[object, ...]:
    """All rows of the store, and all pages."""
    with open_store(desk.store) as store:
        rows = contents(store)
    pages = sorted((desk.home / "pages").rglob("*.*"))
    return rows, {path.relative_to(desk.home): path.read_bytes() for path in pages}


def test_news_that_no_digest_showed_is_in_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a run compared and did not live to show is shown as new, once."""
    with monkeypatch.context() as patch:
        patch.setattr(cycle, "note_shown", lambda *_: None)
        assert len(desk.run().stories) == 2

    later = desk.run(MORNING + HOUR)
    assert [story.is_new for story in later.stories] == [True, True]
    assert desk.run(MORNING + 2 * HOUR).stories == ()
    with open_store(desk.store) as store:
        assert to_show(store) == []


def test_what_another_run_compared_meanwhile_is_still_to_show(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs at once: each notes as shown what it showed, and neither trips over the other."""
    with monkeypatch.context() as patch:
        patch.setattr(cycle, "note_shown", lambda *_: None)
        slow = desk.run()
        desk.publish("bridge", {"Harbour Sun": BRIDGE["Northwire"].replace("six", "nine")})
        quick = desk.run(MORNING + HOUR)
    bridge = next(story for story in slow.stories if len(story.scores) == 3)
    spikes = (Spike(bridge.id, bridge.title, bridge.scores[0], 0.5),)

    note_shown(desk.watch(), replace(slow, spikes=spikes))
    with open_store(desk.store) as store:
        (waiting,) = to_show(store)
    assert (waiting.event, waiting.announced) == (bridge.id, (spikes[0].score.source,))

    note_shown(desk.watch(), quick)
    note_shown(desk.watch(), replace(slow, spikes=spikes))
    with open_store(desk.store) as store:
        assert to_show(store) == []


def test_an_answer_is_heeded_now_and_later(desk: Desk) -> None:
    """Two stories that a person calls one are one, in this run and the next; one comparison."""
    desk.run()
    watch = desk.watch(MORNING + HOUR)
    with open_store(desk.store) as store:
        rows = contents(store)["event_articles"]
    sides = [
        tuple(str(article) for article, its, _ in rows if its == event)
        for event in sorted({str(event) for _, event, _ in rows})
    ]
    events = sorted({str(event) for _, event, _ in rows})
    doubt = Doubt(events[0], events[1], 0.5, False, sides[0], sides[1], ("One",), ("Two",))
    asked = write_rows(watch.work / "asked.json", {"changes": [], "doubts": [asdict(doubt)]})

    settled = grouping.read_grouped(grouping.settle(watch, asked, {0: True}))
    (story,) = desk.run(MORNING + 2 * HOUR).stories

    assert len(settled.changes) == 1
    assert "took in" in settled.changes[0]
    assert story.articles == 5
    with open_store(desk.store) as store:
        assert len(contents(store)["event_comparisons"]) == 1
