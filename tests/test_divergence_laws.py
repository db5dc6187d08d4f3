"""The laws of a score that one can publish: on made-up stories of known truth, and on real text.

The simulations here are small and of fixed seed; `python -m benchmarks.divergence` measures the
same at length.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks import other_worlds
from benchmarks.divergence import OTHERS, Case, measured, tell, world
from benchmarks.placebos import permuted
from models.attention.drivers import drivers, total
from models.attention.jensen_shannon import attention, split
from models.attention.standing import Standing
from models.chance.placebo import halves
from models.chance.popularity import pool
from models.chance.tellers import given as given_by
from models.divergence import Divergence, diverge
from models.scores import PartName
from models.settings import Divergence as DivergenceSettings

PARTS: tuple[PartName, ...] = ("addition", "omission", "emphasis")

Floats = NDArray[np.float64]


FAST = DivergenceSettings(resamples=200)


@st.composite
def stories(draw: st.DrawFn) -> Floats:
    """Words of 2 to 5 sources (the first is the one judged) on 4 to 40 statements."""
    shape = draw(st.integers(2, 5)), draw(st.integers(4, 40))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    words = random.integers(4, 40, size=shape).astype(float)
    told = random.random(shape) < draw(st.floats(0.1, 0.9))
    told[range(shape[0]), random.integers(shape[1], size=shape[0])] = True
    return np.where(told, words, 0.0)


@cache
def simulated(kind: str, origins: int, sentences: int, count: int) -> tuple[Divergence, ...]:
    """The scores of one newsroom in `count` tellings of one world."""
    random = np.random.default_rng([origins, sentences])
    place = world(kind, origins, again=False, random=random)
    lengths = (sentences, *(OTHERS for _ in range(origins - 1)))
    found = (tell(place, lengths, random) for _ in range(count))
    return tuple(d for w in found if (d := diverge(w[0], w[1:], FAST)))


@given(stories())
@settings(max_examples=60)
def test_drivers_sum_exactly_to_the_score(words: Floats) -> None:
    """To the last decimal, all of them and those of each part."""
    found = drivers(words[0], words[1:], [f"s{n}" for n in range(words.shape[1])])
    parts = split(attention(words[0]), attention(words[1:]).mean(axis=0))

    assert total(found) == pytest.approx(parts.raw, abs=6e-7)
    assert total(found) == round(sum(total(found, part) for part in PARTS), 6)
    for part in PARTS:
        whole = getattr(parts, part)
        assert total(found, part) == pytest.approx(whole, abs=1e-6 * words.shape[1])
    assert all(driver.value >= 0 for driver in found)
    named = [driver.value for driver in found if driver.statement]
    assert named == sorted(named, reverse=True)


@given(stories())
@settings(max_examples=60)
def test_the_interval_and_the_test_agree(words: Floats) -> None:
    """The interval lies above 0 exactly where the test clears chance, and never wholly below."""
    found = diverge(words[0], words[1:], FAST)
    if found is None:
        return

    assert (found.low > 0) == (found.p_value <= 0.05)
    assert found.high >= 0


@pytest.mark.parametrize(("origins", "sentences"), [(3, 20), (5, 8), (5, 40), (8, 80)])
def test_false_alarms_are_rare_where_nothing_differs(origins: int, sentences: int) -> None:
    """About one in twenty of sources that are like the others clears chance."""
    found = simulated("alike", origins, sentences, 120)
    rate = float(np.mean([d.p_value <= 0.05 for d in found]))

    assert 0.0 < rate <= 0.11  # 120 tellings: two standard errors about 3 to 7%


def test_the_score_does_not_drift_with_length() -> None:
    """Where nothing differs, 8 sentences score on average as 80 do: nothing."""
    means = {n: [d.adjusted for d in simulated("alike", 5, n, 120)] for n in (8, 20, 40, 80)}

    for length, values in means.items():
        error = float(np.std(values) / np.sqrt(len(values)))
        assert abs(float(np.mean(values))) < 0.02 + 2 * error, length


@pytest.mark.parametrize("kind", other_worlds.KINDS)
def test_chance_holds_in_worlds_that_it_was_not_chosen_on(kind: str) -> None:
    """Whatever makes statements popular, and at what length the others write."""
    mean, error, cleared = other_worlds.measured(kind, 5, 200, 20, 120, FAST)

    assert abs(mean) < 0.02 + 2 * error
    assert cleared <= 0.11


@pytest.mark.parametrize("earlier", range(4))
def test_who_publishes_early_diverges_no_more(earlier: int) -> None:
    """Of sources that are like the others, whenever they publish, few clear chance."""
    case = Case("alike", again=False, sentences=60, others=(OTHERS,) * 4, earlier=earlier)
    found = measured(case, 120, FAST)

    assert abs(found.mean) < 0.03
    assert found.cleared <= 0.13  # where the draws know of no order: .21 to .65


def test_a_score_beside_short_and_long_texts_hardly_hangs_on_the_seed() -> None:
    """The seed is one for all stories, so what it happens to draw would be in all scores alike."""
    random = np.random.default_rng(6)
    place = world("alike", 4, again=False, random=random)
    words = tell(place, (80, 6, 15, 60), random)
    found = [diverge(words[0], words[1:], DivergenceSettings(seed=seed)) for seed in range(16)]

    assert np.std([d.adjusted for d in found if d]) < 0.005  # independent lots: .008


@pytest.mark.parametrize("lengths", [(20, 5, 5, 80, 80), (80, *(5, 5, 5, 5, 80) * 2)])
def test_redrawn_others_of_unlike_length_say_as_much_as_they_do(lengths: tuple[int, ...]) -> None:
    """The votes of all others sum to one over the statements, with and without the source."""
    random = np.random.default_rng(len(lengths))
    place = world("alike", len(lengths), again=False, random=random)
    told = tell(place, lengths, random) > 0
    found, tellers = pool(told), told.sum(axis=0)
    late = replace(Standing.alike(told[1:]), early=np.zeros(len(lengths) - 1, dtype=np.bool_))
    redrawn = given_by(found, told, late, 400, random)
    with_it, without = redrawn.shares.mean(axis=0)[tellers - 1], redrawn.unknown[tellers - 1]
    votes = found.first @ with_it + (1 - found.first) @ without

    assert votes == pytest.approx(1, abs=0.04)  # in proportion to their rates alone: 1.1
    assert not redrawn.known.any()


@pytest.mark.parametrize("reprinted", ["another", "its own"])
def test_reprints_have_votes_and_make_nobody_diverge(reprinted: str) -> None:
    """As published: of sources that are like the others few clear chance beside four reprints."""
    random = np.random.default_rng(4)
    found = []
    for _ in range(4):
        place = world("alike", 4, again=False, random=random)
        for _ in range(25):
            words = tell(place, (30,) * 4, random)
            others = Standing.alike(words[1:])
            standing = (
                replace(others, votes=np.array([5.0, 1.0, 1.0]))
                if reprinted == "another"
                else replace(others, own_votes=4.0)
            )
            if score := diverge(words[0], words[1:], FAST, standing):
                found.append((score.adjusted, score.p_value <= 0.05))
    mean, cleared = np.mean(found, axis=0).tolist()

    assert abs(mean) < 0.05
    assert cleared <= 0.13


@pytest.mark.parametrize("earlier", [0, 1])
def test_who_cuts_a_wire_that_was_out_before_the_others_diverges_no_more(earlier: int) -> None:
    """What the wire told it may leave out, and so may each redrawn telling."""
    random = np.random.default_rng(earlier)
    place = world("alike", 6, again=False, random=random)
    found = []
    for _ in range(80):
        own, wire, *rest = tell(place, (20, *(OTHERS,) * 5), random)
        others, early = np.array(rest), np.arange(4) < earlier
        out = (own > 0) | (wire > 0) | (others[early] > 0).any(axis=0)
        found.append(diverge(own, others, FAST, Standing(early, out, np.ones(4), aside=wire > 0)))
    measured = [d for d in found if d]

    assert abs(float(np.mean([d.adjusted for d in measured]))) < 0.06
    assert np.mean([d.p_value <= 0.05 for d in measured]) <= 0.13  # of which it knew nothing: .9


def test_the_first_to_publish_diverges_by_what_it_adds() -> None:
    """Nothing was known that it could leave out; what nobody tells after it counts."""
    alike, own = (
        measured(Case(kind, again=False, sentences=40, others=(OTHERS,) * 4, earlier=0), 60, FAST)
        for kind in ("alike", "own 0.6")
    )

    assert abs(alike.mean) < 0.03
    assert own.mean > 0.2


@given(stories(), st.integers(0, 1000))
@settings(max_examples=60)
def test_what_was_known_does_not_depend_on_order(words: Floats, seed: int) -> None:
    """Origins and statements in another order, with what was out of them: the same score."""
    random = np.random.default_rng(seed)
    columns, rows = random.permutation(words.shape[1]), random.permutation(len(words) - 1)
    early = random.random(len(words) - 1) < 0.5
    aside = random.random(words.shape[1]) < 0.3
    out, votes = (words[1:][early] > 0).any(axis=0) | aside, np.ones(len(early))
    straight = diverge(words[0], words[1:], FAST, Standing(early, out, votes, aside=aside))
    shuffled = diverge(
        words[0][columns],
        words[1:][rows][:, columns],
        FAST,
        Standing(early[rows], out[columns], votes, aside=aside[columns]),
    )

    assert (straight is None) == (shuffled is None)
    if straight and shuffled:
        for name in ("chance", "adjusted", "low", "high", "p_value"):
            assert getattr(shuffled, name) == pytest.approx(getattr(straight, name), abs=1e-9)


@given(stories(), st.integers(0, 1000))
@settings(max_examples=60)
def test_what_came_later_is_no_omission_and_the_sum_stays_exact(words: Floats, seed: int) -> None:
    """Nothing that was not known is in the omission; drivers sum to the score."""
    early = np.random.default_rng(seed).random(len(words) - 1) < 0.5
    out = (words[1:][early] > 0).any(axis=0)
    found = diverge(words[0], words[1:], FAST, Standing(early, out, np.ones(len(early))))
    if found is None:
        return
    names = [f"s{n}" for n in range(words.shape[1])]
    driven = drivers(words[0], words[1:], names, Standing(early, out, np.ones(len(early))))

    assert total(driven) == pytest.approx(found.parts.raw, abs=6e-7)
    omitted = {d.statement for d in driven if d.part == "omission" and d.statement}
    assert omitted <= {names[n] for n in np.flatnonzero(out)}
    assert found.low <= found.adjusted <= found.high <= 1 + 1e-9


@pytest.mark.parametrize("kind", ["alike", "own 0.3", "own 0.6", "tilted"])
def test_intervals_hold_the_truth(kind: str) -> None:
    """The mean of many tellings lies in the 95% interval of nearly each."""
    found = simulated(kind, 5, 20, 120)
    truth = float(np.mean([d.adjusted for d in found]))
    held = float(np.mean([d.low <= truth <= d.high for d in found]))

    assert held >= 0.90  # 120 tellings: two and a half standard errors below .95


def test_more_of_its_own_diverges_more() -> None:
    """The score grows with the share of statements that nobody else tells."""
    means = [
        float(np.mean([d.adjusted for d in simulated(kind, 5, 20, 120)]))
        for kind in ("alike", "own 0.3", "own 0.6")
    ]

    assert means[0] + 0.1 < means[1] < means[2] - 0.1


@given(stories())
@settings(max_examples=40)
def test_one_change_moves_its_own_part(words: Floats) -> None:
    """Of a source that says what the others say: adding adds, dropping omits, weight shifts."""
    common = words[1:].sum(axis=0)
    common[common == 0] = 5.0
    same = np.vstack([common, common])
    wider = np.hstack([same, np.zeros((2, 1))])
    longer = np.append(common, 12.0)
    fewer = np.append(np.where(np.arange(len(common)) == 0, 0.0, common), 0.0)
    heavier = np.append(np.where(np.arange(len(common)) == 0, 3 * common, common), 0.0)

    for told, part in zip((longer, fewer, heavier), PARTS, strict=True):
        found = drivers(told, wider, [f"s{n}" for n in range(wider.shape[1])])
        largest = max(found, key=lambda driver: driver.value)
        assert largest.part == part
        assert not any(total(found, other) for other in PARTS[:2] if other != part)


@given(stories())
@settings(max_examples=40)
def test_a_verbatim_reprint_stands_with_its_original(words: Floats) -> None:
    """It is at no distance from the original, and nearer to the company with it than without."""
    reprint, rest = attention(words[0]), attention(words[1:])
    alone = split(reprint, rest.mean(axis=0)).raw
    together = split(reprint, np.vstack([reprint, rest]).mean(axis=0)).raw

    assert split(reprint, attention(words[0])).raw == pytest.approx(0, abs=1e-12)
    assert together <= alone * len(rest) / (len(rest) + 1) + 1e-9


@given(stories(), st.integers(0, 1000))
@settings(max_examples=40)
def test_placebos_do_not_depend_on_order(words: Floats, seed: int) -> None:
    """Statements and origins in another order: the same halves."""
    random = np.random.default_rng(seed)
    columns, rows = random.permutation(words.shape[1]), random.permutation(len(words) - 1)
    straight = halves(words[0], words[1:], FAST)
    shuffled = halves(words[0][columns], words[1:][rows][:, columns], FAST)

    assert (straight is None) == (shuffled is None)
    if straight and shuffled:
        assert shuffled.off == pytest.approx(straight.off, abs=1e-9)


@given(stories(), st.integers(0, 1000))
@settings(max_examples=40)
def test_permuting_labels_keeps_every_word(words: Floats, seed: int) -> None:
    """Each statement is told at the same length in all, each source tells no more pieces."""
    dealt = permuted(words, np.random.default_rng(seed))

    assert (dealt.sum(axis=0) == words.sum(axis=0)).all()
    assert ((dealt > 0).sum(axis=1) <= (words > 0).sum(axis=1)).all()
