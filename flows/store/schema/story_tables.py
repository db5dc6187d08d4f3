"""The tables of compared stories. A change needs a migration (a test compares the two).

Keys are natural: a story is named by its articles, an article by its address and text.
What a reader may label differently from run to run (source, family, date, path) stands in
`tellings`, once per story; `articles` holds what the id vouches for, the text, shared by
all stories and never changed. Lists that have no key of their own are kept by position.
"""

from __future__ import annotations

import sqlalchemy as sa

from flows.store.schema.columns import belongs, field, key, maybe, metadata, points

articles = sa.Table(
    "articles",
    metadata,
    key("article", comment="id: hash of canonical URL (else path) and text"),
    field("text", comment="the whole text; every offset counts its Unicode code points from 0"),
)

stories = sa.Table(
    "stories",
    metadata,
    key("story", comment="id: hash of the ids of its articles"),
    field("title", comment="title of the first titled article, else the first statement"),
    maybe("version", comment="version of Rashomon that compared it"),
    maybe("model", comment="encoder that compared it"),
    maybe("config_sha256", comment="sha256 of the settings"),
    field("manifest", sa.JSON, comment="all that is recorded of the run"),
)

tellings = sa.Table(
    "tellings",
    metadata,
    key("story", comment="the story in which this article is a telling"),
    key("article", comment="the article"),
    field("position", sa.Integer, comment="order of the input, from 0"),
    field("source", comment="outlet, as labelled by the reader or the page"),
    field("family", comment="publishers under one owner; of unknown owner: the source itself"),
    field("origin", comment="where the text was first written; copies share their origin"),
    maybe("title", comment="headline"),
    maybe("published", comment="ISO 8601 date, or date with time"),
    maybe("url", comment="address"),
    maybe("lang", comment="ISO 639-1 code"),
    field("path", comment="the input as the reader named it"),
    belongs("stories", "story"),
    sa.ForeignKeyConstraint(["article"], ["articles.article"]),
    sa.Index(None, "article"),
    sa.Index(None, "source"),
)

statements = sa.Table(
    "statements",
    metadata,
    key("story", comment="the story"),
    key("statement", comment="name within the story"),
    field("position", sa.Integer, comment="order within the story, from 0"),
    field("text", comment="its representative sentence"),
    field("origins", sa.Integer, comment="independent origins that carry it"),
    field("core", sa.Boolean, comment="carried by at least max(2, a share of) the origins"),
    field("articles", sa.JSON, comment="ids of the articles that carry it"),
    field("sources", sa.JSON, comment="sources that carry it"),
    maybe("cohesion", sa.Double, comment="mean probability that two of its sentences agree"),
    maybe("partly", sa.JSON(none_as_null=True), comment="sources that tell a part of its text"),
    maybe("own", sa.JSON(none_as_null=True), comment="spans of its text most others leave out"),
    maybe("lineage", sa.JSON(none_as_null=True), comment="from whom each article has it"),
    maybe("independent", sa.Double, comment="effective number of its independent origins"),
    belongs("stories", "story"),
)

sentences = sa.Table(
    "sentences",
    metadata,
    key("story", comment="the story"),
    key("article", comment="the article"),
    key("number", sa.Integer, comment="reading order in the article, from 0"),
    field("start_at", sa.Integer, comment="offset of its first code point in articles.text"),
    field("end_at", sa.Integer, comment="offset after its last code point"),
    field("role", comment="body, quote (both scored), headline or boilerplate"),
    maybe("statement", comment="the statement it makes; null for furniture"),
    maybe("status", comment="shared, partial or unique, judged against other origins"),
    maybe("coverage", sa.Double, comment="share of its content said by other origins, 0 to 1"),
    field("uncovered", sa.JSON, comment="[start, end] spans of words that nobody else says"),
    field("parts", sa.JSON, comment="claim-sized spans with the statement of each"),
    maybe("best", sa.JSON(none_as_null=True), comment="nearest sentence of another origin"),
    belongs("tellings", "story article"),
    belongs("statements", "story statement"),
    sa.Index(None, "story", "statement"),
)

members = sa.Table(
    "members",
    metadata,
    key("story", comment="the story"),
    key("statement", comment="the statement"),
    key("article", comment="article of a sentence in the statement's cluster"),
    key("number", sa.Integer, comment="number of that sentence"),
    field("position", sa.Integer, comment="order within the statement, from 0"),
    belongs("statements", "story statement"),
    belongs("sentences", "story article number"),
    sa.Index(None, "story", "article", "number"),
)

