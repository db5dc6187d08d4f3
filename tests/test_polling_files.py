"""Folders and archives that cannot be read: an outage of their source, and never its silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.polling.rounds import ChannelOutcome, poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import Store, open_store
from flows.store.polled.outages import outages
from models.settings import Settings
from tests.newsroom import NOW, prose
from tests.polled import DAY, empty_store, keep_away, only, told

store = pytest.fixture(empty_store)


def row(subject: str) -> str:
    """A line of an archive."""
    said = {"text": prose(subject), "title": subject, "url": f"https://wire.example/{subject}"}
    return json.dumps(said) + "\n"


def polled(store: Store, archive: Path, day: int = 0) -> ChannelOutcome:
    """How a poll of an archive ends."""
    catalogue = Catalogue((Source("Wire", "Wire", archives=(str(archive),)),))
    return only(poll_all(catalogue, store, Settings(), NOW + day * DAY))


def test_an_archive_that_is_away_is_an_outage_until_it_is_back(
    store: Store, tmp_path: Path
) -> None:
    """Its disk is not there on the second day; what it had on the third was there all along."""
    archive, away = tmp_path / "wire.jsonl", tmp_path / "away"
    archive.write_text(row("mayor"))
    assert polled(store, archive).status == "read"
    archive.rename(away)
    missing = polled(store, archive, 1)

    assert (missing.status, missing.reason) == ("failed", "does not exist; check the spelling")
    assert outages(store, NOW + DAY, NOW + 2 * DAY) == {"Wire"}

    away.write_text(row("mayor") + row("harbour"))
    away.rename(archive)
    back = polled(store, archive, 2)

    assert (back.status, back.fresh) == ("read", 1)
    assert outages(store, NOW + DAY, NOW + 2 * DAY) == frozenset()
    assert told(store) == {"/mayor": "mayor", "/harbour": "harbour"}


def test_an_archive_that_is_torn_is_an_outage_at_every_poll(store: Store, tmp_path: Path) -> None:
    """Whoever writes it has not finished; that nothing has changed since makes it no good."""
    archive = tmp_path / "wire.parquet"
    archive.write_bytes(b"PAR1")
    first, second = (polled(store, archive, day) for day in range(2))

    assert first.status == second.status == "failed"
    assert "is torn" in (second.reason or "")


@pytest.mark.parametrize("unread", [("mayor", "harbour"), ("mayor",)])
def test_a_folder_is_out_of_reach_where_none_of_its_files_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unread: tuple[str, ...]
) -> None:
    """One file that the system keeps is no outage of the others."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for name in ("mayor", "harbour"):
        (folder / f"{name}.txt").write_text(prose(name), encoding="utf-8")
    keep_away(monkeypatch, unread)
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        found = only(poll_all(catalogue, store, Settings(), NOW))

    assert found.status == ("failed" if len(unread) == 2 else "read")


def test_what_is_refused_of_a_folder_is_named_by_where_it_lies(
    store: Store, tmp_path: Path
) -> None:
    """A reader of the digest knows no keys of the store."""
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "mayor.txt").write_text(prose("mayor"), encoding="utf-8")
    (folder / "film.mp4").write_bytes(b"\0")
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    (refused,) = poll_all(catalogue, store, Settings(), NOW).refused

    assert refused.path == str(folder)
    assert refused.reason.startswith(f"{folder / 'film.mp4'} is of a kind that is not read")
