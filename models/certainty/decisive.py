"""The pairs of sentences on whose judgement scores hang most: what a person might be asked.

Near the threshold a pair is judged the same or not by little, and the statements that come of it
can move a source's divergence. How far is found by gathering the story's sentences anew with
each of the two answers, and measuring divergence on both; lineage, and what is known to be told
elsewhere, stay (as in `models.certainty.thresholds`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from scipy.sparse import coo_array

from models.analysis import Analysis, answered
from models.attention.voices import voice, voiced_words, words_per_statement
from models.claims import Claims, reclaimed
from models.divergence import adjusted
from models.meaning.answers import Answer, spoken
from models.rounding import rounded
from models.settings import Settings

# Odds within this factor of the threshold's count as near: of .5 from .27 to .73.
_NEAR = float(np.e)
# Pairs that are tried in a story, the nearest first, and their number times that of its
# sentences: each is gathered twice. 24 in a story of 132 sentences took 2.6 s.
_TRIED, _TRIED_LEAST, _WORK = 24, 4, 6_000
# Judgement: less than this, a tenth of the usual interval of a score, is not worth a question.
_LEAST = 0.05
# Of one story, so that several are asked about.
_MOST = 3

Values = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Shift:
    """The divergence of a source if both sentences say the same, and if they do not."""

    source: str
    if_same: float
    if_not: float

    @property
    def width(self) -> float:
        """How far the answer moves it."""
        return abs(self.if_same - self.if_not)


@dataclass(frozen=True, slots=True)
class DecisivePair:
    """Two sentences of a story and what hangs on whether they say the same.

    probability: that they do, as it was judged. together: whether they make one statement now.
    shifts: of the sources that an answer moves, the most first; there is at least one.
    """

    one: str
    other: str
    one_sources: tuple[str, ...]
    other_sources: tuple[str, ...]
    probability: float
    together: bool
    shifts: tuple[Shift, ...]

    @property
    def width(self) -> float:
        """How far an answer moves the score that it moves most."""
        return self.shifts[0].width


def decisive_pairs(
    analysis: Analysis, made: Claims, settings: Settings, known: Sequence[Answer] = ()
) -> tuple[DecisivePair, ...]:
    """Up to three pairs of a story, those that move a score most first.

    made: the claims of `analysis`. known: what was answered before, and is not asked again. The
    two sentences stand in no common article.
    """
    trial = _Trial(analysis, made, settings)
    tried = max(_TRIED_LEAST, min(_TRIED, _WORK // max(1, len(analysis.table))))
    near = islice(_near(analysis, settings.alignment.same, known), tried)
    found = [_pair(one, other, probability, trial) for one, other, probability in near]
    moving = {
        pair.shifts: pair  # of pairs with one effect, such as a sentence and its copy, the nearest
        for pair in reversed(found)
        if pair.shifts and pair.width >= _LEAST
    }
    ranked = sorted(moving.values(), key=lambda pair: (-pair.width, pair.one, pair.other))
    return tuple(ranked[:_MOST])


@dataclass(frozen=True, eq=False)
class _Trial:
    """Gathers a story's sentences by an answer; what comes out alike is measured once."""

    analysis: Analysis
    made: Claims
    settings: Settings
    known: dict[bytes, Values] = field(default_factory=dict)

    def divergences(self, one: int, other: int, *, same: bool) -> Values:
        """The divergence of each source if that is the answer on two rows."""
        texts = self.analysis.table.texts
        said = Answer(texts[one], texts[other], same)
        found = answered(self.analysis, [said], self.settings.alignment.same)
        name = found.labels.tobytes()
        if name not in self.known:
            self.known[name] = self._measured(found)
        return self.known[name]

    def _measured(self, analysis: Analysis) -> Values:
        articles = analysis.material.articles
        made = reclaimed(analysis, self.made)
        words, voiced = words_per_statement(made, len(articles)), voiced_words(made, analysis)
        speakers = {
            source: voice(source, analysis, words, voiced)
            for source in sorted({article.source for article in articles})
        }
        return {
            source: adjusted(its.told, others.words, self.settings.divergence, others.standing)
            for source, its in speakers.items()
            for others in [its.collapsed]
        }


def _near(
    analysis: Analysis, same_at: float, known: Sequence[Answer]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of scored rows near the threshold with their probability, the nearest first."""
    asked = {frozenset((spoken(answer.one), spoken(answer.other))) for answer in known}
    judged = coo_array(analysis.pairs.same)
    pairs = zip(*(axis.tolist() for axis in judged.coords), judged.data.tolist(), strict=True)
    ranked = sorted(
        (abs(_log_odds(p) - _log_odds(same_at)), one, other, p)
        for one, other, p in pairs
        if one < other and 0 < p < 1 and _apart(one, other, analysis)
    )
    texts = analysis.table.texts
    for distance, one, other, probability in ranked:
        if distance > np.log(_NEAR):
            return
        if frozenset((spoken(texts[one]), spoken(texts[other]))) not in asked:
            yield one, other, probability


def _apart(one: int, other: int, analysis: Analysis) -> bool:
    """Whether both rows are scored and no article tells both."""
    told = analysis.told_by
    return one in told and other in told and told[one].isdisjoint(told[other])


def _log_odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _pair(one: int, other: int, probability: float, trial: _Trial) -> DecisivePair:
    analysis = trial.analysis
    shifts = _shifts(
        trial.divergences(one, other, same=True), trial.divergences(one, other, same=False)
    )
    return DecisivePair(
        one=analysis.table.texts[one],
        other=analysis.table.texts[other],
        one_sources=_sources(one, analysis),
        other_sources=_sources(other, analysis),
        probability=round(probability, 4),
        together=bool(analysis.labels[one] == analysis.labels[other]),
        shifts=shifts,
    )


def _shifts(same: Values, apart: Values) -> tuple[Shift, ...]:
    found = [
        Shift(source, rounded(there, 4), rounded(here, 4))
        for source, there in same.items()
        if there is not None and (here := apart[source]) is not None and here != there
    ]
    return tuple(sorted(found, key=lambda shift: (-shift.width, shift.source)))


def _sources(row: int, analysis: Analysis) -> tuple[str, ...]:
    articles = analysis.material.articles
    return tuple(sorted({articles[number].source for number in analysis.told_by[row]}))
