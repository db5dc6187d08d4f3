"""`rashomon sources health`: whether the monitor still runs, told from outside of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.store.database.engine import open_store
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Poll, Polled, record_poll
from tests.commands import CommandLine, sources_command

sources = pytest.fixture(sources_command)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store of two channels, one of which could not be read three hours ago."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    then = datetime.now(UTC) - timedelta(hours=3)
    with open_store(address) as store:
        for source, poll in (
            ("Northwire", Poll("read", seen=3)),
            ("Ellery Post", Poll("failed", reason="was answered with 503 [bold]Busy")),
        ):
            channel = Channel(source, f"https://{source[0].lower()}.example/rss", "feed", "")
            record_poll(store, Polled(channel, poll), then)
    return address


def test_a_monitor_that_stands_still_is_a_failure(url: str, sources: CommandLine) -> None:
    """What watches the machine learns it by the exit code, a person by the words."""
    ended = sources("health", "--store", url, "--within", "2")

    assert ended.code == 1
    assert "three hours ago" in ended.err
    assert "Nothing was asked for within two hours" in ended.err


def test_a_channel_that_cannot_be_read_is_named(url: str, sources: CommandLine) -> None:
    """With its reason, as it is, and how often that was so."""
    ended = sources("health", "--store", url)

    assert ended.code == 3
    assert "1 of 2 channels can be read." in ended.out
    assert "Ellery Post" in ended.out
    assert "was answered with 503 [bold]Busy" in ended.out
    assert "1 of 1" in ended.out
    assert "Northwire" not in ended.out
    assert "Nothing was asked for" not in ended.err


def test_scripts_get_all_channels(url: str, sources: CommandLine) -> None:
    """Those that are well too."""
    ended = sources("health", "--store", url, "--json")

    found = json.loads(ended.out)
    assert ended.code == 3
    assert found["overdue"] is False
    assert [row["status"] for row in found["channels"]] == ["failed", "read"]


def test_a_store_in_which_nothing_was_ever_read_is_no_health(
    tmp_path: Path, sources: CommandLine
) -> None:
    """A wrong --store must not look like a monitor that is well."""
    open_store(url := f"sqlite:///{tmp_path / 'none.sqlite'}").close()
    ended = sources("health", "--store", url)

    assert ended.code == 1
    assert "No channel was asked for" in ended.err


def test_a_poll_that_is_yet_to_come_is_no_sign_of_life(
    tmp_path: Path, sources: CommandLine
) -> None:
    """Noted by a clock that was wrong for one run, it would hide for years that nothing runs."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    channel = Channel("Northwire", "https://n.example/rss", "feed", "")
    with open_store(address) as store:
        ahead = datetime.now(UTC) + timedelta(days=400)
        record_poll(store, Polled(channel, Poll("read", seen=3)), ahead)

    ended = sources("health", "--store", address)

    assert ended.code == 1
    assert "it was wrong then, or is now" in ended.err


def test_a_feed_that_lists_nothing_is_named_though_it_can_be_read(
    tmp_path: Path, sources: CommandLine
) -> None:
    """On the terminal with its reason, and for scripts as one that is silent."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    channel = Channel("Mute", "https://mute.example/rss", "feed", "")
    with open_store(url) as store:
        poll = Poll("read", 200, "lists nothing")
        record_poll(store, Polled(channel, poll), datetime.now(UTC) - timedelta(hours=1))
    shown, printed = sources("health", "--store", url), sources("health", "--store", url, "--json")

    assert shown.code == 0
    assert "1 of 1 channels can be read." in shown.out
    assert "lists nothing" in shown.out
    assert [row["silent"] for row in json.loads(printed.out)["channels"]] == [True]
