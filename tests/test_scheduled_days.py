"""A schedule that is seen to fire, twice, over a town's dozen sources, which change in between."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest

from flows.store.database.engine import open_store
from flows.store.polled.feeds import Health, health
from tests.invented_days import SOURCES, Town, retitle, second_day
from tests.markdown import PAGE_LIMIT
from tests.prefect_server import Up, wait_until
from tests.scheduled import scheduled, town
from tests.stores import contents

DONE = ("COMPLETED", "FAILED", "CRASHED")
RETITLED = "Marrow Vale's library has a cinema too"

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Fired:
    """A run that the schedule fired, what it left in the UI, and the store after it."""

    run: dict[str, Any]
    artifacts: dict[str, dict[str, Any]]
    tasks: list[dict[str, Any]]
    rows: Rows
    health: dict[str, Health]

    @property
    def digest(self) -> str:
        """The page."""
        return str(self.artifacts["monitor-digest"]["data"])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The town on its first morning."""
    with town(tmp_path_factory.mktemp("home")) as made:
        yield made


@pytest.fixture(scope="module")
def up(told: Town) -> Iterator[Up]:
    """A server with a schedule of every minute."""
    with scheduled(told.home, "* * * * *", told.catalogue(), told.hosts) as started:
        yield started


@pytest.fixture(scope="module")
def first(up: Up, told: Town) -> Fired:
    """The first run that fires."""
    return _fired(up, told, told.first)


@pytest.fixture(scope="module")
def second(up: Up, told: Town, first: Fired) -> Fired:
    """The first that fires after the news of the second day; then the schedule is stopped."""
    second_day(told)
    retitle(told, "Northwire", "library", RETITLED)
    found = _fired(up, told, datetime.now(UTC))
    up.tell(f"/deployments/{first.run['deployment_id']}/pause_deployment")
    return found


def test_the_schedule_fires_and_its_runs_complete(first: Fired, second: Fired) -> None:
    """Nobody started them: the scheduler made them, the worker ran them, tasks are recorded."""
    for fired in (first, second):
        state = (fired.run["state_type"], fired.run["auto_scheduled"])
        names = {task["name"] for task in fired.tasks}

        assert state == ("COMPLETED", True), fired.run["state"]
        assert {"Read the sources", "Group into stories", "Choose what changed"} <= names
        assert "Compare stories, part 1 of 1" in names
        assert len(fired.tasks) < 200


def test_a_dozen_sources_are_read_and_their_news_is_in_the_store_and_the_ui(first: Fired) -> None:
    """Stories, scores and health are stored; digest and table are small and say the same."""
    left = first.artifacts

    assert sorted(left) == ["monitor-digest", "monitor-scores"]
    assert all(len(json.dumps(row["data"])) < PAGE_LIMIT for row in left.values())
    assert "12 of 12 channels can be read" in first.digest
    assert {name for name, row in first.health.items() if row.status == "read"} == set(SOURCES)
    assert len(first.rows["event_comparisons"]) == len(first.rows["stories"]) == 2
    assert len(json.loads(left["monitor-scores"]["data"])) == len(first.rows["scores"]) == 5
    links = re.findall(r"\]\((http://127[^)]+)\)", first.digest)
    assert len(links) == 2
    for link in links:
        with build_opener(ProxyHandler({})).open(link, timeout=10) as answer:
            assert b"<h1" in answer.read()


def test_what_changed_is_compared_again_under_the_same_ids(first: Fired, second: Fired) -> None:
    """Three more tell of the bridge; the headline of the library is another; nothing is doubled."""
    events = [{row[0] for row in fired.rows["event_comparisons"]} for fired in (first, second)]
    versions = [row for row in second.rows["revisions"] if str(row[1]).endswith("/library")]

    assert events[0] == events[1]
    assert len(second.rows["articles"]) == len(first.rows["articles"]) + 4
    assert len(versions) == 3  # of two sources, one of them twice
    assert sum(RETITLED in map(str, row) for row in versions) == 1
    assert len(json.loads(second.artifacts["monitor-scores"]["data"])) == 8
    assert "Two stories have changed" in second.digest


def test_an_outage_a_farewell_and_a_move_are_told_and_stored(told: Town, second: Fired) -> None:
    """500, 410, 301 and 304, each for what it is; the story that an outage touches is degraded."""
    assert "2 of 12 channels failing" in second.artifacts["monitor-digest"]["description"]
    assert "**Out of reach now: Morning Voice and Old Lantern.**" in second.digest
    assert "*degraded*: Morning Voice out of reach for a time" in second.digest
    assert second.health["Old Lantern"].gone
    assert second.health["Quay Courier"].status == "read"
    assert second.health["Lenne Herald"].status == "unchanged"
    asked = [one.headers.get("if-none-match") for one in told.asked("Lenne Herald")]
    assert asked[:2] == [None, '"lenne-herald-1"']


def test_a_run_that_comes_too_early_is_cancelled(up: Up, second: Fired) -> None:
    """One at a time: of two that a person asks for at once, one reads and the other does not."""
    deployment = second.run["deployment_id"]
    runs = [up.ask(f"/deployments/{deployment}/create_flow_run", {})["id"] for _ in range(2)]
    mine = {"flow_runs": {"id": {"any_": runs}, "state": {"type": {"any_": [*DONE, "CANCELLED"]}}}}
    wait_until(lambda: len(up.ask("/flow_runs/filter", mine)) == 2)
    states = sorted(row["state_type"] for row in up.ask("/flow_runs/filter", mine))

    assert states == ["CANCELLED", "COMPLETED"]


def _fired(up: Up, told: Town, after: datetime) -> Fired:
    ended = {
        "flows": {"name": {"any_": ["monitor"]}},
        "flow_runs": {
            "state": {"type": {"any_": list(DONE)}},
            "start_time": {"after_": after.isoformat()},
        },
        "sort": "START_TIME_ASC",
    }
    wait_until(lambda: bool(up.ask("/flow_runs/filter", ended)), within=240)
    run = up.ask("/flow_runs/filter", ended)[0]
    mine = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    with open_store(f"sqlite:///{told.home / 'rashomon.sqlite'}") as store:
        found = {row.source: row for row in health(store, told.first)}
        rows = contents(store)
    return Fired(
        run,
        {row["key"]: row for row in up.ask("/artifacts/filter", mine)},
        up.ask("/task_runs/filter", mine),
        rows,
        found,
    )
