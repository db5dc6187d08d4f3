"""Token alignment against the plainest way to compute it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from models import alignment
from models.alignment import SentenceTable, common_direction, covered, word_matches
from models.encoding import Encoded
from tests.tables import random_table
from tests.tellings import Desk

LENGTHS = st.lists(st.integers(min_value=0, max_value=6), max_size=9)


def naively(table: SentenceTable) -> NDArray[np.float64]:
    """Coverage of each sentence by each other one, word by word."""
    result = np.zeros((len(table), len(table)))
    for i in range(len(table)):
        for j in range(len(table)):
            own, other = table.vectors[table.rows(i)], table.vectors[table.rows(j)]
            if i == j or not len(own) or not len(other):
                continue
            weights = table.weights[table.rows(i)]
            best = [max(0.0, *(float(a @ b) for b in other), 0.0) for a in own]
            result[i, j] = np.dot(best, weights) / weights.sum()
    return result


@given(LENGTHS, st.integers(0, 99))
@settings(deadline=None)
def test_coverage_is_what_a_double_loop_finds(lengths: list[int], seed: int) -> None:
    """Blocks, both directions at once and sentences without words change nothing."""
    table = random_table(lengths, seed)

    assert np.allclose(covered(table, 0.0).toarray(), naively(table), atol=1e-5)


@pytest.mark.parametrize("cells", [1, 60, 500, 10**7])
def test_block_size_is_irrelevant(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few words go into a block, the result is the same."""
    table = random_table([4, 0, 7, 1, 3, 5, 2, 0, 6], seed=3)
    monkeypatch.setattr(alignment, "_BLOCK_CELLS", cells)

    assert np.allclose(covered(table, 0.0).toarray(), naively(table), atol=1e-5)


def test_the_floor_leaves_out_pairs_not_directions() -> None:
    """A pair of which one direction reaches the floor keeps both; others have none."""
    table = random_table([5, 3, 6, 2, 4, 4, 1, 3], seed=5)
    truth, kept = naively(table), covered(table, 0.55).toarray()
    strong = np.maximum(truth, truth.T) >= 0.55

    assert 0 < strong.sum() < truth.size / 2
    assert np.allclose(kept, np.where(strong, truth, 0), atol=1e-5)


@pytest.mark.parametrize("lengths", [[], [0], [0, 0], [3], [3, 0]])
def test_tables_without_a_pair(lengths: list[int]) -> None:
    """No sentence, one sentence and sentences without words have no entries."""
    assert covered(random_table(lengths), 0.0).nnz == 0


def test_a_sentence_covers_itself_and_what_it_contains(desk: Desk) -> None:
    """Shorter inside longer is covered nearly whole, the longer by the shorter is not."""
    table = desk.table(
        [
            "The mayor resigned on Monday.",
            "The mayor resigned on Monday, and the council will elect another in June.",
            "A storm sank two fishing boats off the coast.",
        ]
    )
    found = covered(table, 0.0)

    assert found[0, 1] > 0.8 > found[1, 0]
    assert max(found[0, 2], found[2, 0]) < 0.5


def test_word_matches_are_best_cosines() -> None:
    """For each word and each asked sentence, the largest product; -1 without words."""
    table = random_table([3, 4, 0, 2], seed=8)
    asked = np.array([3, 2, 1])
    found = word_matches(table, 0, asked)
    own = table.vectors[table.rows(0)]

    assert found.shape == (3, 3)
    assert (found[:, 1] == -1).all()
    for column, other in ((0, 3), (2, 1)):
        best = (own @ table.vectors[table.rows(other)].T).max(axis=1)
        assert np.allclose(found[:, column], best, atol=1e-6)


def test_word_matches_of_no_words() -> None:
    """A sentence without words has no rows."""
    table = random_table([0, 2])

    assert word_matches(table, 0, np.array([0, 1])).shape == (0, 2)


def test_the_table_keeps_words_and_vectors_together(desk: Desk) -> None:
    """As many vectors and weights as words, unit length, in the order of the sentences."""
    table = desk.table(["Two lifeboats took part.", "…", "No one was hurt."])

    assert [len(row) for row in table.words] == [4, 0, 4]
    assert table.starts.tolist() == [0, 4, 4, 8]
    assert np.allclose(np.linalg.norm(table.vectors, axis=1), 1, atol=1e-5)
    assert (table.weights > 0).all()


def test_the_centre_is_the_mean_word() -> None:
    """Every word counts once, however long its sentence."""
    one = Encoded(np.zeros(2, "f2"), np.array([[1, 0], [1, 0], [1, 0]], "f2"))
    two = Encoded(np.zeros(2, "f2"), np.array([[0, 4]], "f2"))

    assert common_direction([one, two]).tolist() == [0.75, 1.0]
