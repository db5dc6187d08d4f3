"""Who gave and who took, and by what that is known: from a signature down to a guess."""

from __future__ import annotations

from dataclasses import replace

from tests.sequenced import EARLY, LATE, TEXT, copies, prose, told


def test_direction_by_containment() -> None:
    """Without dates the text that holds all of the other gave it."""
    (copy,) = copies(told("a", TEXT[:120]), told("b", TEXT))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "containment")


def test_who_has_much_of_its_own_is_not_contained() -> None:
    """The one may have cut and added as well as the other: the fuller one is a guess."""
    one, other = [*TEXT[:200], *prose(60, 4)], [*TEXT, *prose(100, 5)]
    (copy,) = copies(told("a", one), told("b", other))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "length")


def test_a_sentence_more_or_less_retold_contains_nothing() -> None:
    """A paraphrase puts now one, now another sentence too freely; a brief one leaves out many."""
    assert retelling(10) == ("a", "length")
    assert retelling(5) == ("b", "containment")


def retelling(sentences: int) -> tuple[str, str | None]:
    """Taker and evidence, where `b` tells so many of the ten sentences of `a`, and one of `b` more.

    The ninth sentence of each tells only a part of the other's.
    """
    contained = {row: frozenset([row, (row + 20) % 40]) for row in (*range(10), *range(20, 30))}
    contained |= {28: frozenset([28]), 9: frozenset([9]), 29: frozenset([29])}
    one = told("a", prose(100, 1), rows=range(10))
    other = told("b", prose(11 * sentences, 2), rows=range(20, 20 + sentences))
    (copy,) = copies(one, other, contained=contained)
    return copy.taker, copy.decided


def test_direction_by_parts() -> None:
    """A text made of two that have nothing in common took from both, the longer that it is."""
    one, other = prose(200, 6), prose(180, 7)
    parts = told("a", one), told("b", other)
    made = told("c", [*one[:130], *other[:120], *prose(20, 8)])
    found = copies(*parts, made)

    assert [(c.giver, c.taker, c.decided) for c in found] == [
        ("a", "c", "parts"),
        ("b", "c", "parts"),
    ]


def test_two_that_each_cut_a_part_gave_nothing() -> None:
    """They have nothing that the whole text lacks."""
    found = copies(told("a", TEXT[:140]), told("b", TEXT[150:]), told("c", TEXT))

    assert {(c.giver, c.decided) for c in found} == {("c", "containment")}


def test_direction_by_agency_mark() -> None:
    """Without dates and equally long, the one that names an agency was first."""
    (copy,) = copies(told("a", TEXT), told("b", TEXT, marks=["AFP"]))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "mark")


def test_direction_by_signature() -> None:
    """A text signed by an agency took it from the agency's own, whatever the clocks say."""
    reprint = told("a", TEXT, published=EARLY, marks=["AFP"], source="The Post")
    wire = told("b", TEXT, published=LATE, source="Agence France-Presse")
    (copy,) = copies(reprint, wire)

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "signature")


def test_an_agency_is_known_by_its_site() -> None:
    """Feeds and pages name a publisher by its site or the title of it."""
    for site in ("reuters.com", "www.Reuters.com", "Reuters UK"):
        reprint = told("a", TEXT, published=EARLY, marks=["Reuters"], source="The Post")
        (copy,) = copies(reprint, told("b", TEXT, published=LATE, source=site))
        assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "signature")


def test_direction_by_who_is_an_agency() -> None:
    """Without dates the agency's own text gave, though the paper has all of it and more."""
    for agency in ("dpa", "ТАСС", "apnews.com"):
        paper = told("a", [*TEXT, *prose(60, 5)], source="Post")
        (copy,) = copies(paper, told("b", TEXT, source=agency))
        assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "agency")


def test_an_agency_that_carries_anothers_text_did_not_write_it() -> None:
    """CNA is an agency of Taipei, and a broadcaster that prints AFP; agencies print each other."""
    for source in ("CNA", "dpa"):
        prints = told("a", TEXT, source=source, marks=["AFP"])
        (copy,) = copies(prints, told("b", [*TEXT, *prose(60, 5)], source="Post"))

        assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "containment")


def test_direction_by_citation() -> None:
    """Without dates, the text that speaks of the other's source came later."""
    citing = [*TEXT, "as", "norvane", "reported"]
    (copy,) = copies(told("a", citing, source="Post"), told("b", TEXT, source="Norvane"))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "citation")


def test_a_common_word_cites_nobody() -> None:
    """Papers are called Le Monde, Bild and Metro; the underground is no paper."""
    giver = told("b", TEXT, source="Bild")
    metro = told("b", TEXT, source="Metro")
    taker = told("a", [*TEXT, "das", "bild", "der", "metro"], source="Post")
    small = replace(taker, written=(*TEXT, "das", "Bild", "der", "metro"))
    large = replace(taker, written=(*TEXT, "das", "Bild", "der", "Metro"))

    assert copies(giver, replace(small, lang="de"))[0].decided != "citation"
    assert copies(metro, small)[0].decided != "citation"
    assert copies(metro, large)[0].decided == "citation"


def test_direction_by_edits() -> None:
    """With nothing else to go by, the text with words cut out between common ones took it."""
    cut = [word for n, word in enumerate(TEXT) if n % 20 not in (8, 9)]
    whole = [f"new{n}" if n % 20 == 8 else word for n, word in enumerate(TEXT)]
    (copy,) = copies(told("a", cut), told("b", whole[: len(cut)] + prose(20, 3)))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "edits")


def test_a_guess_is_called_one() -> None:
    """Where nothing tells giver from taker the fuller text is taken, by its length."""
    (copy,) = copies(told("a", TEXT), told("b", [*TEXT, "and", "more"]))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "length")


def test_time_decides_before_containment_and_mark() -> None:
    """A short first flash gave to the long later text, whoever signs it."""
    flash = told("a", TEXT[:120], published=EARLY)
    (copy,) = copies(flash, told("b", TEXT, published=LATE, marks=["AFP"]))

    assert (copy.giver, copy.taker) == ("a", "b")


def test_a_report_that_goes_on_was_not_there_when_it_began() -> None:
    """A liveblog opened in the morning took from the wire at noon; what comes after it can tell."""
    live = replace(told("a", TEXT[:200], published=EARLY), running=True)
    wire = told("b", TEXT, published=LATE, source="dpa")
    (taken,) = copies(live, wire)
    (given,) = copies(replace(live, published=LATE), replace(wire, source="Post", published=EARLY))

    assert (taken.giver, taken.decided) == ("b", "agency")
    assert (given.giver, given.decided) == ("b", "time")


def test_of_equal_texts_the_giver_does_not_hang_on_the_folder() -> None:
    """An id hashes the path of a file; the name of a source is the same everywhere."""
    for one, other in (("a", "b"), ("b", "a")):
        times = replace(told(one, TEXT), source="Times")
        echo = replace(told(other, TEXT), source="Echo")
        (copy,) = copies(times, echo)
        assert (copy.giver, copy.decided) == (echo.id, "length")
