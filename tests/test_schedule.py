"""`rashomon up --schedule`: its forms, what a run asks and starts, and the end of its server."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from flows.store.database.engine import open_store
from tests.prefect_server import Up, lives, rashomon, run_python, start_python, wait_until
from tests.scheduled import scheduled
from tests.stores import contents

LEAP_DAYS = "0 5 29 2 *"  # when nobody tests


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """A server with a schedule that does not come up meanwhile."""
    home = tmp_path_factory.mktemp("home")
    (home / "sources.toml").write_text("", encoding="utf-8")
    with scheduled(home, LEAP_DAYS, home / "sources.toml") as started:
        yield started


def test_the_form_reads_well(up: Up) -> None:
    """Every field of every deployment has a description, and all but the needed a default."""
    forms = {row["name"]: row for row in up.ask("/deployments/filter", {})}

    assert sorted(forms) == ["backfill", "compare", "news", "on-spike"]
    for row in forms.values():
        fields = row["parameter_openapi_schema"]["properties"]
        assert all(field.get("description") for field in fields.values()), row["name"]
        assert row["description"]
    news = forms["news"]
    assert news["parameter_openapi_schema"].get("required", []) == []
    assert news["parameter_openapi_schema"]["properties"]["review"]["enum"][0] == "off"
    for name in ("news", "backfill", "compare"):
        profile = forms[name]["parameter_openapi_schema"]["properties"]["profile"]
        assert profile["enum"][:2] == [profile["default"], "fast"], name
    assert news["global_concurrency_limit"]["limit"] == 1
    assert news["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert [row["schedule"]["cron"] for row in news["schedules"]] == [LEAP_DAYS]


def test_a_backfill_asked_for_while_another_runs_waits_for_its_turn(up: Up) -> None:
    """A person asks for two ranges, one right after the other: both are looked back on."""
    (backfill,) = up.ask("/deployments/filter", {"deployments": {"name": {"any_": ["backfill"]}}})
    begin = f"/deployments/{backfill['id']}/create_flow_run"
    asked = [
        up.ask(begin, {"parameters": {"first": day, "last": day}})["id"]
        for day in ("2026-11-01", "2026-11-02")
    ]
    these = {"flow_runs": {"id": {"any_": asked}}}
    running = {"SCHEDULED", "PENDING", "RUNNING"}
    wait_until(
        lambda: not running & {row["state_type"] for row in up.ask("/flow_runs/filter", these)}
    )

    ended = {row["name"]: row["state_type"] for row in up.ask("/flow_runs/filter", these)}
    assert ended == {f"{day} to {day}": "COMPLETED" for day in ("2026-11-01", "2026-11-02")}


def test_a_mistake_is_not_tried_again(up: Up) -> None:
    """A catalogue that is not there is none a minute later either."""
    done = rashomon(up.home, "monitor", "--sources", up.home / "none.toml")
    newest = {"flows": {"name": {"any_": ["monitor"]}}, "sort": "START_TIME_DESC", "limit": 1}
    (failed,) = up.ask("/flow_runs/filter", newest)
    (task,) = up.ask("/task_runs/filter", {"flow_runs": {"id": {"any_": [failed["id"]]}}})

    assert done.returncode == 1
    assert "There is no catalogue of sources" in done.stderr
    assert (failed["state_type"], task["run_count"]) == ("FAILED", 1)


def test_a_spike_starts_the_alert(up: Up) -> None:
    """The event starts the deployment, and its numbers arrive as numbers."""
    code = """
from flows.report.digest.leaving import announce
from tests.digests import a_digest
announce(a_digest().spikes)
"""
    run_python(up, code)
    alert = {"flows": {"name": {"any_": ["alert"]}}, "flow_runs": {"state": {"type": {"any_": [
        "COMPLETED", "FAILED", "CRASHED"]}}}}  # fmt: skip
    wait_until(lambda: bool(up.ask("/flow_runs/filter", alert)))
    (ended,) = up.ask("/flow_runs/filter", alert)
    (page,) = up.ask("/artifacts/filter", {"flow_runs": {"id": {"any_": [ended["id"]]}}})

    assert (ended["state_type"], ended["name"]) == ("COMPLETED", "Northwire: Bridge shut")
    assert ended["parameters"]["spike"]["divergence"] == 0.8
    assert page["key"] == "divergence-spike"
    assert page["description"].startswith("0.80")


def test_a_person_is_asked_and_heard(up: Up) -> None:
    """The run pauses with a question, and the answer given in the UI reaches it."""
    code = """
