"""Average linkage by components, against scikit-learn on the whole matrix."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score

from models.grouping.repeats import discounted
from models.grouping.statements import cluster, representative, statements

THRESHOLD = 0.4


def random_affinity(n: int, seed: int, density: float) -> NDArray[np.float64]:
    """A symmetric matrix of probabilities, many of them absent, all different."""
    random = np.random.default_rng(seed)
    upper = np.triu(random.random((n, n)) * (random.random((n, n)) < density), 1)
    return np.asarray(upper + upper.T)


def on_the_whole_matrix(same: NDArray[np.float64]) -> NDArray[np.int64]:
    """What scikit-learn makes of all sentences at once."""
    distance = 1 - same
    np.fill_diagonal(distance, 0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - THRESHOLD
    )
    return np.asarray(model.fit_predict(distance))


@given(st.integers(2, 30), st.integers(0, 10_000), st.sampled_from([0.05, 0.15, 0.4, 1.0]))
@settings(max_examples=60)
def test_components_are_exact(n: int, seed: int, density: float) -> None:
    """Splitting first loses nothing: the same partition as on the full matrix."""
    same = random_affinity(n, seed, density)

    found = cluster(csr_array(same), THRESHOLD)

    assert adjusted_rand_score(found, on_the_whole_matrix(same)) == 1.0


@given(st.integers(0, 10_000))
@settings(max_examples=30)
def test_order_is_irrelevant(seed: int) -> None:
    """Sentences in another order give the same statements."""
    same = random_affinity(18, seed, 0.3)
    order = np.random.default_rng(seed + 1).permutation(18)

    straight = cluster(csr_array(same), THRESHOLD)
    shuffled = cluster(csr_array(same[np.ix_(order, order)]), THRESHOLD)

    assert adjusted_rand_score(straight[order], shuffled) == 1.0


@given(st.integers(0, 10_000))
@settings(max_examples=30)
def test_an_unrelated_sentence_changes_nothing(seed: int) -> None:
    """It becomes a statement of its own, whatever the others are."""
    same = random_affinity(15, seed, 0.3)
    wider = np.zeros((16, 16))
    wider[:15, :15] = same
    wider[15, :15] = wider[:15, 15] = 0.2

    found = cluster(csr_array(wider), THRESHOLD)

    assert found[:15].tolist() == cluster(csr_array(same), THRESHOLD).tolist()
    assert found[15] not in found[:15]


def test_exactly_at_the_threshold_stay_apart() -> None:
    """Two or three sentences, the rule is the same: only above the threshold they merge."""
    for n in (2, 3):
        same = np.full((n, n), THRESHOLD)
        assert len(set(cluster(csr_array(same), THRESHOLD).tolist())) == n


def test_labels_count_from_the_first_sentence() -> None:
    """Labels are 0, 1, 2 ... in order of appearance."""
    same = np.zeros((5, 5))
    for one, other in ((0, 4), (1, 3)):
        same[one, other] = same[other, one] = 0.9

    assert cluster(csr_array(same), THRESHOLD).tolist() == [0, 1, 2, 1, 0]


@pytest.mark.parametrize("n", [0, 1])
def test_too_few_to_merge(n: int) -> None:
    """Nothing, and one sentence."""
    assert cluster(csr_array((n, n), dtype=float), THRESHOLD).tolist() == [0] * n


def test_the_representative_is_central() -> None:
    """The member nearest to the others; of equals the shortest."""
    same = np.array([[0, 0.9, 0.8, 0], [0.9, 0, 0.5, 0], [0.8, 0.5, 0, 0], [0, 0, 0, 0]])
    lengths = np.array([9, 5, 4, 1])

    assert representative(np.array([0, 1, 2]), csr_array(same), lengths) == 0
    assert representative(np.array([0, 1]), csr_array(same), lengths) == 1
    assert representative(np.array([3]), csr_array(same), lengths) == 3


def test_a_third_sentence_does_not_tie_two_claims() -> None:
    """The mean over all pairs would hold four sentences together, one of which is off."""
    same = np.array(
        [[0, 0.9, 0.2, 0.6], [0.9, 0, 0.6, 0.0], [0.2, 0.6, 0, 0.9], [0.6, 0.0, 0.9, 0]]
    )
    lengths = np.array([5, 9, 9, 9])

    assert cluster(csr_array(same), 0.3).tolist() == [0, 0, 0, 0]
    assert statements(csr_array(same), lengths, 0.3).tolist() == [0, 0, 1, 0]


@given(st.integers(1, 30), st.integers(0, 10_000), st.sampled_from([0.05, 0.4, 1.0]))
@settings(max_examples=60)
def test_everyone_in_a_statement_says_what_represents_it(n: int, seed: int, density: float) -> None:
    """With a probability of at least the threshold; and no sentence is lost."""
    same = random_affinity(n, seed, density)
    lengths = np.random.default_rng(seed).integers(3, 30, n)

    labels = statements(csr_array(same), lengths, THRESHOLD)

    assert set(labels.tolist()) == set(range(labels.max() + 1))
    for label in range(labels.max() + 1):
        members = np.flatnonzero(labels == label)
        stands = representative(members, csr_array(same), lengths)
        assert all(same[stands, one] >= THRESHOLD for one in members if one != stands)


def test_what_one_article_has_twice_joins_less_readily() -> None:
    """An article seldom repeats itself; what two articles say is judged as it was."""
    same = csr_array(np.array([[0.0, 0.7, 0.7], [0.7, 0.0, 0.7], [0.7, 0.7, 0.0]]))

    found = discounted(same, [("wire",), ("wire", "post"), ("voice",)]).toarray()

    assert 0 < found[0, 1] < THRESHOLD
    assert found[0, 1] == found[1, 0]
    assert found[0, 2] == found[1, 2] == 0.7