copies = sa.Table(
    "copies",
    metadata,
    key("story", comment="the story"),
    key("position", sa.Integer, comment="order within the story, from 0"),
    field("giver", comment="article whose text was taken"),
    field("taker", comment="article that holds it too"),
    field("share", sa.Double, comment="part of the taker's words that stand in the giver, 0 to 1"),
    field("kind", comment="verbatim, edited or rewritten"),
    maybe("passages", sa.JSON(none_as_null=True), comment="where it stands in both texts"),
    maybe("decided", comment="what tells giver from taker: time, containment, ..."),
    maybe("ancestor", comment="the missing text from which both have it"),
    points("tellings", "story giver", "story article"),
    points("tellings", "story taker", "story article"),
)

ancestors = sa.Table(
    "ancestors",
    metadata,
    key("story", comment="the story"),
    key("ancestor", comment="name within the story"),
    field("position", sa.Integer, comment="order within the story, from 0"),
    maybe("name", comment="the agency that its heirs name"),
    field("articles", sa.JSON, comment="ids of the articles that must come from it"),
    field("evidence", sa.JSON, comment="marks, passages or both"),
    belongs("stories", "story"),
)

distortions = sa.Table(
    "distortions",
    metadata,
    key("story", comment="the story"),
    key("position", sa.Integer, comment="order within the story, from 0"),
    field("article", comment="article of the deviating sentence"),
    field("number", sa.Integer, comment="number of that sentence"),
    field("against_article", comment="article of the sentence it deviates from"),
    field("against_number", sa.Integer, comment="number of that sentence"),
    field("kind", comment="what disagrees: number, date, name, ..."),
    field("here", comment="the detail in the deviating sentence"),
    field("there", comment="the detail in the other"),
    maybe("here_at", sa.JSON(none_as_null=True), comment="span of the detail in the article"),
    maybe(
        "there_at", sa.JSON(none_as_null=True), comment="span of the detail in the other article"
    ),
    maybe("confidence", sa.Double, comment="how surely it is a change, 0 to 1"),
    maybe("says", comment="a plain sentence that says what differs"),
    maybe("differs", sa.Integer, comment="other origins that have the detail otherwise"),
    maybe("tellers", sa.Integer, comment="other origins that tell the detail"),
    maybe("is_update", sa.Boolean, comment="whether it is a later figure"),
    belongs("sentences", "story article number"),
    points("sentences", "story against_article against_number", "story article number"),
)

scores = sa.Table(
    "scores",
    metadata,
    key("story", comment="the story"),
    key("source", comment="the source"),
    field("position", sa.Integer, comment="order within the story, from 0"),
    field("articles", sa.JSON, comment="ids of the source's articles"),
    maybe("divergence", sa.Double, comment="raw, adjusted for chance; 0 is chance, 1 the most"),
    maybe("low", sa.Double, comment="lower end of the interval of divergence"),
    maybe("high", sa.Double, comment="upper end of the interval of divergence"),
    maybe("addition", sa.Double, comment="part of raw from statements only it makes"),
    maybe("omission", sa.Double, comment="part of raw from statements it lacks"),
    maybe("emphasis", sa.Double, comment="part of raw from weighting shared statements"),
    maybe("raw", sa.Double, comment="Jensen-Shannon divergence from the other origins, bits"),
    maybe("chance", sa.Double, comment="raw to expect if who tells what were drawn at random"),
    maybe("significant", sa.Boolean, comment="whether raw clears the level of chance"),
    maybe("wording", sa.Double, comment="mean distance of wording inside shared statements"),
    field("copied", sa.Double, comment="share of its words copied from others, 0 to 1"),
    maybe("distortion", sa.Double, comment="share of aligned sentences with distorted details"),
    field("sentence_count", sa.Integer, comment="scored sentences"),
    field("shared_count", sa.Integer, comment="of these, shared"),
    field("unique_count", sa.Integer, comment="of these, unique"),
    field("omitted", sa.JSON, comment="core statements it does not carry"),
    sa.Column(
        "degraded",
        sa.Boolean,
        nullable=False,
        server_default=sa.false(),  # of scores stored before there were feeds
        comment="whether an outage touches it: omissions may be none",
    ),
    maybe("published", sa.JSON(none_as_null=True), comment="divergence, every reprint a voice"),
    maybe("band", sa.JSON(none_as_null=True), comment="[least, greatest] over thresholds"),
    maybe("drivers", sa.JSON(none_as_null=True), comment="what each statement adds to raw"),
    maybe(
        "placebo", sa.JSON(none_as_null=True), comment="what chance gives; how sure each number is"
    ),
    maybe("steady", sa.Boolean, comment="whether it clears chance all over the band"),
    belongs("stories", "story"),
    sa.Index(None, "source"),
)

refused = sa.Table(
    "refused",
    metadata,
    key("story", comment="the story it was offered to"),
    key("position", sa.Integer, comment="order of the input, from 0"),
    field("path", comment="the input as the reader named it"),
    field("reason", comment="the rule that refused it"),
    belongs("stories", "story"),
)
