"""The tree of average linkage, out of which stories are cut."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from scipy.cluster.hierarchy import linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from models.grouping.story_tree import average_linkage_tree


@given(st.integers(2, 40), st.integers(0, 10_000), st.sampled_from([0.1, 0.4, 1.0]))
@limits(max_examples=60)
def test_the_tree_is_that_of_average_linkage(n: int, seed: int, density: float) -> None:
    """Merging all mutual neighbours at once gives the heights that scipy finds one by one."""
    generator = np.random.default_rng(seed)
    upper = np.triu(generator.random((n, n)) * (generator.random((n, n)) < density), 1)
    affinity = upper + upper.T

    tree = average_linkage_tree(csr_array(affinity), least=1e-6)

    heights = 1 - linkage(squareform(1 - affinity - np.eye(n)), "average")[:, 2]
    expected = sorted(height for height in heights if height > 1e-6)
    assert np.allclose(sorted(tree.height[n:]), expected, atol=1e-7)


def test_ties_are_broken_and_the_tree_ends() -> None:
    """Equal affinities, in a ring even, do not keep the linkage going in circles."""
    n = 9
    ring = np.zeros((n, n))
    for k in range(n):
        ring[k, (k + 1) % n] = ring[(k + 1) % n, k] = 0.5

    tree = average_linkage_tree(csr_array(ring), least=1e-6)

    assert (tree.parent == -1).sum() == 1
    assert len(tree.parent) == 2 * n - 1
