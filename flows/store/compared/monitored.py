"""What the monitor compared: which comparison holds for each event, and what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.compared.comparisons import write_comparison
from flows.store.compared.rows import score_of
from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import stamp
from flows.store.schema import story_tables
from flows.store.schema.event_tables import event_articles, events
from flows.store.schema.monitor_tables import event_comparisons
from models.records import Comparison
from models.scores import Score

LATEST: Final = 500
"""Of so many stories of a source 25 lie above what is unusual for it; more say no more."""


@dataclass(frozen=True, slots=True)
class Monitored:
    """An event as it was compared last.

    content: the hash of all that the comparison depends on. state: new or changed, until a
    digest has shown it. outages: the sources that were out of reach in its time. announced:
    the sources whose spike was announced.
    """

    event: str
    story: str
    title: str
    content: str
    state: str
    articles: int
    origins: int
    scores: tuple[Score, ...]
    outages: tuple[str, ...]
    announced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What an event was compared as: the comparison, its hash, and who was out of reach."""

    story: str
    content: str
    outages: tuple[str, ...]


def compared(store: Store, named: Collection[str]) -> dict[str, Compared]:
    """Those of the events that were compared."""
    table, stories = event_comparisons, story_tables.stories
    query = sa.select(table, stories.c.manifest).join(stories, stories.c.story == table.c.story)
    with reading(store) as connection:
        return {
            row.event: Compared(row.story, row.content, tuple(row.manifest.get("outages", ())))
            for some in in_batches(named)
            for row in connection.execute(query.where(table.c.event.in_(some)))
        }


def save_compared(store: Store, event: str, content: str, comparison: Comparison) -> None:
    """Keep the comparison of an event in the place of its earlier one, in one transaction.

    Saving the same twice changes nothing. Raises what `save_comparison` raises.
    """
    table = event_comparisons
    with writing(store) as connection:
        before = connection.execute(sa.select(table).where(table.c.event == event)).one_or_none()
        write_comparison(connection, store, comparison)
        connection.execute(sa.delete(table).where(table.c.event == event))
        row = {
            "event": event,
            "story": comparison.id,
            "content": content,
            "state": "new" if before is None or before.state == "new" else "changed",
            "announced": list(before.announced) if before else [],
        }
        connection.execute(sa.insert(table), [row])
        if before and before.story != comparison.id:
            _drop(connection, [before.story])


def forget(store: Store, named: Collection[str]) -> None:
    """Drop the comparisons of events."""
    with writing(store) as connection:
        _forget(connection, named)


def forget_untold(connection: Connection, named: Collection[str]) -> None:
    """Drop the comparisons of those of the events that have no article any more.

    In the transaction that moves their articles: to look for them later would be to look
    through all that was ever compared.
    """
    held = event_articles.c
    for some in in_batches(named):
        query = sa.select(held.event).where(held.event.in_(some)).distinct()
        _forget(connection, set(some) - set(connection.scalars(query)))


def show(
    store: Store, shown: Sequence[Monitored], announced: Mapping[str, Collection[str]]
) -> None:
    """Note that a digest has shown events as they were read, and whose spikes it announced.

    announced: the sources, by event. An event compared anew since it was read is still to show.
    """
    table = event_comparisons
    spikes = sa.select(table.c.event, table.c.announced)
    with writing(store) as connection:
        for some in in_batches(announced):
            for event, before in connection.execute(spikes.where(table.c.event.in_(some))).all():
                sources = sorted({*before, *announced[event]})
                change = sa.update(table).where(table.c.event == event)
                connection.execute(change.values(announced=sources))
        for row in sorted(shown, key=lambda row: row.event):
            is_it = (table.c.event == row.event, table.c.content == row.content)
            connection.execute(sa.update(table).where(*is_it).values(state="shown"))


def to_show(store: Store) -> list[Monitored]:
    """The events that no digest has shown as they are now, by id."""
    table = event_comparisons
    with reading(store) as connection:
        waiting = sa.select(table.c.event).where(table.c.state.in_(("new", "changed")))
        found = list(connection.scalars(waiting))
        return [row for some in in_batches(found) for row in _monitored(connection, some)]


