"""From whom each article has a statement, and how many have it independently."""

from __future__ import annotations

import pytest

from models.copying.blends import least_of_blend
from models.copying.descent import Kinship, descent, independent, roots
from models.records import Ancestor, Copy, Link, Passage
from models.settings import Lineage

SETTINGS = Lineage()
HERE, THERE = (100, 200), (300, 400)
TAKEN = Passage(THERE, HERE, quoted=False, kind="verbatim")
QUOTED = Passage(THERE, HERE, quoted=True, kind="verbatim")


def links(
    told: dict[str, list[tuple[int, int]]],
    *copies: Copy,
    ancestors: tuple[Ancestor, ...] = (),
) -> dict[str, str | None]:
    """From whom each has it."""
    kinship = Kinship(copies, ancestors, SETTINGS)
    return {link.article: link.giver for link in descent(told, kinship)}


def test_a_derived_text_has_it_from_its_giver() -> None:
    """Whatever the words: as a whole it retells the other."""
    copy = Copy("wire", "post", 0.9, "rewritten")

    assert links({"wire": [THERE], "post": [HERE]}, copy) == {"wire": None, "post": "wire"}


def test_what_the_giver_does_not_tell_is_its_own() -> None:
    """A derived text may add reporting."""
    copy = Copy("wire", "post", 0.9, "edited")

    assert links({"voice": [HERE], "post": [HERE]}, copy) == {"voice": None, "post": None}


def test_who_took_nothing_has_it_from_nobody() -> None:
    """That another took it from a wire says nothing of a third."""
    copy = Copy("wire", "post", 0.9, "edited", (TAKEN,))
    found = links({"wire": [THERE], "post": [HERE], "voice": [HERE]}, copy)

    assert found == {"wire": None, "post": "wire", "voice": None}


def test_a_voice_of_its_own_may_take_one_statement() -> None:
    """A fifth of its words is taken, this statement's among them; another is not."""
    copy = Copy("wire", "voice", 0.2, "edited", (TAKEN,))

    assert links({"wire": [THERE], "voice": [HERE]}, copy)["voice"] == "wire"
    assert links({"wire": [THERE], "voice": [(500, 600)]}, copy)["voice"] is None
    assert links({"wire": [(0, 90)], "voice": [HERE]}, copy)["voice"] is None


def test_words_in_two_passages_are_taken_once() -> None:
    """A retold sentence and a run of words in it overlap: 40 of 100 characters, not 70."""
    retold = Passage(THERE, (100, 140), quoted=False, kind="rewritten")
    run = Passage(THERE, (105, 135), quoted=False, kind="verbatim")
    copy = Copy("wire", "voice", 0.2, "edited", (retold, run))

    assert links({"wire": [THERE], "voice": [HERE]}, copy)["voice"] is None


def test_a_shared_quotation_is_not_taken() -> None:
    """Both may have heard it."""
    copy = Copy("wire", "voice", 0.2, "edited", (QUOTED,))

    assert links({"wire": [THERE], "voice": [HERE]}, copy)["voice"] is None


def test_the_giver_of_most_is_the_giver() -> None:
    """Of two the one whose passages make it."""
    half = Passage(THERE, (100, 150), quoted=False, kind="edited")
    copies = Copy("a", "c", 0.6, "edited", (half,)), Copy("b", "c", 0.6, "edited", (TAKEN,))

    assert links({"a": [THERE], "b": [THERE], "c": [HERE]}, *copies)["c"] == "b"


def test_the_taken_passage_tells_more_than_the_derived_text() -> None:
    """Most of the article is from one wire, and this sentence from the other."""
    copies = Copy("a", "c", 0.6, "edited"), Copy("b", "c", 0.3, "edited", (TAKEN,))

    assert links({"a": [THERE], "b": [THERE], "c": [HERE]}, *copies)["c"] == "b"


def test_what_a_blend_words_anew_it_has_from_one_of_its_wires() -> None:
    """Both together make it derived text."""
    copies = Copy("a", "c", 0.4, "edited"), Copy("b", "c", 0.3, "edited")
    kinship = Kinship(copies, (), SETTINGS, frozenset("c"))
    told = {"b": [THERE], "c": [HERE]}

    assert links(told, *copies)["c"] is None
    assert {link.article: link.giver for link in descent(told, kinship)}["c"] == "b"


