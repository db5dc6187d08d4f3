"""Placebos on made-up stories: the band of chance, and random halves of a source."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.divergence import OTHERS, tell, world
from models.chance.placebo import halves
from models.divergence import diverge
from models.settings import Divergence as DivergenceSettings

FAST = DivergenceSettings(resamples=200)


def like_the_others(origins: int, sentences: int, count: int) -> list[NDArray[np.float64]]:
    """Stories in which the first source tells so many sentences and differs by chance alone."""
    random = np.random.default_rng([origins, sentences])
    place = world("alike", origins, again=False, random=random)
    lengths = (sentences, *(OTHERS for _ in range(origins - 1)))
    return [tell(place, lengths, random) for _ in range(count)]


@pytest.mark.parametrize(("origins", "sentences"), [(3, 20), (5, 8), (5, 40), (8, 80)])
def test_the_band_of_chance_holds_who_is_like_the_others(origins: int, sentences: int) -> None:
    """About nineteen of twenty; whoever lies above it passes the test at half of 5%."""
    stories = like_the_others(origins, sentences, 120)
    found = [d for words in stories if (d := diverge(words[0], words[1:], FAST))]
    held = float(np.mean([d.chance_low <= d.adjusted <= d.chance_high for d in found]))

    assert 0.90 <= held < 1.0
    assert all(d.p_value <= 0.03 for d in found if d.adjusted > d.chance_high)
    assert all(d.adjusted > d.chance_high for d in found if d.p_value <= 0.02)


def test_halves_of_who_is_like_the_others_differ_by_noise_alone() -> None:
    """They score nothing on average, and lie the nearer to each other the longer the text."""
    off = {}
    for sentences in (20, 80):
        stories = like_the_others(5, sentences, 40)
        found = [half for words in stories if (half := halves(words[0], words[1:], FAST))]
        assert abs(float(np.mean([half.mean for half in found]))) < 0.06
        off[sentences] = float(np.mean([half.off for half in found]))

    assert 0.1 < off[80] < off[20] - 0.05 < 0.4


def test_few_statements_have_no_halves() -> None:
    """Of four each half has two; of three nothing can be said."""
    others = np.full((3, 5), 8.0)

    assert halves(np.array([8.0, 8, 8, 0, 0]), others, FAST) is None
    assert halves(np.array([8.0, 8, 8, 8, 0]), others, FAST) is not None
