"""Which line of a text is its headline."""

from __future__ import annotations

import pytest

from tests.roles import BODY, roles


def test_the_headline_is_the_title_line_and_its_repetition() -> None:
    """A repeated title is a headline twice; the standfirst below it is body."""
    found = roles("Wall approved by one vote\n\nLive: Wall approved by one vote\n\n" + BODY)
    assert found["Wall approved by one vote"] == "headline"
    assert found["Live: Wall approved by one vote"] == "headline"
    deck = "Mayor breaks the tie after five hours of debate on Monday night"
    assert roles(f"Wall approved by one vote\n{deck}\n\n{BODY}")[deck] == "body"


@pytest.mark.parametrize(
    "title", ["Sea wall: 4 votes against", "Council: no money yet", "Κάστρο: 4 νεκροί"]
)
def test_a_short_headline_with_a_colon_is_one(title: str) -> None:
    """It looks like the labels of a page, and no other line is the title."""
    told = roles(f"{title}\n\nBy Ada Ruiz\n\n{BODY}")

    assert told[title] == "headline"
    assert told["By Ada Ruiz"] == "boilerplate"


def test_a_headline_of_two_names_is_one_where_the_report_has_its_words() -> None:
    """A writer's name is not in the report."""
    assert roles(f"Port Alder\n\n{BODY}")["Port Alder"] == "headline"
    assert roles(f"Ada Ruiz\n\n{BODY}")["Ada Ruiz"] != "headline"


@pytest.mark.parametrize(
    "title", ["No wall yet. Vote on Monday.", "Mur stoi. Koszt w górę o 7 proc."]
)
def test_short_sentences_above_a_byline_are_the_headline(title: str) -> None:
    """A full stop, or an abbreviation's, may end it; without the byline they open the report."""
    parts = roles(f"{title}\n\nAda Ruiz\n\n{BODY}")
    assert {role for text, role in parts.items() if text in title} == {"headline"}
    parts = roles(f"{title}\n\n{BODY}")
    assert {role for text, role in parts.items() if text in title} == {"body"}


def test_a_chinese_headline_with_a_colon_is_one() -> None:
    """No space parts its words."""
    title, body = "雲嶺地震：4人死亡", "雲嶺今天上午發生強烈地震，造成4人死亡、67人受傷，鐵路停駛。"
    told = roles(f"{title}\n\n記者林美玲／雲嶺報導\n\n{body}\n\n{body}")

    assert told[title] == "headline"


@pytest.mark.parametrize("label", ["Posts: 153", "Location: Port Alder", "Szerző: Kovács Anna"])
def test_a_label_is_no_headline(label: str) -> None:
    """Where the page has no other either."""
    assert roles(f"{label}\n\n{BODY}")[label] != "headline"


def test_a_given_title_decides_which_line_is_the_headline() -> None:
    """Without it the first line would be taken."""
    text = f"Port Alder council news\n\nA wall, by one vote\n\n{BODY}"
    assert roles(text, title="A Wall, by One Vote")["A wall, by one vote"] == "headline"


@pytest.mark.parametrize("heading", ["Schools told to stay shut", "Mayor says no", "### Why now?"])
def test_a_heading_that_says_who_spoke_or_is_marked_as_one_heads_its_part(heading: str) -> None:
    """A word of speech tells content from furniture, and not a sentence from a heading."""
    text = f"Wall approved by one vote\n\n{BODY}{heading}\n\n{BODY}"

    assert roles(text)[heading] == "headline"


def test_a_question_that_is_not_marked_may_be_the_writers_own() -> None:
    """It stands alone in its paragraph, and nothing else heads a part."""
    assert roles(f"Wall approved by one vote\n\n{BODY}Why now?\n\n{BODY}")["Why now?"] == "body"
