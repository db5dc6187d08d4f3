"""`rashomon up --schedule`: a run that is seen to fire, its worker, and an end without orphans."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock, call
from urllib.request import ProxyHandler, build_opener

import psutil
import pytest
import yaml

from flows import ending, scheduling
from flows.ending import end_all
from flows.recording import Server
from flows.report.markdown import PAGE_LIMIT
from flows.scheduling import Schedule
from flows.store.engine import open_store
from tests.newsroom import Newsroom, Reply, newsroom
from tests.prefect_server import (
    ROOT,
    Up,
    environment,
    processes_of,
    rashomon,
    starting,
    wait_until,
)
from tests.stores import contents
from tests.watched import BRIDGE, LIBRARY, TITLES

DEAD = "Ellery Times"
# Settings of Prefect's own that save a loaded machine time: few runs are made ahead, the worker
# asks for them every other second, and nobody looks at the UI.
IMPATIENT = {
    "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "5",
    "PREFECT_WORKER_QUERY_SECONDS": "2",
    "PREFECT_SERVER_UI_ENABLED": "false",
}


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    """A web server with the feeds of three papers, and of one that answers no more."""
    with newsroom() as made:
        for source in BRIDGE:
            slug = _slug(source)
            items = []
            for name, texts in (("bridge", BRIDGE), ("library", LIBRARY)):
                if source in texts:
                    title = f"{TITLES[name]}, {source} reports"
                    made.page(f"/{slug}/{name}", title, texts[source])
                    items.append(made.item(f"/{slug}/{name}", title))
            made.feed(f"/{slug}/rss", *items)
        made.replies[f"/{_slug(DEAD)}/rss"] = Reply(500)
        yield made


@pytest.fixture(scope="module")
def up(room: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """A server with a schedule of every minute."""
    home = tmp_path_factory.mktemp("home")
    tables = [
        f'[[source]]\nname = "{name}"\nfeeds = ["{room.url(f"/{_slug(name)}/rss")}"]\npause = 0.0\n'
        for name in (*BRIDGE, DEAD)
    ]
    (home / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
    words = ("--schedule", "--cron", "* * * * *", "--sources", str(home / "sources.toml"))
    settings = home / "config" / "rashomon" / "config.toml"  # where a user has them
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[reading]\nallow_hosts = {json.dumps([room.host])}\n", encoding="utf-8")
    with starting(home, *words, XDG_CONFIG_HOME=str(home / "config"), **IMPATIENT) as started:
        started.await_note()
        yield started


@pytest.fixture(scope="module")
def run(up: Up) -> dict[str, Any]:
    """The first run that the schedule fired, ended."""
    ended = ["COMPLETED", "FAILED", "CRASHED"]
    monitor = {
        "flow_runs": {"state": {"type": {"any_": ended}}},
        "flows": {"name": {"any_": ["monitor"]}},
        "sort": "START_TIME_ASC",
    }
    wait_until(lambda: bool(up.ask("/flow_runs/filter", monitor)), within=200)
    found: dict[str, Any] = up.ask("/flow_runs/filter", monitor)[0]
    # One is enough: the next would take the processor from the tests, minute by minute.
    up.tell(f"/deployments/{found['deployment_id']}/pause_deployment")
    return found


def test_a_scheduled_run_fires_and_completes(up: Up, run: dict[str, Any]) -> None:
    """Nobody started it: the scheduler made it, the worker ran it, its tasks are recorded."""
    mine = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    tasks = {row["name"] for row in up.ask("/task_runs/filter", mine)}

    assert (run["state_type"], run["auto_scheduled"]) == ("COMPLETED", True), run["state"]
    assert {"Read the sources", "Group into stories", "Compare stories, part 1 of 1"} <= tasks
    assert len(tasks) < 200


def test_the_run_left_its_news_in_the_store_and_in_the_ui(up: Up, run: dict[str, Any]) -> None:
    """Stories, scores and health are stored; digest and table are small and say the same."""
    mine = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    left = {row["key"]: row for row in up.ask("/artifacts/filter", mine)}
    with open_store(f"sqlite:///{up.home / 'rashomon.sqlite'}") as store:
        rows = contents(store)

    assert sorted(left) == ["monitor-digest", "monitor-scores"]
    assert all(len(json.dumps(row["data"])) < PAGE_LIMIT for row in left.values())
    assert "1 of 4 channels failing" in left["monitor-digest"]["description"]
    assert DEAD in left["monitor-digest"]["data"]
    assert len(rows["event_comparisons"]) == len(rows["stories"]) >= 1
    assert len(json.loads(left["monitor-scores"]["data"])) == len(rows["scores"])
    links = re.findall(r"\]\((http://127[^)]+)\)", left["monitor-digest"]["data"])
    assert links
    for link in links:
        with build_opener(ProxyHandler({})).open(link, timeout=10) as answer:
            assert b"<h1" in answer.read()


def test_the_form_reads_well(up: Up, run: dict[str, Any]) -> None:
    """Every field of every deployment has a description, and all but the needed a default."""
    del run
    forms = {row["name"]: row for row in up.ask("/deployments/filter", {})}

    assert sorted(forms) == ["backfill", "compare", "news", "on-spike"]
    for row in forms.values():
        fields = row["parameter_openapi_schema"]["properties"]
        assert all(field.get("description") for field in fields.values()), row["name"]
        assert row["description"]
    news = forms["news"]
    assert news["parameter_openapi_schema"].get("required", []) == []
    assert news["parameter_openapi_schema"]["properties"]["review"]["enum"][0] == "off"
    assert news["global_concurrency_limit"]["limit"] == 1
    assert news["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert [row["schedule"]["cron"] for row in news["schedules"]] == ["* * * * *"]


def test_a_spike_starts_the_alert(up: Up, run: dict[str, Any]) -> None:
    """The event starts the deployment, and its numbers arrive as numbers."""
    del run
    code = """
