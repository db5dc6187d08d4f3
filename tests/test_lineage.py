"""What was copied: verbatim, abridged, edited, and which copies explain which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.language.words import words
from models.lineage import find_copies
from models.records import Copy
from tests.sequenced import (
    EARLY,
    LATE,
    SETTINGS,
    TEXT,
    alone,
    copies,
    edited,
    prose,
    roots_of,
    told,
)


def test_a_verbatim_copy() -> None:
    """All words in order: share 1, from the earlier to the later."""
    (copy,) = copies(told("b", TEXT, published=EARLY), told("a", TEXT, published=LATE))

    assert copy == Copy("b", "a", 1.0, "verbatim", decided="time")


def test_an_abridged_copy() -> None:
    """A third of the text, cut out paragraph by paragraph, is wholly copied, and edited."""
    short = TEXT[:40] + TEXT[120:150] + TEXT[240:270]
    (copy,) = copies(told("whole", TEXT, published=EARLY), told("cut", short, published=LATE))

    assert (copy.giver, copy.taker, copy.kind) == ("whole", "cut", "edited")
    assert copy.share == 1.0


def test_a_lightly_edited_copy() -> None:
    """A changed word in every ten hides nothing, and is told from verbatim text."""
    (copy,) = copies(told("a", TEXT, published=EARLY), told("b", edited(TEXT, 10), published=LATE))

    assert copy.kind == "edited"
    assert copy.share > 0.9


def test_text_around_a_copy_counts() -> None:
    """The share is of the taker's words: half its own, half taken."""
    mixed = TEXT[:100] + prose(100, 2)
    (copy,) = copies(told("a", TEXT, published=EARLY), told("b", mixed, published=LATE))

    assert copy.share == pytest.approx(0.5, abs=0.05)


def test_independent_texts() -> None:
    """Ordinary words in common, and a run shorter than the least, are no copy."""
    stock = TEXT[:7]
    assert copies(told("a", TEXT), told("b", stock + prose(200, 3))) == ()


def test_short_excerpts_are_no_copy() -> None:
    """A single taken line in a long text is below the noise."""
    assert copies(told("a", TEXT), told("b", TEXT[:10] + prose(400, 4))) == ()


def test_a_setting_may_call_derived_what_is_less_than_an_excerpt() -> None:
    """A twentieth of its words taken, a text is derived where the setting says a twentieth."""
    articles = [told("a", TEXT, published=EARLY), told("b", TEXT[:12] + prose(188, 2))]

    assert find_copies(articles, alone(articles), SETTINGS) == ()
    (copy,) = find_copies(articles, alone(articles), replace(SETTINGS, derived=0.05))
    assert (copy.giver, copy.kind, copy.share) == ("a", "edited", 0.06)


def test_quotations_alone_are_no_copy() -> None:
    """Two reporters heard the same words; outside them, each wrote his own."""
    speech = TEXT[:120]
    one, two = prose(60, 5) + speech, prose(60, 6) + speech
    quoted = [False] * 60 + [True] * 120

    assert copies(told("a", one, quoted=quoted), told("b", two, quoted=quoted)) == ()


def test_quotations_and_the_words_around_them_are() -> None:
    """Where also the reporter's words are the same, it is a copy; its share is theirs."""
    quoted = [place % 50 < 25 for place in range(300)]
    (copy,) = copies(
        told("a", TEXT, quoted=quoted, published=EARLY),
        told("b", TEXT[:150] + prose(150, 7), quoted=quoted, published=LATE),
    )

    assert copy.share == pytest.approx(0.5, abs=0.05)


def test_the_same_speech_and_nothing_else_is_a_copy() -> None:
    """A text of nothing but quotations, the same from first to last word, was passed on."""
    speech = told("a", TEXT, quoted=[True] * 300, published=EARLY)
    again = told("b", TEXT, quoted=[True] * 300, published=LATE)
    part = told("c", TEXT[:200], quoted=[True] * 200, published=LATE)

    assert [copy.taker for copy in copies(speech, again)] == ["b"]
    assert copies(speech, part) == ()


def test_four_words_of_eight_syllables_are_no_copy_in_vietnamese() -> None:
    """It puts a space between the syllables of a word."""
    said = "không có hệ thống chữa cháy tự động"
    first = words(f"Kho hàng {said}, người dân cho biết sau vụ hỏa hoạn rạng sáng thứ bảy")
    other = words(f"Tòa nhà rộng 3.500 mét vuông và {said}")
    told_in_vietnamese = [replace(told(n, w), lang="vi") for n, w in (("a", first), ("b", other))]

    assert copies(*told_in_vietnamese) == ()
    assert copies(told("a", first), told("b", other)) != ()


def test_two_texts_without_words_are_no_copy() -> None:
    """Nothing is not the same as nothing."""
    assert copies(told("a", []), told("b", []), told("c", TEXT)) == ()


def test_explained_copies_are_left_out() -> None:
    """Two reprints overlap, but each took from the report."""
    wire = told("wire", TEXT, published=EARLY)
    one = told("one", TEXT[:250], published=LATE)
    two = told("two", TEXT[20:], published="2024-05-01T13:00:00+00:00")

    assert [(c.giver, c.taker) for c in copies(wire, one, two)] == [
        ("wire", "one"),
        ("wire", "two"),
    ]


def test_a_copy_of_a_copy_is_its_own() -> None:
    """What the middle text added and the last one has was taken from the middle."""
    wire = told("wire", TEXT[:100], published=EARLY)
    middle = told("middle", TEXT, published=LATE)
    last = told("last", TEXT[60:], published="2024-05-02")

    assert ("middle", "last") in [(c.giver, c.taker) for c in copies(wire, middle, last)]


