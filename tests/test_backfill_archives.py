"""Archives that a backfill is to read, and what it says where it cannot."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from flows.monitoring.archives import read_archives
from flows.monitoring.backfilling import group_days
from flows.monitoring.days import Days
from flows.monitoring.grouping import open_stories
from flows.store.database.moments import stamp
from models.errors import InputError
from tests.watched import BRIDGE, HOUR, MORNING, Desk


def test_a_misspelled_archive_is_no_backfill_of_the_store(tmp_path: Path) -> None:
    """Where nothing of what was named can be read, nothing is grouped or compared."""
    watch = Desk(tmp_path).watch()
    with pytest.raises(InputError, match=r"Nothing could be read: .*nope\.warc does not exist"):
        read_archives(watch, [str(tmp_path / "nope.warc")])
    with pytest.raises(InputError, match="is an address: save what is there"):
        read_archives(watch, ["https://archive.example/a.warc"])


def test_one_archive_of_two_is_read_and_the_other_refused(tmp_path: Path) -> None:
    """So is one that holds nothing new: it was read."""
    desk = Desk(tmp_path)
    row = {"text": BRIDGE["Northwire"], "source": "Northwire", "published": stamp(MORNING)}
    (tmp_path / "good.jsonl").write_text(json.dumps(row), encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("good.jsonl", "nope.jsonl")]
    said: list[str] = []
    for now in (MORNING, MORNING + HOUR):
        read_archives(desk.watch(now), paths, said.append)

    assert said == [
        "Read one article that was not known; one input refused.",
        "Read no articles that were not known; one input refused.",
    ]


def test_articles_without_a_date_are_named_since_they_count_from_their_reading(
    tmp_path: Path,
) -> None:
    """A backfill of the days on which they were written does not find them."""
    (tmp_path / "dated.txt").write_text(
        f"---\npublished: 2024-03-05\n---\n{BRIDGE['Northwire']}", encoding="utf-8"
    )
    (tmp_path / "undated.txt").write_text(BRIDGE["Ellery Post"], encoding="utf-8")
    said: list[str] = []

    read_archives(Desk(tmp_path).watch(), [str(tmp_path)], said.append)

    assert len(said) == 2
    assert said[1].startswith(
        "One article without a date that can be read, counted on the day of reading and so in no "
        "story of earlier days: "
    )
    assert "undated.txt. Give each its `published`" in said[1]


def test_a_backfill_says_what_of_a_strangers_table_it_does_not_read(tmp_path: Path) -> None:
    """Names of columns, and dates that may be two days: a few of many, and how many more."""
    lines = [f'Title {n},"{BRIDGE["Northwire"]}",Northwire {n},03/04/2024' for n in range(8)]
    (tmp_path / "mine.csv").write_text(
        "\n".join(["title,text,source,published", *lines]), encoding="utf-8"
    )
    (tmp_path / "other.jsonl").write_text(
        json.dumps({"text": BRIDGE["Ellery Post"], "who": "Post"}), encoding="utf-8"
    )
    said: list[str] = []

    read_archives(Desk(tmp_path).watch(), [str(tmp_path)], said.append)

    notes = said[1:-1]
    assert notes[0].endswith(
        "other.jsonl:1: has no source and no published, and who is not read; if it is meant, "
        "rename it: source, title, published, url, lang, family are read"
    )
    assert notes[1].endswith(
        "mine.csv:2: the date '03/04/2024' may be two days (write it as year-month-day, "
        "2026-11-28) and is left out"
    )
    assert notes[5] == "and four more such notes"
    assert len(notes) == 6
    assert "mine.csv:2, " in said[-1]
    assert "mine.csv:6 and four more." in said[-1]  # in the order of the rows


def test_articles_of_other_days_are_counted_with_their_days(tmp_path: Path) -> None:
    """Else whoever looks back on the wrong days learns no more than that there is no story."""
    dates = ("2024-03-05", "2024-03-06T23:30:00-02:00", "2024-03-08")
    for number, (text, day) in enumerate(zip(BRIDGE.values(), dates, strict=True)):
        row = {"text": text, "source": "Northwire", "published": day}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    watch, said = Desk(tmp_path).watch(), list[str]()

    read_archives(watch, [str(tmp_path)], said.append, Days(date(2024, 3, 5), date(2024, 3, 7)))
    read_archives(watch, [str(tmp_path)], said.append, Days(date(2024, 3, 6), date(2024, 3, 7)))

    beside = "of other days than those looked back on, and not compared:"
    assert said[1::2] == [
        f"One article {beside} 2024-03-08.",
        f"Two articles {beside} 2024-03-05 to 2024-03-08.",
    ]


def test_articles_that_are_given_their_date_later_are_in_the_stories_of_that_day(
    tmp_path: Path,
) -> None:
    """What was read without one is no story of earlier days; dated and read again, it is."""
    (archive := tmp_path / "archive").mkdir()
    days = Days(date(2024, 3, 5), date(2024, 3, 5))
    desk, found = Desk(tmp_path), []
    for head in ("", "---\npublished: 2024-03-05\n---\n"):
        for source, text in BRIDGE.items():
            (archive / f"{source}.txt").write_text(f"{head}{text}", encoding="utf-8")
        read_archives(desk.watch(), [str(archive)])
        group_days(desk.watch(), days)
        found.append([len(event.articles) for event in open_stories(desk.watch(), *days.extent)])

    assert found == [[], [3]]
