"""Articles into events day by day: what it costs as the archive grows, and how well it goes.

Usage: python -m benchmarks.stories_by_day [FOLDER]

FOLDER holds labelled news data (default ../shared/data). Cost: the articles of AllSides spread
evenly over time, 300 in each window, by words alone; one day is assigned after archives of
several sizes, through a store, so that reading and saving count. The time should not grow.
Quality: half of the stories day by day, each article up to three days after its event, against
the labels and against the same articles grouped at once.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from time import process_time

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from benchmarks.labelled import add_folder, options_with_data
from benchmarks.stories import Collection, collection, encoded, side
from flows.store.compared.events import open_events, save_assignment
from flows.store.database.engine import Store, open_store, writing
from flows.store.schema import story_tables
from models.arrays import Floats
from models.evaluation.clusters import clustering
from models.records import Article
from models.settings import Stories
from models.stories import KnownStory, StoryItem, assign, group

SETTINGS = Stories()
NOW = datetime(2026, 3, 2, tzinfo=UTC)
IN_WINDOW = 300
LATE = 3  # days after the event, at most


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    options = options_with_data(parser)
    allsides = collection("AllSides", options.folder / "stories_allsides_dated.jsonl.gz")
    cost(allsides)
    quality(allsides.only("half 1", [k for k in range(len(allsides.gold)) if side(allsides, k)]))


def cost(news: Collection) -> None:
    """One day's assignment after archives of several sizes."""
    table = Table("archive", "in the window", "CPU s: read", "assign", "save")
    for size in (300, 1000, 2000):
        with (
            tempfile.TemporaryDirectory() as folder,
            open_store(f"sqlite:///{folder}/store.sqlite") as store,
        ):
            table.add_row(*_one_day(store, _archive(news, size)))
    Console().print(table)


def quality(news: Collection) -> None:
    """Day by day against all at once."""
    random = Random(3)  # noqa: S311  # no secret
    late = [_later(item, random.randint(0, LATE)) for item in news.items]
    vectors = encoded(late, "default")
    at_once = group(late, SETTINGS, vectors)
    days = sorted({item.published or "" for item in late})
    window = timedelta(days=SETTINGS.window)
    runs = [(str(date.fromisoformat(day) - window), day) for day in days]
    by_day, changes = day_by_day(late, vectors, runs)
    table = Table("B-cubed", "F1", "P", "R")
    for name, found_labels, gold in (
        ("day by day, against the labels", by_day, news.gold),
        ("at once, against the labels", at_once, news.gold),
        ("day by day, against at once", by_day, at_once),
    ):
        score = clustering([(found_labels, gold)])
        shares = (score.bcubed_f1, score.bcubed_precision, score.bcubed_recall)
        table.add_row(name, *(f"{share:.3f}" for share in shares))
    Console().print(table)
    Console().print(f"{len(late)} articles; {dict(changes)}")


def day_by_day(
    items: Sequence[StoryItem], vectors: Floats, runs: Sequence[tuple[str, str]]
) -> tuple[list[str], Counter[str]]:
    """The story of each article, the articles assigned run by run, and what was changed by it.

    As in the store, a story that is merged takes those of its articles along that are too old to
    be in the window.

    runs: of each the first and the last time of its window, written as the articles' times are.
    """
    home: dict[str, str] = {}
    changes: Counter[str] = Counter()
    for first, last in runs:
        places = [k for k, item in enumerate(items) if first <= (item.published or "") <= last]
        window = [items[k] for k in places]
        found = assign(_known(home, window), window, SETTINGS, vectors[places])
        moved = [a for a, story in found.stories if home.get(a, story) != story]
        changes.update(merges=len(found.merges), splits=len(found.splits), moved=len(moved))
        whole = {merge.story: merge.into for merge in found.merges}
        home = {article: whole.get(story, story) for article, story in home.items()}
        home |= dict(found.stories)
    return [home[item.id] for item in items], changes


def _archive(news: Collection, size: int) -> list[Article]:
    """So many articles, the latest now, evenly spread, `IN_WINDOW` of them in the window."""
    step = timedelta(days=SETTINGS.window) / IN_WINDOW
    return [
        Article(
            f"{k:05}", item.source, item.source, item.title,
            (NOW - step * k).isoformat(timespec="seconds"), None, "en", item.id, item.text,
        )
        for k, item in ((k, news.items[k % len(news.items)]) for k in range(size))
    ]  # fmt: skip


def _one_day(store: Store, archive: Sequence[Article]) -> tuple[str, ...]:
    """The CPU seconds of a day, everything older being assigned."""
    with writing(store) as connection:
        rows = [{"article": one.id, "text": one.text} for one in archive]
        connection.execute(sa.insert(story_tables.articles), rows)
    start = NOW - timedelta(days=SETTINGS.window)
    today = (NOW - timedelta(days=1)).isoformat(timespec="seconds")
    before = [one for one in archive if (one.published or "") < today]
    for k in range(0, len(before), IN_WINDOW):
        part = before[k : k + IN_WINDOW]
        save_assignment(store, assign([], [_item(one) for one in part], SETTINGS), part, NOW)
    window = [one for one in archive if (one.published or "") >= start.isoformat()]
    times = [process_time()]
    known = open_events(store, start)
    times.append(process_time())
    found = assign(known, [_item(one) for one in window], SETTINGS)
    times.append(process_time())
    save_assignment(store, found, window, NOW)
    times.append(process_time())
    spent = (f"{end - begin:.3f}" for begin, end in pairwise(times))
    return (str(len(archive)), str(len(window)), *spent)


def _item(article: Article) -> StoryItem:
    return StoryItem(
        article.id, article.title or "", article.text, article.source, article.published, "en"
    )


def _later(item: StoryItem, days: int) -> StoryItem:
    published = date.fromisoformat(item.published or "") + timedelta(days=days)
    return replace(item, published=str(published))


def _known(home: dict[str, str], items: Sequence[StoryItem]) -> list[KnownStory]:
    size = Counter(home.values())
    members: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item.id in home:
            members[home[item.id]].append(item.id)
    return [KnownStory(s, tuple(its), size[s] - len(its)) for s, its in members.items()]


if __name__ == "__main__":
    main()
