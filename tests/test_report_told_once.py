"""What the report says that only one origin tells."""

from __future__ import annotations

from dataclasses import replace

from flows.report.told_once import told_once
from models.records import Comparison
from tests.tellings import Desk, article, reprinted
from tests.test_disagreement import EARLY, INDEPENDENT, LATE, WIRE, misprint

LIVE = "where 240 people live"


def shown(comparison: Comparison, word: str) -> list[tuple[tuple[str, ...], str]]:
    """Who tells each statement of one origin that has a word, and how it is shown."""
    told = told_once(comparison)
    return [(g.sources, s.text) for g in told for s, _ in g.statements if word in s.text]


def test_what_one_origin_tells_is_not_shown_with_a_misprint(desk: Desk) -> None:
    """Whichever of its articles stands first."""
    wire = article("wire", WIRE, EARLY)
    copy = misprint(reprinted(wire, "copy", "Floods"), LIVE, "where 420 people live")
    post = article("post", INDEPENDENT["post"], EARLY)
    comparison = desk.compare([wire, replace(copy, published=LATE), post])

    for tellings in (comparison.tellings, comparison.tellings[::-1]):
        ((_, text),) = shown(replace(comparison, tellings=tellings), "people live")
        assert LIVE in text


def test_what_stands_within_a_longer_sentence_of_its_wire_is_not_told_by_one_alone(
    desk: Desk,
) -> None:
    """The desk only made two sentences of one."""
    plain = "injured 31 people on Monday, the rescue service said"
    whole = (
        "injured 31 people on Monday, the fourth of their kind this year, the rescue service said"
    )
    parted = f"{plain}. They were the fourth of their kind this year"
    wire = article("wire", WIRE.replace(plain, whole), EARLY)
    copy = misprint(reprinted(wire, "copy", "Floods"), whole, parted)
    post = article("post", INDEPENDENT["post"], EARLY)
    comparison = desk.compare([wire, replace(copy, published=LATE), post])

    ((sources, _),) = shown(comparison, "They were the fourth")
    assert sources == ("wire", "copy")
