"""What stands beside each number in the report: how sure it is, and what chance gives."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from lxml import html

from flows.interactive import Result
from flows.report.artifacts.leaving import score_table
from flows.report.artifacts.overview import overview
from flows.report.contents.beside import beside
from flows.report.digest.leaving import score_rows
from flows.report.page.rendering import render_page
from models.records import Comparison
from models.scores import Figure, FigureName
from tests.digests import a_digest
from tests.printing import flowing, printed
from tests.stories import a_comparison
from tests.summarised import summary


def cells(table: html.HtmlElement, row: int) -> dict[str, list[str]]:
    """The lines of each cell of a row, by the first line of its column's head."""
    heads = [next(iter(head.itertext())).strip() for head in table.findall("thead/tr/th")]
    found = table.findall("tbody/tr")[row]
    lines = [[text.strip() for text in cell.itertext() if text.strip()] for cell in found]
    return dict(zip(heads, lines, strict=True))


def of_hundreds(comparison: Comparison) -> Comparison:
    """The comparison with counts of many sentences."""
    first, *others = comparison.scores
    names: tuple[FigureName, ...] = ("shared", "unique", "omitted")
    wide = [Figure(name, 100, 900, 90, 110, 1000, 1280) for name in names]
    return replace(comparison, scores=(replace(first, figures=tuple(wide)), *others))


def test_the_page_has_both_under_every_number() -> None:
    """In the table of sources and in that of all figures; nothing where nothing is known."""
    page = html.fromstring(render_page(a_comparison()))
    (scores,) = page.find_class("scores")
    (figures,) = page.find_class("all")
    first, second, everything = cells(scores, 0), cells(scores, 1), cells(figures, 0)

    assert first["Shared"] == ["1", "(0 to 2)", "1 to 3"]
    assert first["Omitted"] == ["1 of 4", "(0 to 2)", "1 to 3"]
    assert first["Copied"] == ["none found", "(0% to 6%)", "0% to 6%"]
    assert second["Unique"] == ["1"]
    assert everything["Divergence"] == ["0.31", "(0.12 to 0.50)", "\u22120.12 to 0.25"]
    assert everything["Raw"] == ["0.44", "(0.38 to 0.50)", "0.12 to 0.38"]
    assert everything["Wording"] == ["0.20", "(0.12 to 0.38)", "0.25 to 0.50"]
    assert everything["Differing details"] == ["0.00", "(0.00 to 0.75)", "0.00 to 0.50"]
    assert "5% of the numbers lie outside by chance alone" in " ".join(page.text_content().split())


def test_the_page_names_the_level_that_the_intervals_have() -> None:
    """Who asks for another level is not told of 95 in 100."""
    story = a_comparison()
    asked = replace(story, manifest={**story.manifest, "settings": {"divergence": {"level": 0.9}}})
    usual, other = (
        " ".join(html.fromstring(render_page(one)).text_content().split()) for one in (story, asked)
    )

    assert "95 times in 100" in usual
    assert "5% of the draws" in usual
    assert "95 times in 100" not in other
    assert "10% of the numbers lie outside" in other
    assert "90 of 100 sources lie" in other
    assert "10% of the draws" in other
    assert "not be among the 10% rarest" in other


def test_a_story_stored_before_there_were_figures_explains_none() -> None:
    """No head, note or empty line of what is not there."""
    story = a_comparison()
    old = replace(story, scores=tuple(replace(score, figures=()) for score in story.scores))
    page = render_page(old)

    assert "by chance" not in page.split('id="sources"')[1].split('id="reading"')[0]
    assert "By chance" not in printed(old, 100)
    assert "Northwire (1)" in " ".join(summary(old))


def test_an_outage_leaves_nothing_beside_what_is_not_known() -> None:
    """What is omitted is then not known, and neither is what chance would make it."""
    (score, *_) = a_comparison().scores

    assert beside(score, omitted=True)["omitted"].chance == "1 to 3"
    assert not beside(score, omitted=False)["omitted"]
    assert set(beside(score, omitted=False)) == set(get_args(FigureName))


