"""Add the tables of what is polled: channels, polls, entries and revisions of articles.

Frozen as released: the columns and comments are those of the day, not of `feed_schema`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, each after those that it points to, and their indexes."""
    _channels()
    _polls()
    _entries()
    _revisions()


def _channels() -> None:
    op.create_table(
        "channels",
        _key("source", comment="the source, as the catalogue names it"),
        _key("address", comment="address or path, as the catalogue has it"),
        _field("kind", comment="feed, sitemap, page, folder or archive"),
        _field("url", comment="where it is asked for now; differs from address once it has moved"),
        _maybe("etag", comment="ETag of the last answer, with its quotes"),
        _maybe("last_modified", comment="Last-Modified of the last answer, as it was sent"),
        _maybe("moved_to", comment="where the last answers said that it has moved for good"),
        _field("moves", sa.Integer, comment="how many answers in a row said so"),
        _field("failures", sa.Integer, comment="polls that failed since the last that did not"),
        _maybe("polled_at", comment="time of the last poll; null before the first"),
        _maybe("next_at", comment="not asked again before; null: any time"),
        _maybe("gone", comment="why it is not polled any more; null: it is"),
        _maybe(
            "left_at", comment="when it was first missing from the catalogue; null: it is there"
        ),
    )


def _polls() -> None:
    op.create_table(
        "polls",
        _key("source", comment="the source"),
        _key("address", comment="the channel"),
        _key("at", comment="time of the poll"),
        _field("status", comment="read, unchanged, failed or gone"),
        _maybe("http", sa.Integer, comment="status of the HTTP answer; null where there was none"),
        _maybe("reason", comment="why it failed, or what was amiss though it was read"),
        _field("seen", sa.Integer, comment="entries that it listed"),
        _field("fresh", sa.Integer, comment="of these, entries not known before"),
        _belongs("channels", "source address"),
    )
    op.create_index("ix_polls_at", "polls", ["at"])


def _entries() -> None:
    op.create_table(
        "entries",
        _key("source", comment="the source"),
        _key("entry", comment="canonical URL of the article, else its id in the feed or a hash"),
        _field("channel", comment="address of the channel that listed it first"),
        _maybe("url", comment="address to read it from; null where the feed has all of it"),
        _maybe("title", comment="headline in the feed"),
        _maybe(
            "published",
            comment="ISO 8601 date or time in the feed; null: none, or impossible",
        ),
        _field(
            "listed", comment="hash of what the feed said of it last; a change has it read again"
        ),
        _field("first_seen_at", comment="time of the poll that listed it first"),
        _field("state", comment="waiting, read, failed (to be tried again), lost or refused"),
        _maybe("reason", comment="why it is failed, lost or refused, or what was amiss"),
        _field("attempts", sa.Integer, comment="times that it was tried without success"),
        _maybe("next_at", comment="not tried again before; null: any time"),
        _maybe("read_at", comment="when its page was read last; null: never"),
        _maybe("etag", comment="ETag of the page when it was read, with its quotes"),
        _maybe("last_modified", comment="Last-Modified of the page, as it was sent"),
    )
    op.create_index("ix_entries_state", "entries", ["state"])


def _revisions() -> None:
    op.create_table(
        "revisions",
        _key("source", comment="the source"),
        _key("entry", comment="the entry"),
        _key("number", sa.Integer, comment="order in which the versions were seen, from 1"),
        _field("article", comment="the article of this version; its id names address and text"),
        _field("digest", comment="hash of the text alone, by which repeats are known"),
        _field("family", comment="publishers under one owner; of unknown owner: the source itself"),
        _maybe("title", comment="headline"),
        _maybe("published", comment="ISO 8601 date, or date with time, as published"),
        _maybe("url", comment="canonical URL"),
        _maybe("lang", comment="ISO 639-1 code"),
        _field("path", comment="where it was read"),
        _field("at", comment="when it counts as published: published in UTC, else first_seen_at"),
        _field("first_seen_at", comment="time of the run that read it first"),
        _maybe("superseded_at", comment="when a newer version was read; null: this is the latest"),
        _maybe("flagged", comment="why it is kept but not scored: consent, login or captcha page"),
        _belongs("entries", "source entry"),
        sa.ForeignKeyConstraint(["article"], ["articles.article"]),
    )
    op.create_index("ix_revisions_at", "revisions", ["at"])
    op.create_index("ix_revisions_first_seen_at", "revisions", ["first_seen_at"])
    op.create_index("ix_revisions_source_digest", "revisions", ["source", "digest"])
    op.create_index("ix_revisions_article", "revisions", ["article"])


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
