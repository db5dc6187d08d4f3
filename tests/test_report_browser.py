"""The report's page in a real browser: the system's Chromium, headless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.report.page.saving import write_report
from models.records import Comparison
from tests.browsers import launched_browser, needs_chromium
from tests.contrast import contrast
from tests.hostile import a_hostile_comparison
from tests.stories import CLOSED, a_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = 360
CLOSED_IN_WIRE, DRIVERS_IN_POST = "#s2", "#s7"

# Effective colours of an element: its text, and the nearest painted background.
COLOURS = """element => {
  const painted = (e) => {
    const colour = getComputedStyle(e).backgroundColor;
    return /, 0\\)$/.test(colour) && e.parentElement ? painted(e.parentElement) : colour;
  };
  return [getComputedStyle(element).color, painted(element)];
}"""

pytestmark = needs_chromium
browser = pytest.fixture(launched_browser, scope="module")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of an ordinary and of a hostile report."""
    made = {"ordinary": a_comparison, "hostile": a_hostile_comparison}
    return {name: _saved(make(), tmp_path_factory.mktemp(name)) for name, make in made.items()}


@pytest.fixture
def page(browser: Browser, pages: dict[str, str]) -> Iterator[Page]:
    """Open the ordinary report on a desk."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        opened.goto(pages["ordinary"])
        yield opened


def _saved(comparison: Comparison, folder: Path) -> str:
    return write_report(comparison, folder).page.as_uri()


def test_choosing_a_sentence_shows_its_counterparts(page: Page) -> None:
    """A click opens the other sources' sentences, with the words that differ marked."""
    page.locator(DRIVERS_IN_POST).evaluate("sentence => sentence.click()")
    panel = page.locator("#panel")

    assert panel.is_visible()
    assert page.locator(DRIVERS_IN_POST).get_attribute("aria-pressed") == "true"
    assert panel.locator("h4 a").all_inner_texts() == ["Northwire"]
    assert panel.locator("u").all_inner_texts() == ["4,200"]
    assert panel.locator("s").all_inner_texts() == ["2,400"]


def test_what_differs_is_told_in_the_same_words_beside_the_sentence(page: Page) -> None:
    """Whom the source has its text from is no voice besides it, and counts nowhere as one."""
    page.locator(DRIVERS_IN_POST).evaluate("sentence => sentence.click()")
    said = page.locator("#differences .says").inner_text()

    assert "Its text comes from there." in said
    assert page.locator("#panel .differs").inner_text() == f"≠ Differs: number. {said}"


def test_what_is_only_near_another_sentence_is_not_said_to_be_told_there(
    browser: Browser, tmp_path: Path
) -> None:
    """A sentence may count as shared while none was found that says the same."""
    comparison = a_comparison()
    wire, *others = comparison.tellings
    judged = (*wire.judgements[:4], replace(wire.judgements[4], status="shared", coverage=0.5))
    near = replace(comparison, tellings=(replace(wire, judgements=judged), *others))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(_saved(near, tmp_path))

        page.locator("#s4").evaluate("sentence => sentence.click()")
        assert "nothing that says the same was found" in page.locator("#panel").inner_text()
        page.locator(CLOSED_IN_WIRE).evaluate("sentence => sentence.click()")
        assert "found in other origins too" in page.locator("#panel").inner_text()


def test_sentences_that_may_not_say_the_same_are_not_shown_as_counterparts_without_a_word(
    browser: Browser, tmp_path: Path
) -> None:
    """The warning that stands beside the statement stands beside its sentences too."""
    comparison = a_comparison()
    loose = tuple(replace(s, cohesion=0.72) for s in comparison.statements)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(_saved(replace(comparison, statements=loose), tmp_path))
        page.locator(CLOSED_IN_WIRE).evaluate("sentence => sentence.click()")

        warning = "It may not say the same as those below: low cohesion 0.72."
        assert warning in page.locator("#panel").inner_text()


