"""What profiles read out of a story: values, how sure they are, and who could have told it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.scores import Figure
from models.source_profiles.observing import covered, observed
from models.source_profiles.told import ToldStory
from tests.followed import HERALD, POST, VOICE, WIRE
from tests.profiled import a_story

DIVERGED = {WIRE: 0.2, POST: 0.3, VOICE: 0.1, HERALD: 0.1}


def story(low: float, high: float, level: float) -> ToldStory:
    """A story whose divergences have this interval at this level."""
    whole = a_story(1, DIVERGED)
    scores = tuple(replace(score, low=low, high=high) for score in whole.scores)
    return replace(whole, scores=scores, level=level)


@pytest.mark.parametrize(("level", "quantile"), [(0.95, 1.95996), (0.8, 1.28155)])
def test_how_sure_a_divergence_is_follows_from_its_interval(level: float, quantile: float) -> None:
    """Half of the interval is so many standard deviations, by the level it was made for."""
    rows = observed([story(-0.1, 0.3, level)], "source")

    found = [row.variance for row in rows["divergence"]]
    assert found == pytest.approx([(0.4 / 2 / quantile) ** 2] * len(DIVERGED), rel=1e-4)
    assert {row.variance for row in rows["copied"]} == {0.0}


def test_an_owner_of_whom_a_title_was_out_of_reach_left_nothing_out() -> None:
    """As a family: that title may have told the story. Its sister by itself was read."""
    watched = {source: source for source in DIVERGED} | {"Dusk": "Sisters", "Dawn": "Sisters"}
    read = replace(a_story(1, DIVERGED), watched=watched)
    half = replace(read, half_seen=frozenset({"Sisters"}))

    assert {row.name: row.value for row in covered([read], "family")}["Sisters"] == 0.0
    assert "Sisters" not in {row.name for row in covered([half], "family")}
    assert {row.name: row.value for row in covered([half], "source")}["Dawn"] == 0.0


def test_a_share_left_out_is_of_as_many_statements_as_the_story_says() -> None:
    """A statement that its second teller only copied is not core, and nobody's to leave out."""
    told = a_story(1, DIVERGED)
    said = Figure("omitted", 1, 2, None, None, None, None)
    scores = tuple(replace(s, figures=(said,)) if s.source == POST else s for s in told.scores)
    story = replace(told, scores=scores)

    assert {row.name: row.value for row in observed([story], "source")["omitted"]}[POST] == 0.5
    assert {row.name: row.value for row in observed([told], "source")["omitted"]}[POST] < 0.5
