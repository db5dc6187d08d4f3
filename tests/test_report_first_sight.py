"""What a reader who sees the report for the first time finds, and in which order."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO

import pytest
from lxml import html
from rich.console import Console

from flows.report.artifacts.overview import overview
from flows.report.contents.origins import origin_trees, undrawn_origins
from flows.report.page.fragment import render_fragment
from flows.report.page.rendering import render_page
from flows.report.terminal.printing import print_summary
from flows.wording.untrusted import isolated
from models.records import Comparison
from models.scores import Figure, Score
from tests.hostile import a_hostile_comparison
from tests.stories import a_comparison
from tests.summarised import summary


def without_findings() -> Comparison:
    """Build the story with nothing told otherwise."""
    return replace(a_comparison(), distortions=())


def of_one_origin() -> Comparison:
    """Build the story with all three papers under one owner."""
    story = a_comparison()
    tellings = tuple(replace(telling, origin="one") for telling in story.tellings)
    statements = tuple(replace(s, origins=1, core=False) for s in story.statements)
    return replace(story, tellings=tellings, statements=statements)


def lacking(*numbers: int, most: int) -> Comparison:
    """Build the story with so many core statements left out by each, of so many by chance."""
    story = a_comparison()

    def short_of(score: Score, number: int) -> Score:
        figure = Figure("omitted", number, 5, 0, 5, 0, most)
        gone = tuple(s.id for s in story.statements[:number])
        return replace(score, omitted=gone, figures=(figure,))

    scores = zip(story.scores, numbers, strict=True)
    return replace(story, scores=tuple(short_of(score, number) for score, number in scores))


def test_who_says_what_comes_before_how_far_apart() -> None:
    """What is said needs no statistics to be read; the figures rest on it."""
    page = render_page(a_comparison())
    sections = ["statements", "differences", "copies", "sources", "reading", "method"]

    assert [place for place in re.findall(r'<section id="(\w+)"', page) if place in sections] == (
        sections
    )


def test_the_page_of_markdown_has_the_same_order() -> None:
    """Whoever knows the one finds the way in the other."""
    heads = re.findall(r"^## (.+)", overview(a_comparison(), "there"), re.MULTILINE)

    assert [head.split(" (")[0] for head in heads[:4]] == [
        "Statements by sources",
        "Where they disagree",
        "Copies and origins",
        "How far each source stands from the others",
    ]


def test_a_notebook_has_the_same_order() -> None:
    """Statements, disagreements, scores."""
    captions = re.findall(r"<caption>(.+?)</caption>", render_fragment(a_comparison()))

    assert captions == [
        "Who says what",
        "Details on which two tellings disagree",
        "How far each source stands from the others",
    ]


@pytest.mark.parametrize(
    "story", [a_comparison(), without_findings(), of_one_origin(), a_hostile_comparison()]
)
def test_each_link_inside_the_page_leads_somewhere(story: Comparison) -> None:
    """Also where a section is left out."""
    page = html.fromstring(render_page(story))
    links = {link for link in page.xpath("//a/@href") if link.startswith("#")}

    assert links
    assert links <= {f"#{name}" for name in page.xpath("//@id")}


def test_that_nobody_disagrees_is_said() -> None:
    """Silence could mean that nobody looked; where nothing is told twice, nothing can differ."""
    story = without_findings()
    apart = tuple(replace(s, articles=s.articles[:1]) for s in story.statements)
    none = "No detail was found that two articles tell differently"

    assert any(none in text for text in summary(story))
    assert not any(none in text for text in summary(a_comparison()))
    assert not any(none in text for text in summary(replace(story, statements=apart)))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 2, 0), "No source leaves out more core statements than chance would give."),
        ((0, 2, 0), "No source leaves out more core statements than chance would give."),
        (
            (0, 3, 0),
            "leaves out more core statements than chance would give. Of sources like the others",
        ),
        ((3, 3, 1), "Northwire and Ellery Post leave out more core statements than chance"),
        ((0, 0, 0), "No source was found to lack a core statement that others had published"),
    ],
)
def test_gaps_are_held_against_chance_in_words(numbers: tuple[int, ...], said: str) -> None:
    """Counts alone read as a charge."""
    assert any(said in text for text in summary(lacking(*numbers, most=2)))


def test_of_many_that_leave_something_out_those_beyond_chance_have_their_figures() -> None:
    """The list ends after six names, and the seventh may be the one."""
    story = lacking(1, 1, 3, most=2)
    first, _, third = story.scores
    others = tuple(replace(first, source=f"Paper {n}") for n in range(6))
    text = " ".join(summary(replace(story, scores=(*others, third))))

    named = f"{isolated(third.source)} (3 of 5, by chance 0 to 2)"
    assert f"{named} leaves out more core statements than" in text


def test_where_chance_is_not_known_nobody_is_held_against_it() -> None:
    """As in stories that were stored before there was such a figure."""
    story = a_comparison()
    old = tuple(replace(score, figures=()) for score in story.scores)

    assert not any("chance would give." in t and "leave" in t
                   for t in summary(replace(story, scores=old)))  # fmt: skip


def test_a_story_of_one_origin_has_no_columns_of_what_others_share() -> None:
    """There are no others: the columns would hold noughts."""
    heads = 'data-label="Shared"', 'data-label="Omitted"'

    assert all(head in render_page(a_comparison()) for head in heads)
    assert not any(head in render_page(of_one_origin()) for head in heads)


def test_no_sentence_of_a_story_of_one_origin_is_called_unique() -> None:
    """That no other origin says it goes without saying there; another telling may well say it."""
    page = html.fromstring(render_page(of_one_origin()))
    data = json.loads(page.get_element_by_id("data").text)
    marked = page.find_class("unique") + page.find_class("partial") + page.find_class("tag")

    assert not marked
    assert {status for _, _, status, coverage, *_ in data["sentences"]} == {None}
    assert page.get_element_by_id("alone").text == "Matched in no other telling"


@pytest.mark.parametrize("width", [70, 100, 200])
def test_no_other_view_of_a_story_of_one_origin_has_them_either(width: int) -> None:
    """Neither the terminal, narrow and wide, nor Prefect, nor a notebook."""

    def views(story: Comparison) -> list[str]:
        console = Console(width=width, record=True, file=StringIO())
        print_summary(story, console)
        tables = re.findall("(?s)<caption>How far.*?</table>", render_fragment(story))
        scores = overview(story, "").partition("## How far each")[2]
        return [console.export_text(), scores, *tables]

    assert all(re.search("(?i)omitted", view) for view in views(a_comparison()))
    assert not any(re.search("(?i)shared|unique|omitted", v) for v in views(of_one_origin()))


def test_an_origin_that_its_tree_shows_is_not_listed_too() -> None:
    """One of a common owner has no tree, and is."""
    story = a_comparison()
    (pair,) = undrawn_origins(story, ())

    assert pair == ("Northwire", "Ellery Post")
    assert undrawn_origins(story, origin_trees(story)) == ()
    assert "One origin:" not in render_page(story)
    assert "One origin:" in render_page(replace(story, copies=(), ancestors=()))


def test_a_finding_says_its_sentence_under_the_telling_it_is_about() -> None:
    """Its "it" is the source above it."""
    (item,) = html.fromstring(render_page(a_comparison())).xpath("//ul[@class='differences']/li")
    (beside,) = item.xpath(".//p[contains(@class, 'says')]/..")

    assert beside.xpath("p[@class='teller']")[0].text_content() == "Ellery Post"


def test_the_matrix_explains_the_signs_that_it_has_and_no_others() -> None:
    """A legend of what is not there sends the reader looking."""
    story = a_comparison()
    first, *others = story.statements
    fewer = replace(first, sources=first.sources[:2], sentences=first.sentences[:4])
    scores = (*story.scores[:2], replace(story.scores[2], omitted=(first.id,)))
    gap = replace(story, statements=(fewer, *others), scores=scores)
    blank = replace(story, statements=(replace(fewer, core=False), *others))

    def signs(of: Comparison) -> str:
        (legend,) = html.fromstring(render_page(of)).xpath("//ul[@class='legend signs']")
        return str(legend.text_content())

    assert "not reported" in signs(gap)
    assert "not reported" not in signs(story)
    assert "empty cell" in signs(blank)
    assert "empty cell" not in signs(story)
    assert "≠" not in signs(story)
    assert "low cohesion" not in signs(story)


def test_articles_that_have_nothing_in_common_may_not_tell_of_one_event() -> None:
    """A folder with a stray article is compared all the same."""
    story = a_comparison()
    apart = tuple(replace(s, origins=1, core=False) for s in story.statements)
    said = "Nothing is told by two origins: the articles may report different events."

    assert said in summary(replace(story, statements=apart))
    assert said not in summary(story)
    assert said not in summary(of_one_origin())


def test_what_is_not_measured_is_said_once() -> None:
    """Not "n/a not measured"; nor does anybody omit none of none."""
    story = a_comparison()
    none = Figure("omitted", 0, 0, 0, 0, 0, 0)
    cells = html.fromstring(render_page(replace(story, scores=tuple(
        replace(score, divergence=None, significant=None, omitted=(), figures=(none,))
        for score in story.scores
    )))).xpath("//table[@class='scores']/tbody/tr[1]/td")  # fmt: skip
    text = " ".join(" ".join(cell.text_content() for cell in cells).split())

    assert "not measured" in text
    assert "n/a" not in text
    assert "0 of 0" not in text
