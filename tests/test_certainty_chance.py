"""What chance makes of the numbers beside divergence, on made-up stories of known truth."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks.beside import NUMBERS, wide, within
from benchmarks.divergence import OTHERS, tell, world
from models.attention.standing import Standing
from models.chance.null_model import null_model
from models.chance.redrawn import between, cells, left_out, recounted
from models.settings import Divergence as DivergenceSettings
from tests.test_divergence_laws import stories

Floats = NDArray[np.float64]

FAST = DivergenceSettings(resamples=200)
SIZES = [(3, 20), (5, 8), (5, 40), (8, 80)]


@cache
def held(kind: str, origins: int, sentences: int) -> dict[str, float]:
    """How often each number lies where chance has it, in 120 stories."""
    return within(kind, origins, sentences, 120, FAST)


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize(("origins", "sentences"), SIZES)
def test_who_is_like_the_others_lies_where_chance_has_it(
    origins: int, sentences: int, name: str
) -> None:
    """In about nineteen of twenty stories, at whatever length; counts are whole, so often more."""
    assert held("alike", origins, sentences)[name] >= 0.9  # two and a half standard errors


def test_ranges_are_no_wider_than_they_must_be() -> None:
    """What is no count lies outside in some stories."""
    assert np.mean([1 - held("alike", *size)["emphasis"] for size in SIZES]) > 0.0
    assert np.mean([1 - held("alike", *size)["wording"] for size in SIZES]) > 0.0


def test_who_tells_much_of_its_own_lies_outside() -> None:
    """It tells more alone, and leaves out more, than a source of its length among these."""
    found = held("own 0.6", 5, 40)

    assert max(found["omitted"], found["alone"], found["addition"]) < 0.3


@pytest.mark.parametrize("sentences", [8, 20, 40])
def test_what_a_source_tells_has_no_say_in_how_it_is_worded(sentences: int) -> None:
    """It is worded as the others word it, and so lies where chance has it, whatever it tells."""
    assert held("own 0.6", 5, sentences)["wording"] >= 0.9
    assert held("own 0.6", 5, sentences)["details"] >= 0.9


def test_what_came_later_is_not_left_out_by_chance_either() -> None:
    """The first to publish leaves out nothing; the second what one of four told."""
    random = np.random.default_rng(3)
    place = world("alike", 5, again=False, random=random)
    held = []
    for _ in range(60):
        words = tell(place, (20, *(OTHERS,) * 4), random)
        gone, core = wide(words)
        for earlier in (0, 1):
            early = np.arange(4) < earlier
            out = (words[1:][early] > 0).any(axis=0)
            model = null_model(words[0], words[1:], FAST, Standing(early, out, np.ones(4)))
            assert model
            drawn = left_out(model, core, 1.0, FAST.seed)
            ends = between(drawn.astype(float), FAST.level)
            if not earlier:
                assert not drawn.any()
            elif ends:
                held.append(ends[0] <= (gone & out).sum() <= ends[1])

    assert np.mean(held) >= 0.9


def test_what_the_wire_told_before_is_left_out_by_chance_too() -> None:
    """Who cuts it leaves out what the later ones tell of it, though none of these was out."""
    random = np.random.default_rng(4)
    place = world("alike", 6, again=False, random=random)
    held, drawn_any = [], []
    for _ in range(60):
        own, wire, *rest = tell(place, (20, *(OTHERS,) * 5), random)
        words, early = np.array([own, *rest]), np.zeros(4, dtype=np.bool_)
        gone, core = wide(words)
        aside = wire > 0
        standing = Standing(early, aside | (own > 0), np.ones(4), aside=aside)
        model = null_model(own, words[1:], FAST, standing)
        assert model
        drawn = left_out(model, core, 1.0, FAST.seed)
        ends = between(drawn.astype(float), FAST.level)
        drawn_any.append(drawn.any())
        if ends:
            held.append(ends[0] <= (gone & aside).sum() <= ends[1])

    assert all(drawn_any)
    assert np.mean(held) >= 0.9


def test_only_what_is_beyond_doubt_is_left_out() -> None:
    """Half of what is lacking, where that share of it counts in the story."""
    random = np.random.default_rng(5)
    words = tell(world("alike", 5, again=False, random=random), (20, *(OTHERS,) * 4), random)
    model = null_model(words[0], words[1:], FAST)
    assert model
    _, core = wide(words)
    all_of_it, half, none = (
        float(left_out(model, core, certain, FAST.seed).mean()) for certain in (1.0, 0.5, 0.0)
    )

    assert half == pytest.approx(all_of_it / 2, rel=0.1)
    assert none == 0.0


@given(stories(), st.integers(0, 1000))
@settings(max_examples=150)
def test_what_is_counted_does_not_depend_on_order(words: Floats, seed: int) -> None:
    """Origins and statements in another order, with what is counted of them: the same draws."""
    random = np.random.default_rng(seed)
    counts = random.integers(0, 3, words.shape) * (words > 0)
    core = random.random(words.shape[1]) < 0.5
    rows, columns = random.permutation(len(words) - 1) + 1, random.permutation(words.shape[1])
    order = np.append(0, rows)

    def drawn(order: NDArray[np.int64], columns: NDArray[np.int64]) -> list[list[float]] | None:
        told, its, wanted = words[order][:, columns], counts[order][:, columns], core[columns]
        tags = its.astype(np.uint64)
        tags[0] += 7 * wanted.astype(np.uint64)
        model = null_model(told[0], told[1:], FAST, tags=tags)
        if model is None:
            return None
        found = recounted(model, its[cells(model)].astype(float)[:, None])[:, 0]
        return [found.tolist(), left_out(model, wanted, 0.7, FAST.seed).tolist()]

    straight = drawn(np.arange(len(words)), np.arange(words.shape[1]))
    assert drawn(order, columns) == straight


def test_what_is_mostly_not_defined_has_no_range() -> None:
    """A mean of nothing in most draws says nothing of the rest."""
    assert between(np.array([np.nan, np.nan, 0.4]), 0.95) is None
    assert between(np.array([np.nan, 0.4, 0.4]), 0.95) == (0.4, 0.4)
