"""The report's page, its parts and its files, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from flows.report.contents.reading import paragraphs
from flows.report.contents.synopsis import synopsis
from flows.report.page.rendering import render_page
from flows.report.page.saving import story_json, write_report
from flows.report.pictures import charts, svg
from flows.wording.untrusted import inert, web_link
from models.document import from_document
from models.errors import OutputError
from models.records import Comparison, Judgement, Sentence, Telling
from tests.contrast import contrast
from tests.hostile import PAYLOAD, a_hostile_comparison
from tests.stories import a_comparison

COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "ordinary": a_comparison,
    "hostile": a_hostile_comparison,
}


class Outline(HTMLParser):
    """The tags of a page with their attributes, and the text of every article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, and begin an article at its text."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if (tag, values.get("class")) == ("div", "text"):
            self._depth = 1
            self.texts.append("")
        elif self._depth and tag == "div":
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """End an article."""
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text of an article."""
        if self._depth:
            self.texts[-1] += data

    def values(self, name: str) -> list[str]:
        """Every value of one attribute."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]


@pytest.fixture(params=COMPARISONS.values(), ids=COMPARISONS.keys())
def comparison(request: pytest.FixtureRequest) -> Comparison:
    """An ordinary story, then one in which every text is an attack."""
    made: Comparison = request.param()
    return made


def test_articles_stand_in_the_page_character_by_character(comparison: Comparison) -> None:
    """Furniture, gaps and line ends included: nothing is added, dropped or reordered."""
    texts = Outline(render_page(comparison)).texts

    assert texts == [telling.article.text for telling in comparison.tellings]


def test_untrusted_text_never_becomes_markup(comparison: Comparison) -> None:
    """The same tags come out whatever the texts say."""
    outline = Outline(render_page(comparison))
    names = [name for name, _ in outline.tags]

    assert names.count("script") == 2
    assert not {"img", "iframe", "object", "base", "form", "embed"} & set(names)
    assert not [key for _, attributes in outline.tags for key in attributes if key[:2] == "on"]


def test_nothing_is_loaded_from_elsewhere(comparison: Comparison) -> None:
    """No address outside the page but links for a reader to follow."""
    page = render_page(comparison)
    outline = Outline(page)

    assert outline.values("src") == []
    assert all(re.match(r"#[\w-]+$|https?://|data:,$", href) for href in outline.values("href"))
    assert not re.search(r"@import|url\(", page.split("</style>")[0])


def test_links_leave_without_trace(comparison: Comparison) -> None:
    """A link to an article gives away neither the reader nor the window."""
    links = [a for name, a in Outline(render_page(comparison)).tags if name == "a"]
    outside = [link for link in links if not link["href"].startswith("#")]

    assert all(link["rel"] == "noopener noreferrer nofollow" for link in outside)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://", "ftp://x.example/",
     "https://x.example/\nx", " https://x.example", "http://[broken", "", None],
)  # fmt: skip
def test_only_web_addresses_are_links(url: str | None) -> None:
    """Anything but a plain http(s) address is shown nowhere as a link."""
    assert web_link(url) is None


def test_ordinary_addresses_are_links() -> None:
    """An http(s) address is kept as it is."""
    assert web_link("https://x.example/a?b=c&d") == "https://x.example/a?b=c&d"


def test_every_id_is_there_once_and_every_inner_link_leads_somewhere(
    comparison: Comparison,
) -> None:
    """Keyboard, skip link and matrix rely on ids."""
    outline = Outline(render_page(comparison))
    ids = outline.values("id")
    targets = {href[1:] for href in outline.values("href") if href.startswith("#")}

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


def test_data_for_the_script_cannot_end_the_script() -> None:
    """The JSON holds no "<" at all, and reads back."""
    page = render_page(a_hostile_comparison())
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)

    assert data
    assert "<" not in data[1]
    assert PAYLOAD in json.loads(data[1])["sources"][0]


def test_the_same_comparison_gives_the_same_page() -> None:
    """No clock, no random number, no set order."""
    assert render_page(a_comparison()) == render_page(a_comparison())


def test_a_comparison_without_anything_still_makes_a_page() -> None:
    """Empty parts are said to be empty, not left out or broken."""
    page = render_page(Comparison("0" * 16, (), (), (), (), (), ()))

    assert "No statement is made by more than one origin." in page
    assert "No text of one source was found in another" in page