import sys
from prefect import flow
from flows.monitoring.grouping import Doubt
from flows.monitoring.review import ask

doubts = [Doubt(*(c * 16 for c in pair), 0.5, False, ("1",), ("2",), ("One",), ("Two",))
          for pair in ("ab", "cd")]

@flow(name="asking")
def asking():
    print(sorted(ask(doubts, (), 60, str).merges.items()), file=sys.stderr)

asking()
"""
    process = start_python(up, code)
    paused = {"flows": {"name": {"any_": ["asking"]}},
              "flow_runs": {"state": {"type": {"any_": ["PAUSED"]}}}}  # fmt: skip
    wait_until(lambda: bool(up.ask("/flow_runs/filter", paused)))
    (asked,) = up.ask("/flow_runs/filter", paused)
    answer = {"run_input": {"merge_1": "one event", "merge_2": "two events"}}
    up.ask(f"/flow_runs/{asked['id']}/resume", answer)
    _, said = process.communicate(timeout=60)

    assert "[(0, True), (1, False)]" in said


def test_a_run_goes_on_where_nobody_answers(up: Up) -> None:
    """After the time that it waits it has no answers, and it ends as any other."""
    code = """
import sys
from prefect import flow
from flows.monitoring.grouping import Doubt
from flows.monitoring.review import ask

@flow(name="waiting")
def waiting():
    doubt = Doubt("a" * 16, "b" * 16, 0.5, False, ("1",), ("2",), ("One",), ("Two",))
    print(ask([doubt], (), 6, str), file=sys.stderr)

waiting()
"""
    process = start_python(up, code)
    _, said = process.communicate(timeout=90)
    flow = {"flows": {"name": {"any_": ["waiting"]}}}
    (ended,) = up.ask("/flow_runs/filter", flow)

    assert "Said(merges={}, same={})" in said
    assert ended["state_type"] == "COMPLETED"


def test_a_person_judges_sentences_and_the_run_heeds_it(up: Up, tmp_path: Path) -> None:
    """The monitor pauses with the pair; by the answer it compares the story anew and ends."""
    code = f"""
from datetime import UTC, datetime
from pathlib import Path
from flows.monitor import monitor
from tests.aground import IN_FEEDS
from tests.watched import Desk

desk = Desk(Path({str(tmp_path)!r}))
desk.publish("ferry", IN_FEEDS, datetime.now(UTC))
monitor(sources=str(desk.sources), profile="fast", review="ask about stories and sentences",
        pages=str(desk.home / "pages"), store=desk.store)
