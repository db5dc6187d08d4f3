"""Add the tables of events: their articles, and what became of them over time.

Frozen as released: the columns and comments are those of the day, not of `event_schema`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables, each after those that it points to, and their indexes."""
    _events()
    _event_articles()
    _event_changes()


def _events() -> None:
    op.create_table(
        "events",
        _key("event", comment="id, which stays while the event keeps most of its articles"),
        _field("title", comment="headline of its earliest titled article"),
        _maybe("lang", comment="ISO 639-1 code of most of its articles"),
        _field("first_at", comment="when its earliest article counts as published, UTC"),
        _field("last_at", comment="likewise, the latest"),
        _maybe(
            "merged_into", comment="the event that has its articles now; null: it has them itself"
        ),
    )
    op.create_index("ix_events_last_at", "events", ["last_at"])


def _event_articles() -> None:
    op.create_table(
        "event_articles",
        _key("article", comment="an article; it reports one event"),
        _field("event", comment="the event"),
        _field("at", comment="when the article counts as published, UTC"),
        _belongs("events", "event"),
        sa.ForeignKeyConstraint(["article"], ["articles.article"]),
    )
    op.create_index("ix_event_articles_event", "event_articles", ["event"])
    op.create_index("ix_event_articles_at", "event_articles", ["at"])


def _event_changes() -> None:
    op.create_table(
        "event_changes",
        _key("event", comment="the event that changed"),
        _key("at", comment="time of the run that changed it, UTC"),
        _key("kind", comment="created, merged, split; together, apart: a person said so"),
        _key("other", comment="the event it went into, or that was split from it; else itself"),
        _field(
            "articles", sa.JSON, comment="ids of the articles that changed hands; created: of all"
        ),
        _maybe(
            "probability", sa.Double, comment="that both are one event, 0 to 1, as it was judged"
        ),
        _field("reason", comment="in words, why"),
        _belongs("events", "event"),
    )
    op.create_index("ix_event_changes_at", "event_changes", ["at"])


def _key(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False, comment=comment)


def _field(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, comment=comment)


def _maybe(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True, comment=comment)


def _belongs(table: str, columns: str) -> sa.ForeignKeyConstraint:
    """Tie rows to a row of `table` with the same key; they go when it goes."""
    names = columns.split()
    referred = [f"{table}.{name}" for name in names]
    return sa.ForeignKeyConstraint(names, referred, ondelete="CASCADE")
