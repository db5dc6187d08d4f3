"""Versions of articles out of files: none takes another's place, none is lost, none doubled."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from flows.monitoring.archives import read_archives
from flows.monitoring.watch import Watch
from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import Store, open_store, reading
from flows.store.polled.feeds import articles_between
from flows.store.schema.feed_tables import revisions
from models.settings import Reading, Settings
from tests.newsroom import NOW, prose
from tests.polled import keep_away
from tests.stores import contents
from tests.watched import Desk

DAY = timedelta(days=1)
ADDRESS = "https://wire.example/mayor"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A home without a catalogue."""
    return Desk(tmp_path)


def rows(path: Path, *its: Mapping[str, Any]) -> str:
    """Write rows of one source to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"source": "Wire", "title": "A title", **row}) for row in its]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def told(store: Store) -> list[tuple[int, str, bool]]:
    """Of each revision its number, headline, and whether it is the latest, in order."""
    table = revisions.c
    query = sa.select(table.number, table.title, table.superseded_at).order_by(
        table.entry, table.number
    )
    with reading(store) as connection:
        found = connection.execute(query)
        return [(row.number, str(row.title), row.superseded_at is None) for row in found]


def read(watch: Watch, *paths: str) -> list[tuple[int, str, bool]]:
    """Read archives one after the other; what is told then."""
    for path in paths:
        read_archives(watch, [path])
    with open_store(watch.store) as store:
        return told(store)


def test_rows_without_address_in_files_of_one_name_are_articles_of_their_own(desk: Desk) -> None:
    """Each day's file is called news.jsonl; a row is put before others: nothing is replaced."""
    files = [
        rows(
            desk.home / day / "news.jsonl", *({"text": prose(name), "title": name} for name in its)
        )
        for day, its in {"fri": ("mayor", "harbour"), "sat": ("school", "bridge")}.items()
    ]
    before = read(desk.watch(NOW), *files)
    rows(
        desk.home / "fri" / "news.jsonl",
        *({"text": prose(name), "title": name} for name in ("zoo", "mayor", "harbour")),
    )
    after = read(desk.watch(NOW + DAY), files[0])

    assert sorted(before) == [(1, name, True) for name in ("bridge", "harbour", "mayor", "school")]
    assert sorted(after) == sorted([*before, (1, "zoo", True)])


