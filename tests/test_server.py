"""Starting, finding and ending the local Prefect server, and serving reports beside it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.request import proxy_bypass

import pytest

from flows import recording
from flows.recording import (
    Server,
    api_url,
    note,
    off_the_proxy,
    prepare,
    running_server,
    trouble,
    unfit,
)
from flows.report.page.serving import reports_served
from flows.up.folders import alone
from flows.up.scheduling import Schedule, environment
from flows.up.server import serve
from models.errors import ServerError
from tests.prefect_server import ROOT, free_ports, processes_of, rashomon, starting, wait_until
from tests.webserver import serving

STORY = "0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and nothing of Prefect in the environment."""
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[str]:
    """`host:port` of a server with one report, and a secret beside its folder."""
    folder = tmp_path / "reports"
    (folder / STORY).mkdir(parents=True)
    (folder / STORY / "report.html").write_text("<p>a report</p>", encoding="utf-8")
    (tmp_path / "story.json").write_text("secret", encoding="utf-8")
    (folder / STORY / "story.json").symlink_to(tmp_path / "story.json")
    (folder / "fedcba9876543210").symlink_to(tmp_path, target_is_directory=True)
    with reports_served(folder, 0) as address:
        yield address.removeprefix("http://")


def _ask(where: str, path: str, method: str = "GET", host: str | None = None) -> HTTPResponse:
    connection = HTTPConnection(where, timeout=5)
    connection.request(method, path, headers={"Host": host or where})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]  # kept for after closing
    connection.close()
    return answer


def test_interrupted_on_the_way_up_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C before the server answers: exit code 130, no process, no note."""
    with starting(tmp_path) as up:
        wait_until(lambda: bool(processes_of(up.port)))
        code, said = up.stop()

        assert (code, processes_of(up.port), up.note.exists()) == (130, [], False), said


@pytest.mark.parametrize("above", [0, 1])
def test_a_taken_port_is_named(home: Path, above: int) -> None:
    """The error names the port, what it is for and the option that mends it."""
    del home
    port = free_ports()
    with (
        socket.create_server(("127.0.0.1", port + above)),
        pytest.raises(ServerError, match=f"Port {port + above} .* Choose another with --port"),
    ):
        serve(port)
    assert processes_of(port) == []


def test_a_second_up_of_the_same_folder_is_refused_at_once(home: Path) -> None:
    """While the first is on its way, with no note yet, a second would start on its database."""
    del home
    port = free_ports()
    with alone(), pytest.raises(ServerError, match="Another `rashomon up` of the same folder"):
        serve(port)
    assert processes_of(port) == []
    with alone():
        pass  # the first has ended


def test_a_folder_that_cannot_be_written_is_named(home: Path) -> None:
    """In one line, with what to set."""
    (home / "prefect").write_text("a file in its place", encoding="utf-8")
    with pytest.raises(ServerError, match=r"prefect cannot be written \(.*\): set RASHOMON_HOME"):
        serve(free_ports())


def test_wrong_versions_are_refused_with_the_mend(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What breaks Prefect at run time is said before it starts, with the command to run."""
    del home
    monkeypatch.setattr(recording, "version", {"prefect": "3.8.8", "fastapi": "0.165.0"}.get)

    with pytest.raises(ServerError, match=r"fastapi 0\.165\.0, sqlalchemy is missing.*pip install"):
        serve(free_ports())


def test_the_versions_checked_are_those_declared() -> None:
    """The bounds in the code are those of pyproject.toml, and what is installed meets them."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = " ".join(declared["project"]["dependencies"])

    assert unfit() is None
    for name, bounds in recording.PINS.items():
        assert any(f"{name}{extra}{bounds}" in lines for extra in ("", "[asyncio]")), name


@pytest.mark.parametrize("stale", ["dead process", "other process", "not json", "older"])
def test_a_stale_note_is_no_server(home: Path, stale: str) -> None:
    """Whatever an old note says, a server that does not answer is none."""
    nowhere = f"http://127.0.0.1:{free_ports()}"
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    pid = ended.pid if stale == "dead process" else os.getpid()
    note(Server(f"{nowhere}/api", nowhere, nowhere, pid))
    if stale == "not json":
        (home / "server.json").write_text("{", encoding="utf-8")
    if stale == "older":
        (home / "server.json").write_text(json.dumps({"api": nowhere}), encoding="utf-8")
    told: list[str] = []

    assert (running_server(), api_url(told.append), told) == (None, None, [])


def test_another_web_server_is_no_prefect() -> None:
    """What answers must answer as a Prefect API does."""
    with serving() as where:
        assert trouble(f"http://{where}") == "what answers there is no Prefect API"
        assert trouble(f"http://{where}/missing/../missing") is not None
    assert trouble("file:///etc/passwd") == "that is no http address"


def test_a_password_is_not_shown(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line about an API that cannot be used leaves out who we are."""
    del home
    monkeypatch.setenv("PREFECT_API_URL", f"http://ada:lovelace@127.0.0.1:{free_ports()}/api")
    told: list[str] = []

    assert api_url(told.append) is None
    assert len(told) == 1
    assert "lovelace" not in told[0]


