"""Whether runs are to be recorded in Prefect, found out without importing Prefect."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from flows.store.database.places import home, user_home
from flows.writing import write_whole

API_VARIABLE = "PREFECT_API_URL"
# Each was seen to break at run time while `pip check` was clean: fastapi 0.155 and newer
# kills the server and every flow run, sqlalchemy 2.1 the scheduler without a word.
PINS = {"prefect": ">=3.8.8,<3.10", "fastapi": "<0.151", "sqlalchemy": ">=2.0.40,<2.1"}
# Seconds. A refused connection fails at once; a server that is busy writing task runs on
# two loaded cores took up to two.
ANSWER_WITHIN = 5.0
_LOOPBACK = "127.0.0.1,localhost"


@dataclass(frozen=True, slots=True)
class Server:
    """The server that `rashomon up` runs: its addresses and its process.

    reports: where it serves the reports of recorded runs.
    """

    api: str
    ui: str
    reports: str
    pid: int


def server_file() -> Path:
    """Where `rashomon up` notes the server it runs; the note goes when the server does."""
    return home() / "server.json"


def reports_folder() -> Path:
    """Where the reports of recorded runs lie, a folder per story."""
    return home() / "reports"


def reports_address(folder: Path) -> str | None:
    """The address below which `rashomon up` serves a folder, if it runs and serves that one."""
    server = running_server()
    return server.reports if server and folder.absolute() == reports_folder() else None


def prefect_home() -> Path:
    """Where the server of `rashomon up` keeps its database and its log."""
    return home() / "prefect"


def note(server: Server) -> None:
    """Note a running server, in one piece."""
    write_whole(server_file(), json.dumps(asdict(server)).encode())


def running_server() -> Server | None:
    """The server of `rashomon up` if it lives and answers, whatever an old note says."""
    server = _noted()
    if server is None or not _lives(server.pid) or trouble(server.api):
        return None
    return server


def api_url(warn: Callable[[str], None]) -> str | None:
    """The Prefect API to record runs in: the environment's, else that of `rashomon up`.

    None where there is none; where there is one that cannot be used, `warn` gets a line.
    """
    chosen = os.environ.get(API_VARIABLE)
    server = None if chosen else running_server()
    url = chosen or (server.api if server else None)
    if url is None:
        return None
    if reason := unfit():
        warn(f"Not recorded: {reason}")
    elif reason := trouble(url):
        warn(
            f"Not recorded: {API_VARIABLE} is {without_password(url)}, but {reason}. Start that "
            f"server, or unset {API_VARIABLE} and use `rashomon up`."
        )
    else:
        return url
    return None


def trouble(api: str) -> str | None:
    """Why an API cannot be used, in words; None where a Prefect API answers."""
    if urlsplit(api).scheme not in ("http", "https"):
        return "that is no http address"
    try:
        request = Request(f"{api.rstrip('/')}/health", headers=_credentials())  # noqa: S310 - http, see above
        with _opener(api).open(request, timeout=ANSWER_WITHIN) as answer:
            healthy = answer.read(64).strip() == b"true"
    except HTTPError as error:
        return f"it answers {error.code} {error.reason}"
    except (OSError, ValueError) as error:
        cause = getattr(error, "reason", error)
        return f"nothing answers there ({getattr(cause, 'strerror', None) or cause})"
    return None if healthy else "what answers there is no Prefect API"


def prepare(api: str) -> None:
    """Set this process up to record in `api`; before anything imports Prefect."""
    os.environ[API_VARIABLE] = api
    server = _noted()
    if server is not None and server.api == api:
        os.environ["PREFECT_HOME"] = str(prefect_home())
    quiet = {
        "HOME": user_home(),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        # As in prefect.yaml. By default 180 s, and after 120 a run counts as dead.
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
        # The run's log goes to the API; the terminal has the progress and one clear error.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    }
    for name, value in quiet.items():
        os.environ.setdefault(name, value)
    os.environ |= off_the_proxy(os.environ)


def off_the_proxy(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables by which clients ask this machine itself, whatever proxy is set.

    Both, since some heed the one and some the other, and many the lower case alone where it is set.
    """
    names = ("NO_PROXY", "no_proxy")
    kept = dict.fromkeys(filter(None, map(environment.get, names)))
    return dict.fromkeys(names, ",".join((*kept, _LOOPBACK)))


def unfit() -> str | None:
    """What to install before Prefect works, in words; None where the versions are right."""
    from packaging.specifiers import SpecifierSet  # only where a run is to be recorded

    found = {name: _version(name) for name in PINS}
    wrong = [
        f"{name} {have or 'is missing'}"
        for name, have in found.items()
        if have is None or not SpecifierSet(PINS[name]).contains(have)
    ]
    if not wrong:
        return None
    wanted = " ".join(f"'{name}{pin}'" for name, pin in PINS.items())
    return (
        f"Prefect does not work with what is installed ({', '.join(wrong)}). "
        f"Mend it with: python -m pip install {wanted}"
    )


def without_password(url: str) -> str:
    """The URL as it may be shown."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _noted() -> Server | None:
    try:
        row = json.loads(server_file().read_text(encoding="utf-8"))
        return Server(str(row["api"]), str(row["ui"]), str(row["reports"]), int(row["pid"]))
    except (FileNotFoundError, KeyError, TypeError, ValueError):
        return None  # no note, or one that no version of ours would write


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's process now has the number
        return False
    return True


def _credentials() -> dict[str, str]:
    """Who we are, as Prefect's own client says it."""
    if pair := os.environ.get("PREFECT_API_AUTH_STRING"):
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}
    if key := os.environ.get("PREFECT_API_KEY"):
        return {"Authorization": f"Bearer {key}"}
    return {}


def _opener(url: str) -> OpenerDirector:
    """Addresses of this machine are never asked for through a proxy."""
    local = urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")
    return build_opener(ProxyHandler({}) if local else ProxyHandler())


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
