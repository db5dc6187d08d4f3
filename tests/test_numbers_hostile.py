"""Figures without end are no numbers, and cost no comparison."""

from __future__ import annotations

from math import isfinite

import pytest

from models.distortion import judge_retelling
from models.numbers.quantities import quantities

RUNS = {
    "figures": "1" * 5_000,
    "groups": "1" + ",000" * 500,
    "decimals": "0." + "3" * 5_000,
    "words": "5 " + "million " * 300,
    "han": "九" * 500,
    "Han units": "九" + "億" * 300,
    "percent": "9" * 400 + "%",
    "money": "$" + "9" * 400 + " billion",
    "clock": "9" * 400 + ":30",
    "superscript": "²" * 5_000,
    "Devanagari": "९" * 5_000,
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("lang", ["en", "de", "hi", "ru"])
def test_figures_without_end_are_read_without_an_error(run: str, lang: str) -> None:
    """One run of figures in an article ended the comparison of its story."""
    text = f"On May {run} the ferry paid {run} for {run} people, 7 of them ill."
    found = quantities(text, lang)

    assert 7 in {one.value for one in found}
    assert all(isfinite(one.value) for one in found)
    judge_retelling(text, text.replace("7 of", "8 of").replace("May", "June"), lang)
