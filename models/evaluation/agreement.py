"""How far annotators agree, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def krippendorff_alpha(tasks: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for names: 1 is full agreement, 0 what chance gives, below 0 less.

    tasks: the labels that each task has, from as many annotators as labelled it; those with
    one label alone say nothing. None where no two labels differ, or no task has two.
    (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".)
    """
    several = [Counter(labels) for labels in tasks if len(labels) > 1]
    every = sum(several, Counter[Hashable]())
    n = every.total()
    expected = _unlike(every) / (n - 1) if n else 0.0
    observed = sum(_unlike(labels) / (labels.total() - 1) for labels in several)
    return 1 - observed / expected if expected else None


def _unlike(labels: Counter[Hashable]) -> int:
    """Ordered pairs of labels that are not the same."""
    return labels.total() ** 2 - sum(count**2 for count in labels.values())
