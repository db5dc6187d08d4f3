"""The distinct sentences of a story, and where each of them stands."""

from __future__ import annotations

from itertools import permutations

import pytest

from models.material import content, content_words
from models.records import Sentence
from tests.tellings import article, material, reprinted

LEAD = "The ferry ran aground in thick fog on Monday evening."
REST = "Everyone on board was taken off alive before midnight."
ONE = article("One", f"Ferry hits reef\n\n{LEAD}\n\n{REST}\n")


def test_a_copy_adds_no_row() -> None:
    """The same sentences under another headline: only the headline is new."""
    alone = material(ONE)
    both = material(ONE, reprinted(ONE, "Two", "Boat strikes rock"))

    assert set(both.texts) - set(alone.texts) == {"Boat strikes rock"}


def test_typography_makes_no_other_sentence() -> None:
    """Case, quotation marks, line breaks and an inline dateline do not count."""
    wrapped = LEAD.replace(" fog ", "\nfog ").replace("ferry", "FERRY")
    other = article("Two", f"PORT AVERIL, March 5 (Norvane) — {wrapped}\n\n“{REST[:-1]}”.\n")
    gathered = material(ONE, other)

    assert [row for row in gathered.rows[1] if row is not None] == [
        row for row in gathered.rows[0] if row is not None
    ][1:]


def test_an_entry_of_a_list_is_the_sentence_without_its_bullet() -> None:
    """A statement is shown by its words; the span in the article keeps the bullet."""
    text = f"{LEAD}\n\n- {REST}\n\n– Nobody was hurt, the coastguard said."
    listed = material(article("List", text))
    assert set(listed.texts) == {LEAD, REST, "Nobody was hurt, the coastguard said."}
    entry = listed.sentences[0][1]
    assert text[entry.start : entry.end] == f"- {REST}"


def test_order_of_input_is_irrelevant() -> None:
    """Articles go by time, then source; sentences by text."""
    later = article("A later one", f"{REST} {LEAD}", published="2024-05-02")
    undated = article("B undated", f"{LEAD} Nobody knows why.", published=None)
    expected = material(ONE, later, undated)

    assert [a.source for a in expected.articles] == ["One", "A later one", "B undated"]
    assert list(expected.texts) == sorted(expected.texts)
    for articles in permutations((ONE, later, undated)):
        assert material(*articles) == expected


def test_furniture_and_wordless_lines_have_no_row() -> None:
    """They take no part in anything, but stay in the reading order."""
    gathered = material(article("One", f"{ONE.text}\n* * *\n\nRelated article: Ten ferries\n"))
    rows = dict(zip(gathered.sentences[0], gathered.rows[0], strict=True))

    assert [row for s, row in rows.items() if s.role == "boilerplate"] == [None] * sum(
        s.role == "boilerplate" for s in rows
    )
    assert len([row for row in rows.values() if row is not None]) == 3


def test_words_of_a_sentence_are_spans_of_the_article() -> None:
    """Offsets count in the article's own text; the dateline's words are left out."""
    text = f"PORT AVERIL, March 5 (Norvane) — {LEAD}"
    dated = article("One", text)
    whole = Sentence(0, 0, len(text), "body")

    assert content(dated, whole) == LEAD
    assert [text[a:b] for a, b in content_words(dated, whole)][:2] == ["The", "ferry"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_a_space_inside_a_figure_stays(space: str) -> None:
    """What is set on one line keeps 240 000 one figure; other such spaces are spaces."""
    text = f"The ferry, 41{space}years\nold, cost 240{space}000 crowns."

    told = content(article("One", text), Sentence(0, 0, len(text), "body"))

    assert told == f"The ferry, 41 years old, cost 240{space}000 crowns."


def test_the_language_is_that_of_most_articles() -> None:
    """Of equals the first by name; English if none is known."""
    articles = [article(str(n), LEAD, lang=lang) for n, lang in enumerate(("de", "fr", "fr"))]

    assert material(*articles).lang == "fr"
    assert material(*articles[:2]).lang == "de"
    assert material(article("x", LEAD, lang="")).lang == "en"


def test_no_articles() -> None:
    """Nothing in, nothing out."""
    assert material().texts == ()