def shown_lately(store: Store, since: datetime) -> list[Monitored]:
    """The events with an article of since a time that a digest has shown as they are now, by id."""
    told = sa.select(events.c.event).where(events.c.last_at >= stamp(since))
    with reading(store) as connection:
        found = list(connection.scalars(told))  # not joined: that would look through the archive
        rows = [row for some in in_batches(found) for row in _monitored(connection, some)]
    return [row for row in rows if row.state == "shown"]


def divergences(store: Store, source: str, event: str) -> list[float]:
    """The divergences of a source in its latest other events, where no outage touched them.

    Only of those that were compared as this event was: of another model or other settings
    another divergence is usual. At most `LATEST`.
    """
    scores, table, stories = story_tables.scores, event_comparisons, story_tables.stories
    this = stories.alias()
    traits = zip(_compared_by(stories), _compared_by(this), strict=True)
    its = sa.select(table.c.story).where(table.c.event == event).scalar_subquery()
    query = (
        sa.select(scores.c.divergence)
        .join(table, table.c.story == scores.c.story)
        .join(events, events.c.event == table.c.event)
        .join(stories, stories.c.story == table.c.story)
        .join(this, sa.and_(*(one.is_not_distinct_from(other) for one, other in traits)))
        .where(this.c.story == its, scores.c.source == source, table.c.event != event)
        .where(scores.c.divergence.is_not(None), sa.not_(scores.c.degraded))
        .order_by(events.c.last_at.desc(), table.c.event)
        .limit(LATEST)
    )
    with reading(store) as connection:
        return list(connection.scalars(query))


def _compared_by(stories: sa.FromClause) -> tuple[sa.ColumnElement[Any], ...]:
    """What scores depend on besides their articles: version, weights and settings.

    Not all settings: a host that may be read changes no score.
    """
    recorded = (stories.c.manifest[name].as_string() for name in ("model_sha256", "settings"))
    return stories.c.version, stories.c.model, *recorded


def _monitored(connection: Connection, named: Sequence[str]) -> Iterator[Monitored]:
    table, stories = event_comparisons, story_tables.stories
    query = (
        sa.select(table, stories.c.title, stories.c.manifest)
        .join(stories, stories.c.story == table.c.story)
        .where(table.c.event.in_(named))
        .order_by(table.c.event)
    )
    rows = connection.execute(query).all()
    tellings = _of_stories(connection, story_tables.tellings, rows)
    scores = _of_stories(connection, story_tables.scores, rows)
    for row in rows:
        yield Monitored(
            event=row.event,
            story=row.story,
            title=row.title,
            content=row.content,
            state=row.state,
            articles=len(tellings[row.story]),
            origins=len({telling["origin"] for telling in tellings[row.story]}),
            scores=tuple(score_of(score) for score in scores[row.story]),
            outages=tuple(row.manifest.get("outages", ())),
            announced=tuple(row.announced),
        )


def _of_stories(
    connection: Connection, table: sa.Table, rows: Sequence[Any]
) -> defaultdict[str, list[dict[str, Any]]]:
    named = table.c.story.in_([row.story for row in rows])
    query = sa.select(table).where(named).order_by(table.c.story, table.c.position)
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["story"]].append(dict(row))
    return found


def _forget(connection: Connection, named: Collection[str]) -> None:
    table = event_comparisons
    for some in in_batches(named):
        query = sa.select(table.c.story).where(table.c.event.in_(some))
        stories = list(connection.scalars(query))
        connection.execute(sa.delete(table).where(table.c.event.in_(some)))
        _drop(connection, stories)


def _drop(connection: Connection, stories: Collection[str]) -> None:
    """Drop comparisons that hold for no event any more."""
    held = sa.select(event_comparisons.c.story)
    table = story_tables.stories
    gone = sa.delete(table).where(table.c.story.in_(stories), table.c.story.not_in(held))
    connection.execute(gone)
