"""Tables and descriptions of artifacts: the UI shows both as markdown, pictures and all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from flows.report.artifacts.leaving import score_table
from flows.report.artifacts.markup import escaped, harmless
from flows.report.digest.leaving import score_rows
from tests.digests import a_digest, a_score, a_story
from tests.stories import a_comparison

HOSTILE = (
    "![x](http://e.example/t.png)",
    "<img src=http://e.example/t>",
    "[l](http://e.example/)",
    "http://e.example/x",
    "WWW.e.example",
    "me@e.example",
    "<b>b</b> **b** _i_ ~~s~~ `c`",
    "# head",
    "- list",
    "1. list",
    "<script>alert(1)</script>",
)
PLAIN = {"inline", "paragraph_open", "paragraph_close", "text", "softbreak"}
# Where a tokenizer of GitHub's markdown makes a link of its own (marked, which the UI uses).
LINKS = ("http://", "https://", "www.")


def kinds(markdown: str) -> set[str]:
    """What a text is made of."""
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(markdown)
    return {one.type for token in tokens for one in (token, *(token.children or ()))}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_shows_titles_and_names_as_they_are(text: str) -> None:
    """A cell neither loads a picture, nor links, nor formats."""
    story = a_story(title=text, scores=(a_score(text), a_score("Plain")))
    rows = score_rows(a_digest(stories=(story,)).stories)
    comparison = a_comparison()
    first = replace(comparison.scores[0], source=text)
    table = score_table(replace(comparison, scores=(first, *comparison.scores[1:])))

    for cell in (rows[0]["story"], rows[0]["source"], table[0]["source"]):
        assert kinds(str(cell)) <= {*PLAIN, "text_special"}
        assert not any(link in str(cell).casefold() for link in LINKS)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_description_is_harmless_and_shows_no_escapes(text: str) -> None:
    """It stands behind other words; one UI shows it as markdown, the other as it is."""
    shown = harmless(text)

    assert kinds(f"0.31 – {shown}") <= PLAIN
    assert not any(link in shown.casefold() for link in LINKS)
    assert "\\" not in shown


def test_a_page_links_no_address_that_begins_with_www() -> None:
    """GitHub's markdown would; other dots stay as they are."""
    assert escaped("See www.e.example. It is 3.5 km") == "See www\\.e.example. It is 3.5 km"
