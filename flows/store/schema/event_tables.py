"""The tables of events: which articles report each, and what became of it over time.

An event is what the news of some days report; a story of `story_tables` is one
comparison of its articles. Its id is given when its first articles are gathered and stays
while it keeps most of them. One that was merged into another stays as a row that says so,
without articles, so that an old link still leads somewhere.
"""

from __future__ import annotations

import sqlalchemy as sa

from flows.store.schema.columns import belongs, field, key, maybe, metadata

events = sa.Table(
    "events",
    metadata,
    key("event", comment="id, which stays while the event keeps most of its articles"),
    field("title", comment="headline of its earliest titled article"),
    maybe("lang", comment="ISO 639-1 code of most of its articles"),
    field("first_at", comment="when its earliest article counts as published, UTC"),
    field("last_at", comment="likewise, the latest"),
    maybe("merged_into", comment="the event that has its articles now; null: it has them itself"),
    sa.Index(None, "last_at"),
)

event_articles = sa.Table(
    "event_articles",
    metadata,
    key("article", comment="an article; it reports one event"),
    field("event", comment="the event"),
    field("at", comment="when the article counts as published, UTC"),
    belongs("events", "event"),
    sa.ForeignKeyConstraint(["article"], ["articles.article"]),
    sa.Index(None, "event"),
    sa.Index(None, "at"),
)

event_changes = sa.Table(
    "event_changes",
    metadata,
    key("event", comment="the event that changed"),
    key("at", comment="time of the run that changed it, UTC"),
    key("kind", comment="created, merged, split; together, apart: a person said so"),
    key("other", comment="the event it went into, or that was split from it; else itself"),
    field("articles", sa.JSON, comment="ids of the articles that changed hands; created: of all"),
    maybe("probability", sa.Double, comment="that both are one event, 0 to 1, as it was judged"),
    field("reason", comment="in words, why"),
    belongs("events", "event"),
    sa.Index(None, "at"),
)
