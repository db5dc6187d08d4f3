"""A comparison as the plain data of `story.json`, and back.

The keys are a contract with other tools; `docs/story.schema.json` states them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from models.records import (
    SCHEMA_VERSION,
    Article,
    Comparison,
    Copy,
    Counterpart,
    Distortion,
    Judgement,
    Part,
    Refusal,
    Score,
    Sentence,
    Statement,
    Telling,
)

Document = dict[str, Any]


def to_document(comparison: Comparison) -> Document:
    """The comparison as JSON-ready data, in the order and with the keys of the contract."""
    return {
        "schema": SCHEMA_VERSION,
        "id": comparison.id,
        "articles": [_article_out(telling) for telling in comparison.tellings],
        "statements": [asdict(statement) for statement in comparison.statements],
        "copies": [
            {"from": c.giver, "to": c.taker, "share": c.share, "kind": c.kind}
            for c in comparison.copies
        ],
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
        copies=tuple(
            Copy(row["from"], row["to"], row["share"], row["kind"]) for row in document["copies"]
        ),
        distortions=tuple(_distortion_in(row) for row in document["distortions"]),
        scores=tuple(_score_in(row) for row in document["scores"]),
        refused=tuple(Refusal(**row) for row in document["refused"]),
        manifest=dict(document["manifest"]),
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


def _article_in(row: Mapping[str, Any]) -> Telling:
    names = ("id", "source", "family", "title", "published", "url", "lang", "path", "text")
    article = Article(**{name: row[name] for name in names})
    return Telling(article, row["origin"], tuple(_judgement_in(s) for s in row["sentences"]))


def _judgement_in(row: Mapping[str, Any]) -> Judgement:
    return Judgement(
        sentence=Sentence(row["index"], row["start"], row["end"], row["role"]),
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
    return Statement(**{**row, **lists, "sentences": sentences})


def _distortion_in(row: Mapping[str, Any]) -> Distortion:
    article, index = row["against"]
    return Distortion(**{**row, "against": (article, index)})


def _score_in(row: Mapping[str, Any]) -> Score:
    lists = {"articles": tuple(row["articles"]), "omitted": tuple(row["omitted"])}
    return Score(**{**row, **lists})