def test_each_article_stands_with_the_path_that_was_given(comparison: Comparison) -> None:
    """As docs/trust.md warns whoever shares a report."""
    page = html.fromstring(render_page(comparison))
    heads = [article.find("header").text_content() for article in page.iter("article")]

    assert len(heads) == len(comparison.tellings)
    for head, telling in zip(heads, comparison.tellings, strict=True):
        assert inert(telling.article.path) in head


def test_refused_inputs_stand_in_the_page_with_their_reasons() -> None:
    """What was not read is not hidden."""
    comparison = a_comparison()
    page = render_page(comparison)

    assert all(inert(refusal.reason) in page for refusal in comparison.refused)


def test_only_the_uncovered_words_of_a_partial_sentence_are_marked() -> None:
    """Runs join to the sentence, and the marked ones are the uncovered spans."""
    text = "The bridge closed after a loud crack."
    judged = Judgement(
        Sentence(0, 0, len(text), "body"), "s", "partial", 0.5, uncovered=((24, 36), (26, 30))
    )
    article = replace(a_comparison().tellings[0].article, text=text)
    [[piece]] = paragraphs(Telling(article, "o", (judged,)))

    assert "".join(run.text for run in piece.runs) == text
    assert [run.text for run in piece.runs if run.alone] == ["a loud crack"]


def test_charts_are_well_formed_and_carry_their_numbers_in_words(comparison: Comparison) -> None:
    """A chart stands alone as an image: XML, sized, with a text alternative."""
    root = ET.fromstring(charts.score_chart(comparison.scores))  # noqa: S314 - our own text

    assert root.get("viewBox")
    assert charts.divergence_in_words(comparison.scores[0]) in root.attrib["aria-label"]
    assert not re.search(r"url\(|href", charts.score_chart(comparison.scores))


def test_parts_fill_the_bar_up_to_the_raw_divergence() -> None:
    """The three segments adjoin and end where raw ends."""
    score = a_comparison().scores[0]
    root = ET.fromstring(charts.parts_strip(score, 214))  # noqa: S314 - our own text
    bars = [b.attrib for b in root if b.tag.endswith("rect")]
    edges = [(float(b["x"]), float(b["x"]) + float(b["width"])) for b in bars]

    gaps = [later[0] - earlier[1] for earlier, later in pairwise(edges)]
    assert gaps == pytest.approx([1, 1], abs=0.11)
    assert edges[-1][1] + 1 == pytest.approx(7 + 200 * (score.raw or 0), abs=0.11)


def test_marks_stand_out_from_the_paper() -> None:
    """So do the letters on them (WCAG 2.2, 1.4.3): on the page, light and dark, and as image."""
    style = (Path(charts.__file__).parents[1] / "templates" / "report.css").read_text(
        encoding="utf-8"
    )
    themes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    palettes = [dict(re.findall(r"--(\w+): (#\w{6})", theme)) for theme in themes]
    palettes.append(dict(re.findall(r"--(\w+), (#\w{6})", " ".join(
        (svg.INK, svg.PAPER, svg.ADDITION, svg.OMISSION, svg.EMPHASIS)))))  # fmt: skip
    marks = ("addition", "omission", "emphasis", "shared", "partial", "unique", "ink")

    assert len(palettes) == 3
    for palette in palettes:
        ratios = {m: contrast(palette[m], palette["paper"]) for m in marks if m in palette}
        assert min(ratios.values()) >= 4.5, ratios


def test_the_synopsis_chart_shows_each_source() -> None:
    """One line per source."""
    comparison = a_comparison()
    chart = charts.synopsis_chart(synopsis(comparison, {}))

    assert all(score.source in chart for score in comparison.scores)


def test_files_are_written_whole_and_the_same_each_time(tmp_path: Path) -> None:
    """Two runs give equal bytes and leave nothing else behind."""
    first = write_report(a_comparison(), tmp_path / "new" / "folder")
    before = first.story.read_bytes(), first.page.read_bytes()
    again = write_report(a_comparison(), tmp_path / "new" / "folder")

    assert (again.story.read_bytes(), again.page.read_bytes()) == before
    assert sorted(p.name for p in first.story.parent.iterdir()) == ["report.html", "story.json"]


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs the new report, not the old one."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    paths = write_report(a_comparison(), tmp_path)
    before = paths.story.read_bytes()
    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OutputError, match="No space left"):
        write_report(a_hostile_comparison(), tmp_path)
    assert paths.story.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_story_json_reads_back_to_the_same_comparison(comparison: Comparison) -> None:
    """Also with half a surrogate pair, which UTF-8 cannot hold."""
    torn = replace(comparison, manifest={**comparison.manifest, "note": "torn \ud83d"})

    assert from_document(json.loads(story_json(torn))) == torn
