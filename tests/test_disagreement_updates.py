"""Which later figures are news, and which are told otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.records import Article
from tests.tellings import Desk, article, reprinted

NIGHT, MORNING, NOON, EVENING = (
    f"2024-05-{hour}:00:00+00:00" for hour in ("01T21", "02T07", "02T12", "02T20")
)

SHELTER = {
    NIGHT: "About {} people were staying at the shelter in the school of Tarn after the floods.\n\n"
    "Volunteers brought soup, and a choir of farmers sang until the lamps were put out.",
    MORNING: "The Red Cross says {} people slept at the shelter in the school of Tarn.\n\n"
    "A baker handed out rolls from the back of a van that had lost its doors.",
    NOON: "The shelter in the school of Tarn held {} people, fewer than during the night.\n\n"
    "Insurers have sent two experts with a drone and a box of apples.",
}

MATCH = """Ada Lind scored in the 89th minute as Tarn Town beat ten-man Holt Rovers 2-1 on Saturday.

Holt had drawn level from the penalty spot when a defender handled a corner by the goalkeeper.

The visitors lost a midfielder to a second yellow card for a late tackle near the dugouts.

Tarn are fourth in the table and travel to the coast next week with two players injured.
"""

RIVAL = (
    "Tarn Town took advantage and Ada Lind scored the winner in the 87th minute against Holt "
    "Rovers on Saturday.\n\nThe supporters stayed behind to applaud, and the bus broke down."
)


def at_shelter(*counts: tuple[str, str]) -> list[Article]:
    """A telling at each of the times given, with how many were in the shelter."""
    return [article(f"at{hour[8:13]}", SHELTER[hour].format(n), hour) for hour, n in counts]


def found(desk: Desk, articles: list[Article]) -> set[tuple[str, str, str, bool]]:
    """Source, both details and whether it may be an update, of each finding."""
    comparison = desk.compare(articles)
    source = {telling.article.id: telling.article.source for telling in comparison.tellings}
    return {(source[d.article], d.here, d.there, d.update) for d in comparison.distortions}


def test_a_count_that_goes_on_is_news_each_time(desk: Desk) -> None:
    """The figure of the morning is not off because those of night and noon are others."""
    told = found(desk, at_shelter((NIGHT, "640"), (MORNING, "900"), (NOON, "520")))

    assert ("at02T07", "900 people", "640 people", True) in told
    assert {update for *_, update in told} == {True}


def test_a_figure_between_two_that_agree_is_off(desk: Desk) -> None:
    """The count has not moved: who stands between has it otherwise than both."""
    told = found(desk, at_shelter((NIGHT, "640"), (MORNING, "900"), (NOON, "640")))

    assert ("at02T07", "900 people", "640 people", False) in told


@pytest.mark.parametrize("reprinted_at", [NOON, EVENING])
def test_a_reprint_of_an_old_figure_is_no_update(desk: Desk, reprinted_at: str) -> None:
    """It came out after the rival, but its text was there before."""
    wire = article("wire", MATCH, NIGHT)
    copy = replace(reprinted(wire, "copy", "Late goal"), published=reprinted_at)
    told = found(desk, [wire, article("gazette", RIVAL, MORNING), copy])

    assert {source for source, *_ in told} == {"gazette"}


def test_the_minute_of_a_goal_is_no_news(desk: Desk) -> None:
    """What happened once, and an age, are told otherwise and not later."""
    told = found(desk, [article("wire", MATCH, NIGHT), article("gazette", RIVAL, MORNING)])

    assert told == {("gazette", "87th", "89th", False)}
