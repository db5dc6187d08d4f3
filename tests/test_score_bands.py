"""The band of a score: what it would be at thresholds around the one in force."""

from __future__ import annotations

import pytest

from models.analysis import Analysis, regathered
from models.attention.voices import voice, words_per_statement
from models.claims import Claims, claims, reclaimed
from models.divergence import adjusted
from models.sensitivity.thresholds import bands
from tests.aground import IN_FEEDS
from tests.tellings import FAST, Desk, article

# From two thirds to four thirds of the threshold of .5; the settings call these about as good.
AROUND = (1 / 3, 5 / 12, 7 / 12, 2 / 3)


@pytest.fixture(scope="module")
def story(desk: Desk) -> tuple[Analysis, Claims]:
    """Three papers on a ferry."""
    analysis = desk.analysed([article(source, text) for source, text in IN_FEEDS.items()])
    return analysis, claims(analysis)


def divergence(source: str, analysis: Analysis, made: Claims, threshold: float) -> float | None:
    """The divergence of a source where statements are gathered at a threshold."""
    gathered = reclaimed(regathered(analysis, threshold), made)
    words = words_per_statement(gathered, len(analysis.material.articles))
    others = voice(source, analysis, words).collapsed
    told = voice(source, analysis, words).told
    return adjusted(told, others.words, FAST.divergence, others.standing)


@pytest.mark.parametrize("score", [-0.9, 0.1, 0.9])
def test_a_band_holds_the_score_and_what_the_thresholds_around_give(
    story: tuple[Analysis, Claims], score: float
) -> None:
    """The least and the greatest of these; the thresholds alone move some source's."""
    found = bands(dict.fromkeys(IN_FEEDS, score), *story, FAST)

    around = {source: [divergence(source, *story, at) for at in AROUND] for source in IN_FEEDS}
    for source, values in around.items():
        known = [score, *(value for value in values if value is not None)]
        assert found[source] == (min(known), max(known))
    assert any(len(set(values)) > 1 for values in around.values())


def test_a_source_without_a_score_has_no_band(story: tuple[Analysis, Claims]) -> None:
    """Nothing is said of it at other thresholds either."""
    paper, *_ = IN_FEEDS
    some: dict[str, float | None] = dict.fromkeys(IN_FEEDS, 0.1)

    assert bands(some | {paper: None}, *story, FAST)[paper] is None
