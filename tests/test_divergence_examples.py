"""The figures of real stories fit together."""

from __future__ import annotations

from typing import get_args

import pytest

from flows.running import Outcome
from models.attention.drivers import total
from models.scores import PartName


@pytest.mark.parametrize("story", ["ferry", "railway"])
def test_the_figures_of_a_real_story_fit_together(examples: dict[str, Outcome], story: str) -> None:
    """Drivers sum to raw, the band holds the score, test and interval agree."""
    for score in examples[story].comparison.scores:
        assert score.raw is not None
        assert score.divergence is not None
        assert score.low is not None
        assert total(score.drivers) == score.raw
        assert [total(score.drivers, part) for part in get_args(PartName)] == [
            score.addition, score.omission, score.emphasis,
        ]  # fmt: skip
        assert score.band is not None
        assert score.band[0] <= score.divergence <= score.band[1]
        assert (score.low > 0) == score.significant


def test_as_published_a_reprinted_text_weighs_more(examples: dict[str, Outcome]) -> None:
    """The wire text that four outlets print is usual as published; votes alone clear no chance."""
    found = examples["ferry"].comparison.scores
    scores = {score.source: score for score in found}
    printed, alone = scores["Norvane"], scores["The Lisker Observer"]

    assert printed.published is not None
    assert alone.published is not None
    assert printed.published.raw is not None
    assert printed.raw is not None
    assert alone.published.raw is not None
    assert alone.raw is not None
    assert printed.published.raw < printed.raw < alone.raw < alone.published.raw
    assert not any(s.published and s.published.significant and not s.significant for s in found)
