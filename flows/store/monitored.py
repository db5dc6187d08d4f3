"""What the monitor compared: which comparison holds for each event, and what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store import schema
from flows.store.comparisons import write_comparison
from flows.store.engine import Store, reading, writing
from flows.store.event_schema import event_articles
from flows.store.monitor_schema import event_comparisons
from flows.store.rows import score_of
from models.records import Comparison
from models.scores import Score

_AT_ONCE: Final = 900  # older SQLite takes no more than 999 parameters


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


def compared(store: Store, events: Collection[str]) -> dict[str, Compared]:
    """Those of the events that were compared."""
    table, stories = event_comparisons, schema.stories
    query = sa.select(table, stories.c.manifest).join(stories, stories.c.story == table.c.story)
    with reading(store) as connection:
        return {
            row.event: Compared(row.story, row.content, tuple(row.manifest.get("outages", ())))
            for some in _batches(events)
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


def forget(store: Store, events: Collection[str]) -> None:
    """Drop the comparisons of events that are no more: merged into others, or left empty."""
    table = event_comparisons
    with writing(store) as connection:
        for some in _batches(events):
            named = sa.select(table.c.story).where(table.c.event.in_(some))
            stories = list(connection.scalars(named))
            connection.execute(sa.delete(table).where(table.c.event.in_(some)))
            _drop(connection, stories)


def told_no_more(store: Store) -> list[str]:
    """The events that were compared and have no article any more: they went into others."""
    table = event_comparisons
    held = sa.select(event_articles.c.event)
    with reading(store) as connection:
        return list(connection.scalars(sa.select(table.c.event).where(table.c.event.not_in(held))))


def show(store: Store, announced: Mapping[str, Sequence[str]]) -> None:
    """Note that a digest has shown these events, and whose spikes in them were announced."""
    table = event_comparisons
    with writing(store) as connection:
        for event, sources in sorted(announced.items()):
            change = sa.update(table).where(table.c.event == event)
            connection.execute(change.values(state="shown", announced=sorted(set(sources))))


def to_show(store: Store) -> list[Monitored]:
    """The events that no digest has shown as they are now, by id."""
    table = event_comparisons
    with reading(store) as connection:
        waiting = sa.select(table.c.event).where(table.c.state != "shown")
        events = list(connection.scalars(waiting))
        return [row for some in _batches(events) for row in _monitored(connection, some)]


def divergences(store: Store, sources: Collection[str], without: str) -> dict[str, list[float]]:
    """The divergences of each source in all events but one, where no outage touched them."""
    scores, table = schema.scores, event_comparisons
    found: dict[str, list[float]] = {source: [] for source in sources}
    with reading(store) as connection:
        for some in _batches(sources):
            query = (
                sa.select(scores.c.source, scores.c.divergence)
                .join(table, table.c.story == scores.c.story)
                .where(scores.c.source.in_(some), table.c.event != without)
                .where(scores.c.divergence.is_not(None), sa.not_(scores.c.degraded))
                .order_by(table.c.event)
            )
            for source, divergence in connection.execute(query).tuples():
                found[source].append(divergence)
    return found


def _monitored(connection: Connection, events: Sequence[str]) -> Iterator[Monitored]:
    table, stories = event_comparisons, schema.stories
    query = (
        sa.select(table, stories.c.title, stories.c.manifest)
        .join(stories, stories.c.story == table.c.story)
        .where(table.c.event.in_(events))
        .order_by(table.c.event)
    )
    rows = connection.execute(query).all()
    tellings = _of_stories(connection, schema.tellings, rows)
    scores = _of_stories(connection, schema.scores, rows)
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


def _drop(connection: Connection, stories: Collection[str]) -> None:
    """Drop comparisons that hold for no event any more."""
    held = sa.select(event_comparisons.c.story)
    table = schema.stories
    gone = sa.delete(table).where(table.c.story.in_(stories), table.c.story.not_in(held))
    connection.execute(gone)


def _batches(names: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The names in order, as many at once as a query takes."""
    ordered = tuple(sorted(set(names)))
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
