"""What the command line says of a mistake: the exit code, the value, the next step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import CommandLine
from tests.short_story import own_command, own_home, two_tellings

home = pytest.fixture(own_home)
rashomon = pytest.fixture(own_command)
story = pytest.fixture(two_tellings)


def test_an_unknown_story(rashomon: CommandLine) -> None:
    """Failure, one line that names the id and the next step, no traceback."""
    done = rashomon("show", "abc")

    assert done.code == 1
    assert done.out == ""
    assert "'abc'" in done.err
    assert "rashomon show" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "arguments", [["compare"], ["compare", "x", "--no-such"], ["nonsense"], ["up", "--port", "x"]]
)
def test_wrong_usage(rashomon: CommandLine, arguments: list[str]) -> None:
    """Exit code 2, and what is wrong on standard error."""
    done = rashomon(*arguments)

    assert done.code == 2
    assert done.out == ""
    assert done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["up", "--port", "0"], "'--port': '0' should be greater than or equal to 1"),
        (["up", "--port", "x"], "'--port': 'x' should be a valid integer"),
        (["compare", "x", "--profile", "zz"], "'--profile': 'zz' is not one of 'fast',"),
        (["export", "tables", "--format", "xls"], "'--format': 'xls' is not one of"),
        (["backfill", "2026-13-01", "2026-12-01"], "'FIRST': '2026-13-01' does not match"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(
    rashomon: CommandLine, arguments: list[str], said: str
) -> None:
    """In plain words, also of a command within a group."""
    assert f"Error: Invalid value for {said}" in " ".join(rashomon(*arguments).err.split())


@pytest.mark.parametrize(
    ("names", "needed"),
    [(["one.txt"], "only 'one' is left"), (["nowhere.txt"], "none is left"), (["."], "only 'one'")],
)
def test_fewer_than_two_sources(
    story: Path, rashomon: CommandLine, names: list[str], needed: str
) -> None:
    """Failure; the error says what is left, what was refused, and what is needed."""
    (story / "two.txt").unlink()
    done = rashomon("compare", *(story / name for name in names))

    assert done.code == 1
    assert "at least two sources" in done.err
    assert needed in done.err
    assert not Path("rashomon-out").exists()


def test_refused_inputs_are_named(story: Path, rashomon: CommandLine) -> None:
    """Exit code 3: done, but a file was refused; which and why is in the result."""
    (story / "empty.txt").write_text("", encoding="utf-8")
    (story / "noise.txt").write_bytes(bytes(range(256)) * 8)
    done = rashomon("compare", story, "--json")
    refused = {Path(row["path"]).name: row["reason"] for row in json.loads(done.out)["refused"]}

    assert done.code == 3
    assert refused.keys() == {"empty.txt", "noise.txt"}
    assert all(refused.values())
    assert Path("rashomon-out/report.html").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--model", "no-such-model"], "no-such-model"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--store", "sqlite:////no/such/folder/s.sqlite"], "/no/such/folder"),
        (["--out", "story/one.txt/out"], "one.txt"),
    ],
)
def test_failures_name_their_cause(
    story: Path, rashomon: CommandLine, arguments: list[str], named: str
) -> None:
    """Exit code 1 and one readable error, no traceback."""
    done = rashomon("compare", story, *arguments)

    assert done.code == 1
    assert done.err.count("Error:") == 1
    assert named in done.err
    assert "Traceback" not in done.err
