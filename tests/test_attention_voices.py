"""Who speaks beside a source, and what had been told when it published."""

from __future__ import annotations

from dataclasses import replace

from models.attention.voices import Voice, voice, voiced_words, words_per_statement
from models.claims import claims
from models.records import Article
from tests.burst import BURST
from tests.tellings import Desk, article

WIRE = article("Agency", " ".join(BURST["Agency"]))
CUT = article("Times", " ".join(BURST["Agency"][:6]), published="2024-05-01T09:00:00+00:00")
LATER = article("Standard", " ".join(BURST["Standard"]), published="2024-05-01T12:00:00+00:00")


def _speaking(desk: Desk, source: str, *articles: Article) -> Voice:
    analysis = desk.analysed(articles)
    made = claims(analysis)
    words = words_per_statement(made, len(articles))
    return voice(source, analysis, words, voiced_words(made, analysis))


def test_what_the_wire_told_before_is_known_to_who_cut_it(desk: Desk) -> None:
    """Though the wire has no voice beside its own origin; a later text tells nobody before."""
    speaker = _speaking(desk, "Times", WIRE, CUT, LATER)
    standing = speaker.collapsed.standing
    wire = speaker.words[0] > 0

    assert standing.aside is not None
    assert (standing.aside == wire).all()
    assert (wire & ~(speaker.told > 0)).any()
    assert not standing.early.any()


def test_a_text_over_again_tells_its_source_nothing(desk: Desk) -> None:
    """What an equal text told is drawn anew with the source; a third is no text of its origin."""
    again = replace(WIRE, id="again", source="Post", path="Post.txt")
    aside = [
        _speaking(desk, source, *articles).collapsed.standing.aside
        for source, articles in (("Post", (WIRE, again, LATER)), ("Standard", (WIRE, LATER)))
    ]

    assert [found is not None and not found.any() for found in aside] == [True, True]


def test_what_was_cut_from_its_text_tells_a_source_nothing(desk: Desk) -> None:
    """It is drawn anew with the source: a further copy, whole or abridged, changes no score."""
    undated = replace(CUT, published=None)
    with_it = _speaking(desk, "Agency", WIRE, undated, LATER).collapsed.standing

    assert with_it.aside is not None
    assert not with_it.aside.any()


def test_what_was_cut_from_an_equal_text_tells_a_source_nothing(desk: Desk) -> None:
    """A reprint has the standing of its original, whoever cut that before it was printed."""
    late = replace(WIRE, id="again", source="Post", path="Post.txt", published=LATER.published)
    its, original = (
        _speaking(desk, source, WIRE, CUT, late, LATER).collapsed.standing.aside
        for source in ("Post", "Agency")
    )

    assert its is not None
    assert original is not None
    assert not its.any()
    assert not original.any()


UNDATED = replace(WIRE, published=None)
POST = replace(WIRE, id="again", source="Post", path="Post.txt", published=LATER.published)


def _place(speaker: Voice, source: str) -> int:
    """The number of a source's article: they are sorted by time."""
    return [its.source for its in speaker.analysis.material.articles].index(source)


def test_a_late_reprint_does_not_make_late_what_others_cut_before(desk: Desk) -> None:
    """A text without a time was out before the cut of it, whoever prints it again."""
    between = replace(LATER, published="2024-05-01T10:00:00+00:00")
    for source in ("Times", "Standard", "Agency"):
        one, two = (
            _speaking(desk, source, UNDATED, CUT, between, *further) for further in ((), (POST,))
        )
        assert one.out[_place(one, "Agency")], source
        assert two.out[_place(two, "Agency")], source
        assert one.known.sum() == two.known.sum(), source


def test_a_guess_weighs_neither_of_two_texts(desk: Desk) -> None:
    """Either may be the copy, and tells the other nothing that it could have left out."""
    lines = BURST["Agency"]
    one = replace(WIRE, published=None, text=" ".join([*lines[:6], *BURST["Times"][:2]]))
    two = article("Post", " ".join([*lines[:5], *BURST["Times"][3:5]]), published=None)
    third = replace(LATER, published="2024-05-03T12:00:00+00:00")
    (copy,) = desk.analysed([one, two, third]).copies
    assert copy.decided == "length"

    for own, other in ((one, two), (two, one)):
        beside = _speaking(desk, own.source, own, other, third)
        standing = beside.collapsed.standing
        assert standing.aside is not None
        assert not standing.aside.any()
        heard = beside.words[_place(beside, "Standard")] > 0
        assert (standing.out == (beside.told > 0) | heard).all()
