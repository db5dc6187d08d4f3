"""Assigns the new articles to stories, and heeds what a person said of doubtful ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.events import News, assign_events, save_answer, save_events, verdict_on
from flows.monitoring.choosing import Event
from flows.monitoring.watch import Watch
from flows.progress import Progress, quietly
from flows.store.compared.telling_articles import event_members
from flows.store.database.engine import open_store
from flows.writing import read_rows, write_rows
from models import stories
from models.records import Article


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two stories of which a person may say whether they are one.

    one, other: the ids of their events; probability: that they are one, 0 to 1, as it was
    judged; merged: whether they are so now. The articles of each, and their headlines.
    """

    one: str
    other: str
    probability: float
    merged: bool
    one_articles: tuple[str, ...]
    other_articles: tuple[str, ...]
    one_lines: tuple[str, ...]
    other_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What grouping changed, in words, and which stories may be one or two."""

    changes: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def group(watch: Watch, progress: Progress = quietly) -> Path:
    """Assign every article of the window to a story; return the file of what changed."""
    with open_store(watch.store) as store:
        news = assign_events(store, watch.settings, watch.time, progress)
        save_events(store, news, watch.time)
    doubtful = news.assignment.doubtful
    rows = {
        "changes": list(changes(news)),
        "doubts": [asdict(_doubt(news, found)) for found in doubtful],
    }
    return write_rows(watch.work / "grouped.json", rows)


def read_grouped(path: Path) -> Grouped:
    """What `group` left."""
    rows = read_rows(path)
    doubts = tuple(Doubt(**_with_tuples(row)) for row in rows["doubts"])
    return Grouped(tuple(rows["changes"]), doubts)


def settle(watch: Watch, grouped: Path, answers: Mapping[int, bool]) -> Path:
    """Keep what a person said of the doubts, by their places, and group anew by it.

    Return the file of what both groupings changed.
    """
    before = read_grouped(grouped)
    with open_store(watch.store) as store:
        for place, one in sorted(answers.items()):
            doubt = before.doubts[place]
            said = stories.Verdict(doubt.one_articles, doubt.other_articles, one)
            asked = stories.Doubt(doubt.one, doubt.other, doubt.probability)
            save_answer(store, asked, said, watch.time)
    after = read_grouped(group(watch))
    rows = {
        "changes": [*before.changes, *after.changes],
        "doubts": [asdict(doubt) for doubt in after.doubts],
    }
    return write_rows(watch.work / "settled.json", rows)


def open_stories(watch: Watch, since: datetime, until: datetime | None = None) -> list[Event]:
    """The events with an article published since a time, until another, with all their articles."""
    with open_store(watch.store) as store:
        members = event_members(store, since, until)
    return [Event(event, articles) for event, articles in sorted(members.items())]


def changes(news: News) -> Iterator[str]:
    """The merges and splits of stories, in words."""
    for merge in news.assignment.merges:
        yield f"“{_former_title(news, merge)}” took in “{_title(news, merge.story)}”"
    for part in news.assignment.splits:
        yield f"“{_title(news, part.into)}” was split off “{_title(news, part.story)}”"


def _title(news: News, event: str) -> str:
    return _headline(news.articles_of(event), event)


def _former_title(news: News, merge: stories.Merge) -> str:
    """What the event was called that took another in, which may have the earliest article now."""
    known = [story for story in news.known if story.id == merge.story]
    taken = {name for story in known for name in story.articles}
    own = [article for article in news.articles_of(merge.into) if article.id not in taken]
    return _headline(own, merge.into)


def _headline(articles: Sequence[Article], event: str) -> str:
    """The headline of its earliest article that has one."""
    return next(filter(None, (article.title for article in articles)), f"Story {event}")


def _doubt(news: News, found: stories.Doubt) -> Doubt:
    sides = verdict_on(news, found, one=True)
    return Doubt(
        one=found.one,
        other=found.other,
        probability=found.probability,
        merged=any(merge.story == found.other for merge in news.assignment.merges),
        one_articles=sides.these,
        other_articles=sides.those,
        one_lines=tuple(_line(news.articles[name]) for name in sides.these),
        other_lines=tuple(_line(news.articles[name]) for name in sides.those),
    )


def _line(article: Article) -> str:
    return f"{article.title or article.url or article.path} ({article.source})"


def _with_tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
