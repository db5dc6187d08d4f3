"""The score of each source: divergence, wording, copied share, omissions, counts.

The axes are kept apart. *Divergence* is about attention alone (`models.divergence`).
*Wording* is how differently a source words what it shares. *Copied* is how much of its
text stands in an article of another source that gave it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from models.analysis import Analysis
from models.claims import Claims
from models.divergence import Divergence, diverge
from models.meaning.affinity import dense_row
from models.meaning.coverage import coverage
from models.records import Article, Judgement, Score, Statement, Telling
from models.settings import Settings
from models.times import earlier

Floats = NDArray[np.float64]

# Of the statements of invented stories that this share calls absent .93 are (precision;
# recall .77); .4 gives .97 and .73, .6 .92 and .89; a fixed coverage of .28 .86 and .99.
_DOUBT = 0.5


@dataclass(frozen=True, eq=False)
class _Scene:
    """All that a score draws on. words: of shape (n_articles, n_statements)."""

    analysis: Analysis
    statements: Sequence[Statement]
    judgements: Mapping[str, Sequence[Judgement]]
    words: Floats
    settings: Settings


def score_sources(
    analysis: Analysis,
    made: Claims,
    statements: Sequence[Statement],
    tellings: Sequence[Telling],
    settings: Settings,
) -> tuple[Score, ...]:
    """One score for each source, in alphabetical order: never a ranking."""
    scene = _Scene(
        analysis=analysis,
        statements=statements,
        judgements={telling.article.id: telling.judgements for telling in tellings},
        words=words_per_statement(made, len(analysis.material.articles)),
        settings=settings,
    )
    sources = sorted({article.source for article in analysis.material.articles})
    return tuple(_score(source, scene) for source in sources)


def words_per_statement(made: Claims, n_articles: int) -> Floats:
    """The words each article gives to each statement, of shape (n_articles, n_statements)."""
    words = np.zeros((n_articles, made.n_statements))
    for claim in made.scored():
        words[claim.number] += np.bincount(claim.statements, minlength=made.n_statements)
    return words


def voices(analysis: Analysis, words: Floats, apart_from: frozenset[str]) -> Floats:
    """The words of each origin outside `apart_from`, of shape (n_origins, n_statements).

    An origin gives to a statement what the most generous of its articles gives: a further
    copy, whole or abridged, then changes nothing.
    """
    members: dict[str, list[int]] = {}
    for number in range(len(words)):
        origin = analysis.origin_of(number)
        if origin not in apart_from:
            members.setdefault(origin, []).append(number)
    rows = [words[numbers].max(axis=0) for numbers in members.values()]
    return np.array(rows).reshape(len(rows), words.shape[1])


def _score(source: str, scene: _Scene) -> Score:
    analysis, settings = scene.analysis, scene.settings
    articles = analysis.material.articles
    own = frozenset(n for n, article in enumerate(articles) if article.source == source)
    judged = [j for n in own for j in scene.judgements[articles[n].id] if j.sentence.scored]
    known = _known(own, scene)
    found = _divergence(own, scene, known)
    parts = found.parts if found else None
    return Score(
        source=source,
        articles=tuple(articles[n].id for n in sorted(own)),
        divergence=_rounded(found.adjusted if found else None),
        low=_rounded(found.low if found else None),
        high=_rounded(found.high if found else None),
        addition=_rounded(parts.addition if parts else None),
        omission=_rounded(parts.omission if parts else None),
        emphasis=_rounded(parts.emphasis if parts else None),
        raw=_rounded(parts.raw if parts else None),
        chance=_rounded(found.chance if found else None),
        significant=found.p_value <= 1 - settings.divergence.level if found else None,
        wording=_rounded(_wording(own, analysis, settings.alignment.same)),
        copied=_copied(own, analysis),
        distortion=None,
        sentences=len(judged),
        shared=_count(judged, "shared"),
        unique=_count(judged, "unique"),
        omitted=_omitted(own, scene, known),
    )


def _count(judged: Sequence[Judgement], wanted: str) -> int:
    return sum(judgement.status == wanted for judgement in judged)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _divergence(own: frozenset[int], scene: _Scene, known: NDArray[np.bool_]) -> Divergence | None:
    """Divergence from the other origins.

    Where there is none, from the other tellings of the same origin, each different one
    once: a story of one origin has only reprints to compare.
    """
    analysis, words = scene.analysis, scene.words
    origins = frozenset(analysis.origin_of(number) for number in own)
    told = words[sorted(own)].sum(axis=0)
    others = voices(analysis, words, origins)
    if not len(others):
        others = _different(words[[n for n in range(len(words)) if n not in own]], told)
    return diverge(told, np.where(known | (told > 0), others, 0.0), scene.settings.divergence)


def _different(tellings: Floats, told: Floats) -> Floats:
    """The distinct rows of `tellings` that are not `told` again; all if there are none.

    A further copy of any of them, or of the source's own text, then changes nothing.
    """
    distinct = np.unique(tellings, axis=0)
    apart = distinct[(distinct != told).any(axis=1)]
    return apart if len(apart) else distinct


def _known(own: frozenset[int], scene: _Scene) -> NDArray[np.bool_]:
    """Whether each statement was out, or may have been, when the source published last.

    What only appeared later cannot have been omitted. Of shape (n_statements,).
    """
    articles = scene.analysis.material.articles
    last = _last_published([articles[number] for number in own])
    later = {article.id for article in articles if earlier(last, article.published) < 0}
    return np.array([not later.issuperset(s.articles) for s in scene.statements], dtype=np.bool_)


def _last_published(articles: Sequence[Article]) -> str | None:
    times = [article.published for article in articles]
    if None in times:
        return None
    last = times[0]
    for time in times[1:]:
        last = time if earlier(last, time) < 0 else last
    return last


def _omitted(own: frozenset[int], scene: _Scene, known: NDArray[np.bool_]) -> tuple[str, ...]:
    """The core statements, from this source's point of view, that it does not carry.

    Core: carried by at least max(2, a share of) the *other* origins.
    """
    analysis, settings = scene.analysis, scene.settings
    articles = analysis.material.articles
    mine = {analysis.origin_of(number) for number in own}
    own_ids = {articles[number].id for number in own}
    others = set(analysis.origin.values()) - mine
    needed = max(2, ceil(settings.statements.core_share * len(others)))
    told = analysis.rows_of(own)
    omitted = []
    for statement, out in zip(scene.statements, known, strict=True):
        carriers = {analysis.origin[article] for article in statement.articles} - mine
        told_here = own_ids & set(statement.articles)
        if out and not told_here and len(carriers) >= needed and _absent(statement, told, scene):
            omitted.append(statement.id)
    return tuple(omitted)


def _absent(statement: Statement, told: NDArray[np.bool_], scene: _Scene) -> bool:
    """Whether the rows `told` say nothing near a statement, beyond doubt.

    To say of a source that it omits something needs more than the lack of a match: it must
    cover each of the statement's sentences less than half as well as they are covered on
    average. What is told everywhere in words of its own is so held against nobody.
    """
    analysis = scene.analysis
    covered = {  # each sentence once for each origin: a further copy changes nothing
        (analysis.row_of[article, index], analysis.origin[article]): (
            scene.judgements[article][index].coverage or 0.0
        )
        for article, index in statement.sentences
    }
    usual = float(np.mean(list(covered.values())))
    rows = {row for row, _ in covered}
    found = (coverage(row, told, analysis.table, analysis.pairs) for row in sorted(rows))
    return all(each.share < _DOUBT * usual for each in found)


def _copied(own: frozenset[int], analysis: Analysis) -> float:
    """The greatest share of one of the source's articles taken from another source."""
    ids = {analysis.material.articles[number].id for number in own}
    shares = [c.share for c in analysis.copies if c.taker in ids and c.giver not in ids]
    return max(shares, default=0.0)


def _wording(own: frozenset[int], analysis: Analysis, same_at: float) -> float | None:
    """How differently the source words what it shares: 0 the same words, 1 none in common.

    The mean, over its sentences that another origin also says, of 1 minus the cosine of
    character n-gram vectors with the nearest sentence elsewhere; None if it shares none.
    """
    distances = []
    for row in np.flatnonzero(analysis.rows_of(own)):
        for origin in {analysis.origin_of(n) for n in analysis.told_by[int(row)] & own}:
            elsewhere = analysis.elsewhere[origin]
            same = np.where(elsewhere, dense_row(analysis.pairs.same, int(row)), 0.0)
            if elsewhere[row]:
                distances.append(0.0)
            elif same.max(initial=0.0) >= same_at:
                distances.append(1.0 - analysis.pairs.likeness(int(row), int(same.argmax())))
    return float(np.mean(distances)) if distances else None
