"""`rashomon sources ...` as users and scripts see it: streams, exit codes, a real web server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from tests.commands import sources_command
from tests.ingest_inputs import BRIDGE, FERRY, PONT, write

ROOT = Path(__file__).resolve().parents[1]

rashomon = pytest.fixture(sources_command)


def rss(*items: str) -> bytes:
    """A feed."""
    listed = "".join(items)
    return f'<rss version="2.0"><channel><title>C</title>{listed}</channel></rss>'.encode()


def item(number: int, text: str = "") -> str:
    """An article of a feed, with all of its text if it is given."""
    encoded = f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>" if text else ""
    return (
        f'<item xmlns:content="http://purl.org/rss/1.0/modules/content/"><title>The bridge across'
        f" the harbour will close</title><link>http://x.example/{number}</link>"
        f"<pubDate>0{number} Nov 2026 08:00:00 GMT</pubDate>"
        f"<description>Free ferries will carry residents, the port authority said.</description>"
        f"{encoded}</item>"
    )


class Paper(BaseHTTPRequestHandler):
    """A newspaper's site."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer by path."""
        self.asked.append(self.path)
        if self.path == "/old":
            self.send_response(301)
            self.send_header("Location", "/rss")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        answers = {
            "/robots.txt": b"User-agent: *\nDisallow: /private",
            "/rss": rss(item(1), item(2)),
            "/full": rss(item(1, f"<p>{BRIDGE}</p><p>{FERRY}</p>" * 8)),
            "/private": rss(item(1)),
            "/empty": rss(),
            "/home": (
                b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml"'
                b' href="/rss"></head><body><a href="/2026/11/20/harbour-bridge-to-close">The'
                b" bridge across the harbour will close for three weeks</a></body></html>"
            ),
        }
        body = answers.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The site on a free port of this machine, as `host:port`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def config(tmp_path: Path, site: str) -> Path:
    """Settings that allow the site, which is not on the public web."""
    return write(tmp_path, set_toml=f'[reading]\nallow_hosts = ["{site}"]\n') / "set.toml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's own catalogue, which is not there yet."""
    return tmp_path / "config" / "rashomon" / "sources.toml"


def test_the_first_source_begins_the_catalogue(rashomon, own):
    """Without one, every command names the first step; `add` takes it."""
    nothing = rashomon("list")
    added = rashomon("add", "BBC News", "--feed", "https://feeds.bbci.co.uk/rss.xml", "--json")
    listed = rashomon("list")

    assert nothing.code == 1
    assert "rashomon sources add" in nothing.err
    assert added.code == 0
    assert json.loads(added.out)["family"] == "BBC"
    assert own.read_text().startswith("# The sources that Rashomon reads")
    assert "BBC News" in listed.out
    assert "one source, one active" in listed.err


def test_what_is_there_is_not_added_again(rashomon, own):
    """Neither a name, in any case, nor an address; the file stays as it is."""
    rashomon("add", "A", "--feed", "https://a.example/rss")
    before = own.read_text()

    name = rashomon("add", "a", "--feed", "https://b.example/rss")
    address = rashomon("add", "B", "--feed", "HTTPS://A.example/rss")

    assert (name.code, address.code) == (1, 1)
    assert f"'A' is in {own} already" in name.err
    assert f"https://a.example/rss is in {own} already, under 'A'" in address.err
    assert own.read_text() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "A"), "Give at least one of --feed"),
        (
            ("add", "A", "--feed", "file:///etc/passwd"),
            "`feeds` = 'file:///etc/passwd' is no web address; http:// and https:// are allowed",
        ),
        (
            ("add", "A", "--feed", "https://a.org/", "--pause", "-1"),
            "`pause` = -1.0 is out of range; 0 to 3600 seconds",
        ),
        (
            ("add", "A", "--feed", "https://a.org/", "--pause", "abc"),
            "`pause` = 'abc' is no number",
        ),
        (("import",), "Name one of the two"),
        (("import", "--trust-txt", "set.toml"), "--host example.com"),
    ],
)
@pytest.mark.usefixtures("config")
def test_wrong_usage_is_code_2(rashomon, arguments, says):
    """Said on standard error; standard output stays empty."""
    done = rashomon(*arguments)

    assert (done.code, done.out) == (2, "")
    assert says in " ".join(done.err.split())


def test_paths_are_those_of_the_folder_one_is_in(rashomon, tmp_path):
    """A relative path means the same where the catalogue lies elsewhere."""
    write(tmp_path / "texts", a_txt=BRIDGE)

    added = json.loads(rashomon("add", "A", "--folder", "texts", "--json").out)

    assert added["folders"] == [str(tmp_path / "texts")]


def test_what_is_given_twice_or_is_not_there_yet_is_added_once_and_told(rashomon, tmp_path):
    """A doubled address is no mistake of the catalogue, and a wrong path is no silence."""
    feeds = ("--feed", "https://a.org/rss", "--feed", "https://A.org:443/rss")
    done = rashomon("add", "A", *feeds, "--folder", "nowhere", "--json")

    assert json.loads(done.out)["feeds"] == ["https://a.org/rss"]
    assert f"{tmp_path / 'nowhere'} is not there now" in " ".join(done.err.split())


