"""What an answer means for the channel that was asked: pure decisions, no request, no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from flows.ingest.fetching.exchange import Answer
from flows.ingest.fetching.patience import after_failures, asked_for
from flows.ingest.fetching.visits import BUSY
from flows.store.database.moments import stamp
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Poll
from models.prose.text import clean_line

_MOVES: Final = 3
"""Polls in a row that were sent to the same place for good before it is believed: a mistake in a
server's rules, or a network that sends every request to its log-in, lasts less long."""

_UNHEARD: Final = 4
"""Failures after which the wait for a host that gave no answer grows no more, at 40 minutes: it may
be our own network that was down, for a night, and an hourly run should read on when it is back."""

_LACKING: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.UNAUTHORIZED)


def unchanged(channel: Channel, answer: Answer) -> tuple[Channel, Poll]:
    """Nothing has changed since the last answer."""
    return _well(_moved(channel, answer)), Poll("unchanged", answer.status)


def read(channel: Channel, answer: Answer, seen: int, note: str | None) -> tuple[Channel, Poll]:
    """The channel was read. A damaged one is asked for anew, without the validators."""
    whole = note is None
    kept = replace(
        _well(_moved(channel, answer)),
        etag=answer.etag if whole else None,
        last_modified=answer.last_modified if whole else None,
    )
    return kept, Poll("read", answer.status, clean_line(note) if note else None, seen)


def empty(channel: Channel, answer: Answer, note: str | None) -> tuple[Channel, Poll]:
    """A feed lists nothing, which shows nothing of its source; it may be quiet, or broken.

    It is asked for anew without the validators: "not modified" would pass for a poll at which its
    source was seen.
    """
    state = replace(_well(_moved(channel, answer)), etag=None, last_modified=None)
    return state, Poll("read", answer.status, clean_line(note or "lists nothing"))


def failed(
    channel: Channel, answer: Answer, reason: str | None, now: datetime
) -> tuple[Channel, Poll]:
    """The channel could not be read; it is asked again later, or never if it is gone.

    Where nothing was sent, that is no failure: its host was left alone for another's sake, or it
    is blocked, and then the next run looks whether it still is. One that fails where it moved to
    is asked for again where the catalogue says.
    """
    failures = channel.failures + answer.asked
    if answer.status == HTTPStatus.GONE:
        gone = f"answered 410 Gone on {now:%Y-%m-%d}; take it out of the catalogue"
        return replace(channel, failures=failures, gone=gone), Poll("gone", answer.status, gone)
    wait = _wait(answer, failures, now)
    later = replace(channel, failures=failures, moves=0, moved_to=None, next_at=stamp(now + wait))
    if (failures >= _MOVES or answer.blocked) and channel.url != channel.address:
        later = replace(later, url=channel.address, etag=None, last_modified=None)
    why = clean_line(reason or answer.reason or says(answer))
    return later, Poll("failed", answer.status, why)


def says(answer: Answer) -> str:
    """What an answer without a body says."""
    try:
        return f"was answered with {answer.status} {HTTPStatus(answer.status or 0).phrase}"
    except ValueError:  # a status that nobody has defined
        return f"was answered with {answer.status}"


def _wait(answer: Answer, failures: int, now: datetime) -> timedelta:
    if answer.blocked and not answer.asked:
        return timedelta(0)
    wanted = (
        asked_for(answer.retry_after, now) if answer.status in BUSY or not answer.status else None
    )
    if wanted is not None:
        return wanted
    if answer.status is None and not answer.forbidden:
        failures = min(failures, _UNHEARD)
    return after_failures(max(failures, 1), missing=answer.forbidden or answer.status in _LACKING)


def _well(channel: Channel) -> Channel:
    return replace(channel, failures=0, next_at=None)


def _moved(channel: Channel, answer: Answer) -> Channel:
    """Count permanent redirects to one place; ask there from the third in a row on."""
    if answer.moved_to is None:
        return replace(channel, moved_to=None, moves=0)
    moves = channel.moves + 1 if answer.moved_to == channel.moved_to else 1
    if moves < _MOVES:
        return replace(channel, moved_to=answer.moved_to, moves=moves)
    return replace(channel, url=answer.moved_to, moved_to=None, moves=0)
