"""Which agencies a text names as its author: by shape, and by name in any script."""

from __future__ import annotations

import pytest

from models.copying.agencies import agency_marks, same_name
from models.records import Role, Sentence

BODY = "The ferry ran aground in fog."
MARKED = [
    ("By AFP", "AFP"),
    ("(AFP)", "AFP"),
    ("Source: DPA", "dpa"),
    ("via ANSA", "ANSA"),
    ("By <u>AFP</u>", "AFP"),
    ("By Agence France-Presse", "AFP"),
    ("By NRVN", "NRVN"),  # an agency nobody listed
    ("Quelle: dpa", "dpa"),
    ("Источник: ТАСС", "TASS"),
    ("رويترز", "Reuters"),
    ("来源：新华社", "Xinhua"),
    ("【共同通信】", "Kyodo"),
]
UNMARKED = [
    "By Ruth Calloway",
    "Source: the ministry",
    "5 March 2024",
    "Share this",
    "By the IMF chief",
    "PDF",
    "10:30 GMT",
    "来源：本报记者",
]


def marks(line: str, role: Role = "boilerplate", body: str = BODY) -> tuple[str, ...]:
    """The agencies that a text of such a line and a body names."""
    text = f"{line}\n{body}"
    start = len(line) + 1
    return agency_marks(
        text, [Sentence(0, 0, len(line), role), Sentence(1, start, len(text), "body")]
    )


@pytest.mark.parametrize(("line", "name"), MARKED)
def test_signed(line: str, name: str) -> None:
    """An acronym, or an agency's name, in the place of a person's name."""
    assert marks(line) == (name,)


@pytest.mark.parametrize("line", UNMARKED)
def test_not_signed(line: str) -> None:
    """Names, dates and share lines are no agency."""
    assert marks(line) == ()


def test_several_sign() -> None:
    """A digest names all it is made of."""
    assert marks("Source: APE-MPE, AFP, dpa.") == ("APE-MPE", "AFP", "dpa")
    assert marks("Reuters/AP") == ("Reuters", "AP")


def test_in_the_dateline() -> None:
    """In brackets between place and text, of the body's first sentence."""
    assert marks("Ferry hits reef", "headline", f"PORT AVERIL, March 5 (Norvane) — {BODY}") == (
        "Norvane",
    )
    assert marks("Ferry hits reef", "headline", f"PORT AVERIL — {BODY}") == ()


def test_body_text_is_no_signature() -> None:
    """An acronym in a sentence of the report names nobody."""
    assert marks("(AFP)", "body", "NATO.") == ()


def test_names_of_one_agency() -> None:
    """In another script or in full, it is the same agency."""
    assert same_name("法新社", "Agence France-Presse")
    assert same_name("Norvane", "norvane")
    assert not same_name("AFP", "AP")
