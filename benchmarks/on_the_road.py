"""Articles on the road: served as feeds and pages day by day, monitored, read from the store.

Half of the sources, by their names, have a feed of teasers that lead to pages; the others a
feed that carries its texts and leads nowhere. The monitor runs at the end of each day, without
Prefect.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Final

from benchmarks.invented_wire import Piece
from flows.monitoring.cycle import run
from flows.monitoring.watch import Watch
from flows.store.compared.telling_articles import event_members
from flows.store.database.engine import open_store
from flows.store.database.moments import stamp
from flows.store.polled.feeds import Unread, articles_between, unread
from models.records import Article
from models.settings import Reading, Settings
from tests.newsroom import Newsroom, newsroom

_LISTED: Final = 40  # entries of a feed, the newest
_DAY: Final = timedelta(days=1)
_EVENING: Final = time(23, 55, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Trip:
    """What the store held after the last day.

    articles, stories: by the name of the piece (`name`), all that arrived as one. unread: what
    was listed and is no article to score.
    """

    articles: dict[str, list[Article]]
    stories: dict[str, str]
    unread: tuple[Unread, ...]


def replay(told: Sequence[Piece], home: Path, settings: Settings) -> Trip:
    """Serve the pieces day by day, monitor each day at its end, and read the store."""
    store = f"sqlite:///{home / 'rashomon.sqlite'}"
    with newsroom() as room:
        _write_catalogue(told, room, home / "sources.toml")
        allowed = replace(settings, reading=Reading(allow_hosts=(room.host,)))
        for evening in evenings(told):
            _publish([piece for piece in told if piece.at <= evening], room)
            run(
                Watch(
                    sources=home / "sources.toml",
                    store=store,
                    pages=home / "pages",
                    work=home / "work",
                    now=stamp(evening),
                    settings=allowed,
                )
            )
    return _held(store, evenings(told))


def evenings(told: Sequence[Piece]) -> list[datetime]:
    """The times of the runs: the end of each day from the first piece to the last."""
    days = [piece.at.date() for piece in told]
    count = (max(days) - min(days)).days + 1
    return [datetime.combine(min(days) + number * _DAY, _EVENING) for number in range(count)]


def name(piece: Piece) -> str:
    """What a piece is called: the last part of its address."""
    return piece.path.rsplit("/", 1)[-1]


def _publish(told: Sequence[Piece], room: Newsroom) -> None:
    """Serve what has been told so far: the feed of each source, and the pages it leads to."""
    by_source: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in sorted(told, key=lambda piece: piece.at, reverse=True):
        by_source[piece.source].append(piece)
    for source, its in by_source.items():
        items = [_item(piece, room, carries_texts=_carries_texts(source)) for piece in its]
        room.feed(_feed(source), *items[:_LISTED], ETag=f'"{len(items)}"')


def _item(piece: Piece, room: Newsroom, *, carries_texts: bool) -> str:
    more = {"pubDate": format_datetime(piece.at)}
    if carries_texts:
        more["content:encoded"] = "".join(f"<p>{escape(p)}</p>" for p in piece.text.split("\n"))
        return room.item(piece.path, piece.title, link="", **more)
    room.page(piece.path, piece.title, piece.text, ETag='"1"')
    return room.item(piece.path, piece.title, description=piece.text[:100], **more)


def _carries_texts(source: str) -> bool:
    return sum(source.encode()) % 2 == 0


def _feed(source: str) -> str:
    return f"/feeds/{source.encode().hex()}"


def _write_catalogue(told: Sequence[Piece], room: Newsroom, path: Path) -> None:
    tables = [
        f"[[source]]\nname = {json.dumps(source)}\npause = 0.0\n"
        f'feeds = ["{room.url(_feed(source))}"]\n'
        for source in sorted({piece.source for piece in told})
    ]
    path.write_text("\n".join(tables), encoding="utf-8")
    for source in {piece.source for piece in told}:
        room.feed(_feed(source))


def _held(store: str, runs: Sequence[datetime]) -> Trip:
    first, last = runs[0] - _DAY, runs[-1] + _DAY
    with open_store(store) as opened:
        articles: defaultdict[str, list[Article]] = defaultdict(list)
        for article in articles_between(opened, first, last):
            articles[(article.url or article.path).rsplit("/", 1)[-1]].append(article)
        event_of = {
            article: event
            for event, members in event_members(opened, first).items()
            for article in members
        }
        left = tuple(unread(opened, first, last))
    stories = {what: event_of[its[0].id] for what, its in articles.items()}
    return Trip(dict(articles), stories, left)
