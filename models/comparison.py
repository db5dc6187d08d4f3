"""One story, compared: articles and their sentences in, a `Comparison` out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.analysis import NO_STATEMENT, Analysis, analyse
from models.claims import Claim, Claims, claims
from models.copying.descent import independent, roots
from models.disagreement.disagreements import disagreements
from models.encoders.encoding import Encoded
from models.gathering import Gathering, gathering
from models.grouping.cohesion import cohesion
from models.grouping.parts import label_runs
from models.grouping.statements import representative
from models.ids import story_id
from models.inference.verdicts import Inference
from models.material import Material, content_words
from models.meaning.answers import Answer
from models.meaning.coverage import status, uncovered_spans
from models.meaning.yardstick import Yardstick
from models.records import (
    Comparison,
    Counterpart,
    Judgement,
    Part,
    Place,
    Refusal,
    Sentence,
    Span,
    Statement,
    Telling,
)
from models.scoring import score_sources
from models.settings import Alignment, Settings
from models.tellers import tellers as told_by


def compare(  # noqa: PLR0913, PLR0917 - the whole pipeline's inputs, named at every call
    material: Material,
    encoded: Mapping[str, Encoded],
    yardstick: Yardstick,
    settings: Settings,
    refused: Sequence[Refusal] = (),
    manifest: Mapping[str, Any] | None = None,
    answers: Sequence[Answer] = (),
    inference: Inference | None = None,
) -> Comparison:
    """The whole comparison of one story.

    encoded: the vectors of `material.to_encode`. yardstick: of the model that made
    them. answers: what a person said of sentences; they are heeded where both are here.
    inference: finds contradictions too, where there is a model of it. The same articles and
    answers give the same result, whatever the order of the articles.
    """
    analysis = analyse(material, encoded, yardstick, settings, answers)
    made = claims(analysis)
    gathered = gathering(analysis, made, settings)
    off = disagreements(analysis, made, settings.alignment.same, inference)
    statements = _statements(gathered, off.off, settings)
    shared = frozenset(statement.id for statement in statements if statement.origins > 1)
    tellings = _tellings(analysis, made, shared, settings.alignment)
    return Comparison(
        id=story_id(material.articles),
        tellings=tellings,
        statements=statements,
        copies=analysis.copies,
        distortions=off.found,
        scores=score_sources(gathered, statements, off, settings),
        refused=tuple(refused),
        manifest=dict(manifest or {}),
        ancestors=analysis.ancestors,
    )


def _statement_name(number: int) -> str:
    """The id of a statement: "s1" is the first in story order."""
    return f"s{number + 1}"


def _statements(gathered: Gathering, off: Set[Place], settings: Settings) -> tuple[Statement, ...]:
    needed = settings.statements.needed(len(gathered.origins) - 1)
    return tuple(_statement(gathered, n, off, needed) for n in range(len(gathered.members)))


def _statement(gathered: Gathering, number: int, off: Set[Place], needed: int) -> Statement:
    """One statement; its links say from whom each article has it.

    An article that is a voice of its own may have copied this statement, and bears out nothing.
    """
    analysis, links = gathered.analysis, gathered.links[number]
    members = gathered.members[number]
    articles = analysis.material.articles
    tellers = list(dict.fromkeys(claim.number for claim in members))
    sources = analysis.by_source(tellers)
    row = _representative(analysis, number, members, off)
    told = told_by(row, sources, analysis)
    origins = len(set(roots(links, analysis.origin).values()))
    return Statement(
        id=_statement_name(number),
        text=analysis.table.texts[row],
        articles=tuple(articles[teller].id for teller in tellers),
        sources=tuple(sources),
        origins=origins,
        core=origins >= needed,
        sentences=tuple((articles[c.number].id, c.sentence.index) for c in members),
        cohesion=_cohesion(analysis, number, members),
        partly=told.partly,
        own=told.own,
        lineage=links,
        independent=independent(links, analysis.origin),
    )


def _cohesion(analysis: Analysis, number: int, members: Sequence[Claim]) -> float | None:
    """How well the sentences that mainly make the statement hold together.

    A sentence counts once, however many print it. One of which only a part belongs here
    says more than this: the probability of the whole sentence is no measure of the part.
    """
    rows = np.array(sorted({c.row for c in members if c.primary == number}), dtype=np.int64)
    found = cohesion(rows, analysis.pairs.same)
    return None if found is None else round(found, 4)


def _representative(
    analysis: Analysis, number: int, members: Sequence[Claim], off: Set[Place]
) -> int:
    """The row that stands for the statement.

    The most central of the sentences that mainly say it and of which others bear out every detail
    (off: those that disagree), in articles that took their text from nobody; where there is no
    such sentence, of all that say it.
    """
    ids = [article.id for article in analysis.material.articles]
    whole = [claim for claim in members if claim.primary == number] or list(members)
    whole = [c for c in whole if (ids[c.number], c.sentence.index) not in off] or whole
    roots = [claim for claim in whole if analysis.origin[ids[claim.number]] == ids[claim.number]]
    rows = np.array(sorted({claim.row for claim in roots or whole}), dtype=np.int64)
    return representative(rows, analysis.pairs.same, np.diff(analysis.table.starts))


def _tellings(
    analysis: Analysis, made: Claims, shared: Set[str], settings: Alignment
) -> tuple[Telling, ...]:
    """All articles, judged; shared: the statements that several origins make."""
    by_place = {(claim.number, claim.sentence.index): claim for claim in made.each}
    return tuple(
        Telling(
            article=article,
            origin=analysis.origin[article.id],
            judgements=tuple(
                _judgement(
                    analysis, sentence, by_place.get((number, sentence.index)), shared, settings
                )
                for sentence in analysis.material.sentences[number]
            ),
        )
        for number, article in enumerate(analysis.material.articles)
    )


def _judgement(
    analysis: Analysis,
    sentence: Sentence,
    claim: Claim | None,
    shared: Set[str],
    settings: Alignment,
) -> Judgement:
    if claim is None:
        return Judgement(sentence, None, None, None)
    statement = None if claim.primary == NO_STATEMENT else _statement_name(claim.primary)
    spans = content_words(analysis.material.articles[claim.number], sentence)
    weights = analysis.table.weights[analysis.table.rows(claim.row)]
    return Judgement(
        sentence=sentence,
        statement=statement,
        status=status(claim.found, weights, settings, told=statement in shared),
        coverage=round(claim.found.share, 4),
        uncovered=_uncovered(claim, spans, weights, settings, told=statement in shared),
        parts=_parts(claim, [start for start, _ in spans]),
        best=_counterpart(analysis, claim),
    )


def _uncovered(
    claim: Claim,
    spans: Sequence[Span],
    weights: NDArray[np.floating],
    settings: Alignment,
    *,
    told: bool,
) -> tuple[Span, ...]:
    """The spans that nobody else says; none where the sentence is told in quite other words.

    What its words add cannot then be known from its words.
    """
    told = told or claim.found.share >= settings.unique
    in_other_words = told and claim.found.words < settings.unique
    return () if in_other_words else uncovered_spans(spans, claim.found.said, weights)


def _parts(claim: Claim, word_starts: Sequence[int]) -> tuple[Part, ...]:
    """The runs of words that belong to one statement; together they fill the sentence."""
    if claim.primary == NO_STATEMENT:
        return ()
    runs = label_runs(claim.statements)
    cuts = [claim.sentence.start, *(word_starts[a] for a, _ in runs[1:]), claim.sentence.end]
    return tuple(
        Part(start, end, _statement_name(int(claim.statements[run[0]])))
        for run, start, end in zip(runs, cuts, cuts[1:], strict=False)
    )


def _counterpart(analysis: Analysis, claim: Claim) -> Counterpart | None:
    if claim.found.best is None:
        return None
    row, affinity = claim.found.best
    other, index = analysis.apart(claim.number, claim.sentence.index, row)[0]
    return Counterpart(analysis.material.articles[other].id, index, round(affinity, 4))