@pytest.mark.parametrize(
    ("given", "direct"),
    [
        ({}, "127.0.0.1,localhost"),
        ({"no_proxy": "intranet"}, "intranet,127.0.0.1,localhost"),
        ({"NO_PROXY": "a", "no_proxy": "b"}, "a,b,127.0.0.1,localhost"),
        ({"NO_PROXY": "a", "no_proxy": "a"}, "a,127.0.0.1,localhost"),
    ],
)
def test_no_proxy_stands_between_the_parts_of_up(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], direct: str
) -> None:
    """In whichever case the user names exceptions, these and this machine are asked directly."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"http_proxy": "http://127.0.0.1:9", **given}.items():
        monkeypatch.setenv(name, value)
    server = Server("http://127.0.0.1:4200/api", "", "", 1)

    for found in (off_the_proxy(os.environ), environment(server, Schedule())):
        assert (found["NO_PROXY"], found["no_proxy"]) == (direct, direct)
        with monkeypatch.context() as patch:
            patch.setenv("no_proxy", found["no_proxy"])
            assert proxy_bypass("127.0.0.1")


def test_recording_stays_quiet_and_off_the_proxy(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before Prefect is imported: no tracking, no log on the terminal, this machine directly."""
    monkeypatch.setattr(os, "environ", {"NO_PROXY": "intra.example", "RASHOMON_HOME": str(home)})
    note(Server("http://127.0.0.1:4200/api", "", "", os.getpid()))
    prepare("http://127.0.0.1:4200/api")

    assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:4200/api"
    assert os.environ["PREFECT_HOME"] == str(home / "prefect")
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["NO_PROXY"] == "intra.example,127.0.0.1,localhost"


def test_a_report_is_served_with_its_guards(reports: str) -> None:
    """The page comes as HTML, with the headers that keep it to itself."""
    answer = _ask(reports, f"/{STORY}/report.html")

    assert (answer.status, answer.body) == (200, b"<p>a report</p>")  # type: ignore[attr-defined]  # see _ask
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert _ask(reports, f"/{STORY}/report.html", "HEAD").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/", f"/{STORY}", f"/{STORY}/", f"/{STORY}/../story.json", f"/{STORY}/..%2fstory.json",
        "/../story.json", "//etc/passwd", "/fedcba9876543210/story.json",
        f"/{STORY}/story.json", f"/{STORY}/report.html?x", f"/{STORY}/report.html%00",
        "/0000000000000000/report.html",
    ],
)  # fmt: skip
def test_nothing_else_is_served(reports: str, path: str) -> None:
    """No listing, no way up, no link out of the folder, no other file."""
    assert _ask(reports, path).status == 404


def test_a_report_that_is_gone_says_how_to_have_it_again(reports: str) -> None:
    """A link in an old digest may lead to one that was removed."""
    page = _ask(reports, "/0000000000000000/report.html").body  # type: ignore[attr-defined]  # see _ask

    assert b"<h1>There is no report here</h1>" in page
    assert b"rashomon show STORY --out DIR" in page


def test_a_name_made_to_point_here_is_refused(reports: str) -> None:
    """A page elsewhere cannot read reports by giving its own name this machine's address."""
    assert _ask(reports, f"/{STORY}/report.html", host="evil.example:4201").status == 404
    assert _ask(reports, f"/{STORY}/report.html", "POST").status == 501


def test_a_port_out_of_range_is_a_wrong_usage(tmp_path: Path) -> None:
    """The reports need the next port, so the last one is too high."""
    assert rashomon(tmp_path, "up", "--port", "65535").returncode == 2
