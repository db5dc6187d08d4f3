"""Which later figures are news, and which are told otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.records import Article
from tests.tellings import Desk, article, reprinted

NIGHT, MORNING, NOON, EVENING = (
    f"2024-05-{hour}:00:00+00:00" for hour in ("01T21", "02T07", "02T12", "02T20")
)

EARLY, LATE = "2024-05-01T08:00:00+00:00", "2024-05-02T18:00:00+00:00"

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


def test_what_a_source_corrects_in_its_own_text_may_be_an_update(desk: Desk) -> None:
    """It tells later figures than it told itself; a reprint of another has no news."""
    first = article("Post", MATCH.replace("two players", "12 players"), EARLY)
    text = MATCH.replace("two players", "15 players")
    second, reprint = (article(n, text, LATE, path=f"{n}-2.txt") for n in ("Post", "Echo"))
    other = article("Herald", RIVAL, LATE)

    assert ("Post", "15", "12", True) in found(desk, [first, second, other])
    assert ("Echo", "15", "12", False) in found(desk, [first, reprint, other])


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


@pytest.mark.parametrize(
    ("published", "kinds"),
    [
        ("2024-05-03T09:00:00+00:00", []),  # a Friday, after the first report
        ("2024-05-01T18:00:00+00:00", ["date"]),
        (None, ["date"]),
    ],
)
def test_news_of_a_later_day_is_of_another_act(
    desk: Desk, published: str | None, kinds: list[str]
) -> None:
    """Who published on Wednesday cannot have had what happened on Friday."""
    first = article(
        "first",
        "Hail destroyed orchards in the valley of Tarn on Wednesday, the county said.\n\n"
        "The mayor asked the growers to count their trees before noon.",
        EARLY,
    )
    second = article(
        "second",
        "Hail destroyed more orchards in the valley of Tarn on Friday, growers told us.\n\n"
        "Insurers have sent two experts with a drone and a box of apples.",
        published,
    )

    assert [d.kind for d in desk.compare([first, second]).distortions] == kinds


@pytest.mark.parametrize(("published", "kinds"), [("2024-05-03", []), ("2024-05-01", ["date"])])
def test_news_of_a_later_day_without_its_month_is_of_another_act(
    desk: Desk, published: str, kinds: list[str]
) -> None:
    """Japanese, Chinese and Korean papers write "the 3rd" of the day on which they come out."""
    rest = "被害額は二千万円に上るとみられる。市民からは驚きの声が上がった。"
    first = article(
        "first",
        f"県警は1日、金を着服した疑いで信金の元支店長を逮捕した。\n\n{rest}",
        EARLY,
        lang="ja",
    )
    second = article(
        "second",
        "金を着服した疑いで逮捕された信金の元支店長を、県警は3日、送検した。\n\n職員の一人が説明した。",
        f"{published}T09:00:00+00:00",
        lang="ja",
    )

    assert [d.kind for d in desk.compare([first, second]).distortions] == kinds


def test_what_was_possible_may_have_happened_since(desk: Desk) -> None:
    """Who had "could" in the morning is no distortion, who has "has" at night an update."""
    first = article(
        "first",
        "Ada Lindqvist could reopen the road over the dam to lorries on Friday morning.\n\n"
        "Her office in the village was counting sandbags and lamps.",
        EARLY,
    )
    second = article(
        "second",
        "Ada Lindqvist did reopen the road over the dam to lorries on Friday morning.\n\n"
        "A baker brought rolls for the drivers, and a dog slept beneath a truck.",
        LATE,
    )
    (found,) = desk.compare([first, second]).distortions

    assert (found.kind, found.update, found.article) == ("modality", True, second.id)
    (found,) = desk.compare([first, replace(second, published=EARLY)]).distortions
    assert not found.update
