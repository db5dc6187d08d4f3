"""Texts that are missing, inferred from what their heirs have in common or name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from models.copying.ancestors import missing_ancestors, stretches, through, unexplained
from models.copying.sequenced import Sequenced
from models.lineage import find_copies
from models.records import Ancestor, Copy
from models.settings import Lineage

SETTINGS = Lineage()
TIMES = [f"2024-05-01T0{hour}:00:00+00:00" for hour in range(9)]
SCRIPTS = {"latin": "w{}", "arabic": "كلمة{}", "devanagari": "शब्द{}", "han": "{}"}


def prose(n_words: int, seed: int, form: str = "w{}") -> list[str]:
    """Words in an order that no other seed has."""
    numbers = np.random.default_rng(seed).integers(0, 400, size=n_words)
    return [chr(0x4E00 + n) if form == "{}" else form.format(n) for n in numbers]


def told(  # noqa: PLR0913 - what is known of an article
    name: str,
    words: Sequence[str],
    *,
    marks: Sequence[str] = (),
    published: str | None = None,
    source: str = "",
    quoted: bool = False,
) -> Sequenced:
    """An article of such words."""
    flags = tuple(quoted for _ in words)
    return Sequenced(name, name, published, tuple(words), flags, (), tuple(marks),
                     source=source or name)  # fmt: skip


def found(*articles: Sequenced) -> tuple[tuple[Ancestor, ...], tuple[Copy, ...]]:
    """The missing texts and the copies, which must not depend on the order of the articles."""
    results = set()
    for order in permutations(articles):
        copies = find_copies(order, {}, SETTINGS)
        missing = missing_ancestors(order, copies, SETTINGS)
        results.add((missing, through(copies, missing)))
    assert len(results) == 1
    return results.pop()


def without(words: Sequence[str], start: int, length: int = 40) -> list[str]:
    """The words less a paragraph."""
    return [*words[:start], *words[start + length :]]


@pytest.mark.parametrize("form", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("times", [(None, None, None), tuple(TIMES[:3])], ids=["undated", "dated"])
def test_three_different_cuts_imply_a_whole(form: str, times: Sequence[str | None]) -> None:
    """Any two share a paragraph that the third cut: none of them can be the source."""
    wire = prose(300, 1, form)
    desks = [told(f"d{n}", without(wire, 60 * n), published=times[n]) for n in range(3)]
    missing, copies = found(*desks)

    assert missing == (Ancestor("a1", None, ("d0", "d1", "d2"), ("passages",)),)
    assert {copy.ancestor for copy in copies} == {"a1"}


def test_three_different_changes_imply_an_original() -> None:
    """Each desk changed three words of its own; what two print is the older reading."""
    wire = prose(300, 1)
    desks = [
        told(
            f"d{n}",
            ["new" if place % 90 == 30 * n + 9 else word for place, word in enumerate(wire)],
        )
        for n in range(3)
    ]

    assert [ancestor.evidence for ancestor in found(*desks)[0]] == [("passages",)]


def test_two_different_changes_by_each_of_three_are_enough() -> None:
    """The least of which it is sure that no two desks mended the same misprint."""
    wire = prose(300, 1)
    desks = [
        told(f"d{n}", ["new" if k % 150 == 50 * n + 9 else word for k, word in enumerate(wire)])
        for n in range(3)
    ]

    assert [ancestor.evidence for ancestor in found(*desks)[0]] == [("passages",)]


def test_who_only_retells_is_no_heir_of_what_prints_share() -> None:
    """Three prints differ, and a fourth text says what one of them says in words of its own."""
    desks = [told(f"d{n}", without(prose(300, 1), 60 * n)) for n in range(3)]
    copies = [*find_copies(desks, {}, SETTINGS), Copy("d0", "r", 0.9, "rewritten")]
    (missing,) = missing_ancestors([*desks, told("r", prose(300, 7))], copies, SETTINGS)

    assert missing.articles == ("d0", "d1", "d2")


def test_one_changed_word_each_implies_nothing() -> None:
    """Two desks may mend the same misprint."""
    wire = prose(300, 1)
    desks = [told(f"d{n}", [*wire[: 80 * n + 40], "new", *wire[80 * n + 41 :]]) for n in range(3)]

    assert found(*desks)[0] == ()


def test_the_wire_itself_is_no_missing_text() -> None:
    """Where the whole is among the articles, it is the source, dated or not."""
    wire = prose(300, 1)
    desks = [told(f"d{n}", without(wire, 60 * n)) for n in range(3)]

    assert found(told("wire", wire), *desks)[0] == ()


def test_a_text_handed_on_implies_nothing() -> None:
    """Each took from the one before and cut a little more, or added of its own."""
    first = prose(300, 1)
    second = [*without(first, 60), *prose(50, 2)]
    third = without(second, 150)

    assert found(*(told(f"d{n}", text) for n, text in enumerate((first, second, third))))[0] == ()


def test_two_texts_imply_nothing_by_their_passages() -> None:
    """The one may have cut from the other and added to it."""
    wire = prose(300, 1)

    assert found(told("a", without(wire, 0)), told("b", without(wire, 200)))[0] == ()


def test_two_that_name_an_agency_have_it_from_there() -> None:
    """And the agency is named, though no article of its own is there."""
    wire = prose(300, 1)
    one, other = told("a", wire, marks=["AFP"]), told("b", without(wire, 90), marks=["dpa", "AFP"])
    missing, copies = found(one, other, told("c", prose(200, 3), marks=["AFP"]))

    assert missing == (Ancestor("a1", "AFP", ("a", "b"), ("marks",)),)
    assert [copy.ancestor for copy in copies] == ["a1"]


def test_the_agencys_own_article_is_the_source() -> None:
    """Reprints name it, and there it is."""
    wire = prose(300, 1)
    reprints = [told(name, wire, marks=["AFP"]) for name in "ab"]

    assert found(told("w", wire, source="Agence France-Presse"), *reprints)[0] == ()


def test_an_agency_named_once_names_the_missing_text() -> None:
    """What the passages imply, one desk's byline names."""
    wire = prose(300, 1)
    desks = [told(f"d{n}", without(wire, 60 * n), marks=["AFP"] * (n == 1)) for n in range(3)]

    assert [(a.name, a.evidence) for a in found(*desks)[0]] == [("AFP", ("marks", "passages"))]


