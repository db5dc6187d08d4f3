"""How good clusters are, measured against gold clusters with figures that the field accepts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np

from models.arrays import Integers
from models.evaluation.labels import share

Partition = tuple[Sequence[Hashable], Sequence[Hashable]]


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters against gold clusters, over groups that are clustered apart. 0 to 1, 1 best.

    bcubed_*: mean over items of the share of its cluster that belongs to its gold cluster,
    and the reverse (Bagga and Baldwin 1998); F1 is the harmonic mean of the two means.
    pairwise_*: of the pairs of one group that are in one cluster. ari: adjusted Rand index
    (Hubert and Arabie 1985), 0 is chance; over several groups it is taken over the pairs
    inside groups, as Cohen's kappa of the pairs, which it equals (Warrens 2008). None where
    no pair is in one cluster.
    """

    n: int
    groups: int
    clusters: int
    gold_clusters: int
    bcubed_precision: float
    bcubed_recall: float
    bcubed_f1: float
    ari: float
    pairwise_precision: float | None
    pairwise_recall: float | None
    pairwise_f1: float | None


def clustering(groups: Sequence[Partition]) -> Clustering:
    """Figures over groups, each (clusters, gold clusters) of the same items; none empty."""
    tables = [_contingency(*group) for group in groups]
    n = int(sum(table.sum() for table in tables))
    # An exact sum: the order of rows must not show in the last digit.
    precision = fsum(share for table in tables for share in _kept(table))
    recall = fsum(share for table in tables for share in _kept(table.T))
    together, found, wanted, pairs = (sum(c) for c in zip(*map(_pairs, tables), strict=True))
    return Clustering(
        n=n,
        groups=len(groups),
        clusters=sum(table.shape[0] for table in tables),
        gold_clusters=sum(table.shape[1] for table in tables),
        bcubed_precision=precision / n,
        bcubed_recall=recall / n,
        bcubed_f1=2 * precision * recall / (n * (precision + recall)),
        ari=_adjusted_rand(together, found, wanted, pairs),
        pairwise_precision=share(together, found),
        pairwise_recall=share(together, wanted),
        pairwise_f1=share(2 * together, found + wanted),
    )


def _contingency(clusters: Sequence[Hashable], gold: Sequence[Hashable]) -> Integers:
    """How many items each cluster (row) shares with each gold cluster (column)."""
    if len(clusters) != len(gold) or not len(gold):
        raise ValueError(f"{len(clusters)} clusters for {len(gold)} gold clusters: give as many")
    rows, columns = _numbers(clusters), _numbers(gold)
    table = np.zeros((max(rows) + 1, max(columns) + 1), dtype=np.int64)
    np.add.at(table, (rows, columns), 1)
    return table


def _numbers(names: Sequence[Hashable]) -> list[int]:
    place: dict[Hashable, int] = {}
    return [place.setdefault(name, len(place)) for name in names]


def _kept(table: Integers) -> Iterator[float]:
    """For each cell its items, times the share that they are of their row."""
    shares = table**2 / table.sum(axis=1, keepdims=True)
    yield from shares.ravel().tolist()


def _pairs(table: Integers) -> tuple[int, int, int, int]:
    """Pairs in one cluster and one gold cluster, in one cluster, in one gold cluster, all."""

    def within(counts: Integers) -> int:
        return int((counts * (counts - 1) // 2).sum())

    return within(table), within(table.sum(1)), within(table.sum(0)), within(table.sum()[None])


def _adjusted_rand(together: int, found: int, wanted: int, pairs: int) -> float:
    """The adjusted Rand index from counts of pairs; 1 where both partitions are trivially equal."""
    expected = found * wanted / pairs if pairs else 0.0
    most = (found + wanted) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)
