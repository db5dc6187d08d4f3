"""Which sentences are held against each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.analysis import Analysis
from models.claims import Claim, claims
from models.disagreement.counterparts import counterparts
from models.records import Article
from tests.tellings import Desk, article, reprinted
from tests.test_disagreement import EARLY, INDEPENDENT, LATE, WIRE, misprint

SAME = 0.5
COACH = "Its coach, Bengt Stenmark, said he would resign."
CHANGED = "Its coach, Knut Aasgaard, said he would resign."
SWEEPER = "The sweeper Knut Aasgaard told the court of 17 meetings in the boathouse."


@pytest.fixture
def told() -> list[Article]:
    """A wire, a later reprint with another name, and a paper that tells of who bears that name."""
    wire = article("wire", f"{WIRE}\n{COACH}", EARLY)
    copy = misprint(reprinted(wire, "copy", "Floods"), COACH, CHANGED)
    post = article("post", f"{INDEPENDENT['post']} {SWEEPER}", EARLY)
    return [wire, replace(copy, published=LATE), post]


def gathered(analysis: Analysis, text: str, beside: str) -> Analysis:
    """The story where the sentence `text` makes the statement of another one."""
    labels = np.array(analysis.labels)
    texts = analysis.material.texts
    labels[texts.index(text)] = labels[texts.index(beside)]
    return replace(analysis, labels=labels)


def aligned(analysis: Analysis, text: str) -> list[str]:
    """The sentences that one is held against."""
    texts = analysis.material.texts

    def says(claim: Claim) -> str:
        return texts[claim.row]

    found = counterparts(claims(analysis), analysis, SAME)
    return [
        says(other) for claim, others in found.items() if says(claim) == text for other in others
    ]


def test_taken_text_is_held_against_what_it_was_taken_from(desk: Desk, told: list[Article]) -> None:
    """Also where what was changed in it makes another statement of it."""
    changed = gathered(desk.analysed(told), CHANGED, SWEEPER)

    assert COACH in aligned(changed, CHANGED)
