"""A command that is told to end puts away what it had for the moment, and says no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.prefect_server import ROOT, environment

CODE = """
import signal, sys, tempfile, time
# Whoever runs the tests may ignore these, as nohup does.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
import flows.commands
def compare_story(*_arguments):
    with tempfile.TemporaryDirectory():
        print("at work", flush=True)
        time.sleep(60)
flows.commands.compare_story = compare_story
sys.argv = ["rashomon", "compare", "x"]
from flows.cli import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_no_text_stays_in_the_folder_of_temporary_files(
    tmp_path: Path, number: signal.Signals
) -> None:
    """`kill`, `timeout` and a closed terminal end it as Ctrl-C does."""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", CODE],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        assert list(tmp_path.iterdir())
        process.send_signal(number)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert said.startswith("Interrupted")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["version"], ["models"], ["models", "--json"], ["--help"]])
def test_a_command_whose_reader_went_away_ends_without_a_word(
    tmp_path: Path, arguments: list[str]
) -> None:
    """As in `rashomon ... | head`: not as one that failed, but as shells call a broken pipe."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "flows.cli", *arguments],
            env=environment(tmp_path),
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (141, b"")