def test_check_says_what_is_found(rashomon, site, config, tmp_path):
    """Form, number, newest date, text or summary, language, robots, moves and feeds of a page."""
    write(tmp_path / "texts", a_txt=BRIDGE, b_txt=PONT)
    feeds = [f"--feed=http://{site}/{name}" for name in ("rss", "full", "old", "private", "home")]
    feeds += [f"--feed=http://{site}/{name}" for name in ("empty", "none")]
    rashomon("add", "Courier", *feeds, f"--page=http://{site}/home/", "--pause=0", "--folder=texts")
    Paper.asked.clear()

    done = rashomon("check", "courier", "--config", config, "--json")
    found = {f"{f['kind']} {f['address'].rpartition('/')[2]}": f for f in json.loads(done.out)}

    assert done.code == 3
    first, full, old = found["feed rss"], found["feed full"], found["feed old"]
    assert (first["ok"], first["form"], first["items"]) == (True, "RSS", 2)
    assert (first["newest"], first["language"]) == ("2026-11-02T08:00:00+00:00", "en")
    assert (first["whole"], full["whole"]) == (0, 1)
    assert old["moved_to"] == f"http://{site}/rss"
    assert "robots.txt" in found["feed private"]["reason"]
    assert found["feed home"]["reason"].startswith("is a page, not a feed")
    assert found["feed home"]["feeds"] == [f"http://{site}/rss"]
    assert found["feed home"]["note"] == "as a page it links to one article"
    assert found["feed empty"]["reason"] == "lists nothing"
    assert found["feed none"]["reason"] == "was answered with 404"
    assert (found["folder texts"]["items"], found["folder texts"]["ok"]) == (2, True)
    assert "/private" not in Paper.asked
    assert Paper.asked.count("/full") == 1


def test_check_of_an_address_needs_no_catalogue(rashomon, site, config, own):
    """It finds the feeds of a site; nothing is stored."""
    done = rashomon("check", f"http://{site}/home", "--config", config)

    assert done.code == 1, "nothing that was named is a feed"
    assert f"names the feed http://{site}/rss" in done.out
    assert "not readable: is a page, not a feed" in done.out
    assert f"http://{site}/home: 200" in done.err
    assert not own.exists()


def test_check_does_not_reach_into_the_network_it_is_in(rashomon, site):
    """An address of this machine is blocked unless the settings allow it."""
    Paper.asked.clear()
    done = rashomon("check", f"http://{site}/rss")

    assert done.code == 1
    assert "not a public web address" in done.out
    assert Paper.asked == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://127.0.0.1:8090/rss", "127.0.0.1:8090"),
        ("https://localhost/rss", "localhost:443"),
        ("http://[fd00::7]/rss", "fd00::7:80"),
        ("https://news.example:8443/rss", "news.example:8443"),
    ],
)
def test_add_says_what_would_be_blocked(rashomon, monkeypatch, address, host):
    """It is added, and told, unless the settings allow it; a public address is not looked up."""
    blocked = rashomon("add", "Inside", "--feed", address, "--page", "https://news.example/")
    monkeypatch.setenv("RASHOMON_READING__ALLOW_HOSTS", host)
    allowed = rashomon("add", "Allowed", "--feed", f"{address}?all")

    assert (blocked.code, allowed.code) == (0, 0)
    assert f"{address} is not read as it is: it leads to {host}" in blocked.err
    assert f'add "{host}" to reading.allow_hosts' in blocked.err
    assert blocked.err.count("is not read") == 1
    assert "is not read" not in allowed.err


def test_check_of_nothing_is_an_error(rashomon):
    """An unknown name lists those known; a catalogue without active sources says so."""
    rashomon("add", "A", "--feed", "https://a.example/rss", "--inactive")

    unknown, idle = rashomon("check", "B"), rashomon("check")

    assert (unknown.code, idle.code) == (1, 1)
    assert "Known: 'A'." in unknown.err
    assert "has no active source" in idle.err


def test_names_cannot_write_to_the_terminal(rashomon, own):
    """Escape sequences in a catalogue are shown as nothing."""
    own.parent.mkdir(parents=True)
    own.write_text('[[source]]\nname = "A\\u001b[2JB"\nfeeds = ["https://a.example/"]\n')

    assert "\x1b" not in rashomon("list").out


def test_help_is_light() -> None:
    """Asking for help loads no parser, no network library and no store."""
    program = (
        "import sys\nfrom flows.cli import main\nsys.argv = ['rashomon', 'sources', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    heavy = {'httpx2', 'lxml', 'pyarrow', 'torch',"
        " 'feedparser', 'sqlalchemy'}\n    print('HEAVY', *heavy & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert done.stdout.strip().endswith("HEAVY")
    assert all(name in done.stdout for name in ("list", "add", "check", "import", "export"))
