"""What chance makes of the numbers beside divergence, on made-up stories of known truth."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks.divergence import OTHERS, tell, world
from models.attention.jensen_shannon import attention, split
from models.attention.standing import Standing
from models.chance.null_model import NullModel, null_model
from models.chance.redrawn import between, cells, left_out, parts, recounted
from models.settings import Divergence as Settings
from models.settings import Statements
from tests.test_divergence_laws import stories

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FAST = Settings(resamples=200)
SIZES = [(3, 20), (5, 8), (5, 40), (8, 80)]


def told(kind: str, origins: int, sentences: int, count: int) -> Iterator[tuple[Floats, NullModel]]:
    """Stories with a source of so many sentences among others of 30, and its null model."""
    random = np.random.default_rng([origins, sentences])
    place = world(kind, origins, again=False, random=random)
    lengths = (sentences, *(OTHERS for _ in range(origins - 1)))
    for _ in range(count):
        words = tell(place, lengths, random)
        if model := null_model(words[0], words[1:], FAST):
            yield words, model


def wide(words: Floats) -> tuple[Flags, Flags]:
    """Which statements the source leaves out, and which it would if it told them not."""
    needed = Statements().needed(len(words) - 1)
    others = (words[1:] > 0).sum(axis=0)
    mine = words[0] > 0
    return (others >= needed) & ~mine, others + mine >= needed


def omitted_within(kind: str, origins: int, sentences: int) -> float:
    """How often what a source leaves out lies where chance has it."""
    held = []
    for words, model in told(kind, origins, sentences, 120):
        gone, core = wide(words)
        ends = between(left_out(model, core, 1.0, FAST.seed).astype(float), FAST.level)
        assert ends
        held.append(ends[0] <= gone.sum() <= ends[1])
    return float(np.mean(held))


def counted_within(kind: str, origins: int, sentences: int) -> float:
    """How often the statements that a source alone tells are as many as chance has them."""
    held = []
    for words, model in told(kind, origins, sentences, 120):
        alone = (words > 0) & ((words > 0).sum(axis=0) == 1)
        tellers, statements = cells(model)
        drawn = recounted(model, alone[tellers, statements].astype(float)[:, None])
        ends = between(drawn[:, 0], FAST.level)
        assert ends
        held.append(ends[0] <= alone[0].sum() <= ends[1])
    return float(np.mean(held))


@pytest.mark.parametrize(("origins", "sentences"), SIZES)
def test_who_is_like_the_others_omits_as_much_as_chance_has_it(
    origins: int, sentences: int
) -> None:
    """In about nineteen of twenty stories, at whatever length; counts are whole, so seldom less."""
    assert omitted_within("alike", origins, sentences) >= 0.92


@pytest.mark.parametrize(("origins", "sentences"), SIZES)
def test_who_is_like_the_others_tells_as_much_alone_as_chance_has_it(
    origins: int, sentences: int
) -> None:
    """Likewise of what it alone tells."""
    assert counted_within("alike", origins, sentences) >= 0.92


def test_who_tells_much_of_its_own_lies_outside() -> None:
    """It tells more alone, and leaves out more, than a source of its length among these."""
    assert omitted_within("own 0.6", 5, 40) < 0.3
    assert counted_within("own 0.6", 5, 40) < 0.3


@pytest.mark.parametrize(("origins", "sentences"), SIZES)
def test_the_parts_of_who_is_like_the_others_lie_where_chance_has_them(
    origins: int, sentences: int
) -> None:
    """Addition, omission and emphasis, each in about nineteen of twenty stories."""
    held = []
    for words, model in told("alike", origins, sentences, 120):
        found = split(attention(words[0]), attention(words[1:]).mean(axis=0))
        real = (found.addition, found.omission, found.emphasis)
        for value, drawn in zip(real, parts(model).T, strict=True):
            ends = between(drawn, FAST.level)
            assert ends
            held.append(ends[0] - 1e-9 <= value <= ends[1] + 1e-9)

    assert 0.92 <= np.mean(held) <= 0.99


@pytest.mark.parametrize(("origins", "sentences"), [(3, 20), (5, 40)])
def test_who_words_and_differs_like_the_others_lies_where_chance_has_it(
    origins: int, sentences: int
) -> None:
    """A mean of distances, and a share of sentences that differ in a detail."""
    random = np.random.default_rng(origins)
    held = []
    for words, model in told("alike", origins, sentences, 120):
        shared = ((words > 0) & ((words > 0).sum(axis=0) > 1)).astype(float)
        statement = random.normal(0.6, 0.1, words.shape[1])
        distance = shared * np.clip(statement + random.normal(0, 0.12, words.shape), 0, 1)
        off = shared * (random.random(words.shape) < 0.1)
        counts = np.dstack([shared, distance, off])
        drawn, real = recounted(model, counts[cells(model)]), counts[0].sum(axis=0)
        for kind in (1, 2):
            with np.errstate(invalid="ignore"):
                ends = between(drawn[:, kind] / drawn[:, 0], FAST.level)
            if real[0] and ends:
                held.append(ends[0] <= real[kind] / real[0] <= ends[1])

    assert 0.92 <= np.mean(held) <= 0.995


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


def test_only_what_is_beyond_doubt_is_left_out() -> None:
    """Half of what is lacking, where that share of it counts in the story."""
    (words, model), *_ = told("alike", 5, 20, 1)
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