def test_a_sentence_that_a_reprint_added_shows_who_took_the_text_from_it() -> None:
    """However small a part it is, the wire lacks it."""
    added = prose(20, 8)
    wire = told("a", TEXT, published=EARLY)
    paper = told("b", [*TEXT[:100], *added, *TEXT[100:280]], published="2024-05-01T09:00:00+00:00")
    taker = told("c", [*prose(15, 9), *paper.words[:260]], published=LATE)

    found = copies(wire, paper, taker)

    assert [(copy.giver, copy.taker) for copy in found] == [("a", "b"), ("b", "c")]


def test_who_has_text_of_the_wire_that_the_reprint_lacks_took_from_both() -> None:
    """The reprint's own sentence, and a paragraph that the reprint had cut."""
    added = prose(20, 8)
    wire = told("a", TEXT, published=EARLY)
    paper = told("b", [*TEXT[:100], *added, *TEXT[130:]], published="2024-05-01T09:00:00+00:00")
    taker = told("c", [*TEXT[:100], *added, *TEXT[100:]], published=LATE)

    found = copies(wire, paper, taker)

    assert [(c.giver, c.taker) for c in found] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_who_has_little_of_the_wire_but_what_the_reprint_lacks_took_from_both() -> None:
    """More of it is the reprint's own addition."""
    added = prose(60, 8)
    wire = told("a", TEXT, published=EARLY)
    paper = told("b", [*TEXT[:100], *added, *TEXT[130:]], published="2024-05-01T09:00:00+00:00")
    taker = told("c", [*added, *TEXT[95:140]], published=LATE)

    found = copies(wire, paper, taker)

    assert [(c.giver, c.taker) for c in found] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_quotation_that_a_reprint_added_shows_nobody_took_from_it() -> None:
    """Both may have heard it."""
    with_it = [*TEXT, *prose(30, 8)]
    quoted = [place >= len(TEXT) for place in range(len(with_it))]
    found = copies(
        told("a", TEXT, published=EARLY),
        told("b", with_it, quoted=quoted, published="2024-05-01T09:00:00+00:00"),
        told("c", with_it, quoted=quoted, published=LATE),
    )

    assert [(c.giver, c.taker) for c in found] == [("a", "b"), ("a", "c")]


def test_what_two_have_in_common_and_a_third_lacks_is_theirs() -> None:
    """Their shares with the first are as large, but they are other parts of the text."""
    first = told("first", TEXT[:200], published=EARLY)
    one = told("one", [*TEXT[:100], *TEXT[200:]], published=LATE)
    two = told("two", TEXT[100:], published="2024-05-02")

    assert ("one", "two") in [(c.giver, c.taker) for c in copies(first, one, two)]


def test_a_reprint_of_a_corrected_text_is_taken_from_the_correction() -> None:
    """It has the new figures; one that has the old ones was taken from the first version."""
    corrected = edited(TEXT, 150)
    versions = [
        told("v1", TEXT, published=EARLY, family="Post"),
        told("v2", corrected, published=LATE, family="Post"),
    ]
    old = told("old", TEXT, published="2024-05-02")
    new = told("new", corrected, published="2024-05-02")

    assert [(c.giver, c.taker) for c in copies(*versions, old, new)] == [
        ("v1", "old"),
        ("v1", "v2"),
        ("v2", "new"),
    ]


@pytest.mark.parametrize("time", ["2024-05-02", None])
def test_who_took_from_a_correction_has_nothing_from_who_took_the_first_version(
    time: str | None,
) -> None:
    """The correction explains all that the two have in common, though it came after the one."""
    added = prose(20, 8)
    corrected = edited(TEXT, 150)
    found = copies(
        told("v1", TEXT, published=EARLY, family="Post"),
        told("reprint", TEXT[:200], published="2024-05-01T09:00:00+00:00"),
        told("v2", corrected, published=LATE, family="Post"),
        told("taker", [*corrected[:150], *added], published=time),
    )

    assert [(c.giver, c.taker) for c in found if c.taker == "taker"] == [("v2", "taker")]


def test_two_reports_of_one_paper_are_two_givers() -> None:
    """Only a later version of the same text stands for it, however much the taker has of it."""
    one, other = prose(200, 1), prose(200, 2)
    found = copies(
        told("a", one, published=EARLY, family="Wire"),
        told("b", other, published=EARLY, family="Wire"),
        told("c", [*one[:60], *other[:140]], published=LATE),
    )

    assert {(copy.giver, copy.taker) for copy in found} == {("a", "c"), ("b", "c")}


def test_a_further_copy_explains_no_giver_away() -> None:
    """Whoever took the text still has it from somebody."""
    corrected = edited(TEXT, 150)
    articles = [
        told("v1", TEXT, published=EARLY, family="Post"),
        told("v2", corrected, published=LATE, family="Post"),
        told("also", corrected, published=LATE),
        told("late", corrected, published="2024-05-02"),
    ]
    found = copies(*articles)

    assert {c.taker for c in found} == {"v2", "also", "late"}
    assert set(roots_of(articles, found).values()) == {"v1"}


def test_a_ring_of_reprints_explains_no_giver_away() -> None:
    """Some are undated: what tells giver from taker may go round in a circle."""
    whole, cut, end = TEXT, TEXT[:200], TEXT[100:]
    articles = [
        told("a", whole, published="2024-05-03"),
        told("b", cut),
        told("c", end, published="2024-05-01"),
        told("d", TEXT[100:200], published="2024-05-04"),
    ]
    found = copies(*articles)

    assert len(set(roots_of(articles, found).values())) == 1
