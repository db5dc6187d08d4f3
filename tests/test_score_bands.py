"""The band of a score: what it would be at thresholds around the one in force."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from models.analysis import Analysis, regathered
from models.attention.voices import voice, voiced_words, words_per_statement
from models.certainty.tallies import sentences_of
from models.certainty.thresholds import Name, bands
from models.claims import Claims, claims, reclaimed
from models.disagreement.disagreements import Disagreements
from models.divergence import Rough, roughly
from models.gathering import gathering
from models.omissions import Nearness
from models.records import Comparison
from models.scores import Figure
from tests.aground import IN_FEEDS
from tests.burst import BURST
from tests.tellings import FAST, Desk, article, scores
from tests.told_freely import MATCH, STUDY

# From two thirds to four thirds of the threshold of .5; the settings call these about as good.
AROUND = (1 / 3, 5 / 12, 7 / 12, 2 / 3)


@pytest.fixture(scope="module")
def story(desk: Desk) -> tuple[Analysis, Claims]:
    """Three reports of a dam."""
    analysis = desk.analysed([article(source, " ".join(told)) for source, told in BURST.items()])
    return analysis, claims(analysis)


def divergence(source: str, analysis: Analysis, made: Claims, threshold: float) -> float | None:
    """The divergence of a source where statements are gathered at a threshold."""
    found = at_threshold(source, analysis, made, threshold)
    return found.adjusted if found else None


def p_value(source: str, analysis: Analysis, made: Claims, threshold: float) -> float:
    """How often chance reaches it there; always, where it is not measured."""
    found = at_threshold(source, analysis, made, threshold)
    return found.p_value if found else 1.0


def at_threshold(source: str, analysis: Analysis, made: Claims, threshold: float) -> Rough | None:
    """How far a source lies from the others where statements are gathered at a threshold."""
    gathered = reclaimed(regathered(analysis, threshold), made)
    words = words_per_statement(gathered, len(analysis.material.articles))
    speaker = voice(source, analysis, words, voiced_words(gathered, analysis))
    others = speaker.collapsed
    return roughly(speaker.told, others.words, FAST.divergence, others.standing)


def banded(
    story: tuple[Analysis, Claims], values: dict[str, dict[Name, float]]
) -> dict[str, dict[Name, tuple[float, float]]]:
    """The bands of these numbers of the sources."""
    gathered = gathering(*story, FAST)
    sentences = sentences_of(gathered, Disagreements((), frozenset()), FAST.alignment.same)
    return bands(values, gathered, sentences, Nearness(gathered.analysis), FAST)


@pytest.mark.parametrize("score", [-0.9, 0.1, 0.9])
def test_a_band_holds_the_score_and_what_the_thresholds_around_give(
    story: tuple[Analysis, Claims], score: float
) -> None:
    """The least and the greatest of these; the thresholds alone move some source's."""
    found = banded(story, {source: {None: score} for source in BURST})

    around = {source: [divergence(source, *story, at) for at in AROUND] for source in BURST}
    for source, values in around.items():
        known = [score, *(value for value in values if value is not None)]
        assert found[source][None] == (min(known), max(known))
    assert any(len(set(values)) > 1 for values in around.values())


def test_a_source_without_a_score_has_no_band(story: tuple[Analysis, Claims]) -> None:
    """Nothing is said of it at other thresholds either."""
    paper, *others = BURST

    assert None not in banded(story, {paper: {}} | {name: {None: 0.1} for name in others})[paper]


def statuses(comparison: Comparison) -> dict[str, Counter[str]]:
    """How many sentences of each source have each status."""
    found: dict[str, Counter[str]] = {}
    for telling in comparison.tellings:
        its = (j.status for j in telling.judgements if j.sentence.scored and j.status)
        found[telling.article.source] = Counter(its)
    return found


def figure(comparison: Comparison, source: str, name: str) -> Figure:
    """What is said of a number of a source."""
    (found,) = (f for f in scores(comparison)[source].figures if f.name == name)
    return found


def test_counts_have_the_band_that_whole_comparisons_at_other_thresholds_give(desk: Desk) -> None:
    """All thresholds are two thirds to four thirds as strict, together."""
    articles = [article(source, text) for source, text in IN_FEEDS.items()]
    alignment = FAST.alignment
    moved = [
        replace(
            FAST,
            alignment=replace(
                alignment,
                same=factor * alignment.same,
                unique=factor * alignment.unique,
                claim=alignment.claim / factor,
            ),
        )
        for factor in (2 / 3, 5 / 6, 1, 7 / 6, 4 / 3)
    ]
    found = desk.compare(articles)
    tried = [statuses(desk.compare(articles, settings)) for settings in moved]

    for source in IN_FEEDS:
        for name in ("shared", "partial", "unique"):
            its = figure(found, source, name)
            counts = [counted[source][name] for counted in tried]
            assert (its.low, its.high) == (min(counts), max(counts))
            assert its.value == counts[2]
    assert any(figure(found, source, "unique").low != figure(found, source, "unique").high
               for source in IN_FEEDS)  # fmt: skip


def test_steady_is_who_stands_out_at_every_threshold(desk: Desk) -> None:
    """A finding that hangs on how readily sentences count as the same is in doubt."""
    seen = set()
    for story in (STUDY, MATCH):
        articles = [article(source, text, None) for source, text in story.items()]
        analysis = desk.analysed(articles)
        made = claims(analysis)
        for name, score in scores(desk.compare(articles)).items():
            around = [p_value(name, analysis, made, at) for at in AROUND]
            assert score.steady == (score.significant and max(around) <= 0.05)
            seen.add((score.significant, score.steady))
    assert seen == {(True, True), (True, False), (False, False)}
