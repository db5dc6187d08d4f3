"""What the page's script knows: compact rows, no text that stands in the page already.

Articles, sources and sentences are named by number. The script reads a sentence's text
from the page; spans are code points into it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from flows.report.contents.counterparts import Concordance, Pairing
from flows.report.contents.differences import Difference
from flows.report.contents.kinds import finding_in_words
from flows.report.contents.sources import one_origin
from flows.report.contents.statement_wording import cohesion
from flows.wording.dates import published_day
from flows.wording.figures import percent
from models.records import Comparison, Judgement, Place, Span, Statement

Row = list[Any]


def page_data(
    comparison: Comparison, numbers: Mapping[Place, int], found: Sequence[Difference]
) -> dict[str, Any]:
    """The data of the parallel reading view, ready for JSON.

    sources: names, in the order of the scores. articles: [source, day, language].
    statements: [core, sources that tell it, a warning of low cohesion]. sentences: [article,
    role, status, coverage in words, statement, counterparts, further sources, whether another
    origin says the same]. distortions: sentence number to [what it is, update, number of the
    finding on the page], whose words stand there.
    """
    sources = {score.source: place for place, score in enumerate(comparison.scores)}
    statements = {statement.id: place for place, statement in enumerate(comparison.statements)}
    concordance = Concordance(comparison)
    judge = _unjudged if one_origin(comparison) else _judgement
    return {
        "sources": list(sources),
        "articles": [
            [sources.get(t.article.source, -1), published_day(t.article.published), t.article.lang]
            for t in comparison.tellings
        ],
        "statements": [_statement(statement, sources) for statement in comparison.statements],
        "sentences": [
            [
                place,
                judged.sentence.role,
                *judge(judged, statements),
                *_counterparts(
                    concordance, (t.article.id, judged.sentence.index), numbers, sources
                ),
            ]
            for place, t in enumerate(comparison.tellings)
            for judged in t.judgements
        ],
        "distortions": _distortions(found),
    }


def _statement(statement: Statement, sources: Mapping[str, int]) -> Row:
    told = [sources[name] for name in statement.sources if name in sources]
    return [int(statement.core), told, cohesion(statement)]


def _judgement(judged: Judgement, statements: Mapping[str, int]) -> Row:
    coverage = None if judged.coverage is None else percent(judged.coverage)
    return [judged.status, coverage, statements.get(judged.statement or "", -1)]


def _unjudged(judged: Judgement, statements: Mapping[str, int]) -> Row:
    """Without a status: where there is but one origin, each would be unique."""
    return [None, None, statements.get(judged.statement or "", -1)]


def _counterparts(
    concordance: Concordance,
    place: Place,
    numbers: Mapping[Place, int],
    sources: Mapping[str, int],
) -> Row:
    found = concordance.of(place)
    pairs = [_pair(pairing, numbers[pairing.place]) for pairing in found.shown]
    more = [sources[name] for name in found.more if name in sources]
    return [pairs, more, int(found.borne)]


def _pair(pairing: Pairing, number: int) -> Row:
    """[sentence, same statement, what bonds them, affinity in words, spans here, spans there]."""
    affinity = None if pairing.affinity is None else percent(pairing.affinity)
    difference = pairing.difference
    spans = [_flat(difference.here), _flat(difference.there)]
    compared = difference.likeness is not None
    return [number, int(pairing.same), pairing.bond, affinity, *(spans if compared else [])]


def _flat(spans: tuple[Span, ...]) -> list[int]:
    return list(chain.from_iterable(spans))


def _distortions(found: Sequence[Difference]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for place, difference in enumerate(found):
        finding = difference.found
        said = finding_in_words(finding)
        rows[str(difference.here.number)].append([said, int(finding.update), place])
    return rows