"""
    process = start_python(up, code)
    paused = {"flows": {"name": {"any_": ["ask-a-person"]}},
              "flow_runs": {"state": {"type": {"any_": ["PAUSED"]}}}}  # fmt: skip
    wait_until(
        lambda: bool(up.ask("/flow_runs/filter", paused)) or process.poll() is not None, within=200
    )
    (asked,) = up.ask("/flow_runs/filter", paused)
    # The run itself is not paused, or it would lose its place among those of its deployment.
    assert asked["deployment_id"] is None
    assert asked["tags"] == ["rashomon"]
    ours = {"flows": {"name": {"any_": ["monitor"]}}, "sort": "START_TIME_DESC", "limit": 1}
    assert up.ask("/flow_runs/filter", ours)[0]["state_type"] == "RUNNING"
    up.ask(f"/flow_runs/{asked['id']}/resume", {"run_input": {"same_1": "the same"}})
    _, said = process.communicate(timeout=200)
    with open_store(f"sqlite:///{tmp_path / 'rashomon.sqlite'}") as store:
        rows = contents(store)

    assert process.returncode == 0, said
    assert len(rows["sentence_answers"]) == 1
    (story,) = rows["stories"]
    assert any('"answers"' in str(value) for value in story)


def test_a_run_that_is_killed_is_marked_crashed(up: Up) -> None:
    """No worker saw it die: its heartbeats stop, and the server says so. Another's is let be."""
    # The real automation, with less patience: the test would take two minutes else.
    code = """
import asyncio
from datetime import timedelta
from flows.up.deploying import mark_the_dead
asyncio.run(mark_the_dead(timedelta(seconds=10)))
"""
    run_python(up, code)
    doomed = """
import time
from prefect import flow, tags
from flows.tagged import TAG

def begin():
    time.sleep(5)  # the first heartbeat is sent
    print("alive", flush=True)
    time.sleep(300)

@flow(name="doomed")
def doomed():
    begin()

@flow(name="of another")
def foreign():
    begin()

with tags(*WORDS):
    FLOW()
"""
    for flow, words in (("foreign", "[]"), ("doomed", "[TAG]")):
        process = start_python(up, doomed.replace("WORDS", words).replace("FLOW", flow))
        assert process.stdout is not None
        assert process.stdout.readline() == "alive\n"
        process.kill()
        process.communicate()
    wanted = {"flows": {"name": {"any_": ["doomed"]}},
              "flow_runs": {"state": {"type": {"any_": ["CRASHED"]}}}}  # fmt: skip
    wait_until(lambda: bool(up.ask("/flow_runs/filter", wanted)), within=60)
    (found,) = up.ask("/flow_runs/filter", wanted)

    assert found["state"]["message"] == "No heartbeat: it died."
    (other,) = up.ask("/flow_runs/filter", {"flows": {"name": {"any_": ["of another"]}}})
    assert other["state_type"] == "RUNNING"  # it fell silent before the other


def test_a_deployment_that_was_taken_out_is_deleted(up: Up) -> None:
    """One of ours that prefect.yaml describes no more goes; somebody else's stays."""
    code = """
from prefect import get_client
from flows.up import deploying
from flows.alert import alert

for name, tags in (("former", ["rashomon"]), ("foreign", [])):
    alert.to_deployment(name, tags=tags, work_pool_name=deploying.POOL).apply()
with get_client(sync_client=True) as client:
    deploying.drop_the_removed(client)
"""
    run_python(up, code)
    names = sorted(row["name"] for row in up.ask("/deployments/filter", {}))

    assert names == ["backfill", "compare", "foreign", "news", "on-spike"]


def test_what_was_chosen_in_the_ui_outlives_a_start(up: Up) -> None:
    """Its `review`, say, or that it is off: a machine that starts anew must not change that."""
    code = f"""
from prefect import get_client
from prefect.client.schemas.actions import DeploymentUpdate
from flows.up import deploying

chosen = {{"review": "ask about doubtful stories", "of another version": 1}}
with get_client(sync_client=True) as client:
    news = client.read_deployment_by_name("monitor/news")
    client.update_deployment(news.id, DeploymentUpdate(parameters=chosen))
    client.update_deployment_schedule(news.id, news.schedules[0].id, active=False)
deploying.main({LEAP_DAYS!r}, None)
"""
    run_python(up, code)
    (news,) = up.ask("/deployments/filter", {"deployments": {"name": {"any_": ["news"]}}})

    assert news["parameters"] == {"review": "ask about doubtful stories"}
    assert [row["active"] for row in news["schedules"]] == [False]
    assert [row["schedule"]["cron"] for row in news["schedules"]] == [LEAP_DAYS]


