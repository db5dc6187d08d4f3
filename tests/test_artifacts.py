"""The markdown and the table that Prefect shows, from any story."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import compare
from flows.report.artifacts.in_one_line import described
from flows.report.artifacts.leaving import MOST_ROWS, leave_artifacts, score_table
from flows.report.artifacts.markup import escaped
from flows.report.artifacts.overview import overview
from flows.report.page.saving import write_report
from flows.report.summary.summary import points
from models.records import Comparison, Copy, Refusal, Statement, Telling
from tests.hostile import a_hostile_comparison
from tests.markdown import MARKDOWN, PAGE_LIMIT, inline
from tests.stories import a_comparison

ATTACKS = st.text(
    alphabet="abc01 .)-+=#*_~`|<>[](){}!&;:/\\\"'^$@\t\n\u202e\x1b", min_size=1, max_size=40
)


def _blocks(markdown: str) -> list[str]:
    return [token.type for token in MARKDOWN.parse(markdown)]


@given(ATTACKS)
def test_untrusted_text_is_nothing_but_text(text: str) -> None:
    """After escaping, markdown sees no formatting, link, image or HTML, whatever surrounds it."""
    shown = escaped(" ".join(text.split()))

    for before in ("", "- ", "# ", "**bold** "):
        kinds = {token.type for token in inline(f"{before}{shown}")}
        assert kinds <= {"text", "text_special", "strong_open", "strong_close"}, shown
    assert _blocks(f"- {shown}") == _blocks("- a") or not shown


@given(ATTACKS)
def test_untrusted_text_stays_in_its_cell(text: str) -> None:
    """In a table it makes neither a cell nor a row."""
    shown = escaped(" ".join(text.split()))
    table = f"| a | b |\n|---|---|\n| {shown} | c |"

    assert _blocks(table).count("td_open") == 2


def test_the_page_of_a_hostile_story_is_inert() -> None:
    """Whatever feeds say, the page holds no HTML, no link but ours, no image but the charts."""
    page = overview(a_hostile_comparison(), "[Open](http://127.0.0.1:4201/x/report.html)")
    tokens = inline(page)

    assert "html_block" not in _blocks(page)
    assert [t for t in tokens if t.type == "html_inline"] == []
    assert {t.attrs["href"] for t in tokens if t.type == "link_open"} == {
        "http://127.0.0.1:4201/x/report.html"
    }
    sources = [str(t.attrs["src"]) for t in tokens if t.type == "image"]
    assert len(sources) == 2
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)


def test_the_page_says_what_matters() -> None:
    """Title, numbers, where the report is, every source, omissions, copies, refusals."""
    page = overview(a_comparison(), "Full report: there")

    assert page.startswith("# Harbour bridge closes after crack is found\n")
    assert f"**{escaped(described(a_comparison()))}.** Full report: there" in page
    assert re.search(
        r"\| Northwire \| 0\.31 \| 0\.12 to 0\.50 \| clears \| 1 of 3 \(.*\) \| 2 \(.*\) \| 1 \(",
        page,
    )
    assert "– *in every source*" in page
    assert "- One origin: Northwire and Ellery Post" in page
    assert (
        "Ellery Post shares 88% of its words with Northwire (edited, both from a missing text)"
        in page
    )
    assert "- inbox/photo.jpg: not text\\: the file is binary" in page


def test_the_largest_story_stays_small() -> None:
    """Hundreds of sources and thousands of statements are cut with a stated rest."""
    page = overview(_a_large_comparison(), "Full report: there")

    assert len(page.encode()) < PAGE_LIMIT
    for section in ("first", "| and ", "more in the full report"):
        assert section in page
    assert len(json.dumps(score_table(_a_large_comparison()))) < PAGE_LIMIT


def test_the_table_is_plain_json() -> None:
    """Numbers are numbers, what was not measured is null, and no row is dropped in silence."""
    rows = score_table(a_comparison())

    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert (rows[0]["source"], rows[0]["divergence"], rows[2]["divergence"]) == (
        "Northwire", 0.312, None,
    )  # fmt: skip
    assert rows[1]["copied"] == "88% as in Northwire (edited, both from a missing text)"
    large = score_table(_a_large_comparison())
    assert (len(large), large[-1]["source"]) == (MOST_ROWS + 1, "and 140 more rows")


def test_artifacts_that_cannot_be_left_only_warn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The comparison is done; that Prefect refuses to show it is one line, no failure."""

    def refuse(*_: object) -> None:
        raise RuntimeError("the server is full")

    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    monkeypatch.setattr(compare, "leave_artifacts", refuse)
    written = write_report(a_comparison(), tmp_path)

    assert compare.show.fn(written.story, written.page, "Divergence 0.1") is False
    assert "the server is full" in capsys.readouterr().out


