"""The tables of the store. A change here needs a migration (a test compares the two).

Keys are natural: a story is named by its articles, an article by its address and text.
What a reader may label differently from run to run (source, family, date, path) stands in
`tellings`, once per story; `articles` holds what the id vouches for, the text, shared by
all stories and never changed. Lists that have no key of their own are kept by position.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn

REVISION: Final = "0003"
"""The revision of this schema, that of the last migration."""

REVISION_TABLE: Final = "rashomon_revision"
"""Not alembic's default name: Prefect keeps its own revision there, and may share a database."""

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


@compiles(CreateColumn, "sqlite")
def _comment_in_sql(create: CreateColumn, compiler: Any, **options: Any) -> str:
    """Write a column's comment into SQLite's own `.schema`: it has no COMMENT ON."""
    column: str = compiler.visit_create_column(create, **options)
    comment = create.element.comment
    return f"{column} /* {comment} */" if column and comment else column


def _key(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False, comment=comment)


def _field(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, comment=comment)


def _maybe(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True, comment=comment)


def _belongs(table: str, columns: str) -> sa.ForeignKeyConstraint:
    """Tie rows to a row of `table` with the same key; they go when it goes."""
    return _points(table, columns, columns)


def _points(table: str, columns: str, key: str) -> sa.ForeignKeyConstraint:
    referred = [f"{table}.{name}" for name in key.split()]
    return sa.ForeignKeyConstraint(columns.split(), referred, ondelete="CASCADE")


articles = sa.Table(
    "articles",
    metadata,
    _key("article", comment="id: hash of canonical URL (else path) and text"),
    _field("text", comment="the whole text; every offset counts its Unicode code points from 0"),
)

stories = sa.Table(
    "stories",
    metadata,
    _key("story", comment="id: hash of the ids of its articles"),
    _field("title", comment="title of the first titled article, else the first statement"),
    _maybe("version", comment="version of Rashomon that compared it"),
    _maybe("model", comment="encoder that compared it"),
    _maybe("config_sha256", comment="sha256 of the settings"),
    _field("manifest", sa.JSON, comment="all that is recorded of the run"),
)

tellings = sa.Table(
    "tellings",
    metadata,
    _key("story", comment="the story in which this article is a telling"),
    _key("article", comment="the article"),
    _field("position", sa.Integer, comment="order of the input, from 0"),
    _field("source", comment="outlet, as labelled by the reader or the page"),
    _field("family", comment="publishers under one owner; of unknown owner: the source itself"),
    _field("origin", comment="where the text was first written; copies share their origin"),
    _maybe("title", comment="headline"),
    _maybe("published", comment="ISO 8601 date, or date with time"),
    _maybe("url", comment="address"),
    _maybe("lang", comment="ISO 639-1 code"),
    _field("path", comment="the input as the reader named it"),
    _belongs("stories", "story"),
    sa.ForeignKeyConstraint(["article"], ["articles.article"]),
    sa.Index(None, "article"),
    sa.Index(None, "source"),
)

statements = sa.Table(
    "statements",
    metadata,
    _key("story", comment="the story"),
    _key("statement", comment="name within the story"),
    _field("position", sa.Integer, comment="order within the story, from 0"),
    _field("text", comment="its representative sentence"),
    _field("origins", sa.Integer, comment="independent origins that carry it"),
    _field("core", sa.Boolean, comment="carried by at least max(2, a share of) the origins"),
    _field("articles", sa.JSON, comment="ids of the articles that carry it"),
    _field("sources", sa.JSON, comment="sources that carry it"),
    _maybe("cohesion", sa.Double, comment="mean probability that two of its sentences agree"),
    _belongs("stories", "story"),
)

