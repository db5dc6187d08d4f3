"""The laws of divergence, on any story that can be drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.spatial.distance import jensenshannon

from models.attention.jensen_shannon import attention, contributions, split
from models.divergence import clears, diverge
from models.settings import Divergence as DivergenceSettings

Floats = NDArray[np.float64]
FAST = DivergenceSettings(resamples=100)
LENGTHS = st.sampled_from([0, 0, 0, 5, 8, 8, 11, 17, 23])


@st.composite
def stories(draw: st.DrawFn) -> Floats:
    """Words of sources (rows, the first is the one judged) on statements (columns)."""
    shape = draw(st.integers(2, 5)), draw(st.integers(1, 8))
    cells = draw(st.lists(LENGTHS, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
    words = np.array(cells, dtype=np.float64).reshape(shape)
    words[words.sum(axis=1) == 0, draw(st.integers(0, shape[1] - 1))] = 7
    return words


def random_story(seed: int, n_origins: int = 4, n_statements: int = 30) -> Floats:
    """A story in which everyone tells a third of the statements."""
    random = np.random.default_rng(seed)
    words = random.integers(5, 30, size=(n_origins, n_statements)).astype(float)
    return np.where(random.random(words.shape) < 0.35, words, 0.0)


@given(stories())
def test_the_parts_are_the_whole(words: Floats) -> None:
    """Addition, omission and emphasis sum to raw; raw is scipy's distance squared, in 0 to 1."""
    p, q = attention(words[0]), attention(words[1:]).mean(axis=0)
    parts = split(p, q)

    assert parts.raw == pytest.approx(parts.addition + parts.omission + parts.emphasis, abs=1e-9)
    assert parts.raw == pytest.approx(jensenshannon(p, q, base=2) ** 2, abs=1e-9)
    assert -1e-12 <= parts.raw <= 1 + 1e-12
    assert min(parts.addition, parts.omission, parts.emphasis) >= 0


@given(stories())
def test_addition_and_omission_are_mirrored(words: Floats) -> None:
    """What one adds the other omits; emphasis and raw are the same from both sides."""
    p, q = attention(words[0]), attention(words[1:]).mean(axis=0)
    here, there = split(p, q), split(q, p)

    assert here.addition == there.omission
    assert here.omission == there.addition
    assert here.emphasis == pytest.approx(there.emphasis, abs=1e-12)


@given(stories(), st.integers(0, 1000))
@settings(max_examples=60)
def test_order_is_irrelevant(words: Floats, seed: int) -> None:
    """Origins and statements in another order: every number is the same."""
    random = np.random.default_rng(seed)
    columns, rows = random.permutation(words.shape[1]), random.permutation(len(words) - 1)
    straight = diverge(words[0], words[1:], FAST)
    shuffled = diverge(words[0][columns], words[1:][rows][:, columns], FAST)

    assert (straight is None) == (shuffled is None)
    if straight and shuffled:
        for name in ("chance", "adjusted", "low", "high", "p_value"):
            assert getattr(shuffled, name) == pytest.approx(getattr(straight, name), abs=1e-9)


@given(stories())
@settings(max_examples=60)
def test_every_number_stays_in_range(words: Floats) -> None:
    """At most 1, the interval holds the value, chance and p-value are what they are called."""
    found = diverge(words[0], words[1:], FAST)
    if found is None:
        return

    assert found.low <= found.adjusted <= found.high <= 1 + 1e-9
    assert 0 <= found.chance < 1
    assert 0 < found.p_value <= 1
    assert np.isfinite([found.low, found.adjusted, found.high]).all()
    expected = (found.parts.raw - found.chance) / (1 - found.chance)
    assert found.adjusted == pytest.approx(expected, abs=1e-9)


@given(stories())
@settings(max_examples=20)
def test_the_same_story_gives_the_same_numbers(words: Floats) -> None:
    """The draws follow from the seed."""
    assert diverge(words[0], words[1:], FAST) == diverge(words[0], words[1:], FAST)


@given(stories())
@settings(max_examples=40)
def test_a_silent_statement_changes_nothing(words: Floats) -> None:
    """Statements that nobody told, and origins that say nothing, take no part."""
    wider = np.hstack([words, np.zeros((len(words), 2))])
    longer = np.vstack([wider, np.zeros(wider.shape[1])])

    assert diverge(longer[0], longer[1:], FAST) == diverge(words[0], words[1:], FAST)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_attention_is_no_divergence(seed: int) -> None:
    """Raw 0, at or below chance, not significant; twice the words change nothing."""
    own = random_story(seed)[0]
    found = diverge(own, np.array([own, 2 * own, own]), DivergenceSettings())

    assert found is not None
    assert found.parts.raw == pytest.approx(0, abs=1e-12)
    assert found.adjusted <= 0
    assert found.p_value > 0.05


