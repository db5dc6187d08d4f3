"""What retells another text, sentence after sentence, in words of its own."""

from __future__ import annotations

from collections.abc import Sequence

from models.records import Copy
from tests.sequenced import EARLY, LATE, TEXT, alone, copies, prose, told


def retelling(order: Sequence[int], *, whole: bool = True) -> tuple[Copy, ...]:
    """Two texts without a common run; the second retells sentences of the first so ordered.

    whole: it says all that they say, and not only what they say too.
    """
    giver = told("a", prose(80, 8), published=EARLY, rows=range(8))
    taker = told("b", prose(80, 9), published=LATE, rows=range(10, 18))
    contained = alone([giver, taker])
    for turn, place in enumerate(order):
        contained[10 + turn] |= {place}
        contained[place] |= {10 + turn} if whole else set()
    return copies(giver, taker, contained=contained)


def test_a_retelling_in_order_is_a_copy() -> None:
    """Sentence after sentence says what the other's next sentence says."""
    assert retelling(range(8)) == (Copy("a", "b", 1.0, "rewritten", decided="time"),)


def test_the_same_facts_in_another_order_are_none() -> None:
    """Independent reports of one event hold the same claims, each in its own order."""
    assert retelling([5, 1, 6, 0, 3, 7, 2, 4]) == ()
    assert retelling(range(7, -1, -1)) == ()


def retold_wire(sentences: int, times: Sequence[str | None]) -> tuple[Copy, ...]:
    """A wire, its first half reprinted, and what retells so many sentences, at such times."""
    rows = range(8), range(10, 18), range(20, 24)
    words = TEXT[:80], prose(100, 9), TEXT[:40]
    wire, paraphrase, reprint = (
        told(name, its, rows=lines, published=time)
        for name, its, lines, time in zip(("w", "p", "r"), words, rows, times, strict=True)
    )
    contained = alone([wire, paraphrase, reprint])
    for n in range(sentences):
        same = {n, 10 + n, 20 + n} if n < 4 else {n, 10 + n}
        contained |= {row: frozenset(same) for row in same}
    return copies(wire, paraphrase, reprint, contained=contained)


def test_a_paraphrase_explains_no_words_that_two_have_in_common() -> None:
    """Without times it is taken for the giver of both, and gave neither the words of the other."""
    found = retold_wire(8, (None, None, None))

    assert ("w", "r", "edited") in {(c.giver, c.taker, c.kind) for c in found}
    assert "rewritten" not in {c.kind for c in found if c.taker == "r"}


def test_what_is_printed_from_one_is_not_retold_from_another() -> None:
    """A report that tells half of the wire, and came before who printed that half."""
    found = retold_wire(4, (EARLY, "2024-05-01T09:00:00+00:00", LATE))

    assert [(c.giver, c.taker) for c in found] == [("w", "r")]


def test_what_a_longer_report_says_too_is_not_taken_from_it() -> None:
    """A brief says little of what each of the other's sentences says."""
    assert retelling(range(8), whole=False) == ()


def test_few_sentences_prove_nothing() -> None:
    """Three leads can agree by accident."""
    giver = told("a", prose(30, 8), published=EARLY, rows=range(3))
    taker = told("b", prose(30, 9), published=LATE, rows=range(3))

    assert copies(giver, taker) == ()