sentences = sa.Table(
    "sentences",
    metadata,
    _key("story", comment="the story"),
    _key("article", comment="the article"),
    _key("number", sa.Integer, comment="reading order in the article, from 0"),
    _field("start_at", sa.Integer, comment="offset of its first code point in articles.text"),
    _field("end_at", sa.Integer, comment="offset after its last code point"),
    _field("role", comment="body, quote (both scored), headline or boilerplate"),
    _maybe("statement", comment="the statement it makes; null for furniture"),
    _maybe("status", comment="shared, partial or unique, judged against other origins"),
    _maybe("coverage", sa.Double, comment="share of its content said by other origins, 0 to 1"),
    _field("uncovered", sa.JSON, comment="[start, end] spans of words that nobody else says"),
    _field("parts", sa.JSON, comment="claim-sized spans with the statement of each"),
    _maybe("best", sa.JSON(none_as_null=True), comment="nearest sentence of another origin"),
    _belongs("tellings", "story article"),
    _belongs("statements", "story statement"),
    sa.Index(None, "story", "statement"),
)

members = sa.Table(
    "members",
    metadata,
    _key("story", comment="the story"),
    _key("statement", comment="the statement"),
    _key("article", comment="article of a sentence in the statement's cluster"),
    _key("number", sa.Integer, comment="number of that sentence"),
    _field("position", sa.Integer, comment="order within the statement, from 0"),
    _belongs("statements", "story statement"),
    _belongs("sentences", "story article number"),
    sa.Index(None, "story", "article", "number"),
)

copies = sa.Table(
    "copies",
    metadata,
    _key("story", comment="the story"),
    _key("position", sa.Integer, comment="order within the story, from 0"),
    _field("giver", comment="article whose text was taken"),
    _field("taker", comment="article that holds it too"),
    _field("share", sa.Double, comment="part of the taker's words that stand in the giver, 0 to 1"),
    _field("kind", comment="verbatim, edited or rewritten"),
    _points("tellings", "story giver", "story article"),
    _points("tellings", "story taker", "story article"),
)

distortions = sa.Table(
    "distortions",
    metadata,
    _key("story", comment="the story"),
    _key("position", sa.Integer, comment="order within the story, from 0"),
    _field("article", comment="article of the deviating sentence"),
    _field("number", sa.Integer, comment="number of that sentence"),
    _field("against_article", comment="article of the sentence it deviates from"),
    _field("against_number", sa.Integer, comment="number of that sentence"),
    _field("kind", comment="what disagrees: number, date, name, ..."),
    _field("here", comment="the detail in the deviating sentence"),
    _field("there", comment="the detail in the other"),
    _belongs("sentences", "story article number"),
    _points("sentences", "story against_article against_number", "story article number"),
)

scores = sa.Table(
    "scores",
    metadata,
    _key("story", comment="the story"),
    _key("source", comment="the source"),
    _field("position", sa.Integer, comment="order within the story, from 0"),
    _field("articles", sa.JSON, comment="ids of the source's articles"),
    _maybe("divergence", sa.Double, comment="raw, adjusted for chance; 0 is chance, 1 the most"),
    _maybe("low", sa.Double, comment="lower end of the interval of divergence"),
    _maybe("high", sa.Double, comment="upper end of the interval of divergence"),
    _maybe("addition", sa.Double, comment="part of raw from statements only it makes"),
    _maybe("omission", sa.Double, comment="part of raw from statements it lacks"),
    _maybe("emphasis", sa.Double, comment="part of raw from weighting shared statements"),
    _maybe("raw", sa.Double, comment="Jensen-Shannon divergence from the other origins, bits"),
    _maybe("chance", sa.Double, comment="mean raw of texts of its length from the others' pool"),
    _maybe("significant", sa.Boolean, comment="whether raw clears the level of chance"),
    _maybe("wording", sa.Double, comment="mean distance of wording inside shared statements"),
    _field("copied", sa.Double, comment="share of its words copied from others, 0 to 1"),
    _maybe("distortion", sa.Double, comment="share of aligned sentences with distorted details"),
    _field("sentence_count", sa.Integer, comment="scored sentences"),
    _field("shared_count", sa.Integer, comment="of these, shared"),
    _field("unique_count", sa.Integer, comment="of these, unique"),
    _field("omitted", sa.JSON, comment="core statements it does not carry"),
    _belongs("stories", "story"),
    sa.Index(None, "source"),
)

refused = sa.Table(
    "refused",
    metadata,
    _key("story", comment="the story it was offered to"),
    _key("position", sa.Integer, comment="order of the input, from 0"),
    _field("path", comment="the input as the reader named it"),
    _field("reason", comment="the rule that refused it"),
    _belongs("stories", "story"),
)
