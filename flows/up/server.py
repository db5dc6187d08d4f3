"""A Prefect server on this machine, for as long as `rashomon up` runs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from rich.console import Console

from flows.interrupting import interruptible
from flows.recording import (
    API_VARIABLE,
    Server,
    note,
    off_the_proxy,
    prefect_home,
    reports_folder,
    running_server,
    server_file,
    trouble,
    unfit,
    without_password,
)
from flows.report.page.serving import HOST, reports_served
from flows.root import search_path
from flows.store.database.places import user_home
from flows.up.ending import Guard, guarded
from flows.up.folders import alone
from flows.up.logs import begun, last_words
from flows.up.scheduling import Schedule, Worker, register, warn_of_sources, working
from models.errors import ServerError

# Seconds. To healthy took 13 to 27 on two cores, with the migrations of a first start; to
# stop takes 1 to 3, and longer only while a browser keeps a connection open.
START_WITHIN: Final = 180
STOP_WITHIN: Final = 10
POLL: Final = 0.25

# What a user may set otherwise in the environment.
_DEFAULTS: Final = {
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P2D",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "2592000",  # 30 days, in seconds
    # The second UI asks a server of amplitude.com on every page, analytics off or not, draws
    # wide tables over its side column and the charts too small to read; the first does not.
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
}
_ALWAYS: Final = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}
# A client's settings, which would turn the server into a client of another.
_CLIENT: Final = (API_VARIABLE, "PREFECT_API_KEY", "PREFECT_PROFILE")


def serve(port: int, schedule: Schedule | None = None) -> None:
    """Run a Prefect server on `port` and the reports on the next one, until interrupted.

    With a schedule, its deployments are registered and a worker runs them as long.

    Ctrl-C, SIGTERM and a closed terminal end all in order, and nothing outlives a SIGKILL.
    Raises ServerError where the server cannot start, another of the same home is on its way up or
    down, its folders cannot be written, or it goes down by itself, KeyboardInterrupt
    where it is interrupted before it is up.
    """
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    if (server := running_server()) is not None:
        _say_running(server, schedule, console)
        return
    if reason := unfit():
        raise ServerError(reason)
    with ExitStack() as stack:
        stack.enter_context(interruptible())
        stack.enter_context(alone())
        guard = stack.enter_context(guarded())
        if schedule is not None:
            warn_of_sources(schedule, console)
        reports = stack.enter_context(_reports(port + 1))
        process = stack.enter_context(_prefect(port, guard))
        ui = f"http://{HOST}:{port}"
        server = Server(f"{ui}/api", ui, reports, process.pid)
        _await_health(server, process, console)
        worker, times = None, None
        if schedule is not None:
            times = _registered(server, schedule, console)
            worker = stack.enter_context(working(server, schedule, guard))
        stack.enter_context(_noted(server))
        _welcome(server, times, console)
        _stay(process, worker, console)
    console.print("Stopped.")


def _say_running(server: Server, schedule: Schedule | None, console: Console) -> None:
    """Say where the server is. Raises ServerError where it lacks the schedule that is wanted."""
    where = f"A Prefect server is running already: {server.ui} (process {server.pid})."
    if schedule is not None:
        raise ServerError(f"{where} Stop it, and start it anew with --schedule.")
    console.print(f"{where} Comparisons are recorded there.")


def _registered(server: Server, schedule: Schedule, console: Console) -> str:
    say = "Registering the deployments; this takes some ten seconds"
    if not console.is_terminal:
        console.print(f"{say} ...")
    with console.status(say):
        return register(server, schedule, console)


@contextmanager
def _reports(port: int) -> Iterator[str]:
    with ExitStack() as stack:
        try:
            address = stack.enter_context(reports_served(reports_folder(), port))
        except OSError as error:
            raise _port_error(port, "the reports, one above --port", error) from error
        yield address


@contextmanager
def _prefect(port: int, guard: Guard) -> Iterator[subprocess.Popen[bytes]]:
    """The server as a process of its own, stopped at the end whatever happens."""
    try:
        with socket.create_server((HOST, port)):
            pass
    except OSError as error:
        raise _port_error(port, "the Prefect server", error) from error
    with begun(_log_file()) as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
            (sys.executable, "-P", "-m", "flows.up.api_server", str(port)),
            env=_environment(port),
            cwd=prefect_home(),  # Prefect also takes settings from files where it is started
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C comes to us, and we stop it
        )
    guard(process.pid)
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_WITHIN)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()


def _environment(port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _CLIENT}
    origins = ",".join(f"http://{host}:{port}" for host in (HOST, "localhost"))
    return {
        **_DEFAULTS,
        **kept,
        **_ALWAYS,
        "HOME": user_home(),
        "PYTHONPATH": search_path(),
        "PREFECT_HOME": str(prefect_home()),
        "PREFECT_UI_API_URL": f"http://{HOST}:{port}/api",
        # By default any page in the user's browser may read and write the API.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": origins,
        **off_the_proxy(kept),
    }


def _await_health(server: Server, process: subprocess.Popen[bytes], console: Console) -> None:
    """Wait until the server answers. Raises ServerError where it ends or takes too long."""
    started = time.monotonic()
    say = "Starting the Prefect server; this takes up to half a minute"
    if not console.is_terminal:
        console.print(f"{say} ...")
    with console.status(say) as status:
        while trouble(server.api) is not None:
            waited = time.monotonic() - started
            if process.poll() is not None:
                raise ServerError(f"The Prefect server did not start. {last_words(_log_file())}")
            if waited > START_WITHIN:
                late = f"The Prefect server did not answer within {START_WITHIN} s."
                raise ServerError(f"{late} {last_words(_log_file())}")
            status.update(f"{say} ... {waited:.0f} s")
            time.sleep(POLL)


@contextmanager
def _noted(server: Server) -> Iterator[None]:
    note(server)
    try:
        yield
    finally:
        server_file().unlink(missing_ok=True)


def _welcome(server: Server, times: str | None, console: Console) -> None:
    console.print(f"Prefect UI:  {server.ui}")
    if times is not None:
        console.print(f"The monitor runs at {times}: {server.ui}/deployments")
    console.print("Comparisons are now recorded there: rashomon compare PATH...")
    if chosen := os.environ.get(API_VARIABLE):
        console.print(
            f"But {API_VARIABLE} is {without_password(chosen)}: comparisons started here are "
            f"recorded there instead. Unset it to use this server."
        )
    console.print("Ctrl-C stops the server.")


def _stay(process: subprocess.Popen[bytes], worker: Worker | None, console: Console) -> None:
    """Wait for an interrupt, looking after the worker. Raises ServerError if the server ends."""
    try:
        while (code := process.poll()) is None:
            if worker is not None:
                worker.tend(console)
            time.sleep(POLL)
    except KeyboardInterrupt:
        console.print("Stopping the Prefect server ...")
        return
    raise ServerError(
        f"The Prefect server ended by itself (exit code {code}). {last_words(_log_file())}"
    )


def _log_file() -> Path:
    return prefect_home() / "server.log"


def _port_error(port: int, use: str, error: OSError) -> ServerError:
    return ServerError(
        f"Port {port} of this machine, for {use}, cannot be had ({error.strerror}). "
        "Choose another with --port."
    )
