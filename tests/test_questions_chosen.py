"""Which stories are looked into for questions, and which of the pairs found are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.monitoring import questions
from flows.monitoring.questions import Question, find_questions, read_questions
from flows.monitoring.watch import Watch
from flows.store.compared.monitored import Monitored
from flows.store.database.engine import Store, open_store
from models.certainty.decisive import DecisivePair, Shift
from tests.followed import POST, WIRE, a_followed_story, keep
from tests.watched import Desk


def a_question(one: str, other: str, moved: float, story: str = "A story") -> Question:
    """A question whose answer moves the Post so far."""
    shift = Shift(POST, if_same=0.1, if_not=0.1 + moved)
    return Question(story, DecisivePair(one, other, (WIRE,), (POST,), 0.5, False, (shift,)))


def asked_of(
    desk: Desk, patch: pytest.MonkeyPatch, planted: list[Question]
) -> tuple[Question, ...]:
    """What is asked where the first story that is looked into gives these questions."""
    left = [planted]

    def given(_watch: Watch, _store: Store, _row: Monitored) -> Iterator[Question]:
        yield from left.pop() if left else []

    patch.setattr(questions, "_of_story", given)
    with open_store(desk.store) as store:
        keep(store, 0, a_followed_story(0, {WIRE: 0.1, POST: 0.2}))
    return read_questions(find_questions(desk.watch()))


def test_the_eight_stories_that_hang_most_on_the_threshold_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the widest band first: to look into one takes longer than to compare it."""
    looked: list[int] = []

    def noted(_watch: Watch, _store: Store, row: Monitored) -> Iterator[Question]:
        looked.append(int(row.event, 16))
        yield from ()

    monkeypatch.setattr(questions, "_of_story", noted)
    desk = Desk(tmp_path)
    with open_store(desk.store) as store:
        for number in range(10):
            told = a_followed_story(number, {WIRE: 0.1, POST: 0.2})
            wire, post = told.scores
            wide = (replace(wire, band=(0.0, 0.01)), replace(post, band=(0.1, 0.2 + number / 20)))
            keep(store, number, replace(told, scores=wide))

    find_questions(desk.watch())

    assert looked == [9, 8, 7, 6, 5, 4, 3, 2]


def test_the_six_pairs_that_move_a_score_most_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The widest first."""
    planted = [a_question(f"One {n}.", f"Other {n}.", n / 10) for n in range(1, 9)]

    asked = asked_of(Desk(tmp_path), monkeypatch, planted)

    assert [one.pair.one for one in asked] == [f"One {n}." for n in (8, 7, 6, 5, 4, 3)]


def test_a_pair_that_stands_in_two_stories_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of its sentences is named first; of the story in which it moves more."""
    planted = [
        a_question("All are safe.", "Nobody died.", 0.2, "Ferry hits reef"),
        a_question("Nobody died.", "All are safe.", 0.4, "A ferry on the rocks"),
    ]

    (asked,) = asked_of(Desk(tmp_path), monkeypatch, planted)

    assert asked.title == "A ferry on the rocks"
