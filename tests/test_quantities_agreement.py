"""Quantities of two sentences that agree or conflict."""

from __future__ import annotations

import pytest

from models.numbers.quantities import agreement, conflicting, quantities

AGREE = [
    ("about 1,200 people", "1,187 passengers"), ("$2 billion", "$1.97 billion"),
    ("March 13, 2023", "on 13 March"), ("half past eleven", "23:30"), ("a third", "33 percent"),
    ("dozens of people", "47 people"), ("nearly 200 boats", "187 boats"), ("62 miles", "100 km"),
    ("31 hurt", "31 casualties"),
]  # fmt: skip

CONFLICT = [
    ("31 hurt", "37 were injured"), ("12%", "14 per cent"), ("in 2021", "June 4, 2020"),
    ("March 13", "March 14, 2023"), ("dozens of people", "300 people"),
    ("300 people", "310 people"),
    ("at 11:30 p.m.", "at 11:30 a.m."), ("on Monday", "on Tuesday"), ("twice", "three times"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_quantities_that_agree(a: str, b: str) -> None:
    """Rounding, hedges, missing years and other units do not make a conflict."""
    found = agreement(quantities(a), quantities(b))

    assert found.shared
    assert not found.conflicting
    assert not conflicting(quantities(a), quantities(b))


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_quantities_that_conflict(a: str, b: str) -> None:
    """Different values of one kind and unit conflict."""
    found = agreement(quantities(a), quantities(b))

    assert len(found.conflicting) == 1
    assert not found.shared
    assert conflicting(quantities(a), quantities(b))


def test_an_equal_elsewhere_means_no_conflict() -> None:
    """What has its equal on the other side conflicts with nothing else there."""
    found = agreement(quantities("two men and five women"), quantities("five women"))

    assert len(found.shared) == 1
    assert not found.conflicting
    assert not conflicting(quantities("two men and five women"), quantities("five women"))
    assert [quantity.value for quantity in found.only_a] == [2.0]
