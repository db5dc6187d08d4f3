"""What is stored: list the stories, find one by the start of its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.engine import Store, reading
from flows.store.schema import story_tables
from flows.store.schema.monitor_tables import event_comparisons
from models.errors import StoreError
from models.times import when

_CANDIDATES_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A line of the list of stories.

    `sources` stand in the order of the input. `first_published` and `last_published` are
    the first and the last of the articles' dates, whatever their zones (a day by its start), as
    they are written; None where no article has one. `significant` counts the sources whose
    divergence stands out from chance.
    """

    id: str
    title: str
    articles: int
    sources: tuple[str, ...]
    first_published: str | None
    last_published: str | None
    significant: int
    version: str | None
    model: str | None


def list_stories(store: Store) -> tuple[StoredStory, ...]:
    """List what is stored, the most recently published first, stories without a date last."""
    with reading(store) as connection:
        tellings = _tellings(connection)
        significant = _significant(connection)
        stories = _stories(connection)
    listed = [_listed(row, tellings[row.story], significant.get(row.story, 0)) for row in stories]
    dated = [story for story in listed if story.last_published]
    undated = [story for story in listed if not story.last_published]
    newest = sorted(dated, key=lambda story: when(story.last_published), reverse=True)
    return (*newest, *undated)


def find_story(store: Store, prefix: str) -> str:
    """Complete the start of a story's id, or of the id that the monitor gave its event.

    The latter is in the digest, in `rashomon stories` and in the addresses of pages. Raises
    StoreError, naming the candidates, when several ids start with it and it is not one itself;
    and when none does.
    """
    with reading(store) as connection:
        found = _called(connection, prefix)
    if prefix in found:
        return found[prefix]
    if not found:
        raise StoreError(
            f"no story in {store.place} starts with {prefix!r}; `rashomon show` lists them"
        )
    if (many := len(set(found.values()))) > 1:
        shown = ", ".join([*found][:_CANDIDATES_SHOWN])
        more = ", ..." if len(found) > _CANDIDATES_SHOWN else ""
        raise StoreError(
            f"{many} stories start with {prefix!r}: {shown}{more}; write more of the id"
        )
    return next(iter(found.values()))


def _called(connection: Connection, prefix: str) -> dict[str, str]:
    """The stories by all ids that start so, in the order of these."""
    stories, events = story_tables.stories.c.story, event_comparisons.c
    ids: dict[str, str] = {}
    for key, story in ((events.event, events.story), (stories, stories)):
        starts = sa.func.substr(key, 1, len(prefix)) == prefix
        ids |= connection.execute(sa.select(key, story).where(starts)).tuples().all()
    return dict(sorted(ids.items()))


def _stories(connection: Connection) -> Sequence[Any]:
    table = story_tables.stories
    query = sa.select(table.c.story, table.c.title, table.c.version, table.c.model)
    return connection.execute(query.order_by(table.c.story)).all()


def _tellings(connection: Connection) -> defaultdict[str, list[Any]]:
    table = story_tables.tellings
    query = sa.select(table.c.story, table.c.source, table.c.published)
    tellings: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(table.c.story, table.c.position)):
        tellings[row.story].append(row)
    return tellings


def _significant(connection: Connection) -> dict[str, int]:
    table = story_tables.scores
    stands_out = table.c.significant & (table.c.steady.is_(None) | table.c.steady)
    query = sa.select(table.c.story, sa.func.count()).where(stands_out)
    return dict(connection.execute(query.group_by(table.c.story)).tuples().all())


def _listed(story: Any, tellings: list[Any], significant: int) -> StoredStory:
    dates = sorted((row.published for row in tellings if row.published), key=when)
    return StoredStory(
        id=story.story,
        title=story.title,
        articles=len(tellings),
        sources=tuple(dict.fromkeys(row.source for row in tellings)),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        significant=significant,
        version=story.version,
        model=story.model,
    )
