"""The report's page in a real browser where a story is out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.report.digest.charts import story_chart
from flows.report.page.saving import write_report
from flows.report.pictures.charts import score_chart
from flows.report.profile.rendering import render_profiles
from models.profiles import profiles
from models.records import Comparison, Copy
from tests.browsers import launched_browser, needs_chromium
from tests.digests import a_digest
from tests.followed import POST, WIRE
from tests.profiled import QUICK, stories_of
from tests.stories import a_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = (
    "The Very Long Named Independent Observer of Harbour Affairs",
    "Donaudampfschifffahrtsgesellschaftskapitänszeitung-Anzeiger",
    "https://subdomain.really-long-host-name.example.org/path/to",
)
WIDTHS = (320, 360, 640, 960, 1200, 1210, 1240, 1280, 1440, 2560)

pytestmark = needs_chromium
browser = pytest.fixture(launched_browser, scope="module")


def with_long_names() -> Comparison:
    """Each source has a name of sixty letters, and a degraded score below zero."""
    comparison = a_comparison()
    named = dict(zip((s.source for s in comparison.scores), NAMES, strict=True))
    tellings = tuple(
        replace(t, article=replace(t.article, source=named[t.article.source]))
        for t in comparison.tellings
    )
    scores = tuple(
        replace(s, source=named[s.source], divergence=-0.14, low=-0.38, high=-0.08, degraded=True)
        for s in comparison.scores
    )
    statements = tuple(
        replace(
            s,
            sources=tuple(named[name] for name in s.sources),
            partly=tuple(named[name] for name in s.partly),
        )
        for s in comparison.statements
    )
    given, taken = comparison.copies[0].giver, comparison.tellings[2].article.id
    copies = tuple(Copy(given, taken, 0.5 - n / 100, "edited") for n in range(25))
    return replace(
        comparison,
        tellings=tellings,
        scores=scores,
        statements=statements,
        copies=(*comparison.copies, *copies),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the report of the story with long names is."""
    return write_report(with_long_names(), tmp_path_factory.mktemp("long")).page.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open it, with all that can be unfolded."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.goto(address)
        opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        yield opened


@pytest.mark.parametrize("width", WIDTHS)
def test_long_names_beside_long_scores_fit_every_width(page: Page, width: int) -> None:
    """Scores give way first: they break between their parts."""
    page.set_viewport_size({"width": width, "height": 900})

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_names_over_the_matrix_are_whole(browser: Browser, tmp_path: Path) -> None:
    """A head that is cut off names nobody, also where eight share the width."""
    story = with_long_names()
    more = tuple(replace(story.scores[0], source=f"{NAMES[0]} {n}") for n in range(5))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(write_report(replace(story, scores=(*story.scores, *more)), tmp_path).page.as_uri())
    heads = page.locator(".synopsis thead th > span").all()
    cut = [head.evaluate("e => e.scrollHeight > e.clientHeight + 1") for head in heads]
    page.close()

    assert cut == [False] * 8


@pytest.mark.parametrize("table", [".certainty", "table.copies"])
def test_on_a_phone_a_table_shows_more_than_names(page: Page, table: str) -> None:
    """What stands beside a name begins on the screen."""
    page.set_viewport_size({"width": 360, "height": 700})
    numbers = page.locator(f"{table} tbody td:nth-child(2)").first
    box = numbers.bounding_box()

    assert box
    assert box["x"] + box["width"] < 360


def test_a_printed_article_says_where_its_page_is(page: Page) -> None:
    """A link on paper cannot be followed."""
    page.emulate_media(media="print")
    link = page.locator("article header a").first
    shown = link.evaluate("a => getComputedStyle(a, '::after').content")

    assert shown == f'" {link.get_attribute("href")}"'


def test_paper_is_not_asked_to_be_clicked(page: Page) -> None:
    """Neither links within the page nor what only a script does are printed."""
    asked = page.locator(".with-script, nav, .skip")
    shown = asked.filter(visible=True).count()
    page.emulate_media(media="print")

    assert shown > 0
    assert asked.filter(visible=True).count() == 0


