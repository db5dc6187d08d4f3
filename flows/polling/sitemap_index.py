"""The sitemaps that an index names, the newest of them, into one listing.

A sitemap that could not be read may list what nobody has seen, so the poll is no good one;
what the others list is kept all the same. One that is not there (404, 410) lists nothing, and
many an index goes on naming such for years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from random import Random
from typing import Final

from flows.ingest.feeds.items import Listing
from flows.ingest.feeds.reading import Body, read_listings
from flows.ingest.fetching.exchange import FEEDS, Answer, Question
from flows.ingest.fetching.visits import BUSY, Visit, Visitor
from flows.polling.channel_polls import says
from flows.polling.listed import newest
from flows.store.database.moments import stamp

_SITEMAPS: Final = 10  # of an index that are read
_ALWAYS: Final = 6  # the newest of them; the rest are others each time, so that all have their turn
_MISSING: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the sitemaps list. failure: what to make of the poll where not all could be read.

    partial: whether some could, so that there is no reason to wait before they are asked again.
    """

    listing: Listing
    failure: Answer | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class _Unread:
    answer: Answer
    reason: str


def gather(index: Listing, visitor: Visitor, pause: float, limit: int, now: datetime) -> Gathered:
    """Read the newest sitemaps that an index names; a listing without any is returned as it is."""
    may_hold_news = newest(index.children, now)
    urls = in_turn(may_hold_news, now)
    if not urls:
        return Gathered(index)
    visits = [Visit(url, Question(url, FEEDS, limit), pause) for url in urls]
    answers = [answer for _, answer in visitor.visit(visits)]
    read, unread = _read(answers)
    missing = [one for one in unread if one.answer.status in _MISSING]
    listing = Listing(
        items=tuple(item for one in read for item in one.items),
        note=index.note
        or _missing(missing, len(urls))
        or _passed_over(may_hold_news)
        or next((n for o in read if (n := o.note)), None),
    )
    in_trouble = unread if not read else [one for one in unread if one not in missing]
    failure = _failure(in_trouble, len(urls)) if in_trouble else None
    return Gathered(listing, failure, partial=bool(read))


def in_turn(may_hold_news: Sequence[str], now: datetime) -> list[str]:
    """Those that are read now: by chance, since polls at one hour would meet the same again."""
    rest = may_hold_news[_ALWAYS:]
    chance = Random(stamp(now))  # noqa: S311 -- a run that is begun anew reads the same
    return [*may_hold_news[:_ALWAYS], *chance.sample(rest, min(_SITEMAPS - _ALWAYS, len(rest)))]


def _read(answers: Sequence[Answer]) -> tuple[list[Listing], list[_Unread]]:
    with_body = [answer for answer in answers if answer.has_body]
    unread = [
        _Unread(answer, answer.reason or says(answer)) for answer in answers if not answer.has_body
    ]
    read = []
    bodies = [Body("sitemap", answer.url, answer.type, answer.body) for answer in with_body]
    for answer, listing in zip(with_body, read_listings(bodies), strict=True):
        if isinstance(listing, str):
            unread.append(_Unread(answer, listing))
        elif listing.children:
            unread.append(_Unread(answer, "is an index within an index, which is not followed"))
        else:
            read.append(listing)
    return read, unread


def _missing(missing: Sequence[_Unread], total: int) -> str | None:
    if not missing:
        return None
    return f"{len(missing)} of its {total} newest sitemaps are not there: {missing[0].answer.url}"


def _passed_over(may_hold_news: Sequence[str]) -> str | None:
    if len(may_hold_news) <= _SITEMAPS:
        return None
    return (
        f"names {len(may_hold_news)} sitemaps that may hold news, of which {_SITEMAPS} are read in"
        " turn: list those of news"
    )


def _failure(unread: Sequence[_Unread], total: int) -> Answer:
    """Answer in the words of the sitemap that asks for patience, if one does, else of the first."""
    told = next((one for one in unread if one.answer.status in BUSY), unread[0])
    return Answer(
        told.answer.url,
        told.answer.status if told.answer.status in BUSY else None,
        retry_after=told.answer.retry_after,
        reason=f"{len(unread)} of its {total} newest sitemaps could not be read: "
        f"{told.answer.url} {told.reason}",
    )
