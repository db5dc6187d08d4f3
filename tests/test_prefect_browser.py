"""A run of the monitor in Prefect's own UI, as a person in the newsroom opens it: headless."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.tagged import TAG
from tests.browsers import launched_browser, needs_chromium
from tests.prefect_server import Up, rashomon, running, start_python, wait_until
from tests.watched import BRIDGE, LIBRARY, TITLES, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_chromium
ASKING = """
import sys
from prefect import flow
from flows.monitoring.grouping import Doubt
from flows.monitoring.review import ask

lines = [(f"Smoke {n} over Varnport (Lenne Herald)", f"Depot {n} burns (Tanvik Times)")
         for n in range(1, 13)]
doubts = [Doubt(f"{n:016}", f"{n + 20:016}", 0.5, False, ("1",), ("2",), (one,), (other,))
          for n, (one, other) in enumerate(lines)]

@flow(name="asking")
def asking():
    print(ask(doubts, (), 120, str).merges, file=sys.stderr)

asking()
"""
browser = pytest.fixture(launched_browser, scope="module")


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """A server of its own, beside two stories that sources tell."""
    with running(tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture(scope="module")
def recorded(up: Up) -> subprocess.CompletedProcess[str]:
    """The monitor, run as a user runs it while the server is up."""
    desk = Desk(up.home)
    desk.publish("bridge", BRIDGE)
    desk.publish("library", LIBRARY)
    done = rashomon(up.home, "monitor", "--sources", desk.sources)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def run(up: Up, recorded: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """Its flow run, as the server knows it."""
    del recorded
    found: dict[str, Any] = up.ask("/flow_runs/filter", {"sort": "START_TIME_ASC", "limit": 1})[0]
    return found


@pytest.fixture(scope="module")
def artifacts(up: Up, run: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the run left, by key."""
    return up.artifacts(run)


@pytest.fixture
def page(browser: Browser, up: Up) -> Iterator[Page]:
    """The UI on a desk; the test fails where anything is asked for outside this machine."""
    asked: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.set_default_timeout(60_000)  # a loaded machine draws slowly
        yield context.new_page()
    server = up.noted()
    ours = (server["ui"], server["reports"], f"ws://127.0.0.1:{up.port}", "data:", "blob:")
    assert [url for url in asked if not url.startswith(ours)] == []


def test_the_page_of_the_run_lists_what_it_did(page: Page, up: Up, run: dict[str, Any]) -> None:
    """Named by its time, completed, and both artifacts with the numbers that matter."""
    page.goto(f"{up.noted()['ui']}/runs/flow-run/{run['id']}")
    page.get_by_text("Artifacts", exact=True).click()
    page.get_by_text("monitor-digest").first.wait_for()

    assert page.get_by_text(run["name"]).first.is_visible()
    assert page.get_by_text("Completed").first.is_visible()
    assert page.get_by_text("monitor-scores").first.is_visible()
    assert page.get_by_text("2 stories").first.is_visible()


def test_the_digest_reads_as_a_page(
    page: Page, up: Up, artifacts: dict[str, dict[str, Any]]
) -> None:
    """Stories, plots and the health of the channels are drawn, none of it as raw markdown."""
    page.goto(f"{up.noted()['ui']}/artifacts/artifact/{artifacts['monitor-digest']['id']}")
    page.locator("tr", has_text=TITLES["bridge"]).first.wait_for()
    pictures = page.locator("img[src^='data:image/svg']")
    pictures.last.scroll_into_view_if_needed()
    text = page.locator("body").inner_text()

    assert pictures.count() >= 1
    assert all(pictures.evaluate_all("all => all.map(i => i.complete && i.naturalWidth > 200)"))
    assert all(title in text for title in TITLES.values())
    assert "](http" not in text
    assert "|---" not in text


def test_the_table_has_a_row_for_each_score(
    page: Page, up: Up, artifacts: dict[str, dict[str, Any]]
) -> None:
    """Five scores: three of the bridge, two of the library."""
    page.goto(f"{up.noted()['ui']}/artifacts/artifact/{artifacts['monitor-scores']['id']}")
    page.get_by_text("Ellery Post").first.wait_for()

    assert page.locator("tbody tr").count() == 5
    assert page.get_by_text("Morning Voice").count() == 1


def test_a_story_leads_from_the_digest_to_its_report(
    page: Page, up: Up, artifacts: dict[str, dict[str, Any]]
) -> None:
    """The link beside a headline opens the served report, and a sentence there its counterparts."""
    page.goto(f"{up.noted()['ui']}/artifacts/artifact/{artifacts['monitor-digest']['id']}")
    link = page.locator("tr", has_text=TITLES["bridge"]).get_by_role("link").first
    link.wait_for()
    page.goto(str(link.get_attribute("href")))

    assert page.url.startswith(up.noted()["reports"])
    assert page.locator("h1").first.is_visible()
    page.locator("[aria-pressed]").first.evaluate("sentence => sentence.click()")
    assert page.locator("#panel").is_visible()
    assert all(name in page.locator("body").inner_text() for name in BRIDGE)


def test_the_terminal_says_what_it_says_without_a_server(
    recorded: subprocess.CompletedProcess[str],
) -> None:
    """How many channels were read is in the log of the run too, where few look."""
    assert "Polled three channels: five new or rewritten" in recorded.stderr


def test_the_catalogue_of_the_test_is_what_ran(up: Up, run: dict[str, Any]) -> None:
    """The form of the run shows what it was asked for, and no password or path of the store."""
    assert Path(run["parameters"]["sources"]) == up.home / "sources.toml"
    assert run["tags"] == [TAG]  # a run without it is another's, and not missed when it dies
    assert run["parameters"]["store"] is None


def test_a_person_answers_in_the_form(page: Page, up: Up) -> None:
    """Resume opens the questions, each with its headlines; the choice alone reaches the run."""
    process = start_python(up, ASKING)
    paused = {"flows": {"name": {"any_": ["asking"]}},
              "flow_runs": {"state": {"type": {"any_": ["PAUSED"]}}}}  # fmt: skip
    wait_until(lambda: bool(up.ask("/flow_runs/filter", paused)))
    (asked,) = up.ask("/flow_runs/filter", paused)
    page.goto(f"{up.noted()['ui']}/runs/flow-run/{asked['id']}")
    page.get_by_role("button", name="Resume").first.click()
    form = page.locator(".p-modal")
    last = form.get_by_text("Depot 12 burns (Tanvik Times)", exact=True)
    last.click(trial=True)  # fails where it cannot be seen, as in a box without height
    choices = form.locator(".p-select-button__control")
    assert choices.all_inner_texts() == ["no answer"] * 12
    choices.last.press("Space")
    page.get_by_role("option", name="two events").click()
    form.get_by_role("button", name="Submit").click()
    _, said = process.communicate(timeout=60)

    assert "{11: False}" in said
