"""The command line of a clone that was never installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_command_line_runs_as_a_module() -> None:
    """It does what `rashomon` does, and says how it was called."""
    command = [sys.executable, "-m", "flows.cli"]
    done = subprocess.run(
        [*command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    wrong = subprocess.run(
        [*command, "nothing"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout.startswith("Usage: python -m flows.cli [OPTIONS] COMMAND")
    assert wrong.returncode == 2