def test_long_names_over_narrow_columns_on_paper_do_not_cover_each_other(
    browser: Browser, tmp_path: Path
) -> None:
    """Forty sources stand on one sheet, each name in one line of its own."""
    story = with_long_names()
    more = tuple(replace(s, source=f"{s.source} {n}") for n in range(13) for s in story.scores)
    saved = write_report(replace(story, scores=story.scores + more), tmp_path)
    with browser.new_context(viewport={"width": 700, "height": 1000}) as context:
        opened = context.new_page()
        opened.emulate_media(media="print")
        opened.goto(saved.page.as_uri())
        boxes = [head.bounding_box() for head in opened.locator(".synopsis thead span").all()]
    heads = [(box["x"], box["x"] + box["width"]) for box in boxes if box]

    assert len(heads) > 40
    assert all(one[1] <= other[0] + 1 for one, other in pairwise(heads))


def test_every_table_has_heads(page: Page) -> None:
    """Also of what is folded away: else a row is a name and numbers of nothing."""
    tables = page.locator("table")
    heads = [table.locator("thead th[scope=col]").count() for table in tables.all()]

    assert len(heads) > 5
    assert all(heads)


def test_quoted_passages_say_their_language(page: Page) -> None:
    """Who hears the page hears them in it."""
    quotes = page.locator("#copies blockquote")

    assert quotes.count() > 0
    assert {quote.get_attribute("lang") for quote in quotes.all()} == {"en"}
    assert page.locator(".echoed bdi[lang=en]").count() > 0


@pytest.mark.parametrize(
    "name",
    [
        "DEMOCRATS DENOUNCE FINDINGS OF COMMISSION ON SUPREME COURT REFORM",
        "FDA vaccine advisers recommend emergency use of Moderna boosters",
        "ハルデンの穀物ターミナルで火災、作業員三人が病院に運ばれ港は木曜まで閉鎖、原因はまだ分からない",
    ],
)
def test_names_in_charts_stay_clear_of_the_marks(browser: Browser, name: str) -> None:
    """Headlines in capitals and names in other scripts are wider than most."""
    story = replace(a_digest().stories[0], title=name)
    score = replace(a_comparison().scores[0], source=name)
    page = browser.new_page()
    ends = []
    for chart in (story_chart([story]), score_chart([score])):
        page.set_content(chart)
        words = page.locator("text", has_text=name[:5]).last
        ends.append(words.evaluate("e => e.getBBox().x + e.getBBox().width"))
    page.close()

    assert 100 < ends[0] < 330
    assert 50 < ends[1] < 190


@pytest.fixture(scope="module")
def over_time(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of sources over time is, one with a long address, one in Arabic."""
    named = {WIRE: NAMES[2], POST: "صحيفة الميناء المستقلة لأخبار الشحن والملاحة البحرية"}
    stories = [
        replace(
            story,
            tellings=tuple(
                replace(t, source=named.get(t.source, t.source)) for t in story.tellings
            ),
            scores=tuple(replace(s, source=named.get(s.source, s.source)) for s in story.scores),
        )
        for story in stories_of(24)
    ]
    page = tmp_path_factory.mktemp("over-time") / "sources.html"
    page.write_text(render_profiles(profiles(stories, (), "source", QUICK), "0"), encoding="utf-8")
    return page.as_uri()


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2560])
def test_sources_over_time_fit_every_width(browser: Browser, over_time: str, width: int) -> None:
    """Names stand above what is said of them, in whatever script."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(over_time)
    wide = page.evaluate("document.documentElement.scrollWidth")
    left = page.locator(".profile h2").evaluate_all(
        "all => all.map(e => getComputedStyle(e).textAlign)"
    )
    page.close()

    assert wide == width
    assert set(left) == {"left"}


def test_the_chosen_sentence_is_seen_where_colours_are_forced(
    browser: Browser, address: str
) -> None:
    """Backgrounds and shadows are then taken away."""
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(address)
        page.locator("#s0").evaluate("sentence => sentence.click()")

        assert page.locator("#s0").evaluate("s => getComputedStyle(s).outlineStyle") == "solid"
