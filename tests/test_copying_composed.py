"""Texts made of parts of several that have nothing in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.copying.blends import blends
from models.copying.sequenced import Sequenced
from tests.sequenced import EARLY, LATE, SETTINGS, Contained, copies, prose, roots_of, told

LENGTH = 12
ONE, OTHER, BOTH, AGAIN = range(8), range(10, 18), range(20, 30), range(40, 50)


def reported(name: str, rows: Sequence[int], published: str | None) -> Sequenced:
    """An article of a sentence for each row, with words of its own, and where they stand."""
    words = prose(LENGTH * len(rows), seed=100 + rows[0])
    text = told(name, words, rows=rows, published=published)
    spans = tuple((3 * n, 3 * n + 2) for n in range(len(words)))
    places = tuple((3 * n, 3 * (n + LENGTH) - 1) for n in range(0, len(words), LENGTH))
    return replace(text, spans=spans, places=places)


def same(pairs: Sequence[tuple[int, int]]) -> Contained:
    """Each of these says the other; all other rows say themselves alone."""
    contained = {row: {row} for row in (*ONE, *OTHER, *BOTH, *AGAIN)}
    for one, other in pairs:
        contained[one].add(other)
        contained[other].add(one)
    return {row: frozenset(others) for row, others in contained.items()}


# Of the ten sentences five retell the one and five the other.
HALVES = [*zip(BOTH[:5], ONE[:5], strict=True), *zip(BOTH[5:], OTHER[:5], strict=True)]


def test_what_is_retold_from_two_is_found_in_both() -> None:
    """Half of it is too little for a retelling of either; together they tell all of it."""
    one, other = reported("a", ONE, EARLY), reported("b", OTHER, EARLY)
    mixed = reported("c", BOTH, LATE)
    found = copies(one, other, mixed, contained=same(HALVES))

    assert [(c.giver, c.taker, c.share, c.kind) for c in found] == [
        ("a", "c", 0.5, "rewritten"),
        ("b", "c", 0.5, "rewritten"),
    ]
    assert blends([one, other, mixed], found, SETTINGS) == {"c"}


def test_who_gave_enough_for_a_retelling_gave_with_the_other() -> None:
    """Six of the ten sentences, and four."""
    rows = [*zip(BOTH[:6], ONE, strict=False), *zip(BOTH[6:], OTHER, strict=False)]
    longer = reported("a", [*ONE, *AGAIN[:4]], EARLY)
    articles = [longer, reported("b", OTHER, EARLY), reported("c", BOTH, LATE)]

    assert [(c.giver, c.share) for c in copies(*articles, contained=same(rows))] == [
        ("a", 0.6),
        ("b", 0.4),
    ]


def test_a_text_of_two_halves_makes_no_one_origin_of_both() -> None:
    """It counts with one of the two, and these stay voices of their own."""
    articles = [reported("a", ONE, EARLY), reported("b", OTHER, EARLY), reported("c", BOTH, LATE)]
    origin = roots_of(articles, copies(*articles, contained=same(HALVES)))

    assert origin["a"] != origin["b"]
    assert origin["c"] in {"a", "b"}


def test_without_times_who_retells_two_is_the_taker() -> None:
    """Though its text is the longest."""
    articles = [reported("a", ONE, None), reported("b", OTHER, None), reported("c", BOTH, None)]
    found = copies(*articles, contained=same(HALVES))

    assert [(c.giver, c.taker, c.decided) for c in found] == [
        ("a", "c", "parts"),
        ("b", "c", "parts"),
    ]


def test_who_retells_the_mixture_took_from_that() -> None:
    """The two that it was made of tell no more of it together than the mixture does."""
    again = list(zip(AGAIN, BOTH, strict=True))
    further = [(row, giver) for row, mixed in again for own, giver in HALVES if own == mixed]
    articles = [
        reported("a", ONE, EARLY),
        reported("b", OTHER, EARLY),
        reported("c", BOTH, "2024-05-01T09:00:00+00:00"),
        reported("d", AGAIN, LATE),
    ]
    found = copies(*articles, contained=same([*HALVES, *again, *further]))

    assert [(c.giver, c.share) for c in found if c.taker == "d"] == [("c", 1.0)]


def test_what_two_tell_together_is_not_retold_from_who_tells_less() -> None:
    """A third text tells eight of its ten sentences, in order: no giver beside those two."""
    eight = list(zip(AGAIN[:8], BOTH[1:9], strict=True))
    further = [(row, giver) for row, mixed in eight for own, giver in HALVES if own == mixed]
    articles = [
        reported("a", ONE, EARLY),
        reported("b", OTHER, EARLY),
        reported("d", AGAIN[:8], EARLY),
        reported("c", BOTH, LATE),
    ]
    alone = copies(*articles[2:], contained=same(eight))
    found = copies(*articles, contained=same([*HALVES, *eight, *further]))

    assert [(c.giver, c.kind) for c in alone] == [("d", "rewritten")]
    assert [c.giver for c in found if c.taker == "c"] == ["a", "b"]


def test_who_retells_two_may_print_a_paragraph_of_a_third() -> None:
    """What stands word for word in no part of either was taken too."""
    mixed = reported("c", BOTH, LATE)
    third = told("d", [*prose(100, seed=900), *mixed.words[24:42]], published=EARLY)
    givers = reported("a", ONE, EARLY), reported("b", OTHER, EARLY), third
    found = copies(*givers, mixed, contained=same(HALVES))

    assert [(c.giver, c.kind) for c in found if c.taker == "c"] == [
        ("a", "rewritten"),
        ("b", "rewritten"),
        ("d", "edited"),
    ]


def test_two_that_tell_the_same_of_a_third_are_one_origin_with_it() -> None:
    """Of paraphrases without times the original may seem to have taken from each."""
    rows = [*zip(BOTH[:8], ONE, strict=True), *zip(BOTH[:8], OTHER, strict=True)]
    articles = [reported("a", ONE, EARLY), reported("b", OTHER, EARLY), reported("c", BOTH, LATE)]
    found = copies(*articles, contained=same(rows))

    assert {(c.giver, c.taker) for c in found} == {("a", "c"), ("b", "c")}
    assert len(set(roots_of(articles, found).values())) == 1


def test_two_that_print_different_halves_of_a_wire_took_from_it() -> None:
    """Though each adds a paragraph of its own: the wire is made of no two papers."""
    text = prose(300, seed=1)
    wire = told("wire", text)
    first = told("a", [*text[:120], *prose(20, seed=2)])
    second = told("b", [*text[150:280], *prose(20, seed=3)])
    found = copies(wire, first, second)

    assert [(c.giver, c.taker) for c in found] == [("wire", "a"), ("wire", "b")]
    assert len(set(roots_of([wire, first, second], found).values())) == 1
