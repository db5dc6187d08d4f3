"""Who tells a core statement is said in numbers: two of five origins are not most of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.report.artifacts.overview import overview
from flows.report.contents.core_bar import core_bar, leaves_out
from flows.report.page.rendering import render_page
from models.records import Comparison
from tests.stories import a_comparison
from tests.summarised import summary


def of_origins(number: int, share: float | None = None) -> Comparison:
    """Build a story whose articles come from so many origins, under a share of its own or none."""
    comparison = a_comparison()
    (first, *_) = comparison.tellings
    others = (
        replace(first, article=replace(first.article, id=f"{n}"), origin=f"{n}")
        for n in range(number)
    )
    settings = {} if share is None else {"settings": {"statements": {"core_share": share}}}
    kept = tuple(replace(one, origin="0") for one in comparison.tellings)
    return replace(comparison, tellings=(*kept, *others), manifest=settings)


@pytest.mark.parametrize(
    ("origins", "share", "bar"),
    [
        (2, None, "both origins"),
        (3, None, "at least two of the three origins"),
        (5, None, "at least two of the five origins"),
        (6, None, "at least three of the six origins"),
        (30, None, "at least 15 of the 30 origins"),
        (5, 0.9, "at least four of the five origins"),
        (3, 0.5, "at least two of the three origins"),
    ],
)
def test_the_bar_is_that_by_which_the_statements_were_judged(
    origins: int, share: float | None, bar: str
) -> None:
    """As `Statements.needed` asks of the other origins; by the share that the manifest records."""
    assert core_bar(of_origins(origins, share)) == bar


@pytest.mark.parametrize(
    "recorded",
    [
        {"core_share": 0.9, "of_a_later_version": 3},
        {"core_share": "0.9"},
        {"core_share": None},
        {"core_share": True},
        {"core_share": 1.5},
        {"core_share": float("nan")},
        {},
        0.9,
    ],
)
def test_a_manifest_of_another_version_is_read_as_far_as_it_is_known(recorded: object) -> None:
    """Its share holds if it can be one, else the usual; the page is made in any case."""
    of_five = replace(of_origins(5), manifest={"settings": {"statements": recorded}})
    share = isinstance(recorded, dict) and recorded.get("core_share")

    needed = "four" if share == 0.9 else "two"
    assert core_bar(of_five) == f"at least {needed} of the five origins"
    assert core_bar(of_five) in " ".join(render_page(of_five).split())


def test_every_summary_names_the_bar() -> None:
    """The page, its sentences and the page of markdown."""
    comparison = of_origins(5)
    bar = "at least two of the five origins"

    assert any(f"told by {bar}" in text for text in summary(comparison))
    assert f"by {bar}. Who tells" in " ".join(render_page(comparison).split())
    assert f"Told by {bar}." in overview(comparison, "")


def test_of_two_tellers_one_is_the_other() -> None:
    """And of none that leave anything out nothing is said."""
    statement = a_comparison().statements[0]

    assert leaves_out(replace(statement, origins=2), "it", {}) == "the other origin leaves out it"
    assert leaves_out(replace(statement, origins=4), "it", {}) == "most others leave out it"
    assert leaves_out(statement, "", {}) == ""
