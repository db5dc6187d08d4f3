"""Cohesion of a statement: what it measures in a comparison, and where a reader sees it."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from flows.report.artifacts.overview import overview
from flows.report.page.rendering import render_page
from flows.report.terminal.printing import print_summary
from models.document import from_document, to_document
from models.records import Comparison
from tests.stories import a_comparison
from tests.tellings import Desk, article

SHUT = "The port of Ellery was shut on Monday after a tanker spilled 40 tonnes of diesel."
SHUT_TOO = "Ellery has had no ships since a tanker lost its diesel at the quay."
FISHERS = "Fishermen asked the province for compensation."


def test_cohesion_is_measured_between_different_sentences(desk: Desk) -> None:
    """A paraphrase gives the probability of the pair; a verbatim repeat adds no pair."""
    tellings = [
        article("One", f"{SHUT} {FISHERS}"),
        article("Two", SHUT_TOO),
        article("Three", SHUT),
    ]

    found = desk.compare(tellings)

    shut, fishers = found.statements
    assert len(shut.sentences) == 3
    assert shut.cohesion is not None
    assert 0.4 < shut.cohesion < 1
    assert fishers.cohesion is None


def test_documents_without_cohesion_are_still_read() -> None:
    """A story.json written before the key existed loads, with nothing known of cohesion."""
    document = to_document(a_comparison())
    for statement in document["statements"]:
        del statement["cohesion"]

    statements = from_document(document).statements

    assert statements == tuple(replace(s, cohesion=None) for s in a_comparison().statements)


def test_every_report_warns_of_low_cohesion_alone() -> None:
    """Page, markdown and terminal name it beside the statement, and say what it is.

    The page beside a sentence's counterparts, too.
    """
    first, *others = a_comparison().statements
    loose = replace(a_comparison(), statements=(replace(first, cohesion=0.62), *others))

    assert [shown.count("low cohesion 0.62") for shown in everywhere(loose)] == [2, 1, 1]
    for shown in everywhere(loose):
        assert "mean probability" in " ".join(shown.lower().split())
    for shown in everywhere(a_comparison()):
        assert "cohesion 0" not in shown


def everywhere(comparison: Comparison) -> tuple[str, str, str]:
    """The comparison as a page, as markdown and on a terminal."""
    console = Console(file=StringIO(), width=100)
    print_summary(comparison, console)
    terminal = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above
    return render_page(comparison), overview(comparison, "here"), terminal


def test_a_lone_sentence_shows_no_cohesion() -> None:
    """Where nothing is measured nothing stands there, neither a number nor "n/a"."""
    comparison = a_comparison()
    first, *others = comparison.statements
    without = replace(comparison, statements=(replace(first, cohesion=None), *others))

    assert "cohesion 0" not in render_page(without)
    assert "cohesion n/a" not in render_page(without)
