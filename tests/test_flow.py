"""The flow `compare` on a real Prefect server, and what it leaves in the UI."""

from __future__ import annotations

import json
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests.attackers import TEXTS, hostile_articles
from tests.browsers import launched_browser, needs_chromium
from tests.markdown import PAGE_LIMIT
from tests.prefect_server import ROOT, Up, environment, processes_of, rashomon, running, starting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOWHERE = "http://127.0.0.1:9/api"  # the discard port: nothing listens
TASKS = ["Compare", "Embed sentences", "Read articles", "Save in the store", "Write the report"]
KEYS = ["compare-report", "compare-scores", "compare-summary"]

articles = pytest.fixture(hostile_articles, scope="module")
browser = pytest.fixture(launched_browser, scope="module")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """One server for the tests of this module, not waited for."""
    with starting(tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture(scope="module")
def direct(
    begun: Up, tmp_path_factory: pytest.TempPathFactory, articles: Path
) -> subprocess.CompletedProcess[str]:
    """A comparison with an API configured that is not there, while the server starts."""
    home = tmp_path_factory.mktemp("direct")
    words = ["compare", str(articles), "--json", "--out", str(home / "out")]
    code = (
        "import sys\nfrom flows.cli import app\n"
        f"try: app({words!r})\n"
        "finally: print('prefect' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(home, PREFECT_API_URL=NOWHERE),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    shutil.copy(home / "vectors.sqlite", begun.home)  # to embed once is enough
    return done


@pytest.fixture(scope="module")
def up(begun: Up, direct: subprocess.CompletedProcess[str]) -> Up:
    """The server, ready."""
    del direct
    begun.await_note()
    return begun


@pytest.fixture(scope="module")
def recorded(up: Up, articles: Path) -> subprocess.CompletedProcess[str]:
    """The same comparison, now that the server runs."""
    return rashomon(up.home, "compare", articles, "--json", "--out", up.home / "out")


@pytest.fixture(scope="module")
def run(up: Up, recorded: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The flow run of that comparison, as the server knows it."""
    assert recorded.returncode == 3, recorded.stderr
    found: dict[str, Any] = up.ask("/flow_runs/filter", {"sort": "START_TIME_ASC", "limit": 1})[0]
    return found


@pytest.fixture(scope="module")
def artifacts(up: Up, run: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The artifacts of that run, by key."""
    return up.artifacts(run)


def test_a_recorded_run_completes_with_its_tasks(up: Up, run: dict[str, Any]) -> None:
    """The run is Completed, named after its input, with one named task run per stage."""
    mine = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    tasks = sorted(row["name"] for row in up.ask("/task_runs/filter", mine))

    assert (run["state_name"], run["name"].rpartition("/")[2]) == ("Completed", "articles0")
    assert tasks[:-2] + tasks[-1:] == TASKS
    assert re.fullmatch(
        r"Show: Divergence -?\d\.\d\d to -?\d\.\d\d, \d of 3 clear chance", tasks[-2]
    )


def test_artifacts_have_stable_keys_and_say_the_number(
    artifacts: dict[str, dict[str, Any]],
) -> None:
    """Three artifacts, each below the limit, its description beginning with the number."""
    assert sorted(artifacts) == KEYS
    for row in artifacts.values():
        assert len(json.dumps(row["data"])) < PAGE_LIMIT
        assert row["description"].startswith("Divergence ")


def test_the_table_holds_the_scores(
    artifacts: dict[str, dict[str, Any]], recorded: subprocess.CompletedProcess[str]
) -> None:
    """One row per source, with the numbers of story.json to three decimals."""
    rows = json.loads(artifacts["compare-scores"]["data"])
    scores = json.loads(recorded.stdout)["scores"]

    assert [row["divergence"] for row in rows] == [round(s["divergence"], 3) for s in scores]
    assert [row["sentences"] for row in rows] == [score["sentences"] for score in scores]


def test_the_link_opens_the_report(up: Up, artifacts: dict[str, dict[str, Any]]) -> None:
    """The link leads to the page that the command wrote, over http."""
    link = re.fullmatch(
        r"\[.+\]\((http://127\.0\.0\.1:\d+/.+)\)", artifacts["compare-report"]["data"]
    )
    assert link is not None
    with build_opener(ProxyHandler({})).open(link[1], timeout=10) as answer:
        assert answer.read() == (up.home / "out" / "report.html").read_bytes()


def test_recorded_and_direct_runs_give_the_same_bytes(
    up: Up,
    recorded: subprocess.CompletedProcess[str],
    direct: subprocess.CompletedProcess[str],
) -> None:
    """Files, standard output and exit code do not tell whether a run was recorded."""
    there = Path(re.findall(r"Report: (.+)", direct.stderr)[0]).parent
    for name in ("story.json", "report.html"):
        assert (there / name).read_bytes() == (up.home / "out" / name).read_bytes()
    assert direct.stdout == recorded.stdout == (there / "story.json").read_text(encoding="utf-8")
    assert (direct.returncode, recorded.returncode) == (3, 3)


def test_an_api_that_is_not_there_loses_nothing(direct: subprocess.CompletedProcess[str]) -> None:
    """One line names the address and the next step; the comparison is done without Prefect."""
    said = direct.stderr.splitlines()

    assert said[0].startswith(f"Not recorded: PREFECT_API_URL is {NOWHERE}, but nothing answers")
    assert "unset PREFECT_API_URL" in said[0]
    assert said[-1] == "False"  # Prefect was not imported


@pytest.mark.parametrize("told", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_a_page_from_elsewhere_gets_nothing_of_the_server(up: Up, told: dict[str, str]) -> None:
    """Neither one that sends to this machine nor one whose name was made to point here."""
    request = Request(f"http://127.0.0.1:{up.port}/api/health", headers=told)
    with pytest.raises(HTTPError, match="403"):
        build_opener(ProxyHandler({})).open(request, timeout=30)


def test_a_users_error_stays_one_line(up: Up, tmp_path: Path) -> None:
    """A recorded run that cannot go on says why, as an unrecorded one, without a traceback."""
    (tmp_path / "one.txt").write_text(TEXTS["Northwire"], encoding="utf-8")
    failed = rashomon(up.home, "compare", tmp_path / "one.txt", "--out", tmp_path)
    states = up.ask("/flow_runs/filter", {"sort": "START_TIME_DESC", "limit": 1})

    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith("Error: ")
    assert "Traceback" not in failed.stderr
    assert states[0]["state_type"] == "FAILED"


def test_prefect_loads_and_runs_the_flow_from_its_file(up: Up, articles: Path) -> None:
    """As a deployment does: by file and name, with a described form, and the same result."""
    code = f"""
import json
from prefect.flows import load_flow_from_entrypoint
flow = load_flow_from_entrypoint("flows/compare.py:compare")
left = flow([{str(articles)!r}], {str(up.home / "loaded")!r})
print(json.dumps([flow.parameters.model_dump_for_openapi(), left]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(up.home, PREFECT_API_URL=up.noted()["api"], PYTHONPATH=str(ROOT)),
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    form, left = json.loads(done.stdout.splitlines()[-1])

    assert list(form["properties"]) == ["paths", "out", "config", "profile", "model", "store"]
    assert all(field["description"] for field in form["properties"].values())
    assert form["required"] == ["paths"]
    assert Path(left["story"]).read_bytes() == (up.home / "out" / "story.json").read_bytes()


def test_a_form_left_as_it_is_writes_where_reports_are_served(up: Up, articles: Path) -> None:
    """Not into the folder in which the program happens to run, which holds the program."""
    code = f"from flows.compare import compare; print(compare([{str(articles)!r}])['report'])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(up.home, PREFECT_API_URL=up.noted()["api"], PYTHONPATH=str(ROOT)),
        cwd=up.home, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    page = Path(done.stdout.splitlines()[-1])

    assert page.is_relative_to(up.home / "reports")
    assert not (up.home / "rashomon-out").exists()


def test_a_second_up_says_where_the_first_is(up: Up) -> None:
    """Starting twice is no error and starts nothing."""
    again = rashomon(up.home, "up")

    assert again.returncode == 0
    assert f"running already: {up.noted()['ui']}" in again.stderr
    assert up.note.exists()


def test_one_ctrl_c_ends_everything(up: Up, tmp_path: Path) -> None:
    """Exit code 0; no process, no note, both ports free. Its database is there already."""
    (tmp_path / "prefect").mkdir()
    with (
        closing(sqlite3.connect(up.home / "prefect" / "prefect.db")) as migrated,
        closing(sqlite3.connect(tmp_path / "prefect" / "prefect.db")) as ours,
    ):
        migrated.backup(ours)
    with running(tmp_path) as second:
        assert processes_of(second.port) == [second.noted()["pid"]]
        code, said = second.stop()

    assert code == 0
    assert f"Prefect UI:  http://127.0.0.1:{second.port}" in said
    assert (processes_of(second.port), second.note.exists()) == ([], False)
    for port in (second.port, second.port + 1):
        socket.create_server(("127.0.0.1", port)).close()


@pytest.fixture
def page(browser: Browser, up: Up) -> Iterator[Page]:
    """The UI on a desk; the test fails if anything is asked for outside this machine."""
    asked: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
        yield opened
    ours = (up.noted()["ui"], f"ws://127.0.0.1:{up.port}", "data:", "blob:")
    assert [url for url in asked if not url.startswith(ours)] == []


@needs_chromium
def test_the_summary_can_be_read_in_the_ui(
    page: Page, up: Up, artifacts: dict[str, dict[str, Any]]
) -> None:
    """Both pictures are drawn, the attack stands there as plain text, nothing is cut off."""
    page.goto(f"{up.noted()['ui']}/artifacts/artifact/{artifacts['compare-summary']['id']}")
    page.get_by_text("Copies and origins").wait_for()
    pictures = page.locator("img[src^='data:image/svg']")
    pictures.last.scroll_into_view_if_needed()

    assert pictures.evaluate_all("all => all.map(i => i.complete && i.naturalWidth > 300)") == [
        True,
        True,
    ]
    text = page.locator("body").inner_text()
    assert "Bridge *shut* <script>alert(1)</script> ![p](http://203.0.113.9/t.png)" in text
    assert "Evil | `x` <img src=x onerror=alert(1)>" in text
    assert page.locator("table thead th").all_inner_texts() == [
        "Source", "Divergence", "Interval", "Chance", "Shared", "Unique", "Omitted",
    ]  # fmt: skip
    assert page.locator("a[href^='javascript'], img[src^='http://203']").count() == 0


@needs_chromium
def test_the_run_shows_its_artifacts_in_the_ui(page: Page, up: Up, run: dict[str, Any]) -> None:
    """The page of the run lists the artifacts with the number in the description."""
    page.goto(f"{up.noted()['ui']}/runs/flow-run/{run['id']}")
    page.get_by_text("Artifacts", exact=True).click()
    page.get_by_text("compare-summary").first.wait_for()

    assert page.get_by_text("Completed").first.is_visible()
    assert page.get_by_text("Divergence").first.is_visible()
