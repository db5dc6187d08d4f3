"""What the parsers of feeds, sitemaps and pages of links make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a listing, as it was given; nothing is checked yet.

    guid: what the feed calls it. dates: how it is dated, the likeliest first, as written.
    modified: when it was changed last, as written, which says little of when it was published.
    text: what the feed carries of the article, plain. whole: whether that seems to be all.
    """

    guid: str | None = None
    url: str | None = None
    title: str | None = None
    dates: tuple[str, ...] = ()
    modified: str | None = None
    text: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All that was read of a channel.

    faults: entries that could not be read, each with its reason. note: what is amiss with
    the whole. children: addresses of the sitemaps that an index names, with their dates.
    """

    items: tuple[Item, ...]
    faults: tuple[str, ...] = ()
    note: str | None = None
    children: tuple[tuple[str, str | None], ...] = ()


class UnlistedError(ValueError):
    """The body is nothing that lists articles; the message says why."""