def test_a_report_that_is_not_served_is_named_by_its_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where `rashomon up` is not ours there is no link, since a browser would not open it."""
    left: dict[str, str] = {}

    def keep(markdown: str, key: str, description: str) -> None:
        assert description.startswith("Divergence ")
        left[key] = markdown

    for name in ("create_markdown_artifact", "create_table_artifact", "create_link_artifact"):
        monkeypatch.setattr(f"flows.report.artifacts.leaving.{name}", keep)
    leave_artifacts(a_comparison(), "/data/out_1/report.html", None)

    assert sorted(left) == ["compare-report", "compare-scores", "compare-summary"]
    assert left["compare-report"] == "Full report: /data/out\\_1/report.html"


def _a_large_comparison() -> Comparison:
    story = a_comparison()
    names = [f"{'A very long name of a source indeed, ' * 3}{number}" for number in range(300)]
    first = story.tellings[0]
    tellings = [
        Telling(replace(first.article, id=f"{n:016x}", source=name), f"{n // 2:016x}", ())
        for n, name in enumerate(names)
    ]
    ids = [telling.article.id for telling in tellings]
    return replace(
        story,
        tellings=tuple(tellings),
        scores=tuple(replace(story.scores[0], source=name, omitted=("s1",) * 50) for name in names),
        statements=tuple(
            Statement(
                f"s{n}", f"{n} {'<word> ' * 200}", tuple(ids[:9]), tuple(names[:9]), 9, True, ()
            )
            for n in range(3000)
        ),
        copies=tuple(Copy(a, b, 0.5, "edited") for a, b in pairwise(ids)),
        refused=tuple(Refusal(f"in/{n}.txt", "too short " * 100) for n in range(5000)),
    )


def test_the_page_says_of_copies_what_the_summary_says() -> None:
    """A retelling shares few words, and of a missing text neither is the other's."""
    comparison = a_comparison()
    (copy,) = comparison.copies
    taken = (replace(copy, kind="rewritten", ancestor=None),)
    retold = replace(comparison, copies=taken, ancestors=())

    assert "- Ellery Post seems to retell Northwire in 88% of its words (rewritten)" in overview(
        retold, ""
    )
    assert "with Northwire (edited, both from a missing text)" in overview(comparison, "")


def test_a_long_name_takes_neither_share_nor_giver_from_the_list_of_copies() -> None:
    """The names are cut, and what is said of them stays whole."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    long = replace(post, article=replace(post.article, source="Ellery " * 100))

    page = overview(replace(comparison, tellings=(wire, long, voice)), "")
    assert re.search(r"- (Ellery )+El.{0,5}… shares 88% of its words with Northwire \(edited", page)


def test_the_page_explains_no_picture_that_is_not_there() -> None:
    """Where nothing is told twice there is none, and in a story of one origin nothing is core."""
    comparison = a_comparison()
    alone = tuple(
        replace(s, origins=1, sources=s.sources[:1], core=False) for s in comparison.statements
    )
    apart = overview(replace(comparison, statements=alone), "")
    one = tuple(replace(telling, origin="one") for telling in comparison.tellings)
    reprints = overview(replace(comparison, tellings=one), "")

    assert "No statement is made by more than one origin." in apart
    assert "Each column" not in apart
    assert "Each column is a statement that more than one telling makes" in reprints
    assert "### Core statements" not in reprints


def test_the_summary_in_prefect_is_told_by_subject() -> None:
    """As on the page: a dozen paragraphs of a sentence each have no order for the eye."""
    page = overview(a_comparison(), "Full report: there")
    told = page.split("## How far each source")[0]

    assert told.count("\n\n**") == 1 + len(points(a_comparison()))
    assert "**Voices.** Three sources tell the event" in told


def test_long_names_take_no_point_from_the_summary_in_prefect() -> None:
    """They are cut, as everywhere on the page; what is said of each stays whole."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    long = {"Northwire": "Northwire of [the] North " * 200, "Ellery Post": "Ellery Post " * 400}
    tellings = tuple(
        replace(t, article=replace(t.article, source=long[t.article.source])) for t in (wire, post)
    )
    scores = tuple(replace(s, source=long.get(s.source, s.source)) for s in comparison.scores)
    page = overview(replace(comparison, tellings=(*tellings, voice), scores=scores), "")
    summary = page.split("## How far")[0]

    assert all(f"**{point.about}.**" in summary for point in points(comparison))
    assert "more points" not in summary
    assert re.search(r"Northwire of \\\[the\\\] North .{1,40}… \(0\.31, 0\.12 to 0\.50\)", summary)
