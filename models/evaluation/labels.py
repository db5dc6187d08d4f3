"""How good scores are, measured against labels with figures that the field accepts.

Pure functions over gold labels and scores. A figure that the labels do not define (a rank
figure where all labels are equal) is None, never a made-up number.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from models.arrays import Floats, Labels

# Bins of equal width between 0 and 1 (Naeini et al. 2015 and most papers since).
_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The scores from `low` up to `high`: how many, their mean, and the share of label 1.

    `mean` and `share` are None where there are none.
    """

    low: float
    high: float
    n: int
    mean: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Scores against labels 0 and 1. All figures 0 to 1, higher is better.

    auc: area under the ROC curve, .5 is chance. average_precision: area under precision and
    recall, chance is `positive / n`. precision, recall, f1, balanced_accuracy: of calling 1
    what reaches `threshold`; balanced accuracy is the mean recall of both labels. None where
    the labels do not define it.
    """

    n: int
    positive: int
    threshold: float
    auc: float | None
    average_precision: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    balanced_accuracy: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Whether a score means what it says as a probability.

    calibration_error: the expected calibration error, mean over `bins` of the distance
    between mean score and share of label 1, weighted by their n; 0 is best (Naeini et al.
    2015, AAAI). brier: mean squared distance from score to label, 0 is best (Brier 1950).
    """

    calibration_error: float
    brier: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores against graded labels.

    spearman: rank correlation, -1 to 1; None where either never varies.
    """

    n: int
    levels: int
    spearman: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """The scores of the rows with one label."""

    label: str
    n: int
    mean: float
    low: float
    high: float


def decisions(scores: Floats, labels: Labels, threshold: float) -> Decisions:
    """Figures for scores and labels (0 or 1), both of shape (n,), n at least 1."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    called = scores >= threshold
    true = labels == 1
    hits, positive = int((called & true).sum()), int(true.sum())
    both = 0 < positive < len(labels)
    recall = share(hits, positive)
    spared = share(int((~called & ~true).sum()), len(labels) - positive)
    return Decisions(
        n=len(labels),
        positive=positive,
        threshold=threshold,
        auc=float(roc_auc_score(labels, scores)) if both else None,
        average_precision=float(average_precision_score(labels, scores)) if both else None,
        precision=share(hits, int(called.sum())),
        recall=recall,
        f1=share(2 * hits, int(called.sum()) + positive),
        balanced_accuracy=None if recall is None or spared is None else (recall + spared) / 2,
    )


def reliability(scores: Floats, labels: Labels) -> Reliability:
    """Figures for probabilities, 0 to 1, and labels (0 or 1), both of shape (n,), n at least 1."""
    place = np.minimum((scores * _BINS).astype(np.int64), _BINS - 1)
    bins = tuple(_bin(k, scores[place == k], labels[place == k]) for k in range(_BINS))
    gaps = sum(
        b.n * abs(b.mean - b.share) for b in bins if b.mean is not None and b.share is not None
    )
    return Reliability(
        calibration_error=float(gaps / len(scores)),
        brier=float(np.mean((scores - labels) ** 2)),
        bins=bins,
    )


def ranking(scores: Floats, labels: Floats) -> Ranking:
    """Figures for scores and graded labels, both of shape (n,), n at least 1."""
    from scipy.stats import spearmanr

    levels = len(np.unique(labels))
    varied = levels > 1 and len(np.unique(scores)) > 1
    return Ranking(
        n=len(labels),
        levels=levels,
        spearman=float(spearmanr(scores, labels)[0]) if varied else None,
    )


def by_level(scores: Floats, labels: Sequence[Hashable]) -> tuple[Level, ...]:
    """Mean, least and greatest score of each label, in the order of the means."""
    groups = {
        label: scores[[other == label for other in labels]] for label in dict.fromkeys(labels)
    }
    levels = [
        Level(str(label), len(own), float(own.mean()), float(own.min()), float(own.max()))
        for label, own in groups.items()
    ]
    return tuple(sorted(levels, key=lambda level: (level.mean, level.label)))


def _bin(place: int, scores: Floats, labels: Labels) -> Bin:
    low, high = place / _BINS, (place + 1) / _BINS
    if not len(scores):
        return Bin(low, high, 0, None, None)
    return Bin(low, high, len(scores), float(scores.mean()), float(labels.mean()))


def share(part: int, whole: int) -> float | None:
    """The share, 0 to 1, of a whole; None of nothing."""
    return part / whole if whole else None