from flows.report.digest_artifacts import announce
from tests.digests import a_digest
announce(a_digest().spikes)
"""
    _python(up, code)
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
from flows.monitoring.doubts import Doubt
from flows.monitoring.review import ask

doubts = [Doubt(*(c * 16 for c in pair), 0.5, False, ("1",), ("2",), ("One",), ("Two",))
          for pair in ("ab", "cd")]

@flow(name="asking")
def asking():
    print(sorted(ask(doubts, (), 60, str).merges.items()), file=sys.stderr)

asking()
"""
    process = _start_python(up, code)
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
from flows.monitoring.doubts import Doubt
from flows.monitoring.review import ask

@flow(name="waiting")
def waiting():
    doubt = Doubt("a" * 16, "b" * 16, 0.5, False, ("1",), ("2",), ("One",), ("Two",))
    print(ask([doubt], (), 6, str), file=sys.stderr)

waiting()
"""
    process = _start_python(up, code)
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
from tests.test_questions import FERRY
from tests.watched import Desk

desk = Desk(Path({str(tmp_path)!r}))
desk.publish("ferry", FERRY, datetime.now(UTC))
monitor(sources=str(desk.sources), profile="fast", review="ask about stories and sentences",
        pages=str(desk.home / "pages"), store=desk.store)
"""
    process = _start_python(up, code)
    paused = {"flows": {"name": {"any_": ["ask-a-person"]}},
              "flow_runs": {"state": {"type": {"any_": ["PAUSED"]}}}}  # fmt: skip
    wait_until(
        lambda: bool(up.ask("/flow_runs/filter", paused)) or process.poll() is not None, within=200
    )
    (asked,) = up.ask("/flow_runs/filter", paused)
    # The run itself is not paused, or it would lose its place among those of its deployment.
    assert asked["deployment_id"] is None
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


def test_a_run_that_is_killed_is_marked_crashed(up: Up, run: dict[str, Any]) -> None:
    """No worker saw it die: its heartbeats stop, and the server says so."""
    del run
    # The real automation, with less patience: the test would take two minutes else.
    code = """
import asyncio
from datetime import timedelta
from flows.deploying import mark_the_dead
asyncio.run(mark_the_dead(timedelta(seconds=10)))
"""
    _python(up, code)
    doomed = """
import time
from prefect import flow

@flow(name="doomed")
def doomed():
    time.sleep(5)  # the first heartbeat is sent
    print("alive", flush=True)
    time.sleep(300)

doomed()
"""
    process = _start_python(up, doomed)
    assert process.stdout is not None
    assert process.stdout.readline() == "alive\n"
    process.kill()
    process.communicate()
    wanted = {"flows": {"name": {"any_": ["doomed"]}},
              "flow_runs": {"state": {"type": {"any_": ["CRASHED"]}}}}  # fmt: skip
    wait_until(lambda: bool(up.ask("/flow_runs/filter", wanted)), within=60)
    (found,) = up.ask("/flow_runs/filter", wanted)

    assert found["state"]["message"] == "No heartbeat: it died."


def test_a_deployment_that_was_taken_out_is_deleted(up: Up, run: dict[str, Any]) -> None:
    """One of ours that prefect.yaml describes no more goes; somebody else's stays."""
    del run
    code = """
from prefect import get_client
from flows import deploying
from flows.alert import alert

for name, tags in (("former", ["rashomon"]), ("foreign", [])):
    alert.to_deployment(name, tags=tags, work_pool_name=deploying.POOL).apply()
with get_client(sync_client=True) as client:
    deploying.drop_the_removed(client)
"""
    _python(up, code)
    names = sorted(row["name"] for row in up.ask("/deployments/filter", {}))

    assert names == ["backfill", "compare", "foreign", "news", "on-spike"]


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
    assert "The monitor runs at * * * * * (UTC)" in said
    assert [process for process in ours if _lives(process)] == []


def test_a_server_ends_with_an_up_that_is_killed(tmp_path: Path) -> None:
    """SIGKILL leaves nobody who could stop it, and yet it does not go on for ever."""
    with starting(tmp_path) as up:
        wait_until(lambda: bool(processes_of(up.port)))
        time.sleep(2)  # it is seen a moment before the guard is told of it
        up.process.kill()
        up.process.communicate(timeout=60)
        wait_until(lambda: not processes_of(up.port))