def test_nobody_has_it_from_himself() -> None:
    """Undated texts may seem to have taken from one another in a circle."""
    ring = [Copy(a, b, 0.9, "edited") for a, b in ("ab", "bc", "ca")]
    found = links({name: [HERE] for name in "abc"}, *ring)

    assert list(found.values()).count(None) == 1


def test_heirs_have_it_from_the_missing_text() -> None:
    """Where two of them tell it; what only one tells may be its own; a rewrite keeps its giver."""
    ancestor = Ancestor("a1", "AFP", ("x", "y"), ("marks",))
    copies = Copy("x", "y", 0.9, "edited"), Copy("x", "z", 0.8, "rewritten")
    told = {"x": [HERE], "y": [HERE], "z": [HERE]}

    assert links(told, *copies, ancestors=(ancestor,)) == {"x": "a1", "y": "a1", "z": "x"}
    assert links({"y": [HERE]}, *copies, ancestors=(ancestor,)) == {"y": None}


def test_an_heir_may_have_a_statement_from_a_third() -> None:
    """What stands word for word with who has nothing of the missing text is not from there."""
    ancestor = Ancestor("a1", "AFP", ("x", "y"), ("marks",))
    copies = Copy("x", "y", 0.9, "rewritten"), Copy("v", "y", 0.2, "edited", (TAKEN,))
    told = {"v": [THERE], "x": [(0, 90)], "y": [HERE]}

    assert links(told, *copies, ancestors=(ancestor,)) == {"v": None, "x": "a1", "y": "v"}


def test_a_passage_from_one_of_the_givers_sentences_is_enough() -> None:
    """The giver tells the statement in two, and only one of them was taken."""
    copy = Copy("wire", "voice", 0.2, "edited", (TAKEN,))

    assert links({"wire": [(0, 90), THERE], "voice": [HERE]}, copy)["voice"] == "wire"


def test_from_the_least_share_of_a_derived_text_on_it_is_one() -> None:
    """Also of what two heirs have in common, of a blend, and of one statement's words."""
    least = SETTINGS.derived
    told = {"a": [THERE], "b": [HERE]}
    ancestor = Ancestor("a1", None, ("a", "b"), ("passages",))
    just = Passage(THERE, (100, 100 + int(100 * least)), quoted=False, kind="edited")
    blend = Copy("a", "b", least_of_blend(SETTINGS), "edited")
    kinship = Kinship((blend,), (), SETTINGS, frozenset("b"))

    assert links(told, Copy("a", "b", least, "edited"))["b"] == "a"
    assert links(told, Copy("a", "b", 0.1, "edited", (just,)))["b"] == "a"
    for copy in Copy("a", "b", least, "edited"), Copy("a", "b", 0.1, "edited", (just,)):
        assert links(told, copy, ancestors=(ancestor,)) == {"a": "a1", "b": "a1"}
    assert [link.giver for link in descent(told, kinship)] == [None, "a"]


def test_mixed_articles_have_from_a_missing_text_the_passages_they_share() -> None:
    """Both name the agency, and each tells other statements of its own."""
    ancestor = Ancestor("a1", "dpa", ("x", "y"), ("marks",))
    copy = Copy("x", "y", 0.2, "edited", (TAKEN,), ancestor="a1")
    shared, own = {"x": [THERE], "y": [HERE]}, {"x": [(0, 90)], "y": [(500, 600)]}

    assert links(shared, copy, ancestors=(ancestor,)) == {"x": "a1", "y": "a1"}
    assert links(own, copy, ancestors=(ancestor,)) == {"x": None, "y": None}
    assert roots([Link("x", "a1"), Link("y", "a1")], {"x": "x", "y": "y"}) == {"x": "x", "y": "x"}


@pytest.mark.parametrize(
    ("givers", "expected"),
    [
        ({"a": None, "b": None}, 2.0),
        ({"a": None, "b": "a", "c": "b"}, 1.0),
        ({"a": None, "b": "a", "c": "a", "d": None}, 1.6),  # 16 / (9 + 1)
        ({"a": "a1", "b": "a1", "c": None}, 1.8),  # 9 / (4 + 1)
        ({"e": None, "f": None}, 1.0),  # of one origin as a whole
        ({}, 0.0),
    ],
)
def test_the_effective_number(givers: dict[str, str | None], expected: float) -> None:
    """One over the sum of the squared shares of those who do not have it from one another."""
    origin = {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e", "f": "e"}
    if givers == {"a": None, "b": None}:
        origin["b"] = "b"

    assert independent([Link(*link) for link in givers.items()], origin) == expected
