"""A comparison as the plain data of `story.json`, and back.

The keys are a contract with other tools; `docs/story.schema.json` states them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from models.records import (
    Ancestor,
    Article,
    Comparison,
    Copy,
    Counterpart,
    Distortion,
    Judgement,
    Link,
    Part,
    Passage,
    Refusal,
    Sentence,
    Statement,
    Telling,
)
from models.scores import AsPublished, Driver, Figure, Placebo, Score

SCHEMA_VERSION = 1

Document = dict[str, Any]


def to_document(comparison: Comparison) -> Document:
    """The comparison as JSON-ready data, in the order and with the keys of the contract."""
    return {
        "schema": SCHEMA_VERSION,
        "id": comparison.id,
        "articles": [_article_out(telling) for telling in comparison.tellings],
        "statements": [_statement_out(statement) for statement in comparison.statements],
        "copies": [_copy_out(copy) for copy in comparison.copies],
        "ancestors": [asdict(ancestor) for ancestor in comparison.ancestors],
        "distortions": [asdict(distortion) for distortion in comparison.distortions],
        "scores": [asdict(score) for score in comparison.scores],
        "refused": [asdict(refusal) for refusal in comparison.refused],
        "manifest": dict(comparison.manifest),
    }


def from_document(document: Mapping[str, Any]) -> Comparison:
    """The comparison that `to_document` wrote; also accepts it after a trip through JSON."""
    return Comparison(
        id=document["id"],
        tellings=tuple(_article_in(row) for row in document["articles"]),
        statements=tuple(_statement_in(row) for row in document["statements"]),
        copies=tuple(_copy_in(row) for row in document["copies"]),
        distortions=tuple(_distortion_in(row) for row in document["distortions"]),
        scores=tuple(_score_in(row) for row in document["scores"]),
        refused=tuple(Refusal(**row) for row in document["refused"]),
        manifest=dict(document["manifest"]),
        ancestors=tuple(ancestor_in(row) for row in document.get("ancestors", ())),
    )


def _article_out(telling: Telling) -> Document:
    fields = asdict(telling.article)
    text = fields.pop("text")
    row = {key: fields[key] for key in ("id", "source", "family")}
    row["origin"] = telling.origin
    row |= {key: fields[key] for key in ("title", "published", "url", "lang", "path")}
    row["text"] = text
    row["sentences"] = [_judgement_out(judgement) for judgement in telling.judgements]
    return row


def _judgement_out(judgement: Judgement) -> Document:
    return {
        **asdict(judgement.sentence),
        "statement": judgement.statement,
        "status": judgement.status,
        "coverage": judgement.coverage,
        "uncovered": [list(span) for span in judgement.uncovered],
        "parts": [asdict(part) for part in judgement.parts],
        "best": None if judgement.best is None else asdict(judgement.best),
    }


def _statement_out(statement: Statement) -> Document:
    lineage = links_out(statement.lineage)
    return {**asdict(statement), "lineage": lineage}


def _copy_out(copy: Copy) -> Document:
    return {
        "from": copy.giver,
        "to": copy.taker,
        "share": copy.share,
        "kind": copy.kind,
        "passages": passages_out(copy.passages),
        "decided": copy.decided,
        "ancestor": copy.ancestor,
    }


def links_out(links: Sequence[Link]) -> list[Document]:
    """From whom each article has a statement, as JSON-ready data."""
    return [{"article": link.article, "from": link.giver} for link in links]


def links_in(rows: Sequence[Mapping[str, Any]] | None) -> tuple[Link, ...]:
    """What `links_out` wrote; none in documents written before there were any."""
    return tuple(Link(row["article"], row["from"]) for row in rows or ())


def passages_out(passages: Sequence[Passage]) -> list[Document]:
    """The passages of a copy, as JSON-ready data."""
    return [
        {"from": list(p.giver), "to": list(p.taker), "quoted": p.quoted, "kind": p.kind}
        for p in passages
    ]


def passages_in(rows: Sequence[Mapping[str, Any]] | None) -> tuple[Passage, ...]:
    """What `passages_out` wrote; none in documents written before there were any."""
    return tuple(
        Passage(tuple(row["from"]), tuple(row["to"]), row["quoted"], row["kind"])
        for row in rows or ()
    )


def ancestor_in(row: Mapping[str, Any]) -> Ancestor:
    """A missing ancestor from JSON data."""
    return Ancestor(row["id"], row["name"], tuple(row["articles"]), tuple(row["evidence"]))


def _copy_in(row: Mapping[str, Any]) -> Copy:
    return Copy(
        giver=row["from"],
        taker=row["to"],
        share=row["share"],
        kind=row["kind"],
        passages=passages_in(row.get("passages")),
        decided=row.get("decided"),
        ancestor=row.get("ancestor"),
    )


def _article_in(row: Mapping[str, Any]) -> Telling:
    names = ("id", "source", "family", "title", "published", "url", "lang", "path", "text")
    article = Article(**{name: row[name] for name in names})
    return Telling(article, row["origin"], tuple(_judgement_in(s) for s in row["sentences"]))


def _judgement_in(row: Mapping[str, Any]) -> Judgement:
    return judgement_in(Sentence(row["index"], row["start"], row["end"], row["role"]), row)


def judgement_in(sentence: Sentence, row: Mapping[str, Any]) -> Judgement:
    """What is judged of a sentence, out of a document or a row of the store."""
    return Judgement(
        sentence=sentence,
        statement=row["statement"],
        status=row["status"],
        coverage=row["coverage"],
        uncovered=tuple((start, end) for start, end in row["uncovered"]),
        parts=tuple(Part(**part) for part in row["parts"]),
        best=None if row["best"] is None else Counterpart(**row["best"]),
    )


def _statement_in(row: Mapping[str, Any]) -> Statement:
    sentences = tuple((article, index) for article, index in row["sentences"])
    lists = {"articles": tuple(row["articles"]), "sources": tuple(row["sources"])}
    told = {
        "partly": tuple(row.get("partly", ())),
        "own": tuple((start, end) for start, end in row.get("own", ())),
        "lineage": links_in(row.get("lineage")),
    }
    return Statement(**{**row, **lists, **told, "sentences": sentences})


def _distortion_in(row: Mapping[str, Any]) -> Distortion:
    article, index = row["against"]
    spans = {name: tuple(row[name]) for name in ("here_at", "there_at") if row.get(name)}
    return Distortion(**{**row, "against": (article, index), **spans})


def _score_in(row: Mapping[str, Any]) -> Score:
    lists = {"articles": tuple(row["articles"]), "omitted": tuple(row["omitted"])}
    return Score(**{**row, **lists, **score_details(row)})


def score_details(row: Mapping[str, Any]) -> Document:
    """The nested fields of a score; none of them in documents written before there were any."""
    published, band, placebo = (row.get(name) for name in ("published", "band", "placebo"))
    return {
        "published": AsPublished(**published) if published else None,
        "band": tuple(band) if band else None,
        "drivers": tuple(Driver(**driver) for driver in row.get("drivers") or ()),
        "placebo": Placebo(**placebo) if placebo else None,
        "figures": tuple(Figure(**figure) for figure in row.get("figures") or ()),
    }
