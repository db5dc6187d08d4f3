"""The command line as users and scripts see it: exit codes, streams, speed, interruption."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import CommandLine, Done
from tests.short_story import ONE, TWO, own_command, own_home, two_tellings

ROOT = Path(__file__).resolve().parents[1]
# Runs the command line, then tells on standard error which heavy modules it imported.
PROGRAM = """
import atexit, sys
heavy = ("torch", "prefect", "sklearn", "sentence_transformers", "sqlalchemy", "scipy.optimize")
atexit.register(lambda: print("HEAVY", *(m for m in heavy if m in sys.modules), file=sys.stderr))
from flows.cli import main
main()
"""


home = pytest.fixture(own_home)
rashomon = pytest.fixture(own_command)
story = pytest.fixture(two_tellings)


def in_a_process(*arguments: str | Path) -> Done:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return Done(done.returncode, done.stdout, done.stderr)


def heavy(done: Done) -> list[str]:
    """The heavy modules that a process imported."""
    (line,) = re.findall(r"^HEAVY ?(.*)$", done.err, re.MULTILINE)
    return str(line).split()


def test_help_is_quick_and_light(home: Path) -> None:
    """`--help` imports nothing that takes long, and needs about a second at most."""
    start = time.monotonic()
    done = in_a_process("--help")
    seconds = time.monotonic() - start

    assert done.code == 0
    assert heavy(done) == []
    assert seconds < 3, "0.2 s on an idle machine"
    assert {"compare", "show", "up", "version"} <= set(re.findall(r"\w+", done.out))
    assert not home.exists(), "asking for help makes no folder"


def test_comparing_twice(story: Path, rashomon: CommandLine, tmp_path: Path) -> None:
    """The second run embeds nothing, says so, loads no torch, and writes the same bytes."""
    first = rashomon("compare", story, "--out", tmp_path / "first")
    second = in_a_process("compare", story, "--out", tmp_path / "second")

    assert (first.code, second.code) == (0, 0)
    assert re.search(r"Embedded (\d+) of \1 distinct sentences", first.err)
    assert "Embedded nothing: all" in second.err
    assert not {"torch", "sentence_transformers", "prefect"} & set(heavy(second))
    for name in ("story.json", "report.html"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    assert first.out == second.out


def test_json_is_all_of_standard_output(story: Path, rashomon: CommandLine, tmp_path: Path) -> None:
    """With --json standard output is the document of story.json; the rest goes elsewhere."""
    done = rashomon("compare", story, "--json", "--out", tmp_path / "out")

    assert done.code == 0
    assert done.out == (tmp_path / "out" / "story.json").read_text(encoding="utf-8")
    assert {row["source"] for row in json.loads(done.out)["scores"]} == {"one", "two"}
    assert "Report:" in done.err


def test_show_lists_and_shows_again(story: Path, rashomon: CommandLine, tmp_path: Path) -> None:
    """What was compared is listed, and shown by the beginning of its id as it was."""
    compared = rashomon("compare", story, "--out", tmp_path / "out")
    listed = json.loads(rashomon("show", "--json").out)
    (name,) = [row["id"] for row in listed]
    again = rashomon("show", name[:5], "--out", tmp_path / "again")
    as_json = rashomon("show", name, "--json")

    assert name in rashomon("show").out
    assert again.out == compared.out
    assert as_json.out == (tmp_path / "out" / "story.json").read_text(encoding="utf-8")
    for file in ("story.json", "report.html"):
        assert (tmp_path / "out" / file).read_bytes() == (tmp_path / "again" / file).read_bytes()


def test_showing_fits_and_judges_nothing(
    story: Path, rashomon: CommandLine, tmp_path: Path
) -> None:
    """A stored story is written out again without what clusters, embeds or fits curves."""
    rashomon("compare", story)
    (row,) = json.loads(rashomon("show", "--json").out)
    shown = in_a_process("show", row["id"], "--out", tmp_path / "again")

    assert shown.code == 0
    assert heavy(shown) == ["sqlalchemy"]


def test_comparing_again_stores_nothing_twice(story: Path, rashomon: CommandLine) -> None:
    """The same articles are the same story; others are another."""
    for _ in range(2):
        assert rashomon("compare", story).code == 0
    assert len(json.loads(rashomon("show", "--json").out)) == 1

    (story / "three.txt").write_text(ONE.replace("Monday", "Tuesday"), encoding="utf-8")
    assert rashomon("compare", story).code == 0
    stored = [row["id"] for row in json.loads(rashomon("show", "--json").out)]
    beginning = os.path.commonprefix(stored)  # noqa: RUF071 - of characters, not of folders
    ambiguous = rashomon("show", beginning)

    assert len(stored) == 2
    assert ambiguous.code == 1
    assert all(name in ambiguous.err for name in stored)


def test_an_empty_store_is_no_error(rashomon: CommandLine) -> None:
    """Nothing stored yet: said on standard error, an empty list as JSON."""
    assert rashomon("show").out == ""
    assert "Nothing is stored yet" in rashomon("show").err
    assert json.loads(rashomon("show", "--json").out) == []


def test_no_colour_where_nobody_wants_it(
    story: Path, rashomon: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR and a pipe: no escape sequence on either stream."""
    monkeypatch.setenv("NO_COLOR", "1")
    done = rashomon("compare", story)

    assert "\x1b" not in done.out + done.err


def test_full_lists_more(story: Path, rashomon: CommandLine) -> None:
    """--full shows every statement, also those that the summary counts only."""
    more = "".join(f"A harbour pilot counted {n} gulls.\n\n" for n in ("four", "six", "ninety"))
    text = f"{TWO}\nThe mayor resigned.\n\nWheat prices rose in Asia.\n\n{more}"
    (story / "two.txt").write_text(text, encoding="utf-8")
    short, full = rashomon("compare", story), rashomon("compare", story, "--full")

    assert "more" in short.out
    assert len(full.out) > len(short.out)
    assert "Wheat prices" in full.out


def test_version(rashomon: CommandLine) -> None:
    """As text and as JSON, the same."""
    text = rashomon("version").out.strip()

    assert re.fullmatch(r"\d+\.\d+.*|unknown", text)
    assert json.loads(rashomon("version", "--json").out) == {"version": text}


def test_interruption_leaves_all_whole(
    story: Path, rashomon: CommandLine, home: Path, tmp_path: Path
) -> None:
    """Ctrl-C in the middle: exit 130, no half result, and the next run goes through."""
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "compare", str(story), "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    deadline = time.monotonic() + 60
    while not (home / "vectors.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)

    assert running.returncode == 130
    assert out == ""
    assert "Interrupted" in err
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()
    assert rashomon("compare", story, "--out", tmp_path / "out").code == 0
    assert len(json.loads(rashomon("show", "--json").out)) == 1
