"""A comparison as rows of the store's tables, and back. Nothing here touches a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from flows.store.schema import story_tables
from models.document import (
    ancestor_in,
    judgement_in,
    links_in,
    links_out,
    passages_in,
    passages_out,
    score_details,
)
from models.records import (
    Ancestor,
    Article,
    Comparison,
    Copy,
    Distortion,
    Judgement,
    Refusal,
    Sentence,
    Span,
    Statement,
    Telling,
)
from models.scores import Score
from models.titles import story_title

Row = dict[str, Any]
Tables = dict[str, list[Row]]

_LABELS: Final = tuple(
    field.name for field in fields(Article) if field.name in story_tables.tellings.columns
)
"""What a reader says of an article; its text stands in `articles`."""


def to_rows(comparison: Comparison) -> Tables:
    """Take a comparison apart: the rows of each table, parents before children."""
    key: Row = {"story": comparison.id}

    def placed(rows: Iterable[Row]) -> list[Row]:
        return [key | {"position": position} | row for position, row in enumerate(rows)]

    return {
        "articles": [
            {"article": telling.article.id, "text": telling.article.text}
            for telling in comparison.tellings
        ],
        "stories": [key | _story_row(comparison)],
        "tellings": placed(_telling_row(telling) for telling in comparison.tellings),
        "statements": placed(_statement_row(statement) for statement in comparison.statements),
        "sentences": [
            key | {"article": telling.article.id} | _judgement_row(judgement)
            for telling in comparison.tellings
            for judgement in telling.judgements
        ],
        "members": [
            key | row for statement in comparison.statements for row in _member_rows(statement)
        ],
        "copies": placed(_copy_row(copy) for copy in comparison.copies),
        "ancestors": placed(_ancestor_row(ancestor) for ancestor in comparison.ancestors),
        "distortions": placed(_distortion_row(distortion) for distortion in comparison.distortions),
        "scores": placed(_score_row(score) for score in comparison.scores),
        "refused": placed(asdict(refusal) for refusal in comparison.refused),
    }


def from_rows(rows: Tables) -> Comparison:
    """Put together the comparison that `to_rows` took apart; rows in the order they had."""
    (story,) = rows["stories"]
    texts = {row["article"]: row["text"] for row in rows["articles"]}
    sentences = _grouped(rows["sentences"], "article")
    members = _grouped(rows["members"], "statement")
    return Comparison(
        id=story["story"],
        tellings=tuple(
            _telling(row, texts[row["article"]], sentences[row["article"]])
            for row in rows["tellings"]
        ),
        statements=tuple(_statement(row, members[row["statement"]]) for row in rows["statements"]),
        copies=tuple(_copy(row) for row in rows["copies"]),
        distortions=tuple(_distortion(row) for row in rows["distortions"]),
        scores=tuple(score_of(row) for row in rows["scores"]),
        refused=tuple(Refusal(row["path"], row["reason"]) for row in rows["refused"]),
        manifest=story["manifest"],
        ancestors=tuple(ancestor_in({**row, "id": row["ancestor"]}) for row in rows["ancestors"]),
    )


def _grouped(rows: Iterable[Row], name: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row)
    return groups


def _story_row(comparison: Comparison) -> Row:
    manifest = dict(comparison.manifest)
    recorded = {name: manifest.get(name) for name in ("version", "model", "config_sha256")}
    return {**recorded, "title": story_title(comparison), "manifest": manifest}


def _telling_row(telling: Telling) -> Row:
    article = telling.article
    labels = {name: getattr(article, name) for name in _LABELS}
    return {"article": article.id, "origin": telling.origin, **labels}


def _telling(row: Row, text: str, sentences: Iterable[Row]) -> Telling:
    labels = {name: row[name] for name in _LABELS}
    article = Article(id=row["article"], text=text, **labels)
    return Telling(article, row["origin"], tuple(_judgement(sentence) for sentence in sentences))


def _judgement_row(judgement: Judgement) -> Row:
    sentence, best = judgement.sentence, judgement.best
    return {
        "number": sentence.index,
        "start_at": sentence.start,
        "end_at": sentence.end,
        "role": sentence.role,
        "statement": judgement.statement,
        "status": judgement.status,
        "coverage": judgement.coverage,
        "uncovered": [list(span) for span in judgement.uncovered],
        "parts": [asdict(part) for part in judgement.parts],
        "best": None if best is None else asdict(best),
    }


def _judgement(row: Row) -> Judgement:
    sentence = Sentence(row["number"], row["start_at"], row["end_at"], row["role"])
    return judgement_in(sentence, row)


def _statement_row(statement: Statement) -> Row:
    return {
        "statement": statement.id,
        "text": statement.text,
        "origins": statement.origins,
        "core": statement.core,
        "articles": list(statement.articles),
        "sources": list(statement.sources),
        "cohesion": statement.cohesion,
        "partly": list(statement.partly),
        "own": [list(span) for span in statement.own],
        "lineage": links_out(statement.lineage),
        "independent": statement.independent,
    }


def _member_rows(statement: Statement) -> list[Row]:
    return [
        {"statement": statement.id, "position": position, "article": article, "number": number}
        for position, (article, number) in enumerate(statement.sentences)
    ]


def _statement(row: Row, members: Sequence[Row]) -> Statement:
    return Statement(
        id=row["statement"],
        text=row["text"],
        articles=tuple(row["articles"]),
        sources=tuple(row["sources"]),
        origins=row["origins"],
        core=row["core"],
        sentences=tuple((member["article"], member["number"]) for member in members),
        cohesion=row["cohesion"],
        partly=tuple(row["partly"] or ()),
        own=tuple((start, end) for start, end in row["own"] or ()),
        lineage=links_in(row["lineage"]),
        independent=row["independent"],
    )


def _copy_row(copy: Copy) -> Row:
    told = {field.name: getattr(copy, field.name) for field in fields(copy)}
    return told | {"passages": passages_out(copy.passages)}


def _copy(row: Row) -> Copy:
    values = {field.name: row[field.name] for field in fields(Copy)}
    return Copy(**values | {"passages": passages_in(row["passages"])})


def _ancestor_row(ancestor: Ancestor) -> Row:
    row = asdict(ancestor)
    return {"ancestor": row.pop("id"), **row}


def _distortion_row(distortion: Distortion) -> Row:
    row = asdict(distortion)
    row["number"] = row.pop("index")
    row["against_article"], row["against_number"] = row.pop("against")
    row["is_update"] = row.pop("update")  # UPDATE is a word of SQL's own
    return row


def _distortion(row: Row) -> Distortion:
    return Distortion(
        article=row["article"],
        index=row["number"],
        against=(row["against_article"], row["against_number"]),
        kind=row["kind"],
        here=row["here"],
        there=row["there"],
        here_at=_span(row["here_at"]),
        there_at=_span(row["there_at"]),
        confidence=row["confidence"],
        says=row["says"] or "",
        differs=row["differs"] or 1,  # null in stories stored before revision 0008
        tellers=row["tellers"] or 1,
        update=bool(row["is_update"]),
    )


def _span(stored: Sequence[int] | None) -> Span | None:
    return None if stored is None else (stored[0], stored[1])


_COUNTS: Final = {
    "sentences": "sentence_count",
    "shared": "shared_count",
    "unique": "unique_count",  # UNIQUE is a word of SQL's own: a bare column name cannot be it
}


def _score_row(score: Score) -> Row:
    row = {_COUNTS.get(name, name): value for name, value in asdict(score).items()}
    if figures := row.pop("figures"):  # they share the column of what chance gives
        row["placebo"] = {**(row["placebo"] or {}), "figures": figures}
    return {name: value for name, value in row.items() if name in story_tables.scores.columns}


def score_of(row: Row) -> Score:
    """The score in a row of `scores`."""
    placebo = dict(row.get("placebo") or {})
    row = {**row, "figures": placebo.pop("figures", ()), "placebo": placebo}
    values = {field.name: row[_COUNTS.get(field.name, field.name)] for field in fields(Score)
              if _COUNTS.get(field.name, field.name) in row}  # fmt: skip
    lists = {name: tuple(values[name]) for name in ("articles", "omitted")}
    return Score(**{**values, **lists, **score_details(row)})
