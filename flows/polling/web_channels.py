"""Feeds, sitemaps and pages of links: what their answers leave in the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from flows.ingest.feeds.items import Item, Listing
from flows.ingest.feeds.reading import Body, read_listings
from flows.ingest.fetching.exchange import FEEDS, PAGES, Answer, Question
from flows.ingest.fetching.visits import Visit, Visitor
from flows.polling import channel_polls as decide
from flows.polling.entry_pages import Desk, read_text
from flows.polling.listed import listed_entries
from flows.polling.sitemap_index import gather
from flows.sources.catalogue import Source
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Entry, Listed, Polled


@dataclass(frozen=True, slots=True)
class Web:
    """What polling needs of the outside: who visits, whose the channels are, the rules."""

    visitor: Visitor
    sources: Mapping[str, Source]
    desk: Desk


def channel_visit(web: Web, channel: Channel) -> Visit[Channel]:
    """The request that polls a channel."""
    accept = PAGES if channel.kind == "page" else FEEDS
    limit = web.desk.settings.max_bytes
    question = Question(channel.url, accept, limit, channel.etag, channel.last_modified)
    pause = web.sources[channel.source].pause
    return Visit(channel, question, pause, for_host=channel.failures == 0)


def polled(web: Web, answered: Sequence[tuple[Channel, Answer]]) -> Iterator[Polled]:
    """Say what each answer leaves; the bodies among them are parsed in one process."""
    with_body = []
    for channel, answer in answered:
        if answer.has_body:
            with_body.append((channel, answer))
        elif answer.status == HTTPStatus.NOT_MODIFIED and _was_conditional(channel):
            yield Polled(*decide.unchanged(channel, answer))
        else:
            yield Polled(*decide.failed(channel, answer, None, web.desk.now))
    listings = read_listings([_body(channel.kind, answer) for channel, answer in with_body])
    for (channel, answer), listing in zip(with_body, listings, strict=True):
        if isinstance(listing, str):
            yield Polled(*decide.failed(channel, answer, listing, web.desk.now))
        else:
            yield _of_listing(web, channel, answer, listing)


def _was_conditional(channel: Channel) -> bool:
    return bool(channel.etag or channel.last_modified)


def _body(kind: str, answer: Answer) -> Body:
    return Body(kind, answer.url, answer.type, answer.body)


def _of_listing(web: Web, channel: Channel, answer: Answer, listing: Listing) -> Polled:
    source, desk = web.sources[channel.source], web.desk
    gathered = gather(listing, web.visitor, source.pause, desk.settings.max_bytes, desk.now)
    listed, note = listed_entries(gathered.listing, channel.kind, desk.now)
    whole = [(entry, item) for entry, item in listed if _needs_no_page(entry, item)]
    readings = [read_text(*one, source, channel.address, desk) for one in whole]
    read = {reading.entry for reading in readings}
    entries = [replace(e, url=None) if e.entry in read else e for e, _ in listed]
    seen = len({entry.entry for entry in entries})  # one listed twice is one that may be new
    if channel.kind == "feed" and not seen:
        return Polled(*decide.empty(channel, answer, note))
    state, poll = decide.read(channel, answer, seen, note)
    if gathered.failure:
        waits, poll = decide.failed(channel, gathered.failure, None, desk.now)
        state = state if gathered.partial and not gathered.failure.status else waits
    if listing.children:  # an index may stay as it is while its sitemaps change
        state = replace(state, etag=None, last_modified=None)
    return Polled(state, replace(poll, seen=seen), Listed(tuple(entries), tuple(readings)))


def _needs_no_page(entry: Entry, item: Item) -> bool:
    return entry.state == "waiting" and (item.whole or entry.url is None)