def test_a_sentence_that_another_origin_has_as_one_text_is_said_to_be_found_there(
    browser: Browser, tmp_path: Path
) -> None:
    """Its teller is no other voice, but neither of its origin: only this is one text."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    story = replace(comparison, tellings=(wire, replace(post, origin="its own"), voice))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(_saved(story, tmp_path))
        page.locator(DRIVERS_IN_POST).evaluate("sentence => sentence.click()")
        said = page.locator("#panel").inner_text()

        assert "not found in another origin but as one text with it" in said
        assert "one text" in page.locator("#panel h4").inner_text()
        assert "one origin" not in said


def test_what_is_nearly_sure_is_not_called_sure(browser: Browser, tmp_path: Path) -> None:
    """Two sentences that differ in a figure are not "100% likely the same"."""
    comparison = a_comparison()
    wire, *others = comparison.tellings
    near = [
        replace(j, coverage=0.999, best=replace(j.best, affinity=0.998)) if j.best else j
        for j in wire.judgements
    ]
    story = replace(comparison, tellings=(replace(wire, judgements=tuple(near)), *others))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(_saved(story, tmp_path))
        page.locator(CLOSED_IN_WIRE).evaluate("sentence => sentence.click()")
        said = page.locator("#panel").inner_text()

        assert "Coverage: >99%." in said
        assert "closest: >99% likely the same" in said


def test_a_page_saved_as_it_stands_opens_again(page: Page, tmp_path: Path) -> None:
    """With its script as it was; as one file, in which none runs, with all its articles."""
    page.locator(CLOSED_IN_WIRE).evaluate("sentence => sentence.click()")
    snapshot = page.context.new_cdp_session(page).send("Page.captureSnapshot")["data"]
    (tmp_path / "saved.mhtml").write_text(snapshot, encoding="utf-8", newline="")
    (tmp_path / "saved.html").write_text(page.content(), encoding="utf-8")

    page.goto((tmp_path / "saved.html").as_uri())
    page.locator(CLOSED_IN_WIRE).evaluate("sentence => sentence.click()")
    page.keyboard.press("Escape")
    assert page.locator("#panel").inner_text().startswith("Choose a sentence.")

    page.goto((tmp_path / "saved.mhtml").as_uri())
    assert page.locator(".articles > article:visible").count() == 3
    assert not page.locator("#panel").is_visible()


def test_long_names_do_not_shrink_the_charts_beside_them(browser: Browser, tmp_path: Path) -> None:
    """Letters of a chart that is drawn at three quarters of its size are too small to read."""
    comparison = a_comparison()
    names = ("Süddeutsche Zeitung", "The Evening Standard of Lisborg", "Tages-Anzeiger Zürich")
    named = zip(comparison.scores, names, strict=True)
    scores = tuple(replace(score, source=f"{name}, Wochenendausgabe") for score, name in named)
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(_saved(replace(comparison, scores=scores), tmp_path))
        charts = page.locator(".scores tbody svg").all()
        widths = [box["width"] for chart in charts if (box := chart.bounding_box())]

    assert min(widths) >= 190, widths


def test_word_for_word_copies_say_so(page: Page) -> None:
    """Equal sentences have no marks and a sentence that says why."""
    page.locator(CLOSED_IN_WIRE).click(position={"x": 4, "y": 8})
    panel = page.locator("#panel")

    assert panel.locator("h4 a").all_inner_texts() == ["صوت الميناء", "Ellery Post"]
    assert "Word for word the same." in panel.inner_text()
    assert CLOSED in panel.inner_text()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    """Tab reaches the text once, arrows walk the sentences, Enter chooses, Escape closes."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#s0").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "s2"
    assert CLOSED in page.locator("#panel blockquote").inner_text()
    assert page.locator("article.shown .s[tabindex='0']").count() == 1

    page.keyboard.press("Escape")
    assert page.locator("#panel blockquote").count() == 0
    assert "Choose a sentence" in page.locator("#panel").inner_text()


def test_the_focus_can_be_seen(page: Page) -> None:
    """A focused sentence has an outline."""
    page.keyboard.press("Tab")
    page.locator("#s2").focus()

    assert page.locator("#s2").evaluate("s => getComputedStyle(s).outlineStyle") == "solid"


def test_a_dot_of_the_matrix_opens_its_sentence(page: Page) -> None:
    """The matrix leads into another article, which is then the one shown."""
    page.locator("td.told a").nth(1).click()
    page.locator("article.shown h3", has_text="Ellery Post").wait_for()  # a link's event is late

    assert page.locator("article.shown h3").inner_text() == "Ellery Post"
    assert page.locator("#panel").is_visible()


def test_tabs_choose_the_article(page: Page) -> None:
    """One article is shown at a time."""
    page.locator("nav.tabs a").nth(2).click()
    page.locator("article:visible h3", has_text="صوت الميناء").wait_for()

    assert page.locator("article:visible h3").all_inner_texts() == ["صوت الميناء"]