def test_one_byline_of_a_listed_agency_is_enough() -> None:
    """Another reprint may have the text from the paper that signs it; an unknown name may err."""
    wire = prose(300, 1)
    cut = told("cut", wire[:250], published=TIMES[2])

    def heirs(mark: str) -> list[tuple[str | None, tuple[str, ...]]]:
        signed = told("signed", wire, marks=[mark], published=TIMES[1])
        return [(a.name, a.articles) for a in found(signed, cut)[0]]

    assert heirs("AFP") == [("AFP", ("signed",))]
    assert heirs("NRVN") == []


def test_one_byline_and_a_passage_in_common_name_no_missing_text() -> None:
    """From half of its words on another is derived, and had the agency's text by way of this."""
    wire = prose(300, 1)
    signed = told("signed", wire, marks=["AFP"], published=TIMES[1])

    def named(words: int) -> list[str | None]:
        other = told("other", [*wire[:words], *prose(200 - words, 9)], published=TIMES[2])
        return [ancestor.name for ancestor in found(signed, other)[0]]

    assert named(100) == ["AFP"]
    assert named(90) == []


def test_a_passage_is_of_the_agency_that_is_away() -> None:
    """Two papers name two agencies for what they share; of one there is the report itself."""
    wire = prose(90, 1)
    papers = [
        told(name, [*wire[:60], *prose(200, seed)], marks=["AFP", "dpa"], published=TIMES[1])
        for name, seed in (("one", 2), ("two", 3))
    ]
    missing, _ = found(told("AFP", prose(200, 4)), *papers)

    assert [(ancestor.name, ancestor.articles) for ancestor in missing] == [("dpa", ("one", "two"))]


def test_who_is_named_too_wrote_for_itself() -> None:
    """A paper signs a text of AFP's, which is there, with an agency that is not."""
    wire = prose(300, 1)
    paper = told("paper", wire, marks=["AFP", "dpa"], published=TIMES[2])
    (missing,), _ = found(told("AFP", wire, published=TIMES[1]), paper)

    assert (missing.name, missing.articles) == ("dpa", ("paper",))


