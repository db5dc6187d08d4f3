"""What is omitted is core: the figures of a report add up, with an odd number of origins too."""

from __future__ import annotations

import pytest

from models.records import Comparison
from models.settings import Settings, Statements
from tests.tellings import Desk, article

BRIDGE = "The bridge over the Sarn collapsed on Tuesday night after three days of heavy rain."
CLOSED = "The road between Tarl and Venn stays closed until the spring, the county said."
TOLD = {
    "Wire": [BRIDGE, "A lorry driver was pulled from the river alive by two anglers.", CLOSED],
    "Post": [
        "On Tuesday night the Sarn bridge fell into the river after days of rain.",
        "Two anglers saved the driver of a lorry from the water.",
    ],
    "Radio": [
        "Heavy rain brought down the bridge across the Sarn late on Tuesday.",
        "Schools in Venn are shut on Wednesday and Thursday because of the water.",
    ],
    "Ledger": [
        "The Sarn bridge collapsed on Tuesday night in the rain.",
        "Insurers put the damage at some nine million crowns.",
    ],
    "Evening": [
        "After three days of rain the bridge over the Sarn gave way on Tuesday night.",
        "The minister of transport will visit Tarl on Friday.",
    ],
}


@pytest.fixture(scope="module")
def bridge(desk: Desk) -> Comparison:
    """Five origins, of which two tell of the driver."""
    return desk.compare(
        [
            article(name, "\n\n".join(told), published=f"2024-05-01T{8 + n:02}:00:00+00:00")
            for n, (name, told) in enumerate(TOLD.items())
        ]
    )


def test_what_any_source_omits_is_core(bridge: Comparison) -> None:
    """Two of the four origins beside a source that lacks it make a statement core."""
    core = {s.id for s in bridge.statements if s.core}
    omitted = {name for score in bridge.scores for name in score.omitted}
    driver = next(s for s in bridge.statements if "anglers" in s.text)
    assert (driver.origins, driver.core) == (2, True)
    assert {s.source for s in bridge.scores if driver.id in s.omitted} == {
        "Evening",
        "Ledger",
        "Radio",
    }
    assert omitted <= core


@pytest.mark.parametrize(
    ("share", "others", "needed"),
    [(0.5, 0, 2), (0.5, 4, 2), (0.5, 5, 3), (1.0, 4, 4), (0.28, 25, 7)],
)
def test_core_needs_two_and_a_share_of_the_other_origins(
    share: float, others: int, needed: int
) -> None:
    """A source that lacks a statement is no witness of how widely it is told."""
    assert Settings(statements=Statements(core_share=share)).statements.needed(others) == needed