def test_what_was_paused_stays_so_and_a_schedule_that_goes_is_told(up: Up) -> None:
    """The switch of the page of a deployment, too; ours stays off though another was added."""
    code = f"""
from prefect import get_client
from prefect.client.schemas.schedules import CronSchedule
from flows.up import deploying

daily = CronSchedule(cron="0 7 1 1 *", timezone="Europe/Berlin")
with get_client(sync_client=True) as client:
    news = client.read_deployment_by_name("monitor/news")
    client.update_deployment_schedule(news.id, news.schedules[0].id, active=False)
    client.create_deployment_schedules(news.id, [(daily, True)])
    client.set_deployment_paused_state(news.id, paused=True)
deploying.main({LEAP_DAYS!r}, None)
with get_client(sync_client=True) as client:
    news = client.read_deployment_by_name("monitor/news")
    client.set_deployment_paused_state(news.id, paused=False)
    print(news.paused, [(row.schedule.cron, row.active) for row in news.schedules])
    client.update_deployment_schedule(news.id, news.schedules[0].id, active=True)
"""
    said, now = run_python(up, code).splitlines()[-2:]

    assert now == f"True {[(LEAP_DAYS, False)]}"
    assert json.loads(said)["times"] == []
    (lost,) = json.loads(said)["dropped"]
    assert lost.startswith("The schedule 0 7 1 1 * (Europe/Berlin) of news is gone")


def test_what_was_chosen_outlives_starts_that_are_killed(up: Up) -> None:
    """Prefect forgets it when it deploys anew; killed then, and amid putting it back, too."""
    chosen = {"review": "ask about doubtful stories", "review_minutes": 90}
    code = f"""
from prefect import get_client
from prefect.client.schemas.actions import DeploymentUpdate

with get_client(sync_client=True) as client:
    news = client.read_deployment_by_name("monitor/news")
    client.update_deployment(news.id, DeploymentUpdate(parameters={chosen!r}))
"""
    parts = "import os, signal\nfrom flows.up import choices, deploying\n"
    dies = "lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
    start = f"deploying.main({LEAP_DAYS!r}, None)"
    killed = (
        f"{code}{parts}deploying.drop_the_removed = {dies}\n{start}",
        f"{parts}choices._takes = {dies}\n{start}",
    )
    for words in killed:
        process = start_python(up, words)
        process.communicate(timeout=60)
        (news,) = up.ask("/deployments/filter", {"deployments": {"name": {"any_": ["news"]}}})
        assert (process.returncode, news["parameters"]) == (-signal.SIGKILL, {})
    run_python(up, f"from flows.up import deploying\n{start}")
    (news,) = up.ask("/deployments/filter", {"deployments": {"name": {"any_": ["news"]}}})

    assert news["parameters"] == chosen
    assert not (up.home / "prefect" / "choices.json").exists()


def test_a_choice_that_no_longer_fits_is_dropped_and_told(up: Up) -> None:
    """It costs neither the start nor what else was chosen."""
    code = f"""
from prefect import get_client
from prefect.client.schemas.actions import DeploymentUpdate
from flows.up import deploying

former = {{"review": "of a former version", "sources": "other.toml"}}
with get_client(sync_client=True) as client:
    news = client.read_deployment_by_name("monitor/news")
    form = {{"type": "object", "properties": {{name: {{}} for name in former}}}}
    update = DeploymentUpdate(parameters=former, parameter_openapi_schema=form)
    client.update_deployment(news.id, update)
deploying.main({LEAP_DAYS!r}, None)
"""
    said = run_python(up, code)
    (news,) = up.ask("/deployments/filter", {"deployments": {"name": {"any_": ["news"]}}})

    assert news["parameters"] == {"sources": "other.toml"}
    assert "news no longer allows review = 'of a former version': choose anew" in said


def test_the_worker_is_started_again(up: Up) -> None:
    """A worker that is killed is replaced within seconds."""
    (before,) = _workers(up)
    before.kill()
    wait_until(lambda: [w.pid for w in _workers(up)] not in ([], [before.pid]), within=30)


def test_the_end_leaves_no_process(up: Up) -> None:
    """After SIGTERM neither the server nor the worker nor a run of it is alive.

    The last test on that server.
    """
    ours = psutil.Process(up.process.pid).children(recursive=True)
    code, said = up.stop(signal.SIGTERM)

    assert code == 0, said
    assert f"The monitor runs at {LEAP_DAYS} (UTC)" in said
    assert [process for process in ours if lives(process)] == []


def _workers(up: Up) -> list[psutil.Process]:
    children = psutil.Process(up.process.pid).children()
    return [child for child in children if lives(child) and "worker" in child.cmdline()]
