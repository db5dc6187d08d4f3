"""Quantities of two sentences that agree or conflict."""

from __future__ import annotations

import pytest

from models.numbers.quantities import agree, conflicting, quantities

AGREE = [
    ("about 1,200 people", "1,187 passengers"), ("$2 billion", "$1.97 billion"),
    ("March 13, 2023", "on 13 March"), ("half past eleven", "23:30"), ("a third", "33 percent"),
    ("dozens of people", "47 people"), ("nearly 200 boats", "187 boats"), ("62 miles", "100 km"),
    ("31 hurt", "31 casualties"), ("118F", "47.8C"), ("117.7 F", "47.6 C"), ("40 degrees", "40C"),
    ("a rise of 2C", "a rise of 3.6 degrees Fahrenheit"), ("118 degrees", "48 degrees"),
]  # fmt: skip

CONFLICT = [
    ("31 hurt", "37 were injured"), ("12%", "14 per cent"), ("in 2021", "June 4, 2020"),
    ("March 13", "March 14, 2023"), ("dozens of people", "300 people"),
    ("300 people", "310 people"), ("47.8C", "46.8 degrees Celsius"), ("41 degrees", "43C"),
    ("at 11:30 p.m.", "at 11:30 a.m."), ("on Monday", "on Tuesday"), ("twice", "three times"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_quantities_that_agree(a: str, b: str) -> None:
    """Rounding, hedges, missing years and other units do not make a conflict."""
    (one,), (other,) = quantities(a), quantities(b)

    assert agree(one, other)
    assert agree(other, one)
    assert not conflicting([one], [other])


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_quantities_that_conflict(a: str, b: str) -> None:
    """Different values of one kind and unit conflict, whichever comes first."""
    one, other = quantities(a), quantities(b)

    assert not any(agree(x, y) for x in one for y in other)
    assert conflicting(one, other)
    assert conflicting(other, one)


def test_an_equal_elsewhere_means_no_conflict() -> None:
    """What has its equal on the other side conflicts with nothing else there."""
    two_and_five, five = quantities("two men and five women"), quantities("five women")

    assert [q.value for q in two_and_five] == [2.0, 5.0]
    assert not conflicting(two_and_five, five)
    assert not conflicting(five, two_and_five)


def test_quantities_of_other_kinds_do_not_conflict() -> None:
    """Where nothing can be compared nothing differs."""
    assert not conflicting(quantities("two men"), quantities("5 percent"))
    assert not conflicting(quantities("two men"), [])