def test_nothing_in_common_is_all_of_it() -> None:
    """Raw 1 and adjusted 1 beside two origins that agree; beyond chance."""
    own = np.array([9.0] * 12 + [0.0] * 12)
    others = np.array([[0.0] * 12 + [9.0] * 12] * 3)
    found = diverge(own, others, DivergenceSettings())

    assert found is not None
    assert found.parts.raw == pytest.approx(1)
    assert found.adjusted == pytest.approx(1)
    assert found.p_value <= 0.05


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99])
def test_what_chance_reaches_as_seldom_as_the_level_says_clears_it(level: float) -> None:
    """Just as often too, though 1 - .9 is a little less than .1 to a machine."""
    draws = 1000
    seldom = round((1 - level) * draws)

    assert clears(seldom / draws, DivergenceSettings(level=level))
    assert not clears((seldom + 1) / draws, DivergenceSettings(level=level))


def test_two_strangers_cannot_be_measured() -> None:
    """Where no statement has two tellers chance gives 1 always: no number is given."""
    assert diverge(np.array([9.0, 0.0]), np.array([[0.0, 9.0]]), FAST) is None


@pytest.mark.parametrize(
    ("own", "others"),
    [([0, 0], [[5, 5]]), ([5, 5], [[0, 0]]), ([5, 5], []), ([], [])],
    ids=["silent source", "silent others", "no others", "no statements"],
)
def test_nothing_to_compare(own: list[float], others: list[list[float]]) -> None:
    """A source that says nothing, or nobody to compare it with."""
    rows = np.array(others, dtype=float).reshape(len(others), len(own))

    assert diverge(np.array(own, dtype=float), rows, FAST) is None


@pytest.mark.parametrize("kind", [np.int64, np.int32, np.float32, np.uint8, list])
def test_words_of_any_type_have_one_divergence(kind: type) -> None:
    """Counts are often whole numbers; the draws go by the values, not by how they are stored."""
    own, others = np.array([4.0, 0.0, 3.0, 1.0]), np.array([[3.0, 1.0, 2.0, 0.0], [1, 1, 1, 1]])
    given = [w.tolist() if kind is list else w.astype(kind) for w in (own, others)]

    assert diverge(own, others, FAST) == diverge(*given, FAST)


@pytest.mark.parametrize(
    ("own", "others", "says"),
    [
        ([4.0, 0.0], [[3.0, 1.0, 2.0]], r"shape \(2,\) and others of shape \(1, 3\)"),
        ([4.0, 0.0], [3.0, 1.0], r"others of shape \(2,\) do not fit"),
        ([4.0, -1.0], [[3.0, 1.0]], r"own holds -1\.0"),
        ([4.0, 1.0], [[3.0, np.nan]], "others holds nan"),
    ],
)
def test_what_is_no_measure_of_attention_is_refused(
    own: list[float], others: list[float] | list[list[float]], says: str
) -> None:
    """Instead of a figure that means nothing."""
    with pytest.raises(ValueError, match=says):
        diverge(np.array(own), np.array(others), FAST)


def test_shorter_texts_diverge_more_by_chance() -> None:
    """The fewer statements a source makes, the more raw divergence chance alone gives."""
    words = random_story(3, n_statements=60)
    told = np.flatnonzero(words[0])
    chances = []
    for count in (len(told), len(told) // 2, len(told) // 4, 2):
        short = np.where(np.isin(np.arange(60), told[:count]), words[0], 0.0)
        found = diverge(short, words[1:], DivergenceSettings())
        assert found is not None
        chances.append(found.chance)

    assert chances == sorted(chances)
    assert chances[-1] > chances[0] + 0.1


def test_exchangeable_sources_score_about_nothing() -> None:
    """Where all tell at random alike, scores lie about 0 and few clear chance."""
    words = [random_story(seed, n_statements=100) for seed in range(60)]
    found = [diverge(w[0], w[1:], FAST) for w in words]
    adjusted = [f.adjusted for f in found if f]
    cleared = [f.p_value <= 0.05 for f in found if f]

    assert abs(float(np.mean(adjusted))) < 0.05
    assert float(np.mean(cleared)) < 0.15


def test_an_outsider_scores_above_the_others() -> None:
    """Of four sources that share a core, the one that turns to other matters diverges most."""
    random = np.random.default_rng(5)
    core = np.where(random.random((4, 30)) < 0.8, 10.0, 0.0)
    words = np.hstack([core, np.zeros((4, 20))])
    words[0, 6:] = 0.0
    words[0, 30:] = 10.0
    found = [diverge(words[n], np.delete(words, n, axis=0), DivergenceSettings()) for n in range(4)]
    adjusted = [f.adjusted for f in found if f]

    assert adjusted[0] > max(adjusted[1:]) + 0.3
    assert found[0] is not None
    assert found[0].p_value <= 0.05


def test_contributions_are_never_negative() -> None:
    """Also where rounding would make them so."""
    p = np.array([0.1 + 1e-17, 0.9])

    assert (contributions(p, p) == 0).all()
