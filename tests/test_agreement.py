"""Krippendorff's alpha, against the worked examples of Krippendorff 2011."""

from __future__ import annotations

import pytest

from models.evaluation.agreement import krippendorff_alpha


def test_two_observers_and_yes_or_no() -> None:
    """His example A."""
    one, other = "0100000010", "1110010000"

    assert krippendorff_alpha(zip(one, other, strict=True)) == pytest.approx(0.095, abs=5e-4)


def test_four_observers_who_did_not_see_all() -> None:
    """His example C, for names; "." is missing."""
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = [[label for label in unit if label != "."] for unit in zip(*observers, strict=True)]

    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)


def test_agreement_that_is_not_defined() -> None:
    """Without two labels of one task, or without two that differ, there is none."""
    assert krippendorff_alpha([["same"], ["different"]]) is None
    assert krippendorff_alpha([["same", "same"], ["same", "same", "same"]]) is None
    assert krippendorff_alpha([]) is None
