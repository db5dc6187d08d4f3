"""Common runs and retold sentences by themselves: exact, and quick on hostile texts."""

from __future__ import annotations

import time

import numpy as np
import pytest

from models.copying.retelling import heaviest_rise, retold
from models.copying.runs import index, matching_runs
from models.lineage import find_copies
from tests.sequenced import EARLY, LATE, SETTINGS, prose, told

REPEATED = prose(20, 11) * 500

ONE_WORD = ["to"] * 10_000

SHORT_LINE = ["we", "want", "our", "money", "back"] * 2_000


@pytest.mark.parametrize("words", [REPEATED, ONE_WORD, SHORT_LINE], ids=["line", "word", "chant"])
def test_repetition_takes_no_time(words: list[str]) -> None:
    """A text that says one thing 500 times, against itself and its beginning, in a moment."""
    rows = [n % 3 for n in range(500)]
    whole = told("a", words, published=EARLY, rows=rows)
    part = told("b", [*words[:5000], "end"], published=LATE, rows=rows[:250])
    start = time.process_time()

    (copy,) = find_copies([whole, part], {n: frozenset(range(3)) for n in range(3)}, SETTINGS)

    assert copy.share > 0.99
    assert time.process_time() - start < 4


def test_long_texts_take_little_time() -> None:
    """Two texts of 50,000 words each, half of it the same."""
    one, other = prose(50_000, 12), prose(50_000, 13)
    start = time.process_time()

    runs = matching_runs(index(one), index(other[:25_000] + one[25_000:]), 8)

    assert len(runs.exact) == 25_000
    assert time.process_time() - start < 4


def test_a_run_allows_for_few_changed_words() -> None:
    """Up to four words may differ between exact matches; they lie in the run, not exact."""
    giver = [f"w{n}" for n in range(40)]
    taker = [*giver[:10], "x", "y", *giver[12:22], *prose(30, 1), *giver[30:33]]
    runs = matching_runs(index(giver), index(taker), 8)

    assert runs.covered == set(range(22))
    assert runs.exact == set(range(22)) - {10, 11}


def test_a_run_ends_where_five_words_differ() -> None:
    """Four may; what lies beyond makes a run of its own, or none."""
    giver = [f"w{n}" for n in range(40)]
    near, far = (
        matching_runs(index(giver), index([*giver[:10], *prose(n, 1), *giver[10 + n : 20]]), 8)
        for n in (4, 5)
    )

    assert near.exact == set(range(20)) - {10, 11, 12, 13}
    assert far.exact == set(range(10))


def test_three_words_alike_are_ordinary_language() -> None:
    """Four in a row make a match, three in a row none, however often."""
    giver = [f"w{n}" for n in range(40)]
    fours = [word for n in range(0, 40, 5) for word in (*giver[n : n + 4], "x")]
    threes = [word for n in range(0, 40, 4) for word in (*giver[n : n + 3], "x")]

    assert len(matching_runs(index(giver), index(fours), 8).exact) == 32
    assert not matching_runs(index(giver), index(threes), 8).exact


@pytest.mark.parametrize("seed", range(20))
def test_the_heaviest_rise_is_the_heaviest(seed: int) -> None:
    """As an exhaustive search finds it: places never fall, no turn twice."""
    random = np.random.default_rng(seed)
    matches = [
        (turn, int(place), int(random.integers(1, 9)))
        for turn in range(6)
        for place in random.choice(5, size=random.integers(0, 3), replace=False)
    ]
    best = (0, 0)
    for mask in range(1 << len(matches)):
        chosen = [match for bit, match in enumerate(matches) if mask >> bit & 1]
        turns, places = [m[0] for m in chosen], [m[1] for m in chosen]
        if len(set(turns)) == len(turns) and places == sorted(places):
            best = max(best, (sum(m[2] for m in chosen), len(chosen)))

    chain = heaviest_rise(matches, 5)
    assert (chain.words, len(chain.matches)) == best
    assert list(chain.matches) == sorted(chain.matches)
    weight = {(turn, place): words for turn, place, words in matches}
    assert sum(weight[match] for match in chain.matches) == chain.words


def test_one_sentence_may_be_retold_in_two() -> None:
    """Two of the taker's sentences may both stand for one of the giver's."""
    contained = {row: frozenset({row % 10}) for row in range(30)}
    taker = [(10, 5), (20, 5), (11, 5), (21, 5), (12, 5)]
    giver = [(0, 10), (1, 10), (2, 5)]

    assert retold(giver, taker, contained).words == 25