def test_what_was_started_ends_with_one_that_is_killed() -> None:
    """SIGKILL cannot be caught; the guard then ends what is named to it, and its children."""
    code = (
        "import subprocess, sys, time\n"
        "from flows.ending import guarded\n"
        "with guarded() as guard:\n"
        "    child = subprocess.Popen([sys.executable, '-c', 'import subprocess, sys, time;"
        ' subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"],'
        " start_new_session=True); time.sleep(99)'], start_new_session=True)\n"
        "    guard(child.pid)\n"
        "    print('ready', flush=True); time.sleep(99)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        top = psutil.Process(process.pid)
        wait_until(lambda: len(top.children(recursive=True)) == 3, within=30)
        started = top.children(recursive=True)
        process.kill()

    wait_until(lambda: not any(map(_lives, started)), within=30)


def test_what_ignores_sigterm_is_killed_with_its_children(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A process that leads a session of its own, below one that ignores the signal, goes too."""
    monkeypatch.setattr(ending, "STOP_WITHIN", 1)
    code = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'],"
        " start_new_session=True)\n"
        "print('ready', flush=True); time.sleep(99)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        everything = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
        end_all(process.pid)
        process.wait()

    assert len(everything) == 2
    assert not any(_lives(one) for one in everything)


def test_what_lost_its_parents_is_found_by_its_mark() -> None:
    """The run of a worker that was killed leads to nobody, and yet ends with its `up`."""
    code = (
        "import subprocess, sys\n"
        "run = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'],"
        " start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(run.pid)"
    )
    mark = "one that no other has"
    worker = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, ending.MARK: mark},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    orphan = psutil.Process(int(worker.stdout))
    ending.end_marked("another")
    assert _lives(orphan)
    ending.end_marked(mark)
    assert not _lives(orphan)


def test_the_runs_find_what_the_user_named_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They work in another folder than the one in which relative places were given."""
    monkeypatch.chdir(tmp_path)
    given = {
        "RASHOMON_HOME": "news", "RASHOMON_STORE": "sqlite:///kept/news.sqlite",
        "RASHOMON_FAMILIES": "families.toml",
    }  # fmt: skip
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = scheduling.environment(Server("http://x/api", "", "", 1), Schedule())

    assert {name: found[name] for name in given} == {
        "RASHOMON_HOME": str(tmp_path / "news"),
        "RASHOMON_STORE": f"sqlite:///{tmp_path}/kept/news.sqlite",
        "RASHOMON_FAMILIES": str(tmp_path / "families.toml"),
    }
    monkeypatch.setenv("RASHOMON_STORE", "postgresql://ada@host/news")
    again = scheduling.environment(Server("http://x/api", "", "", 1), Schedule())
    assert again["RASHOMON_STORE"] == "postgresql://ada@host/news"


def test_a_run_that_a_person_asked_for_is_not_forgotten() -> None:
    """Only the schedule's missed runs are dropped: the next of them reads what they would have."""
    from flows import deploying

    now = datetime(2026, 11, 22, 6, tzinfo=UTC)
    due = {"expected_start_time": now - timedelta(hours=1)}
    runs = [
        SimpleNamespace(id=name, auto_scheduled=name == "missed", **due)
        for name in ("missed", "asked for")
    ]
    client = MagicMock()
    client.read_flow_runs.side_effect = [runs, []]
    deploying.clear_the_past(client, now)

    assert client.delete_flow_run.mock_calls == [call("missed")]


def test_wrong_times_are_refused_at_once(tmp_path: Path) -> None:
    """Before anything starts, with the value and what is allowed."""
    assert "'6 o' is not five fields" in _refused(tmp_path, "--schedule", "--cron", "6 o")
    assert "'Mars/Base' is no time zone" in _refused(
        tmp_path, "--schedule", "--timezone", "Mars/Base"
    )
    assert "add it" in _refused(tmp_path, "--cron", "* * * * *")


def test_the_deployments_are_those_of_the_project() -> None:
    """Each entrypoint is a function of a flow file; the monitor never runs twice at once."""
    described = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    by_name = {row["name"]: row for row in described["deployments"]}

    for row in by_name.values():
        path, _, function = row["entrypoint"].partition(":")
        assert f"\ndef {function}(" in (ROOT / path).read_text(encoding="utf-8")
    (schedule,) = by_name["news"]["schedules"]
    assert schedule["timezone"]
    assert by_name["news"]["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


def _slug(name: str) -> str:
    return name.replace(" ", "-").lower()


def _refused(home: Path, *words: str) -> str:
    done = rashomon(home, "up", *words)
    assert done.returncode == 2
    return " ".join(done.stderr.split())


def _workers(up: Up) -> list[psutil.Process]:
    children = psutil.Process(up.process.pid).children()
    return [child for child in children if _lives(child) and "worker" in child.cmdline()]


def _lives(process: psutil.Process) -> bool:
    """A process that ended and that nobody asked after yet does not."""
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def _start_python(up: Up, code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment(up.home, PREFECT_API_URL=up.noted()["api"], PYTHONPATH=str(ROOT)),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _python(up: Up, code: str) -> None:
    process = _start_python(up, code)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
