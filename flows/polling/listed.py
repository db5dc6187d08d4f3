"""Items of a listing into entries of the store: named, dated, and the hopeless ones refused."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby, zip_longest
from typing import Final

from flows.addresses import canonical_url, is_front, web_address
from flows.ingest.feeds.items import Item, Listing
from flows.ingest.publication import is_old, published_date, utc_day, why_old, why_undated
from flows.polling.entry_keys import digest, entry_key
from flows.store.polled.polls import Entry
from models.prose.text import clean_line, repair

_SITEMAP_DAYS: Final = timedelta(days=3)  # news sitemaps hold two days, others the whole archive
_OUTDATED: Final = 3  # sitemaps that are read where an index dates none into the last days
_VERSIONS: Final = 2  # of an article in one listing, with headlines of their own; judgement
_COUNTED: Final = re.compile(r"(\D*)(\d{1,4})")  # an id that may say but where an item stands
_UNDATED: Final = 1000  # links; more without any date are an archive, not the news


def listed_entries(
    listing: Listing, kind: str, now: datetime
) -> tuple[list[tuple[Entry, Item]], str | None]:
    """Make entries of all items and faults; and say what is amiss with the whole, if anything.

    Of a sitemap, which may list a whole archive, only the latest days are taken.
    """
    items = [item for item in listing.items if kind != "sitemap" or _is_news(item, now)]
    note = listing.note
    undated = [item for item in items if not item.dates and not item.modified]
    if kind == "sitemap" and len(undated) > _UNDATED:
        items = [item for item in items if item.dates or item.modified]
        note = f"lists {len(undated)} addresses without a date, which were left out"
    if listing.items and not items:
        note = (
            note
            or f"lists no news: all it dates ({len(listing.items)}) is older than"
            f" {_SITEMAP_DAYS.days} days"
        )
    shared = _shared(items) | _shared_ids(items) | _places(items)
    entries = [(_entry(item, shared, now), item) for item in items]
    faults = [(_fault(reason), Item()) for reason in listing.faults]
    return [*entries, *faults], note


def newest(children: Sequence[tuple[str, str | None]], now: datetime) -> list[str]:
    """The sitemaps of an index that may hold news, those changed last first.

    Of those changed at one time, and of those of which it does not say so and which come last, it
    is those at both its ends, since some list the oldest first and some date all alike. Where
    it dates all of them long back, those that it dates last: many an index is not dated anew.
    """
    dated = [(published_date(date or "", now) or "", url) for url, date in children]
    undated = [url for day, url in dated if not day]
    said = sorted((one for one in dated if one[0]), key=lambda one: one[0], reverse=True)
    ordered = [
        (day, url)
        for day, group in groupby(said, key=lambda one: one[0])
        for url in _from_both_ends([url for _, url in group])
    ]
    news = [url for day, url in ordered if utc_day(day) >= (now - _SITEMAP_DAYS).date()]
    latest = news or [url for _, url in ordered[: 0 if undated else _OUTDATED]]
    return [*latest, *_from_both_ends(undated)]


def _from_both_ends(urls: Sequence[str]) -> list[str]:
    """The first, the last, the second, the last but one ..."""
    half = (len(urls) + 1) // 2
    pairs = zip_longest(urls[:half], reversed(urls[half:]))
    return [url for pair in pairs for url in pair if url is not None]


def _entry(item: Item, shared: Collection[str], now: datetime) -> Entry:
    url = _own_address(item)
    published = _published(item.dates, now)
    entry = Entry(
        entry=_key(item, shared),
        url=url,
        title=item.title and clean_line(repair(item.title)),
        published=published,
        listed=digest(item.title, item.modified, item.text),
    )
    if reason := _why_refused(item, url, published, now):
        return replace(entry, state="refused", reason=reason)
    if item.dates and published is None:
        said = clean_line(item.dates[0])[:40]
        return replace(entry, reason=f"its date {said!r} {why_undated(item.dates[0], now)}")
    return entry


def _own_address(item: Item) -> str | None:
    """The address of an item's article; that of a front page, which some link to, is none."""
    url = web_address(item.url)
    return None if url is None or is_front(url) else url


def _shared(items: Sequence[Item]) -> frozenset[str]:
    """The addresses under which whole texts of several ids stand: those of a ticker, say."""
    guids: defaultdict[str, set[str]] = defaultdict(set)
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.whole and item.guid and (url := canonical_url(_own_address(item))):
            guids[url].add(item.guid)
            texts[url].add(item.text)
    return frozenset(url for url in guids if len(guids[url]) > 1 and len(texts[url]) > 1)


def _shared_ids(items: Sequence[Item]) -> frozenset[str]:
    """The ids that are no names: of items without an address, under too many headlines.

    An item without a headline has its text for one.
    """
    heads: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.guid and _own_address(item) is None:
            heads[clean_line(item.guid)].add(item.title or digest(item.text))
    return frozenset(guid for guid in heads if len(heads[guid]) > _VERSIONS)


def _places(items: Sequence[Item]) -> frozenset[str]:
    """The ids that are no names but places: "item 1", "item 2" of items without an address.

    Tomorrow's first item is no version of today's.
    """
    guids = [clean_line(i.guid) for i in items if i.guid and _own_address(i) is None]
    counted = [match for guid in guids if (match := _COUNTED.fullmatch(guid))]
    numbers = [int(match[2]) for match in counted]
    is_count = len(numbers) > 1 and numbers in [list(range(k, k + len(guids))) for k in (0, 1)]
    return frozenset(guids if is_count and len({match[1] for match in counted}) == 1 else ())


def _why_refused(item: Item, url: str | None, published: str | None, now: datetime) -> str | None:
    if web_address(item.url) is None and item.url:
        return f"its link {clean_line(item.url)[:60]!r} is no address of the web"
    if url is None and item.url and not item.whole:
        return "leads to a front page, and its listing does not carry the whole text"
    if url is None and not item.text:
        return "names no address and carries no text"
    if published is not None and is_old(published, now):
        return why_old(published)
    return None


def _fault(reason: str) -> Entry:
    text = clean_line(reason)
    return Entry(f"fault:{digest(text)}", None, None, None, digest(text), "refused", text)


def _key(item: Item, shared: Collection[str]) -> str:
    """Name the entry: by address, since feeds give one id to all items, or a new one each time."""
    guid, url = clean_line(item.guid or ""), canonical_url(_own_address(item))
    if url and item.whole and url in shared:
        url = f"{url} id:{guid or digest(item.title, item.text)}"
    guid = "" if guid in shared else guid
    return entry_key(url or (guid and f"id:{guid}"), item.title, item.text)


def _published(dates: Sequence[str], now: datetime) -> str | None:
    found = (published_date(written, now) for written in dates)
    return next((one for one in found if one), None)


def _is_news(item: Item, now: datetime) -> bool:
    """Whether a sitemap dates the item into the last days, or does not date it at all."""
    written = (*item.dates, *([item.modified] if item.modified else []))
    moment = _published(written, now)
    return moment is None or utc_day(moment) >= (now - _SITEMAP_DAYS).date()
