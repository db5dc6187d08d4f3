"""Where the tellings disagree, as the report shows it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from flows.report.artifacts.overview import overview
from flows.report.contents.differences import Marked, differences
from flows.report.contents.synopsis import synopsis
from flows.report.page.fragment import render_fragment
from flows.report.page.rendering import render_page
from flows.report.terminal.printing import print_summary
from models.records import Comparison
from tests.hostile import a_hostile_comparison
from tests.stories import DRIVERS, DRIVERS_MISPRINTED, a_comparison, spans_of
from tests.summarised import summary

DETAIL = re.compile(r"<(ins|del)>(.*?)</\1>")


def updated() -> Comparison:
    """The same comparison, the changed figure a later one."""
    comparison = a_comparison()
    (found,) = comparison.distortions
    return replace(comparison, distortions=(replace(found, update=True),))


def misquoted() -> Comparison:
    """The same, the changed figure inside words that both quote."""
    comparison = a_comparison()
    (found,) = comparison.distortions
    said = "2,400 drivers cross it each day", "4,200 drivers cross it each day"
    articles = {telling.article.id: telling.article for telling in comparison.tellings}
    (here_at,) = spans_of(articles[found.article], said[0])
    (there_at,) = spans_of(articles[found.against[0]], said[1])
    quote = replace(
        found, kind="quote", here=said[0], there=said[1], here_at=here_at, there_at=there_at
    )
    return replace(comparison, distortions=(quote,))


def marked(side: Marked) -> list[str]:
    """The words of a sentence that are marked."""
    return [piece.text for piece in side.pieces if piece.differs]


def whole(side: Marked) -> str:
    """All pieces together."""
    return "".join(piece.text for piece in side.pieces)


def test_both_sentences_are_cut_around_the_detail() -> None:
    """The pieces of each side make its sentence again; the detail is what differs."""
    (difference,) = differences(a_comparison(), {})
    here, there = difference.here, difference.there

    assert (here.teller, marked(here)) == ("Ellery Post", ["2,400"])
    assert (there.teller, marked(there)) == ("Northwire", ["4,200"])
    assert (whole(here), whole(there)) == (DRIVERS_MISPRINTED, DRIVERS)


def test_of_a_quotation_only_the_words_that_differ_are_marked() -> None:
    """What both say the same inside it is neither struck out nor marked as put in."""
    (difference,) = differences(misquoted(), {})
    shown = io.StringIO()
    print_summary(misquoted(), Console(file=shown, width=200))

    assert marked(difference.here) == ["2,400"]
    assert marked(difference.there) == ["4,200"]
    assert (whole(difference.here), whole(difference.there)) == (DRIVERS_MISPRINTED, DRIVERS)
    assert "[2,400]" in shown.getvalue()


def test_the_summary_names_the_words_of_a_quotation_that_differ() -> None:
    """The whole quotation is too long for it, and mostly the same in both."""
    told = " ".join(summary(misquoted())).replace("\u2068", "").replace("\u2069", "")

    assert "“2,400” in Ellery Post, “4,200” in Northwire." in told


def test_updates_stand_behind_what_is_told_otherwise() -> None:
    """What became known with time is the lesser news, wherever it was found."""
    found, later = a_comparison().distortions[0], updated().distortions[0]
    mixed = replace(a_comparison(), distortions=(later, found))

    assert [d.found for d in differences(mixed, {})] == [found, later]


def test_insertions_and_deletions_stand_in_disagreements_only() -> None:
    """<ins> and <del> mark the two details, and nothing else on the page."""
    page = render_page(a_comparison()).split("<script")[0]

    assert DETAIL.findall(page) == [("del", "4,200"), ("ins", "2,400")]
    assert not DETAIL.search(render_page(replace(a_comparison(), distortions=())))


def test_a_page_without_disagreements_has_no_section_of_them() -> None:
    """Neither the section nor a link to it."""
    page = render_page(replace(a_comparison(), distortions=()))

    assert 'id="differences"' not in page
    assert 'href="#differences"' not in page


def test_an_update_is_called_one() -> None:
    """It has a sign and a word of its own, and marks no cell as told otherwise."""
    shared = tuple(replace(statement, origins=2) for statement in updated().statements)
    page = render_page(replace(updated(), statements=shared))

    assert "May be an update: number" in page
    assert "Differs: number" not in page
    assert "differs in a detail" not in page
    assert "↻<i> told, perhaps with a later figure</i>" in page


@pytest.mark.parametrize("render", [render_page, render_fragment, lambda c: overview(c, "")])
def test_no_paper_is_said_to_invent_anything(render: Callable[[Comparison], str]) -> None:
    """A name that its giver lacks is what a reporter adds, as far as two texts tell."""
    comparison = a_comparison()
    (found,) = comparison.distortions
    added = replace(found, kind="invented", there="", there_at=None)
    page = render(replace(comparison, distortions=(added,))).replace("\\", "")

    assert "invented" not in page
    assert "not in the other text" in page


def test_of_a_sentence_with_both_the_matrix_says_that_it_differs() -> None:
    """What is told otherwise weighs more than what may be an update."""
    found, later = a_comparison().distortions[0], updated().distortions[0]
    shared = tuple(replace(statement, origins=2) for statement in a_comparison().statements)
    for both in ((found, later), (later, found)):
        page = render_page(replace(a_comparison(), statements=shared, distortions=both))

        assert "differs in a detail</i>" in page
        assert "perhaps with a later figure</i>" not in page


def test_a_cell_of_the_matrix_says_that_its_sentence_differs() -> None:
    """By a sign and a word, and it leads to that sentence."""
    comparison = a_comparison()
    shared = tuple(replace(statement, origins=2) for statement in comparison.statements)
    comparison = replace(comparison, statements=shared)
    numbers = {
        (t.article.id, j.sentence.index): 10 * place + j.sentence.index
        for place, t in enumerate(comparison.tellings)
        for j in t.judgements
    }
    cells = [cell for row in synopsis(comparison, numbers) for cell in row.cells if cell.differs]

    assert [(cell.source, cell.sentence) for cell in cells] == [("Ellery Post", 12)]
    assert "≠<i> told, differs in a detail</i>" in render_page(comparison)


def test_the_terminal_and_the_overview_say_it_too() -> None:
    """What differs, with whom, in plain words."""
    shown = io.StringIO()
    print_summary(a_comparison(), Console(file=shown, width=200))

    assert "Ellery Post: It says “2,400” where Northwire says “4,200”." in shown.getvalue()
    assert "[2,400]" in shown.getvalue()
    assert "It says “2,400” where Northwire says “4,200”" in overview(a_comparison(), "")


def test_hostile_details_stay_text() -> None:
    """A detail that is markup is shown, not obeyed."""
    page = render_page(a_hostile_comparison())

    assert "<svg onload" not in page
    assert "<img" not in page


def of_one_source(*published: str | None) -> Comparison:
    """The same comparison, both sides of the finding by one source."""
    comparison = a_comparison()
    (found,) = comparison.distortions
    dates = dict(zip((found.article, found.against[0]), published, strict=True))
    tellings = (
        replace(t, article=replace(t.article, source="Post", published=dates[t.article.id]))
        if t.article.id in dates
        else t
        for t in comparison.tellings
    )
    return replace(comparison, tellings=tuple(tellings))


@pytest.mark.parametrize(
    ("published", "names"),
    [
        (
            ("2026-11-20T13:40:00Z", "2026-11-20T08:15:00Z"),
            ("Post (20 November 2026, 13:40)", "Post (20 November 2026, 08:15)"),
        ),
        ((None, "2026-11-20"), None),
    ],
)
def test_two_articles_of_one_source_are_told_apart(published, names) -> None:
    """By when they were published, else by their files: what changed in a text is asked of it."""
    comparison = of_one_source(*published)
    files = {t.article.id: f"Post ({Path(t.article.path).name})" for t in comparison.tellings}
    (found,) = comparison.distortions
    names = names or (files[found.article], files[found.against[0]])

    (shown,) = differences(comparison, {})

    assert (shown.here.teller, shown.there.teller) == names
    assert all(name in render_page(comparison) for name in names)
