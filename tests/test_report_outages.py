"""An outage never reads as an omission, whoever reads the report and wherever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from flows.report.artifacts.leaving import score_table
from flows.report.artifacts.overview import overview
from flows.report.page.fragment import render_fragment
from flows.report.page.rendering import render_page
from models.outages import degraded
from models.records import Comparison
from tests.printing import flowing, printed
from tests.stories import a_comparison
from tests.summarised import summary

SHOWN: dict[str, Callable[[Comparison], str]] = {
    "page": render_page,
    "notebook": render_fragment,
    "markdown": lambda comparison: overview(comparison, "there"),
    "terminal": lambda comparison: flowing(printed(comparison, 200)),
    "narrow terminal": lambda comparison: flowing(printed(comparison, 70)),
}


def a_gap() -> Comparison:
    """Build a story in which the Arabic paper lacks a core statement."""
    comparison = a_comparison()
    first, *others = comparison.statements
    lacking = replace(first, sources=first.sources[:2], sentences=first.sentences[:4])
    scores = (*comparison.scores[:2], replace(comparison.scores[2], omitted=(first.id,)))
    return replace(comparison, statements=(lacking, *others), scores=scores)


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN.keys())
def test_a_score_that_an_outage_touches_says_so(shown: Callable[[Comparison], str]) -> None:
    """Each view calls the score degraded and names who was out of reach."""
    source = a_comparison().scores[0].source
    text = shown(degraded(a_comparison(), [source]))

    assert f"{source} could not be read for part of the time" in text
    assert "degraded" in text
    assert "degraded" not in shown(a_comparison())


def test_a_source_out_of_reach_leaves_nothing_out() -> None:
    """What it seems to lack is neither counted nor called an omission."""
    source = a_gap().scores[2].source
    sure, unsure = a_gap(), degraded(a_gap(), [source])

    assert 'class="gap"><span>not reported' in render_page(sure)
    assert 'class="gap"><span>not reported' not in render_page(unsure)
    assert 'class="gap before">' in render_page(unsure)
    assert any(source in text for text in summary(sure) if "not reported" in text)
    assert not any(source in text for text in summary(unsure) if "not reported" in text)
    assert (score_table(sure)[2]["omitted"], score_table(unsure)[2]["omitted"]) == (1, None)
    assert "not in (" in flowing(printed(unsure, 100))


def test_of_a_part_told_by_a_source_out_of_reach_nothing_is_left_out() -> None:
    """It may have told the rest of the sentence; that it tells a part is said."""
    comparison = a_comparison()
    first, *others = comparison.statements
    source = comparison.scores[2].source
    in_part = replace(first, core=True, origins=2, partly=(source,), own=((0, 9),))
    sure = replace(comparison, statements=(in_part, *others))

    for text in (overview, lambda told, _: flowing(printed(told, 200))):
        assert "leaves out “" in text(sure, "")
        assert "leaves out “" not in text(degraded(sure, [source]), "")
        assert f"in part in {source}" in text(degraded(sure, [source]), "").replace("\\", "")


def test_a_silent_source_that_may_have_told_it_degrades_every_score() -> None:
    """It is named though it tells nothing here."""
    text = " ".join(summary(degraded(a_comparison(), ["Kestrel Wire"])))

    assert "Kestrel Wire could not be read" in text
    assert "may have told it: every score is degraded" in text
