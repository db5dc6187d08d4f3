"""How well the sentences of a statement hold together."""

from __future__ import annotations

from scipy.sparse import csr_array

from models.arrays import Integers
from models.meaning.affinity import dense_block


def cohesion(members: Integers, same: csr_array) -> float | None:
    """How well a statement holds together: the mean probability that two members say the same.

    Over all pairs of distinct members, 0 to 1; an absent pair counts 0. None for a single
    member. For a cluster made by average linkage it exceeds the threshold, as each merge
    adds pairs whose mean does.
    """
    pairs = len(members) * (len(members) - 1)
    if not pairs:
        return None
    inside = dense_block(same, members)
    return float((inside.sum() - inside.diagonal().sum()) / pairs)