def test_texts_of_one_name_in_two_folders_are_two_articles(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named relative to where the command runs, as a shell does."""
    for day in ("fri", "sat"):
        folder = desk.home / day
        folder.mkdir()
        (folder / "wire.txt").write_text(prose(day), encoding="utf-8")
        monkeypatch.chdir(folder)
        read(desk.watch(NOW), "wire.txt")

    with open_store(desk.store) as store:
        assert len(articles_between(store, NOW - DAY, NOW + DAY)) == 2


def test_versions_of_an_address_in_one_file_are_revisions_in_the_order_of_time(desk: Desk) -> None:
    """Whatever their order in the file, the youngest is the latest; read again, none is added."""
    versions = [
        {"url": ADDRESS, "title": title, "text": prose(title), "published": f"2026-11-{day}"}
        for title, day in (("second", "21"), ("third", "22"), ("first", "20"))
    ]
    file = rows(desk.home / "a.jsonl", *versions)

    once = read(desk.watch(NOW), file)
    again = read(desk.watch(NOW + DAY), file)

    assert once == [(1, "first", False), (2, "second", False), (3, "third", True)]
    assert again == once


def test_versions_in_several_files_are_kept_and_an_old_one_stays_behind(desk: Desk) -> None:
    """Of two days' dumps, read in either order and again, the younger is what counts."""
    old, new = (
        rows(
            desk.home / f"{title}.jsonl",
            {"url": ADDRESS, "title": title, "text": prose(title), "published": day},
        )
        for title, day in (("old", "2026-11-20"), ("new", "2026-11-21"))
    )

    assert read(desk.watch(NOW), old, new, old) == [(1, "old", False), (2, "new", True)]
    other = Desk(desk.home / "other")
    other.home.mkdir()
    assert read(other.watch(NOW), new, old, new) == [(1, "new", True), (2, "old", False)]


def test_a_version_that_is_added_to_a_watched_file_is_a_revision(tmp_path: Path) -> None:
    """A source appends what it corrects to the day's file."""
    folder = tmp_path / "wire"
    first = {"url": ADDRESS, "text": prose("mayor"), "title": "mayor"}
    rows(folder / "a.jsonl", first)
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        poll_all(catalogue, store, Settings(), NOW)
        rows(folder / "a.jsonl", first, {**first, "text": prose("mayoress")})
        summary = poll_all(catalogue, store, Settings(), NOW + DAY)

        assert len(summary.articles) == 1
        assert told(store) == [(1, "mayor", False), (2, "mayor", True)]
        (latest,) = articles_between(store, NOW - DAY, NOW + 2 * DAY)
    assert "mayoress" in latest.text


def test_an_archive_read_again_leaves_the_store_as_it_was(desk: Desk) -> None:
    """With the same time, every row of it; and nothing is told anew."""
    file = rows(
        desk.home / "a.jsonl",
        {"url": ADDRESS, "text": prose("mayor"), "published": str(date(2026, 11, 20))},
        {"text": prose("harbour")},
    )
    read(desk.watch(NOW), file)
    with open_store(desk.store) as store:
        before = contents(store)
    read(desk.watch(NOW), file)

    with open_store(desk.store) as store:
        assert contents(store) == before


def test_a_folder_that_is_moved_into_a_watched_one_is_read(tmp_path: Path) -> None:
    """Its files are older than the last poll, and moving their folder does not change them."""
    rows(tmp_path / "elsewhere" / "a.jsonl", {"text": prose("mayor"), "title": "moved"})
    rows(tmp_path / "wire" / "b.jsonl", {"text": prose("harbour"), "title": "there"})
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(tmp_path / "wire"),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        poll_all(catalogue, store, Settings(), NOW)
        (tmp_path / "elsewhere").rename(tmp_path / "wire" / "new")
        moved = poll_all(catalogue, store, Settings(), NOW + DAY)
        quiet = poll_all(catalogue, store, Settings(), NOW + 2 * DAY)

        assert [one.seen for one in (*moved.channels, *quiet.channels)] == [1, 0]
        assert [title for _, title, _ in told(store)] == ["moved", "there"]


def test_a_file_is_read_again_when_its_sidecar_says_something_else(tmp_path: Path) -> None:
    """A headline that is mended in articles.csv is a revision; the other file is left alone."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for name in ("mayor", "harbour"):
        (folder / f"{name}.txt").write_text(prose(name), encoding="utf-8")
    sidecar = folder / "articles.csv"
    sidecar.write_text("file,title\nmayor.txt,First\nharbour.txt,Harbour\n", encoding="utf-8")
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        poll_all(catalogue, store, Settings(), NOW)
        sidecar.write_text("file,title\nmayor.txt,Second\nharbour.txt,Harbour\n", encoding="utf-8")
        (outcome,) = poll_all(catalogue, store, Settings(), NOW + DAY).channels

        assert outcome.seen == 1
        assert told(store) == [(1, "Harbour", True), (1, "First", False), (2, "Second", True)]


def test_what_a_file_of_text_says_now_is_its_latest_version(tmp_path: Path) -> None:
    """Whether it said so before, and though a date is given that lies before the first look."""
    folder = tmp_path / "wire"
    folder.mkdir()
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        for hours, name in enumerate(("mayor", "harbour", "mayor", "school")):
            (folder / "story.txt").write_text(prose(name), encoding="utf-8")
            if name == "school":
                sidecar = "file,title,published\nstory.txt,The school,2026-11-20\n"
                (folder / "articles.csv").write_text(sidecar, encoding="utf-8")
            poll_all(catalogue, store, Settings(), NOW + timedelta(hours=hours))
            (latest,) = articles_between(store, NOW - 9 * DAY, NOW + DAY)
            assert name in latest.text

        assert [number for number, _, _ in told(store)] == [1, 2, 3, 4]


def test_articles_that_give_a_front_page_as_their_address_are_several(tmp_path: Path) -> None:
    """Sites name it as the canonical address of all their pages, and dumps in all their rows."""
    front, names = "https://wire.example/", ("mayor", "harbour")
    rows(tmp_path / "wire" / "a.jsonl", *({"url": front, "text": prose(name)} for name in names))
    for name in ("school", "museum"):
        (tmp_path / "wire" / f"{name}.html").write_text(
            f'<html><head><link rel="canonical" href="{front}"><title>The {name}</title></head>'
            f"<body><article><p>{prose(name)}</p></article></body></html>",
            encoding="utf-8",
        )
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(tmp_path / "wire"),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        poll_all(catalogue, store, Settings(), NOW)

        assert len(articles_between(store, NOW - DAY, NOW + DAY)) == 4


@pytest.mark.parametrize("fault", [errno.EIO, errno.ESTALE, errno.EMFILE, errno.EACCES])
def test_a_file_that_could_not_be_read_once_is_read_at_the_next_poll(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    """Its disk was away; the file itself has not changed since."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for name in ("mayor", "harbour"):
        (folder / f"{name}.txt").write_text(prose(name), encoding="utf-8")
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        with monkeypatch.context() as patch:
            keep_away(patch, {"mayor"}, fault)
            assert len(poll_all(catalogue, store, Settings(), NOW).articles) == 1
        back, quiet = (
            poll_all(catalogue, store, Settings(), NOW + day * DAY).channels[0] for day in (1, 2)
        )

        assert (back.fresh, quiet.status) == (1, "unchanged")
        assert len(told(store)) == 2


def test_files_are_read_again_when_the_limits_change_by_which_they_were_refused(
    tmp_path: Path,
) -> None:
    """As the reasons given advise; what was read before is told no second time."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for name, sentences in (("mayor", 8), ("harbour", 80)):
        (folder / f"{name}.txt").write_text(prose(name, sentences), encoding="utf-8")
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        fresh = [
            len(poll_all(catalogue, store, settings, NOW + day * DAY).articles)
            for day, settings in enumerate((Settings(reading=Reading(max_bytes=5000)), Settings()))
        ]

        assert fresh == [1, 1]
        assert len(told(store)) == 2
