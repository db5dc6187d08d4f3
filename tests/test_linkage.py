"""Average linkage with ties and in large components: exact, and blind to the order of input."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.metrics import adjusted_rand_score

from models.grouping import linkage
from models.grouping.linkage import average_linkage
from models.grouping.tied_linkage import UNIT, link

THRESHOLD = 0.4
LEAST = round(THRESHOLD * UNIT) + 1
# Parts of a unit by which ties are told apart, as `models.grouping.tied_linkage` has them.
PARTS, COARSE = 2**50, 2**15

Affinity = NDArray[np.float64]
Cluster = frozenset[int]


@pytest.fixture(params=[0, 1500], ids=["sparse", "dense first"])
def _path(request: pytest.FixtureRequest) -> Iterator[None]:
    """Either way of clustering a component, whatever its size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linkage, "_DENSE_UP_TO", request.param)
        yield


@st.composite
def affinities(draw: st.DrawFn, largest: int = 24, *, tied: bool) -> Affinity:
    """A symmetric affinity, many pairs absent; with few distinct values, or with all different."""
    n, seed = draw(st.integers(2, largest)), draw(st.integers(0, 2**32 - 1))
    random = np.random.default_rng(seed)
    density = draw(st.sampled_from([0.1, 0.3, 0.6, 1.0]))
    few = draw(st.sampled_from([(0.5,), (0.3, 0.5, 0.9), (0.3, 0.45, 0.5, 0.7, 0.9)]))
    values = random.choice(few, (n, n)) if tied else random.random((n, n))
    upper = np.triu(values * (random.random((n, n)) < density), 1)
    return np.asarray(upper + upper.T)