def test_the_summary_says_how_much_chance_leaves_out() -> None:
    """Of how many, and what a source like the others would."""
    said = " ".join(summary(a_comparison()))

    assert (
        "not reported, though others had, or may have, published them by then: Northwire "
        "(1 of 4, by chance 1 to 3)" in said
    )


def test_no_number_is_said_to_be_of_fewer_than_chance_gives() -> None:
    """A source like the others may lack more core statements than this one could."""
    (score, *_) = a_comparison().scores
    few = replace(score, figures=(Figure("omitted", 1, 2, 1, 1, 2, 5),))

    assert beside(score, omitted=True)["omitted"].counted == " of 4, by chance 1 to 3"
    assert beside(few, omitted=True)["omitted"].counted == ", by chance 2 to 5"
    assert beside(few, omitted=True)["omitted"].of == "2"


@pytest.mark.parametrize("width", [60, 78, 100, 124, 200])
def test_a_terminal_shows_chance_with_the_counts(width: int) -> None:
    """Below them in a table, after them in a block, and says what it is."""
    text = flowing(printed(a_comparison(), width))

    assert re.search(r"1 to 3 0 to 2 1 to 3|2 unique \(by chance 0 to 2\)", text)
    assert "by chance, for a source that tells as much" in text.lower()


@pytest.mark.parametrize("width", [60, 77, 78, 83, 84, 96, 123, 124, 142, 200])
def test_wide_counts_are_not_cut(width: int) -> None:
    """Of hundreds of sentences they need more columns; blocks serve where there are none."""
    text = printed(of_hundreds(a_comparison()), width)

    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    assert flowing(text).count("1000 to 1280") >= 2
    assert "within chance" in flowing(text)


def test_tables_in_prefect_have_both_beside_the_counts() -> None:
    """In plain JSON, as the page has them; empty where nothing is known."""
    first, second, _ = score_table(a_comparison())
    (story,) = a_digest().stories[:1]
    its = score_rows([replace(story, scores=a_comparison().scores)])[0]

    assert first["unique, how sure"] == its["unique, how sure"] == "1 to 2; chance 0 to 2"
    assert first["omitted, how sure"] == its["omitted, how sure"] == "0 to 2; chance 1 to 3"
    assert first["wording, how sure"] == "0.12 to 0.38; chance 0.25 to 0.50"
    assert first["differing details"] == 0.0
    assert first["by chance"] == its["by chance"] == "\u22120.12 to 0.25"
    assert second["unique, how sure"] == ""
    assert second["by chance"] is None


def test_markdown_and_notebooks_have_both_beside_the_counts() -> None:
    """In brackets behind them, or below."""
    page, story = overview(a_comparison(), "report"), Result(a_comparison())._repr_html_()
    (*_, scores) = html.fromstring(story).findall(".//table")

    assert "| 1 of 3 (0 to 2; chance 1 to 3) | 2 (1 to 2; chance 0 to 2) |" in page
    assert cells(scores, 0)["Unique"] == ["2", "(1 to 2)", "0 to 2"]
    assert cells(scores, 0)["Addition"] == ["0.25", "(0.25 to 0.31)", "0.00 to 0.12"]


def test_equal_ends_are_written_once() -> None:
    """As one number; a share that is nearly nothing is not called nothing."""
    score = a_comparison().scores[0]
    same = (Figure("unique", 2, 3, 2, 2, 1, 1), Figure("copied", 0.0, None, 0.0, 0.001, 0.0, 0.0))
    found = beside(replace(score, figures=same), omitted=True)

    assert (found["unique"].interval, found["unique"].chance) == ("2", "1")
    assert (found["copied"].interval, found["copied"].chance) == ("0% to <1%", "0%")
