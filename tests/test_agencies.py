"""Whether a text names an agency as its author, by shape and not by a list of names."""

from __future__ import annotations

import pytest

from models.copying.agencies import names_agency
from models.records import Role, Sentence

BODY = "The ferry ran aground in fog."
MARKED = ["By AFP", "(AFP)", "Source: DPA", "via ANSA", "By <u>AFP</u>"]
UNMARKED = [
    "By Ruth Calloway",
    "Source: the ministry",
    "5 March 2024",
    "Share this",
    "By the IMF chief",
]


def named(line: str, role: Role = "boilerplate", body: str = BODY) -> bool:
    """Whether a text of such a line and a body names an agency."""
    text = f"{line}\n{body}"
    start = len(line) + 1
    return names_agency(
        text, [Sentence(0, 0, len(line), role), Sentence(1, start, len(text), "body")]
    )


@pytest.mark.parametrize("line", MARKED)
def test_signed(line: str) -> None:
    """An acronym in the place of a person's name."""
    assert named(line)


@pytest.mark.parametrize("line", UNMARKED)
def test_not_signed(line: str) -> None:
    """Names, dates and share lines are no agency."""
    assert not named(line)


def test_in_the_dateline() -> None:
    """In brackets between place and text, of the body's first sentence."""
    assert named("Ferry hits reef", "headline", f"PORT AVERIL, March 5 (Norvane) — {BODY}")
    assert not named("Ferry hits reef", "headline", f"PORT AVERIL — {BODY}")


def test_body_text_is_no_signature() -> None:
    """An acronym in a sentence of the report names nobody."""
    assert not named("(AFP)", "body", "NATO.")
