"""From the weighted sum of signals to a probability: one logistic curve, and how it is fitted.

Platt scaling (Platt 1999, "Probabilistic outputs for support vector machines"): two
numbers, so that a few hundred labelled pairs are enough and the order of the pairs, and
with it every ROC AUC, stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

import numpy as np
from scipy.special import expit

from models.arrays import Floats, Labels
from models.errors import InputError, SettingsError
from models.settings import Curve

# Curves outside are no calibration: flatter says that the totals tell nothing, steeper is a
# step. Totals of news pairs lie between 0 and 1.5 and give 8 to 20.
_FLATTEST, _STEEPEST = 0.1, 500.0
_FOLDS = 5
# Below half of the last of the four decimals with which comparisons keep a probability.
_ROUNDED = 0.00005


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve: probability = 1 / (1 + exp(-steepness * (total - midpoint))).

    midpoint: the total at which the probability is one half. steepness: above 0, so that
    more evidence never makes a pair less likely. Raises ValueError for other values.
    """

    midpoint: float
    steepness: float

    def __post_init__(self) -> None:
        if not -inf < self.midpoint < inf:
            raise ValueError(f"midpoint must be a finite number, not {self.midpoint}")
        if not 0 < self.steepness < inf:
            raise ValueError(f"steepness must be a finite number above 0, not {self.steepness}")

    def probability(self, total: Floats) -> Floats:
        """The probability of same content for each total, of the same shape, 0 to 1."""
        same: Floats = expit(self.steepness * (np.asarray(total, np.float64) - self.midpoint))
        return same

    def evidence(self, same: float) -> float:
        """The total with the probability `same`, kept off 0 and 1 as far as four decimals are."""
        held = min(max(same, _ROUNDED), 1 - _ROUNDED)
        return self.midpoint + log(held / (1 - held)) / self.steepness

    def for_base_rate(self, found: float, wanted: float) -> Calibration:
        """The curve for data in which the share `wanted` of the pairs is positive, not `found`.

        Both between 0 and 1. Prior correction: the log odds shift by the difference of the
        two log odds (Saerens et al. 2002, doi:10.1162/089976602753284446, for known priors).
        """
        shift = log(found / (1 - found)) - log(wanted / (1 - wanted))
        return Calibration(self.midpoint + shift / self.steepness, self.steepness)


# The default model's own, fitted to 7,080 sentence pairs of 42 news stories labelled "the
# same main claim" (7% are). The three sets they come from (real, real, invented) gave (.770,
# 13.2), (.693, 12.5) and (.684, 17.6).
DEFAULT = Calibration(midpoint=0.716, steepness=13.6)
# The curves of other models on the same pairs, by the sha256 of their weights. They differ
# little, since vectors are measured against each model's own background: a model that is
# not listed is well served by the default curve.
_FITTED = {
    # all-MiniLM-L6-v2
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db": Calibration(0.692, 12.6),
}


def fit(total: Floats, label: Labels) -> Calibration:
    """The curve of greatest likelihood for totals and labels (1 same, 0 not), both (n,).

    Labels are drawn in a little towards one half, as Platt does, so that data that a
    threshold separates perfectly still gives a finite curve. Raises InputError where only
    one label is there, or where higher totals do not go with label 1.
    """
    # It takes a third of a second to import, and what lists or shows stories fits no curve.
    from scipy.optimize import minimize

    total = np.asarray(total, dtype=np.float64)
    positive, negative = require_both(label)
    target = np.where(label == 1, (positive + 1) / (positive + 2), 1 / (negative + 2))

    def loss(curve: Floats) -> tuple[float, Floats]:
        """Mean cross-entropy of odds = slope * total + shift, convex, and its gradient."""
        odds = curve[0] * total + curve[1]
        error = expit(odds) - target
        entropy = float(np.mean(np.logaddexp(0, odds) - target * odds))
        return entropy, np.array([np.mean(error * total), np.mean(error)])

    bounds = [(_FLATTEST, _STEEPEST), (None, None)]
    slope, shift = minimize(loss, (1.0, 0.0), jac=True, method="L-BFGS-B", bounds=bounds).x
    if slope <= _FLATTEST:
        raise InputError(
            "Pairs with label 1 have no more evidence than those with label 0, so no curve "
            "fits them. Check that label 1 means the same content and 0 does not."
        )
    return Calibration(float(-shift / slope), float(slope))


def require_both(label: Labels) -> tuple[int, int]:
    """How many pairs have label 1 and label 0. Raises InputError where one has none."""
    positive = int(np.sum(label == 1))
    negative = len(label) - positive
    if not positive or not negative:
        raise InputError(
            f"{positive} pairs have label 1 and {negative} label 0: a calibration needs both. "
            "Label some pairs of the other kind too."
        )
    return positive, negative


def cross_validated(total: Floats, label: Labels, story: Labels, seed: int) -> Floats | None:
    """The probability of each pair by a curve fitted without its story, of shape (n,).

    story: of each pair, as a number; pairs of one story tell of each other. Stratified folds,
    five where both labels, and the stories, are as many; None where a curve cannot be fitted
    without each. total, label: as for `fit`.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    folds = min(_FOLDS, len(np.unique(story)), *np.bincount(label, minlength=2).tolist())
    if folds < 2:
        return None
    same = np.zeros(len(total))
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=seed).split(total, label, story)
    for rest, held_out in split:
        if len(np.unique(label[rest])) < 2:
            return None
        same[held_out] = fit(total[rest], label[rest]).probability(total[held_out])
    return same


def calibration_for(curve: Curve, model_sha256: str) -> Calibration:
    """The curve in force for a model: the one in the settings, else the model's own.

    Raises SettingsError where the curve in the settings was fitted for other weights.
    """
    if not curve.model_sha256:
        return _FITTED.get(model_sha256, DEFAULT)
    if curve.model_sha256 != model_sha256:
        raise SettingsError(
            f"calibration.model_sha256 = {curve.model_sha256[:12]}... is not the model in use, "
            f"{model_sha256[:12]}...: a curve belongs to its model. Name that model, take the "
            "section [calibration] out, or fit a new one with: rashomon calibrate FILE"
        )
    return Calibration(curve.midpoint, curve.steepness)
