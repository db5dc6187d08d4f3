"""What a source probably says in words of its own is not called left out."""

from __future__ import annotations

import pytest

from models.records import Comparison
from tests.tellings import Desk, article, scores

DECIDED = (
    "The dairy group Lactova fixed the price of milk for nine years, a court in Osterhal decided "
    "on Monday."
)
RULED = (
    "Lactova unlawfully agreed on milk prices with its rivals, a judge in Osterhal ruled on "
    "Monday, after the longest cartel case in the country's history."
)
CHEATED = (
    "They were drinking to the verdict of an Osterhal court that the group had cheated with its "
    "prices."
)
WIRE = f"""{DECIDED}

It must pay 340 million crowns.

Farmers in the north had complained since 2016."""
LEDGER = f"""{RULED}

The fine is 340 million crowns.

Shares in the company fell by 6 percent."""
WEEK = f"""Breeders opened bottles of cider on the market square of Venn.

{CHEATED}

In the shops a litre still costs fourteen crowns."""
TOLD = {"Wire": WIRE, "Ledger": LEDGER, "Dairy Week": WEEK}


@pytest.fixture(scope="module")
def cartel(desk: Desk) -> Comparison:
    """Three origins; the last tells of the verdict in quite other words, and of no fine."""
    return desk.compare(
        [
            article(name, told, published=f"2024-05-01T{8 + n:02}:00:00+00:00")
            for n, (name, told) in enumerate(TOLD.items())
        ]
    )


def _omitted(cartel: Comparison) -> list[str]:
    names = set(scores(cartel)["Dairy Week"].omitted)
    return [statement.text for statement in cartel.statements if statement.id in names]


def test_a_verdict_told_in_other_words_is_no_omission(cartel: Comparison) -> None:
    """Its two tellings are one statement without the third, which is near it all the same."""
    verdict = next(s for s in cartel.statements if s.text in {DECIDED, RULED})
    assert verdict.sources == ("Wire", "Ledger")
    assert verdict.text not in _omitted(cartel)


def test_what_it_says_nothing_near_is_an_omission(cartel: Comparison) -> None:
    """The fine."""
    assert any("340 million crowns" in text for text in _omitted(cartel))
