"""Who is asked how long nothing, over several rounds of visits in one run."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from flows.ingest.fetching.exchange import PAGES, Question
from flows.ingest.fetching.visits import Limits, Visit, Visitor
from tests.newsroom import NOW, Newsroom, Reply
from tests.polled import silent_newsroom

room = pytest.fixture(silent_newsroom)


def visitor(room: Newsroom) -> Visitor:
    """Somebody who may ask this host."""
    return Visitor(Limits([room.host], 5, NOW))


def visits(
    room: Newsroom, paths: Sequence[str], *, for_host: bool = True, pause: float = 0
) -> list[Visit[str]]:
    """A question for each path."""
    return [Visit(path, Question(room.url(path), PAGES, 10_000), pause, for_host) for path in paths]


def busy(status: int, seconds: int) -> Reply:
    """A host that says when to come back."""
    return Reply(status, headers={"Retry-After": str(seconds)})


def test_a_host_is_asked_again_when_its_time_has_come(room: Newsroom) -> None:
    """In the same run, though it was turned to in vain meanwhile, which does not begin it anew."""
    asker = visitor(room)
    room.replies["/feed"] = busy(429, 2)
    list(asker.visit(visits(room, ["/feed"])))
    time.sleep(1.2)
    ((_, refused),) = asker.visit(visits(room, ["/early"]))
    time.sleep(1.2)
    ((_, answered),) = asker.visit(visits(room, ["/late"]))

    assert (refused.asked, answered.status) == (False, 404)
    assert room.paths() == ["/feed", "/late"]


def test_a_good_answer_lifts_the_plea_of_a_host(room: Newsroom) -> None:
    """What one of its feeds said for an hour does not keep its pages unread once another is."""
    asker = visitor(room)
    room.replies |= {"/down": busy(503, 3600), "/fine": Reply(200, b"news")}
    list(asker.visit(visits(room, ["/down", "/fine"])))
    list(asker.visit(visits(room, ["/page"], for_host=False)))

    assert room.paths() == ["/down", "/fine", "/page"]


def test_what_a_page_says_is_not_said_for_its_host(room: Newsroom) -> None:
    """One page that is unavailable for an hour keeps no other from being asked for."""
    asker = visitor(room)
    room.replies["/page"] = busy(503, 3600)
    list(asker.visit([Visit("page", Question(room.url("/page"), PAGES, 10_000), 0)]))
    list(asker.visit(visits(room, ["/other"])))

    assert room.paths() == ["/page", "/other"]


def test_nothing_is_asked_once_nobody_wants_the_answer(room: Newsroom) -> None:
    """A run that ends while a host is given its pause leaves at once, without a last request."""
    slow = visits(room, ["/two"], pause=30)
    answers = visitor(room).visit([*visits(room, ["/one"]), *slow])
    started = time.monotonic()
    next(answers)
    time.sleep(0.2)  # by now the second waits for its turn
    answers.close()

    assert room.paths() == ["/one"]
    assert time.monotonic() - started < 10
