"""Names, lists and figures as a reader sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.report.contents.line_breaks import joints
from flows.report.contents.score_wording import interval
from flows.wording.lists import entries, listing, series
from flows.wording.sentences import ended
from flows.wording.untrusted import isolated
from tests.stories import a_comparison
from tests.summarised import summary


def test_lists_within_lists_can_be_told_apart() -> None:
    """Entries with commas of their own are parted by semicolons, and only they."""
    assert listing(["A", "B", "C"], 2) == "A, B and one more"
    assert series(["A and B (1)", "C (2)"], 2, "more origin") == "A and B (1); and C (2)"
    assert series(["A", "B", "C", "D"], 2, "more origin") == "A; B; and two more origins"
    assert entries(["A (1)", "B (2)"], 2, "more origin") == "A (1) and B (2)"
    assert entries(["A and B (1)", "C (2)"], 2, "more origin") == "A and B (1); and C (2)"
    assert entries(["A (1, 0 to 2)", "B (2, 1)"], 2, "more") == "A (1, 0 to 2) and B (2, 1)"


def test_an_interval_that_clears_chance_never_reads_as_touching_it() -> None:
    """A lower end just above 0 is not rounded down to it; one just below is."""
    score = a_comparison().scores[0]

    assert interval(replace(score, low=0.0004, high=0.2)) == ">0 to 0.20"
    assert interval(replace(score, low=-0.0004, high=0.2)) == "0.00 to 0.20"


def test_addresses_break_at_their_joints_only() -> None:
    """Before a dot, after a slash; never within a word, and short ones not at all."""
    assert joints("themoscowtimes.com") == ["themoscowtimes", ".com"]
    assert joints("The nytimes.com") == ["The ", "nytimes.com"]
    assert joints("https://long.example.org/news") == [
        *("https://", "long", ".example", ".org/", "news"),
    ]
    assert "".join(joints("a b  c.d.e.f.g.h.i.j")) == "a b  c.d.e.f.g.h.i.j"


@pytest.mark.parametrize("name", ["News Inc.", "Is it true?", "Yahoo!", "そうですか。"])
def test_a_name_that_ends_like_a_sentence_gets_no_full_stop_of_ours(name: str) -> None:
    """Two of them read like a slip."""
    comparison = a_comparison()
    wire, *others = comparison.tellings
    named = replace(wire, article=replace(wire.article, source=name))
    told = summary(replace(comparison, tellings=(named, *others)))

    assert f"“2,400” in Ellery Post, “4,200” in {name}" in told


def test_a_name_from_right_to_left_that_ends_like_a_sentence_gets_none_either() -> None:
    """The sign that keeps it in its place stands behind its own."""
    assert ended(isolated("هل هذا صحيح؟")) == isolated("هل هذا صحيح؟")