def test_marks_are_symbols_too(page: Page) -> None:
    """Status is told by a symbol and a word for screen readers, not by colour alone."""
    signs = [
        page.locator(f".articles .s.{status}").first.evaluate(
            "s => getComputedStyle(s, '::before').content"
        )
        for status in ("shared", "partial", "unique")
    ]

    assert signs == ['"●" / "shared: "', '"◐" / "partial: "', '"○" / "unique: "']


@pytest.mark.parametrize("width", [PHONE, 800, 1000, 1201, 1280])
@pytest.mark.parametrize("name", ["ordinary", "hostile"])
def test_no_width_needs_sideways_scroll(
    browser: Browser, pages: dict[str, str], name: str, width: int
) -> None:
    """Everything fits, also with the panel open and absurdly long names."""
    with browser.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        page.goto(pages[name])
        page.locator("#s0").evaluate("sentence => sentence.click()")

        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE])
def test_text_has_contrast(
    browser: Browser, pages: dict[str, str], scheme: str, width: int
) -> None:
    """Every text reaches 4.5 to 1 against what is painted behind it (WCAG 2.2, 1.4.3)."""
    with browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        page = context.new_page()
        page.goto(pages["ordinary"])
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.locator(DRIVERS_IN_POST).evaluate("sentence => sentence.click()")
        words = page.locator(
            "body :is(p, h1, h2, h3, h4, a, td, th, dd, dt, li, span, b, summary, mark, ins, del,"
            " u, s, blockquote)"
        )
        shown = {tuple(pair) for pair in words.evaluate_all(f"all => all.map({COLOURS})")}

    assert len(shown) > 5
    assert [pair for pair in shown if contrast(*pair) < 4.5] == []


def test_on_a_phone_the_chosen_sentence_stays_in_sight(
    browser: Browser, pages: dict[str, str]
) -> None:
    """The panel opens from below, and the sentence moves out from under it."""
    with browser.new_context(
        viewport={"width": 360, "height": 600}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(pages["ordinary"])
        sentence = page.locator("article.shown .s").last
        sentence.scroll_into_view_if_needed()
        sentence.click()

        chosen, panel = sentence.bounding_box(), page.locator("#panel").bounding_box()
        assert chosen
        assert panel
        assert 0 <= chosen["y"] <= chosen["y"] + chosen["height"] <= panel["y"]


def test_on_a_phone_the_matrix_keeps_its_head(browser: Browser, tmp_path: Path) -> None:
    """Below the names of the sources the signs stand in columns that nothing else tells apart."""
    story = a_comparison()
    many = tuple(replace(story.statements[0], id=f"m{n}") for n in range(40))
    with browser.new_context(
        viewport={"width": PHONE, "height": 640}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(_saved(replace(story, statements=many), tmp_path))
        matrix = page.locator(".synopsis")
        matrix.evaluate("all => { all.scrollIntoView(); all.scrollTop = all.scrollHeight; }")

        name, row = (
            page.locator(f".synopsis {part}").last.bounding_box()
            for part in ("thead th", "tbody tr")
        )
        assert name
        assert row
        assert 0 <= name["y"] < name["y"] + name["height"] <= row["y"] < 640


def test_without_script_the_articles_stand_one_after_another(
    browser: Browser, pages: dict[str, str]
) -> None:
    """All texts can be read, and no empty panel stands about."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(pages["ordinary"])

        assert page.locator("article").count() == 3
        assert all(article.is_visible() for article in page.locator("article").all())
        assert page.locator("#panel").is_hidden()


def test_hostile_text_runs_nothing_and_loads_nothing(
    browser: Browser, pages: dict[str, str]
) -> None:
    """No script of an article runs, also when its sentences are chosen, and no request is made."""
    events: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: events.append(dialog.message))
        page.on("pageerror", lambda error: events.append(str(error)))
        page.on("console", lambda message: events.append(message.text))
        page.on("request", lambda request: events.append(request.url))
        page.goto(pages["hostile"])
        for sentence in page.locator(".articles .s").all():
            sentence.evaluate("sentence => sentence.click()")
        assert page.locator("#panel img, #panel svg, #panel script").count() == 0
        assert page.evaluate("window.pwned") is None

    assert [event for event in events if not event.startswith(("file:", "data:,"))] == []


def test_the_policy_stops_script_that_got_in(page: Page) -> None:
    """Were a script to slip through escaping, the browser would still refuse to run it."""
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.pwned = 1";
      document.body.append(script);
    }""")

    assert page.evaluate("window.pwned") is None