def test_an_unlisted_name_names_only_what_the_passages_imply() -> None:
    """And not where who bears it is one of those that cut the text."""
    desks = [
        told(f"d{n}", without(prose(300, 1), 60 * n), marks=["NRVN"] * (n == 1)) for n in range(3)
    ]
    own = [replace(desks[0], source="NRVN"), *desks[1:]]

    assert [(a.name, a.evidence) for a in found(*desks)[0]] == [("NRVN", ("passages",))]
    assert [a.name for a in found(*own)[0]] == [None]


def test_who_has_the_text_of_a_signed_one_has_the_agencys() -> None:
    """An earlier print of it needs no byline; one with half of it may have the rest for itself."""
    wire = prose(300, 1)
    signed = told("signed", wire, marks=["AFP"], published=TIMES[1])
    (whole,) = found(told("first", wire, published=TIMES[0]), signed)[0]
    (half,) = found(told("first", [*wire[:180], *prose(120, 9)], published=TIMES[0]), signed)[0]

    assert whole.articles == ("first", "signed")
    assert half.articles == ("signed",)


def test_an_agency_among_the_articles_is_not_missing() -> None:
    """A paper made of two wires names both, and is derived from one; so is its reprint."""
    afp, dpa = prose(200, 1), prose(200, 2)
    paper = told("paper", [*afp[:120], *dpa[:80]], marks=["AFP", "dpa"], published=TIMES[2])

    reprint = replace(paper, id="reprint", source="reprint", family="reprint")

    assert found(told("AFP", afp), told("dpa", dpa), paper)[0] == ()
    assert found(told("AFP", afp), told("dpa", dpa), paper, reprint)[0] == ()


def test_an_agency_is_not_missing_where_its_site_is_among_the_articles() -> None:
    """Its articles come from "reuters.com", and papers sign "(Reuters)"."""
    wire = told("reuters.com", prose(200, 1))
    paper = told("paper", prose(200, 1)[:120], marks=["Reuters"], published=TIMES[2])

    assert found(wire, paper)[0] == ()


def test_a_passage_of_two_that_name_one_agency_is_its_own() -> None:
    """Each is mostly its own: neither took the passage from the other."""
    wire = prose(90, 1)
    one = told("one", [*wire, *prose(200, 2)], marks=["dpa"], published=TIMES[1])
    two = told("two", [*wire[:60], *prose(200, 3)], marks=["dpa"], published=TIMES[2])
    (ancestor,), (copy,) = found(one, two)

    assert (ancestor.name, ancestor.articles) == ("dpa", ("one", "two"))
    assert copy.ancestor == ancestor.id
    assert copy.share < SETTINGS.derived


def test_agencies_that_sign_together_name_the_text_together() -> None:
    """As papers write it."""
    one, two = (told(name, prose(200, 1), marks=["dpa", "AFP"]) for name in ("one", "two"))

    assert [a.name for a in found(one, two)[0]] == ["AFP/dpa"]


def test_one_speech_is_no_missing_text() -> None:
    """Three papers quote what all of them heard, each another part."""
    speech = prose(300, 1)
    quoting = [told(f"d{n}", without(speech, 60 * n), quoted=True) for n in range(3)]

    assert found(*quoting)[0] == ()


def test_stretches_hold_no_quoted_word() -> None:
    """Of a text with a quotation in its middle, those before and after it."""
    words = tuple(prose(30, 1))
    text = Sequenced("a", "a", None, words, tuple(10 <= n < 20 for n in range(30)), ())

    assert stretches(text, 8) == {words[n : n + 8] for n in (0, 1, 2, 20, 21, 22)}


def test_what_a_tree_carries_is_explained() -> None:
    """Of three holders of one stretch two links; of three pairs of stretches one is left over."""
    a, b, c, d = (frozenset({(name,)}) for name in "abcd")

    assert unexplained([a, a, a]) == 0
    assert unexplained([a | b, b | c, c | d]) == 0
    assert unexplained([a | b | d, b | c | d, c | a | d]) == 1
