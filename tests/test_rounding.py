"""Figures as they are given."""

from __future__ import annotations

import json
from math import copysign

from hypothesis import given
from hypothesis import strategies as st

from models.rounding import rounded


@given(st.floats(-1e-6, 1e-6))
def test_no_figure_is_less_than_nothing_and_nothing(value: float) -> None:
    """A source hardly nearer than chance has 0.0: in JSON "-0.0" is another text."""
    figure = rounded(value)

    assert figure or copysign(1, figure) == 1
    assert json.dumps(rounded(-4e-7)) == "0.0"


@given(st.floats(-1e6, 1e6))
def test_a_figure_has_six_decimals_and_is_the_nearest(value: float) -> None:
    """Rounding moves a figure by at most half of the last decimal, and once."""
    assert abs(rounded(value) - value) <= 0.5000001e-6 + 1e-9
    assert rounded(rounded(value)) == rounded(value)
