"""Scored stories as profiles of sources need them: without texts, all of a time at once.

Nothing is kept of a profile: it is computed from the stored scores whenever it is asked for,
so none can be out of date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.compared.profile_watch import Watched, watched_sources
from flows.store.compared.rows import score_of
from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, reading
from flows.store.database.moments import counts_at, moment
from flows.store.schema import story_tables
from flows.store.schema.event_tables import events
from flows.store.schema.monitor_tables import event_comparisons
from models.settings import Divergence, Lineage, Statements
from models.source_profiles.told import Told, ToldStory

_DERIVED: Final = Lineage().derived
_LATEST: Final = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Head:
    """A story before its tellings are known; first_at, last_at: None unless it was followed."""

    story: str
    title: str
    settings: Mapping[str, Mapping[str, Any]]
    compared_by: Mapping[str, str]
    first_at: str | None
    last_at: str | None


def told_stories(
    store: Store, since: datetime | None = None, until: datetime | None = None
) -> list[ToldStory]:
    """The scored stories first told from `since` up to before `until`, by id.

    Where a time is given, a story of unknown time is left out.
    """
    watched = watched_sources(store)
    with reading(store) as connection:
        heads = list(_heads(connection))
        tellings = _of_stories(connection, story_tables.tellings, [head.story for head in heads])
        times = {head.story: _time(head, tellings[head.story]) for head in heads}
        heads = [head for head in heads if _lies(times[head.story], since, until)]
        named = [head.story for head in heads]
        statements = _of_stories(connection, story_tables.statements, named, "articles")
        scores = _of_stories(connection, story_tables.scores, named)
    return [
        _story(
            head,
            times[head.story],
            tellings[head.story],
            statements[head.story],
            scores[head.story],
            watched,
        )
        for head in heads
    ]


def with_copies(store: Store, stories: Collection[str]) -> dict[str, float]:
    """Those of the stories in which one source took most of a text from another.

    The value is the share from which its comparison called a text derived.
    """
    giver, taker, copies = (
        story_tables.tellings.alias(),
        story_tables.tellings.alias(),
        story_tables.copies,
    )
    found: dict[str, float] = {}
    with reading(store) as connection:
        for some in in_batches(stories):
            settings = dict(_all_settings(connection, some))
            query = (
                sa.select(copies.c.story, sa.func.max(copies.c.share))
                .join(giver, _telling(giver, copies.c.giver))
                .join(taker, _telling(taker, copies.c.taker))
                .where(giver.c.source != taker.c.source, copies.c.story.in_(some))
                .group_by(copies.c.story)
            )
            for story, share in connection.execute(query).tuples():
                derived = float(_section(settings[story], "lineage").get("derived", _DERIVED))
                if share >= derived:
                    found[story] = derived
    return found


def _telling(table: sa.FromClause, article: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.story == story_tables.copies.c.story, table.c.article == article)


def _heads(connection: Connection) -> Iterator[_Head]:
    stories, compared = story_tables.stories, event_comparisons
    query = (
        sa.select(
            stories.c.story,
            stories.c.title,
            stories.c.manifest,
            events.c.first_at,
            events.c.last_at,
        )
        .outerjoin(compared, compared.c.story == stories.c.story)
        .outerjoin(events, events.c.event == compared.c.event)
        .order_by(stories.c.story, events.c.event)
    )
    seen: set[str] = set()
    for row in connection.execute(query):
        if row.story not in seen:
            seen.add(row.story)
            settings = row.manifest.get("settings") or {}
            by = dict(_compared_by(row.manifest))
            yield _Head(row.story, row.title, settings, by, row.first_at, row.last_at)


def _compared_by(manifest: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What scores depend on, as the manifest of the comparison names it."""
    for name in ("version", "model"):
        if name in manifest:
            yield name, str(manifest[name])
    if "model_sha256" in manifest:  # of one model name there may be several; so much tells them
        yield "weights", str(manifest["model_sha256"])[:8]
    for section, values in (manifest.get("settings") or {}).items():
        for name, value in values.items():
            yield f"{section}.{name}", str(value)


def _all_settings(connection: Connection, stories: Sequence[str]) -> Iterator[tuple[str, Any]]:
    table = story_tables.stories
    query = sa.select(table.c.story, table.c.manifest).where(table.c.story.in_(stories))
    for story, manifest in connection.execute(query).tuples():
        yield story, manifest.get("settings") or {}


def _section(settings: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    return settings.get(section) or {}


def _time(head: _Head, tellings: Iterable[Mapping[str, Any]]) -> datetime | None:
    """When a story was first told."""
    if head.first_at:
        return moment(head.first_at)
    published = [row["published"] for row in tellings if row["published"]]
    return min((moment(counts_at(text, _LATEST)) for text in published), default=None)


def _lies(at: datetime | None, since: datetime | None, until: datetime | None) -> bool:
    if at is None:
        return since is None and until is None
    return (since is None or at >= since) and (until is None or at < until)


def _of_stories(
    connection: Connection, table: sa.Table, stories: Collection[str], *columns: str
) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    chosen = [table.c.story, *(table.c[name] for name in columns)] if columns else [table]
    for some in in_batches(stories):
        query = sa.select(*chosen).where(table.c.story.in_(some))
        for row in connection.execute(query.order_by(table.c.story, table.c.position)).mappings():
            found[row["story"]].append(dict(row))
    return found


def _story(  # noqa: PLR0913, PLR0917 - the rows of each table
    head: _Head,
    at: datetime | None,
    tellings: Iterable[Mapping[str, Any]],
    statements: Iterable[Mapping[str, Any]],
    scores: Iterable[dict[str, Any]],
    watched: Callable[[datetime, datetime], Watched],
) -> ToldStory:
    seen = None
    if head.first_at and head.last_at:
        seen = watched(moment(head.first_at), moment(head.last_at))
    return ToldStory(
        id=head.story,
        title=head.title,
        at=at,
        tellings=tuple(
            Told(row["article"], row["source"], row["family"], row["origin"], row["published"])
            for row in tellings
        ),
        statements=tuple(tuple(row["articles"]) for row in statements),
        scores=tuple(score_of(row) for row in scores),
        core_share=float(
            _section(head.settings, "statements").get("core_share", Statements().core_share)
        ),
        level=float(_section(head.settings, "divergence").get("level", Divergence().level)),
        watched=seen.sources if seen else None,
        half_seen=seen.half_seen if seen else frozenset(),
        compared_by=head.compared_by,
    )
