"""The tables of what is polled: channels, the health of every poll, entries and revisions.

Keys are natural, so that a run which was killed can be run again: a channel is named by its
source and its address in the catalogue, a poll by its time, an entry by the address of its
article (else by what its feed calls it). Times are UTC, ISO 8601 to the second with "Z", so
that they sort as text; what publishers wrote stands in `published`.

A revision is never changed but for the time at which a newer one took its place, and for its
family where the catalogue names another owner while its story is still told. Its text stands in
`articles`, under the id that scores and stories name.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from flows.store.schema.columns import belongs, field, key, maybe, metadata

GOOD_POLLS: Final = ("read", "unchanged")
"""How a poll ends at which a channel was heard."""

channels = sa.Table(
    "channels",
    metadata,
    key("source", comment="the source, as the catalogue names it"),
    key("address", comment="address or path, as the catalogue has it"),
    field("kind", comment="feed, sitemap, page, folder or archive"),
    field("url", comment="where it is asked for now; differs from address once it has moved"),
    maybe("etag", comment="ETag of the last answer, with its quotes"),
    maybe("last_modified", comment="Last-Modified of the last answer, as it was sent"),
    maybe("moved_to", comment="where the last answers said that it has moved for good"),
    field("moves", sa.Integer, comment="how many answers in a row said so"),
    field("failures", sa.Integer, comment="polls that failed since the last that did not"),
    maybe("polled_at", comment="time of the last poll; null before the first"),
    maybe("next_at", comment="not asked again before; null: any time"),
    maybe("gone", comment="why it is not polled any more; null: it is"),
    maybe("left_at", comment="when it was first missing from the catalogue; null: it is there"),
)

polls = sa.Table(
    "polls",
    metadata,
    key("source", comment="the source"),
    key("address", comment="the channel"),
    key("at", comment="time of the poll"),
    field("status", comment="read, unchanged, failed or gone"),
    maybe("http", sa.Integer, comment="status of the HTTP answer; null where there was none"),
    maybe("reason", comment="why it failed, or what was amiss though it was read"),
    field("seen", sa.Integer, comment="entries that it listed"),
    field("fresh", sa.Integer, comment="of these, entries not known before"),
    belongs("channels", "source address"),
    sa.Index(None, "at"),
)

files = sa.Table(
    "files",
    metadata,
    key("source", comment="the source"),
    key("address", comment="the channel"),
    key("path", comment="the file, as it was found"),
    field("state", comment="time of its last change, and a hash of what else decides on it"),
    belongs("channels", "source address"),
)

entries = sa.Table(
    "entries",
    metadata,
    key("source", comment="the source"),
    key("entry", comment="canonical URL of the article, else its id in the feed or a hash"),
    field("channel", comment="address of the channel that listed it first"),
    maybe("url", comment="address to read it from; null where the feed has all of it"),
    maybe("title", comment="headline in the feed"),
    maybe("published", comment="ISO 8601 date or time in the feed; null: none, or impossible"),
    field("listed", comment="hash of what the feed said of it last; a change has it read again"),
    field("first_seen_at", comment="time of the poll that listed it first"),
    field("state", comment="waiting, read, failed (to be tried again), lost or refused"),
    maybe("reason", comment="why it is failed, lost or refused, or what was amiss"),
    field("attempts", sa.Integer, comment="times that it was tried without success"),
    maybe("next_at", comment="not tried again before; null: any time"),
    maybe("read_at", comment="when its page was read last; null: never"),
    maybe("etag", comment="ETag of the page when it was read, with its quotes"),
    maybe("last_modified", comment="Last-Modified of the page, as it was sent"),
    sa.Index(None, "state", "first_seen_at"),
)  # fmt: skip

revisions = sa.Table(
    "revisions",
    metadata,
    key("source", comment="the source"),
    key("entry", comment="the entry"),
    key("number", sa.Integer, comment="order in which the versions were seen, from 1"),
    field("article", comment="the article of this version; its id names address and text"),
    field("digest", comment="hash of the text alone, by which repeats are known"),
    field("family", comment="publishers under one owner; of unknown owner: the source itself"),
    maybe("title", comment="headline"),
    maybe("published", comment="ISO 8601 date, or date with time, as published"),
    maybe("url", comment="canonical URL"),
    maybe("lang", comment="ISO 639-1 code"),
    field("path", comment="where it was read"),
    field("at", comment="when it counts as published: published in UTC, else first_seen_at"),
    field("first_seen_at", comment="time of the run that read it first"),
    maybe("superseded_at", comment="when a newer version was read; null: this is the latest"),
    maybe("flagged", comment="why it is kept but not scored: consent, login or captcha page"),
    maybe("canonical", comment="address by its own page or its listing; null: none is its own"),
    belongs("entries", "source entry"),
    sa.ForeignKeyConstraint(["article"], ["articles.article"]),
    sa.Index(None, "at"),
    sa.Index(None, "first_seen_at"),
    sa.Index(None, "source", "digest"),
    sa.Index(None, "source", "canonical"),
    sa.Index(None, "article"),
)
