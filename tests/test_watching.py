"""`rashomon monitor` and `backfill` as commands of their own, without Prefect."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands import CommandLine, Done
from tests.short_story import own_command, own_home
from tests.watched import BRIDGE, Desk

home = pytest.fixture(own_home)
rashomon = pytest.fixture(own_command)

NOW = datetime.now(UTC)


def days(folder: Path) -> Path:
    """Two days of one event, a folder each, the files named after their sources."""
    texts = list(BRIDGE.items())
    for day, told in (("2024-03-05", texts[:2]), ("2024-03-06", texts)):
        (folder / day).mkdir(parents=True)
        for source, text in told:
            dated = f"---\npublished: {day}\n---\n{text} So it stood on {day}."
            (folder / day / f"{source}.txt").write_text(dated, encoding="utf-8")
    return folder


def looked_back(rashomon: CommandLine, folder: Path) -> Done:
    """What a look back on these two days leaves, as JSON."""
    words = ("backfill", "2024-03-05", "2024-03-06", folder, "--out", "pages", "--json")
    return rashomon(*words)


def test_a_folder_for_each_day_is_looked_back_on(rashomon: CommandLine, tmp_path: Path) -> None:
    """A source that told on both days is one source of one story, and its page is written."""
    done = looked_back(rashomon, days(tmp_path / "archive"))

    (story,) = json.loads(done.out)["stories"]
    assert done.code == 0
    assert sorted(score["source"] for score in story["scores"]) == sorted(BRIDGE)
    assert list((tmp_path / "pages").rglob("report.html"))


def test_what_could_not_be_read_makes_exit_code_three(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """The rest is done; the digest names the file."""
    folder = days(tmp_path / "archive")
    (folder / "2024-03-06" / "Herald.txt").touch()
    done = looked_back(rashomon, folder)

    digest = json.loads(done.out)
    assert done.code == 3
    assert [Path(one["path"]).name for one in digest["refused"]] == ["Herald.txt"]
    assert len(digest["stories"]) == 1


@pytest.mark.parametrize("away", [False, True])
def test_a_channel_that_fails_makes_exit_code_three(
    rashomon: CommandLine, tmp_path: Path, away: bool
) -> None:
    """So a timer that starts the monitor tells its owner; the stories of the others are told."""
    desk = Desk(tmp_path / "desk")
    desk.publish("bridge", BRIDGE, NOW)
    if away:
        shutil.rmtree(desk.home / "feeds" / "northwire")
    done = rashomon("monitor", "--sources", desk.sources, "--out", tmp_path / "pages", "--json")

    digest = json.loads(done.out)
    assert done.code == (3 if away else 0)
    assert len(digest["stories"]) == 1