def sparsely(same: Affinity) -> NDArray[np.int64]:
    """The clusters found without a square matrix."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linkage, "_DENSE_UP_TO", 0)
        return average_linkage(csr_array(same), THRESHOLD)


def by_the_rules(same: Affinity) -> list[int]:
    """The rules of `models.grouping.tied_linkage`, done naively: all means anew in every round."""
    n, units = len(same), np.rint(same * UNIT).astype(np.int64).astype(object)
    linked = np.where(units >= LEAST, units // (UNIT // COARSE), 0)
    refined = units * PARTS + linked.dot(linked) * (units >= LEAST)
    clusters = {frozenset([one]) for one in range(n)}
    put_off: list[tuple[frozenset[Cluster], set[frozenset[Cluster]]]] = []

    def total(one: Cluster, other: Cluster) -> int:
        return sum(refined[i, j] for i in one for j in other)

    def holds(group: frozenset[Cluster]) -> bool:
        pairs = list(combinations(group, 2))
        count = sum(len(one) * len(other) for one, other in pairs)
        return sum(total(*pair) for pair in pairs) >= LEAST * PARTS * count

    while True:
        pairs = {frozenset(pair) for pair in combinations(clusters, 2) if holds(frozenset(pair))}
        pairs -= {pair for _, tied in put_off for pair in tied}
        means = {(one, other): -(-total(one, other) // (len(one) * len(other)))
                 for one, other in pairs}  # fmt: skip
        if not means:
            break
        tied = {frozenset(pair) for pair, mean in means.items() if mean == max(means.values())}
        for group in connected(tied):
            if holds(group):
                clusters = (clusters - group) | {frozenset().union(*group)}
                put_off = [(others, its) for others, its in put_off if not others & group]
            else:
                put_off.append((group, {pair for pair in tied if pair <= group}))
    label_of = {one: label for label, members in enumerate(clusters) for one in members}
    return [label_of[one] for one in range(n)]


def connected(pairs: set[frozenset[Cluster]]) -> list[frozenset[Cluster]]:
    """The groups that pairs with a common member form."""
    groups: list[frozenset[Cluster]] = []
    for pair in pairs:
        near = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [pair.union(*near)]
    return groups


def the_same(one: NDArray[np.int64] | list[int], other: NDArray[np.int64] | list[int]) -> bool:
    """Whether two labellings are one partition."""
    return bool(adjusted_rand_score(one, other) == 1.0)


@pytest.mark.usefixtures("_path")
@given(st.one_of(affinities(tied=True), affinities(tied=False)), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_order_is_irrelevant_even_with_ties(same: Affinity, random: object) -> None:
    """Whatever the order of the sentences and however many affinities are equal."""
    order = list(range(len(same)))
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis types it as object

    straight = average_linkage(csr_array(same), THRESHOLD)
    shuffled = average_linkage(csr_array(same[np.ix_(order, order)]), THRESHOLD)

    assert the_same(straight[order], shuffled)


@given(st.one_of(affinities(tied=True), affinities(tied=False)))
@settings(max_examples=120)
def test_with_and_without_a_square_matrix_the_same(same: Affinity) -> None:
    """The size of a component decides about memory, never about the result."""
    assert average_linkage(csr_array(same), THRESHOLD).tolist() == sparsely(same).tolist()


@given(affinities(11, tied=True))
@settings(max_examples=80)
def test_ties_are_treated_by_the_stated_rules(same: Affinity) -> None:
    """The heap, the running sums and the pairs put off do what the rules say, naively done."""
    assert the_same(sparsely(same), by_the_rules(same))


@given(st.one_of(affinities(tied=True), affinities(tied=False)))
@settings(max_examples=60)
def test_every_cluster_holds_together(same: Affinity) -> None:
    """Its mean pairwise affinity exceeds the threshold; ties make no exception."""
    labels = average_linkage(csr_array(same), THRESHOLD)

    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        if len(members) > 1:
            inside = same[np.ix_(members, members)]
            assert inside.sum() / (len(members) * (len(members) - 1)) > THRESHOLD


@given(affinities(tied=True))
@settings(max_examples=60)
def test_an_unrelated_sentence_changes_nothing_with_ties_either(same: Affinity) -> None:
    """At the threshold to all others, it stays alone and leaves them as they are."""
    wider = np.full((len(same) + 1,) * 2, THRESHOLD)
    wider[:-1, :-1] = same

    found = average_linkage(csr_array(wider), THRESHOLD).tolist()

    assert found[:-1] == average_linkage(csr_array(same), THRESHOLD).tolist()
    assert found[-1] == max(found[:-1]) + 1


def test_a_tie_is_broken_by_what_two_have_in_common() -> None:
    """Of pairs equally alike, the two that agree on a third sentence go first."""
    same = np.zeros((5, 5))  # 0-1, 0-2 and 1-2 agree; 2-3 is as alike; 3-4 is less
    for one, other, value in ((0, 1, 0.8), (0, 2, 0.8), (1, 2, 0.8), (2, 3, 0.8), (3, 4, 0.7)):
        same[one, other] = same[other, one] = value

    assert average_linkage(csr_array(same), THRESHOLD).tolist() == [0, 0, 0, 1, 1]


def test_a_tie_that_nothing_decides_joins_none() -> None:
    """A is as near to B as C is, and A and C have nothing in common: no order is preferred."""
    same = np.array([[0, 0.5, 0], [0.5, 0, 0.5], [0, 0.5, 0]])

    assert average_linkage(csr_array(same), THRESHOLD).tolist() == [0, 1, 2]


def test_a_tie_is_decided_when_one_of_its_sentences_goes_elsewhere() -> None:
    """The pair that was put off is taken up again once the rival has found another."""
    same = np.array([[0, 0.5, 0, 0.45], [0.5, 0, 0.5, 0], [0, 0.5, 0, 0], [0.45, 0, 0, 0]])

    assert average_linkage(csr_array(same), THRESHOLD).tolist() == [0, 1, 1, 0]


def test_a_large_component_is_linked_without_a_square_matrix() -> None:
    """2,000 sentences in one component: as on all of them at once, and never made dense."""
    random = np.random.default_rng(5)
    rows, columns = random.integers(0, 2000, (2, 16_000))
    apart = rows < columns
    half = csr_array((random.random(apart.sum()), (rows[apart], columns[apart])), (2000, 2000))
    same = half.minimum(1.0) + half.minimum(1.0).T

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linkage, "_by_scikit_learn", None)  # calling it would fail
        sparse = average_linkage(same, THRESHOLD)
        patch.undo()
        patch.setattr(linkage, "_DENSE_UP_TO", 2000)
        dense = average_linkage(same, THRESHOLD)

    assert np.bincount(sparse).max() > 2
    assert sparse.tolist() == dense.tolist()


def test_nothing_to_link() -> None:
    """Sentences without any affinity are each a cluster of their own."""
    assert sorted(link(csr_array((3, 3), dtype=np.int64), LEAST).tolist()) == [0, 1, 2]
