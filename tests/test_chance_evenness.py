"""How unequal popularities are is estimated without a lean to either side."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.divergence import OTHERS, tell
from benchmarks.other_worlds import alike, popularity
from models.arrays import Floats
from models.chance.evenness import even_chances, mirror_image, without_lean
from models.chance.popularity import pool

SHORT = 8


def _log_odds(chances: Floats) -> Floats:
    return np.asarray(np.log(chances) - np.log1p(-chances))


def _known(origins: int, statements: int) -> float:
    """By how much likelier, in log odds, a short text is among two tellers than the only one."""
    own, other = SHORT / statements, OTHERS / statements

    def odds(tellers: int) -> float:
        with_it = own * comb(origins - 1, tellers - 1) * (1 - other) / other
        return with_it / ((1 - own) * comb(origins - 1, tellers))

    return float(np.log(odds(2) / odds(1)))


@pytest.mark.parametrize(("origins", "statements"), [(4, 120), (5, 200)])
def test_equal_popularity_is_not_taken_for_unequal(origins: int, statements: int) -> None:
    """So texts of 8 sentences do not score below 0 for it, of a pool that is flat."""
    random = np.random.default_rng(1)
    place = alike(popularity("flat", statements, random), origins, random)
    found = []
    for _ in range(200):
        told = tell(place, (SHORT, *(OTHERS,) * (origins - 1)), random) > 0
        chances, tellers = pool(told).first, told.sum(axis=0)
        one, two = (_log_odds(chances[tellers == k][:1])[0] for k in (1, 2))
        found.append(two - one)

    assert np.mean(found) == pytest.approx(_known(origins, statements), abs=0.012)


def test_of_unequal_popularity_nothing_is_taken_off() -> None:
    """The mirror image of a story of which most is told once or by nearly all is narrow."""
    random = np.random.default_rng(2)
    place = alike(popularity("two tiers", 120, random), 8, random)
    told = tell(place, (SHORT, *(OTHERS,) * 7), random) > 0
    each = told.sum(axis=1).astype(np.float64)
    histogram = np.bincount(told.sum(axis=0), minlength=9)[1:].astype(np.float64)
    tellers = np.arange(1, 9)
    even = np.array([0.2, 0.3, 0.25, 0.15, 0.06, 0.03, 0.008, 0.002])

    def spread(counts: Floats) -> float:
        mean = counts @ tellers / counts.sum()
        return float(counts @ (tellers - mean) ** 2 / counts.sum())

    assert spread(histogram) > 2 > spread(mirror_image(histogram, even))
    assert even_chances(each, histogram.sum()).max() < 0.5


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=8).filter(lambda counts: sum(counts) > 1),
    st.integers(0, 1000),
)
def test_the_mirror_image_has_as_many_statements_and_tellings(counts: list[int], seed: int) -> None:
    """Whatever had to be cut off so that no number is below 0."""
    histogram = np.array(counts, dtype=np.float64)
    tellers = np.arange(1, len(counts) + 1)
    even = np.random.default_rng(seed).dirichlet(np.ones(len(counts)))
    image = mirror_image(histogram, even)

    assert (image >= 0).all()
    assert image.sum() == pytest.approx(histogram.sum())
    assert image @ tellers == pytest.approx(histogram @ tellers, rel=1e-3)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=8), st.floats(0.3, 1.0))
def test_the_even_pool_is_as_large_as_what_is_told_shows(counts: list[int], share: float) -> None:
    """Each teller tells as many as it does, and as many are told by somebody."""
    each = np.array(counts, dtype=np.float64)
    statements = max(each.max() + 0.5, share * each.sum())
    chances = even_chances(each, statements)
    size = each / chances

    if statements < 0.99 * each.sum():
        assert size == pytest.approx(size[0])
        assert size[0] * (1 - np.prod(1 - chances)) == pytest.approx(statements, rel=1e-6)
    assert ((chances > 0) & (chances < 1)).all()


def test_what_all_tell_stays_certain() -> None:
    """And what the mirror image makes nothing of is left as it was found."""
    found, even = np.array([0.1, 0.4, 1.0]), np.array([0.15, 0.35, 0.999])

    assert without_lean(found, even, even) == pytest.approx(found)
    assert without_lean(found, even, found) == pytest.approx([*even[:2], 1.0])
