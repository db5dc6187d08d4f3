"""The divergence of a source over time: how it stood, and how the others did."""

from __future__ import annotations

import pytest

from models.source_profiles.records import Limits
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE
from tests.profiled import a_story, one

EACH = Limits().stories
DIVERGED = {WIRE: 0.2, POST: 0.3, HERALD: 0.1}


def test_each_stretch_has_its_own_mean_beside_that_of_the_others() -> None:
    """Stories of one half come before those of the other, whatever their order of arrival."""
    stories = [
        a_story(n, {**DIVERGED, VOICE: 0.1 if n < EACH else 0.4}) for n in reversed(range(2 * EACH))
    ]
    early, late = one(stories, VOICE).periods

    assert (early.stories, late.stories) == (EACH, EACH)
    assert (early.mean, late.mean) == pytest.approx((0.1, 0.4))
    assert (early.others, late.others) == pytest.approx((0.2, 0.2))
    assert (early.start, late.start) == (FIRST, stories[EACH - 1].at)
    assert (early.end, late.end) == (stories[EACH].at, stories[0].at)
    assert early.low <= early.mean <= early.high < late.low <= late.mean <= late.high


def test_too_few_stories_make_no_stretch_and_many_make_eight() -> None:
    """Each stretch rests on as many stories as a mean needs."""
    stories = [a_story(n, {**DIVERGED, VOICE: 0.1}) for n in range(9 * EACH)]

    assert one(stories[: EACH - 1], VOICE).periods == ()
    assert [period.stories for period in one(stories[:EACH], VOICE).periods] == [EACH]
    assert len(one(stories, VOICE).periods) == 8
