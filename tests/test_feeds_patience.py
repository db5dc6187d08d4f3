"""What answers mean for a channel: patience, moves, farewells, and robots.txt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.ingest.fetching.exchange import Answer, Question
from flows.ingest.fetching.patience import after_failures, asked_for
from flows.ingest.fetching.redirects import follow
from flows.ingest.fetching.robots import Rules, parse_rules, read_rules
from flows.polling.channel_polls import empty, failed, read, unchanged
from flows.store.database.moments import stamp
from flows.store.polled.channels import Channel

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "https://ferry.example/rss"
CHANNEL = Channel("Ferry Post", URL, "feed", URL, etag='"a"', last_modified="Sat")


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(seconds=120)),
        ("0", timedelta(0)),
        ("-30", timedelta(0)),
        ("315360000", DAY),  # ten years
        ("9" * 5000, DAY),
        ("Sun, 22 Nov 2026 07:00:00 GMT", HOUR),
        ("Sun, 22 Nov 2026 05:00:00 GMT", timedelta(0)),
        ("Thu, 22 Nov 2035 07:00:00 GMT", DAY),
        (" 60 ", timedelta(seconds=60)),
        ("soon", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_honoured_up_to_a_day(said: str | None, wait: timedelta | None) -> None:
    """Seconds and dates; what is past or negative is now; what cannot be read is not said."""
    assert asked_for(said, NOW) == wait


def test_failures_are_answered_with_growing_patience() -> None:
    """Twice as long each time, below a day; sooner for a server in trouble than a missing page."""
    assert [after_failures(n) for n in (1, 2, 3)] == [timedelta(minutes=m) for m in (5, 10, 20)]
    assert after_failures(1, missing=True) == HOUR
    assert after_failures(10_000) < DAY


@pytest.mark.parametrize("status", [429, 503, None])
def test_a_busy_server_says_when_to_come_back(status: int | None) -> None:
    """Its word counts, that for its robots.txt too; and its validators are kept for that time."""
    state, poll = failed(CHANNEL, Answer(URL, status, retry_after="7200"), None, NOW)

    assert state.next_at == stamp(NOW + 2 * HOUR)
    assert (state.etag, state.failures) == ('"a"', 1)
    assert (poll.status, poll.http) == ("failed", status)


def test_gone_is_for_good_with_a_reason() -> None:
    """410 stops the polling, says when, and what to do."""
    state, poll = failed(CHANNEL, Answer(URL, 410), None, NOW)

    assert state.gone == "answered 410 Gone on 2026-11-22; take it out of the catalogue"
    assert poll.status == "gone"


def test_missing_backs_off() -> None:
    """404 is tried again in an hour, then in two, and never given up."""
    once, _ = failed(CHANNEL, Answer(URL, 404), None, NOW)
    twice, poll = failed(once, Answer(URL, 404), None, NOW)

    assert (once.next_at, twice.next_at) == (stamp(NOW + HOUR), stamp(NOW + 2 * HOUR))
    assert (twice.gone, poll.reason) == (None, "was answered with 404 Not Found")


def test_a_good_answer_forgets_the_failures() -> None:
    """Read or unchanged, the patience is over."""
    troubled = replace(CHANNEL, failures=4, next_at=stamp(NOW))
    for state, _ in (
        unchanged(troubled, Answer(URL, 304)),
        read(troubled, Answer(URL, 200), 1, None),
    ):
        assert (state.failures, state.next_at) == (0, None)


def test_a_permanent_move_is_believed_after_three_answers() -> None:
    """Two are not enough, and they must be in a row and to one place; then it is asked there."""
    there, other = "https://ferry.example/new", "https://elsewhere.example/login"
    state = CHANNEL
    seen = []
    for place in (there, there, other, there, there, there, None):
        state, _ = read(state, Answer(place or URL, 200, moved_to=place), 1, None)
        seen.append(state.url)

    assert seen == [URL, URL, URL, URL, URL, there, there]
    assert (state.address, state.moves) == (URL, 0)


def test_a_failure_between_begins_the_count_of_moves_anew() -> None:
    """Only what is said three times in a row is no mistake of a server."""
    moving = replace(CHANNEL, moved_to="https://new.example/rss", moves=2)
    state, _ = failed(moving, Answer(URL, 500), None, NOW)

    assert (state.moved_to, state.moves, state.url) == (None, 0, URL)


def test_a_temporary_move_never_is() -> None:
    """302 and 307 promise nothing, however often."""
    state = CHANNEL
    for _ in range(9):
        state, _ = read(state, Answer("https://ferry.example/now", 200), 1, None)

    assert state.url == URL


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        ([(301, "/b")], "/b"),
        ([(308, "/b")], "/b"),
        ([(301, "/b"), (308, "/c")], "/c"),
        ([(301, "/b"), (302, "/c")], "/b"),
        ([(302, "/b"), (301, "/c")], None),
        ([(307, "/b")], None),
        ([(303, "/b")], None),
    ],
)
def test_an_address_has_moved_as_far_as_all_redirects_are_for_good(
    hops: list[tuple[int, str]], moved_to: str | None
) -> None:
    """What stands behind a temporary one may be elsewhere tomorrow."""
    answers = [Answer(URL, status, location=where) for status, where in hops]
    left = iter([*answers, Answer(URL, 200, b"found")])

    found = follow(Question(URL, "*/*", 100), lambda _question: next(left))

    assert (found.status, found.moved_to) == (200, moved_to)


def test_validators_are_kept_only_of_an_answer_that_was_read_whole() -> None:
    """Kept of a damaged feed, the next answer would be "not modified" and the rest be lost."""
    answer = Answer(URL, 200, etag='W/"b"', last_modified="Sun")

    for state, kept in (
        (read(CHANNEL, answer, 3, None)[0], ('W/"b"', "Sun")),
        (read(CHANNEL, answer, 3, "is damaged")[0], (None, None)),
        (failed(CHANNEL, answer, "is not a feed", NOW)[0], ('"a"', "Sat")),
        (unchanged(CHANNEL, Answer(URL, 304))[0], ('"a"', "Sat")),
        # "Not modified" would pass for a poll at which its source was seen.
        (empty(CHANNEL, Answer(URL, 200, etag='"b"'), None)[0], (None, None)),
    ):
        assert (state.etag, state.last_modified) == kept


def test_robots_txt_behind_a_byte_order_mark_is_obeyed() -> None:
    """The mark would hide the first line, and with it everything that it forbids."""
    body = b"\xef\xbb\xbfUser-agent: *\nDisallow: /private\nCrawl-delay: 7\n"
    rules = Rules(parse_rules(body))

    assert not rules.allow("https://ferry.example/private/a")
    assert rules.allow("https://ferry.example/a")
    assert rules.pause() == 7


@pytest.mark.parametrize(
    "body",
    ["User-agent: *\nDisallow: /a".encode("utf-16"), b"User-agent: Rashomon/1.0 (x)\nDisallow: /a"],
)
def test_rules_in_utf_16_and_for_a_version_are_obeyed(body: bytes) -> None:
    """Windows writes the one, and the other means whoever has the name."""
    rules = Rules(parse_rules(body))

    assert not rules.allow("https://ferry.example/a")
    assert rules.allow("https://ferry.example/b")


def test_the_rules_for_our_name_win() -> None:
    """A group for "rashomon" counts instead of the one for everybody."""
    rules = Rules(parse_rules(b"User-agent: *\nDisallow: /\n\nUser-agent: Rashomon\nDisallow:\n"))

    assert rules.allow("https://ferry.example/a")


@pytest.mark.parametrize(
    ("answer", "allowed", "troubled"),
    [
        (Answer(URL, 404), True, False),
        (Answer(URL, 403), True, False),
        (Answer(URL, 200, b"\xff\x00 not rules at all <html>"), True, False),
        (Answer(URL, 200, reason="has more than 512,000 bytes"), True, True),
        (Answer(URL, 500), True, True),
        (Answer(URL, 429, retry_after="60"), True, True),
        (Answer(URL, reason="took more than 20 s"), True, True),
    ],
)
def test_missing_rules_allow_and_unreachable_rules_do_not(
    answer: Answer, allowed: bool, troubled: bool
) -> None:
    """As RFC 9309 has it: a 4xx means there are none, a server in trouble is not read."""
    asked: list[Question] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return answer

    rules = read_rules("https://ferry.example:8443/a/b?c", ask)

    assert asked[0].url == "https://ferry.example:8443/robots.txt"
    assert (rules.allow(URL), rules.trouble is not None) == (allowed, troubled)


def test_rules_that_are_too_long_are_not_said_to_forbid() -> None:
    """Nobody has read what they say; and no setting of ours makes them shorter."""
    too_large = "has more than 512,000 bytes (reading.max_bytes), and nothing is cut short"
    rules = read_rules(URL, lambda _question: Answer(URL, 200, reason=too_large))

    assert rules.trouble == "robots.txt is longer than the 512,000 bytes that are read of one"
