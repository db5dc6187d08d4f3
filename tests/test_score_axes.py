"""The axes of a score beside divergence: how a source words what it shares, what it copied."""

from __future__ import annotations

import pytest

from tests.tellings import Desk, article, scores

CRACK = "The harbour bridge at Port Ellery closed on Monday after engineers found a crack."
DRIVERS = "Some 4,200 drivers use it each day."
CRACK_OTHERWISE = (
    "Engineers found a crack in the Port Ellery harbour bridge, which was shut on Monday."
)
DRIVERS_OTHERWISE = "Each day about 4,200 motorists drive across it."
MAYOR = "The mayor was visiting a school when he heard of it."
CHOIR = "A local choir will sing for free on Saturday in the old town hall."
ZOO = "Tickets to the zoo cost nine euros this year."


def wording(desk: Desk, *texts: str) -> list[float | None]:
    """The wording of the sources of these texts, in their order."""
    names = [f"Paper {number}" for number in range(len(texts))]
    found = scores(desk.compare([article(*one) for one in zip(names, texts, strict=True)]))
    return [found[name].wording for name in names]


def test_wording_is_of_what_is_shared(desk: Desk) -> None:
    """What only one of them says has none, however differently it is worded."""
    told = f"{CRACK} {DRIVERS}", f"{CRACK_OTHERWISE} {DRIVERS_OTHERWISE}"
    one, other = wording(desk, *told)
    with_more = wording(desk, f"{told[0]} {MAYOR}", f"{told[1]} {CHOIR}")

    assert one is not None
    assert one == other
    assert 0.1 < one < 0.6
    assert with_more == pytest.approx([one, one], abs=0.05)


def test_the_same_words_are_worded_alike(desk: Desk) -> None:
    """One sentence word by word, and nothing else in common."""
    assert wording(desk, f"{CRACK} {MAYOR} {DRIVERS}", f"{CRACK} {CHOIR} {ZOO}") == [0.0, 0.0]


def test_who_shares_nothing_words_nothing_otherwise(desk: Desk) -> None:
    """None: there is nothing to compare."""
    shared = wording(desk, f"{CRACK} {MAYOR}", f"{CRACK_OTHERWISE} {DRIVERS}", f"{CHOIR} {ZOO}")

    assert shared[2] is None
    assert None not in shared[:2]


def test_what_a_source_takes_from_itself_is_not_copied(desk: Desk) -> None:
    """Its second article goes on from its first; the other paper took from neither."""
    first = (
        "Engineers found a crack in the harbour bridge at Port Ellery on Monday morning, and the "
        f"council closed it at once to all traffic. {DRIVERS}"
    )
    later = f"{first} {MAYOR}"
    other = f"{CRACK} {CHOIR}"
    own = [article("Wire", first, path="first.txt"), article("Wire", later, path="later.txt")]
    taken = article("Post", f"{first} {ZOO}", published="2024-05-02T08:00:00+00:00")
    found = desk.compare([*own, article("Herald", other)])
    beside_a_reprint = scores(desk.compare([*own, taken, article("Herald", other)]))

    assert found.copies
    assert {score.copied for score in found.scores} == {0.0}
    assert beside_a_reprint["Post"].copied > 0.5
    assert beside_a_reprint["Wire"].copied == 0.0
